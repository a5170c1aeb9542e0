"""Administration of people, units and skills, inside Wagtail's admin."""
