"""The moderators' desk in the Wagtail admin. Every list and every decision fetches through the same gates as the site."""
