"""Two groups that an organisation fills: moderators of comments, and those who are told when somebody is worried about."""

from django.db import migrations

ROLES = {"Modérateurs": "moderate_comment", "Référents bien-être": "answer_concern"}
NAMES = {
    "moderate_comment": "Can moderate comments",
    "answer_concern": "Is told when somebody worries about a colleague",
}


def make_roles(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    comment, _made = ContentType.objects.get_or_create(app_label="discussion", model="comment")
    admin = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for group_name, codename in ROLES.items():
        permission, _made = Permission.objects.get_or_create(
            content_type=comment, codename=codename, defaults={"name": NAMES[codename]}
        )
        group, _made = Group.objects.get_or_create(name=group_name)
        group.permissions.add(permission, admin)


class Migration(migrations.Migration):
    dependencies = [
        ("discussion", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
