"""Numbers as a table means them: exact decimals, fractions, intervals, and the one place that rounds."""
