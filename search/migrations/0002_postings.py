"""The tables of terms in which the database engines search; their shape depends on the database."""

from django.db import migrations

CREATE = {
    "sqlite": (
        "CREATE VIRTUAL TABLE search_postings USING fts5(title, summary, everything, detail=column,"
        " tokenize='unicode61 remove_diacritics 0')",
        "CREATE VIRTUAL TABLE search_titles USING fts5(title_words, detail=column, prefix='1 2 3 4',"
        " tokenize='unicode61 remove_diacritics 0')",
        "CREATE TRIGGER search_postings_follow AFTER DELETE ON search_searchdocument BEGIN"
        " DELETE FROM search_postings WHERE rowid = old.id;"
        " DELETE FROM search_titles WHERE rowid = old.id; END",
    ),
    "postgresql": (
        "CREATE TABLE search_postings (document_id bigint PRIMARY KEY"
        " REFERENCES search_searchdocument (id) ON DELETE CASCADE,"
        " title tsvector NOT NULL, summary tsvector NOT NULL, everything tsvector NOT NULL,"
        " title_words tsvector NOT NULL)",
        "CREATE INDEX search_postings_terms ON search_postings"
        " USING gin (everything, title, summary, title_words)",
    ),
}
DROP = {
    "sqlite": (
        "DROP TRIGGER search_postings_follow",
        "DROP TABLE search_titles",
        "DROP TABLE search_postings",
    ),
    "postgresql": ("DROP TABLE search_postings",),
}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
