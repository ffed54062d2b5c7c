"""Summaries of groups → what a coach or a ministry counts, as JSON, tables, one page to look at, or a sheet to sign."""
