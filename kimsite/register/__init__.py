"""A district's spreadsheet of groups → profiles of groups, and back; with each cell that is wrong."""
