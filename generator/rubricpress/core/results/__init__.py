"""What a result says: its numbers, where each of them comes from, and their pictures."""
