"""A rubric, the report's figures and judges' marks → a ranking in which every number can be done again by hand."""
