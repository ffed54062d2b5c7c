"""Every value that flows through kimsite: the glossary.

`settings`   what a build is asked to do; time and choices enter here, once
`source`     what lies on disk: files, pictures, the inventory
`content`    what people wrote: groups and documents
`site`       a group's content, composed: bodies, links, neighbours
`theme`      how it shall look: templates, settings, vocabularies of the interface
`view`       exactly what one template may use
`task`       one output to be made, and the record of one that was
`report`     what a build has to tell: diagnostics, summaries, results

All are frozen dataclasses over str, int, bool, None, dates, tuples and one
another, so that equal values have equal `repr` and can be keys of a cache.
"""
