"""How fast kimsite is, beside Hugo, Pelican and Eleventy making the same site: `python -m bench`."""
