"""Brings documents of other systems into the page tree: read, convert, plan, write in bulk, report."""
