"""Stage 1, disk → content: what lies in the project, and what people wrote in it.

`discover`   the project's folder → Inventory, without reading any content
`document`   a Markdown file's bytes → Document
`group`      group.yaml's bytes → Group; network.yaml's bytes → Network
`picture`    a picture's bytes → Picture

Every function takes bytes or paths and gives a value and diagnostics; none
raises because of what a file holds. Below them: `text` and `frontmatter` make a
tree of nodes that know their places (`tree`, `nodes`, `sheet`; `complaint` says
what is wrong with the YAML), and `fields` turns nodes into values after the
vocabulary (`kinds`, `values`, `dates`, `names`, `paths`, `identity`).
"""
