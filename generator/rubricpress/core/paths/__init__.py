"""The way to a better conclusion: how far it is, and the fewest single steps that lead there."""
