"""A finished site → the places where readers find it.

`stock` looks at what was built, a destination (`folder`, `archive`, `branch`) knows its kind of place, `errand` takes
one site to one place from start to end, `fleet` does many errands at a time.
"""
