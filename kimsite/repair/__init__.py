"""Typical slips, repaired as their authors meant them: only where there is no doubt, and never what a text says.

    bytes ─ mend ─► the same with its slips repaired, and what was met

Values go in and come out: nothing here is written.
"""
