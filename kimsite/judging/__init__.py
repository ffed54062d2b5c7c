"""Judging a theme: everything wrong with it in one run, from its files and from sample pages."""
