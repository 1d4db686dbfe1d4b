"""The official table, filled: what stands at each place of the printed sheet."""
