"""Stage 4: Site × Theme → Tasks. What pages there are, where they lie, and exactly what each may see."""
