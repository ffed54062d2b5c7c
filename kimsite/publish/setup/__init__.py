"""What a host needs so that it builds and publishes a project by itself: `kimsite publish setup`.

`files` puts together what is to be written: `workflow` the host's own file, `wheel` kimsite itself. `proposal` looks at
what stands there already.
"""
