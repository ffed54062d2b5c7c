"""Stage 3: themes/ → Theme. Templates, settings, style sheets and words, parents merged in."""
