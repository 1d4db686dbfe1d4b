"""What the words of a table's cells say: points, scores, thresholds, measures, grades."""
