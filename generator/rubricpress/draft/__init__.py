"""From an office's table to the draft of a rubric, in a straight line.

file -> grid of cells -> rows with roles -> criteria with a guessed scoring method -> YAML with a `TODO`
at every doubt -> a report of what was understood and what was not. Nothing is approximated silently.
"""
