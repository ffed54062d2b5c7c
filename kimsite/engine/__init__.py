"""Stage 6: only what changed. Deciding, executing, writing, and the ledger that remembers."""
