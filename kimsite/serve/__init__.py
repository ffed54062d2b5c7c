"""The preview: builds while people write, serves what came out on this machine, and tells their browsers.

    watch ─► preview (builds what changed) ─► hub ─► server ─► pages in browsers, with live.js in them

Nothing here writes into a project. A desk for writing in the browser would be one more set of addresses below
`server.OWN`, and would give what it saves to the same watcher.
"""
