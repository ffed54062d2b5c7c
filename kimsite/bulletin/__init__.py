"""What a group or a region wrote in a month → a bulletin for the notice board: one or two sheets of A4."""
