"""Stage 5: Task → bytes. Pages, feeds, calendars, pictures; each maker stands alone."""
