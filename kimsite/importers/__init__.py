"""Moving in: what another system exported → kimsite's files.

`tree` reads XML as far as it goes; `wordpress` and `blogger` make an `Export` of it, `archive` of all that a file has.
`carry` gives each entry its file: `classic` and `shortcodes` make plain HTML of what WordPress keeps, `body` puts it in
order, `library` and `links` say where its pictures and links lead now, `prose` writes Markdown, `bylines` lifts who
wrote it and where, `manuscript` puts the front matter above. `fetch` brings the pictures.
"""
