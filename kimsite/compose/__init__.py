"""Stage 2: content → Site.

`guard`      Markdown → Body, within a budget (`markdown` converts, `sanitize` and `structure` make it safe and valid)
`images`     a picture → the files that pages need of it
`assemble`   group, documents and bodies → Site: addresses, links, neighbours

A stage imports none of the libraries it stands on before it has work for them.
"""
