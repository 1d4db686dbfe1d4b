"""The printed table of a rubric: its columns and rows as a page for paper."""
