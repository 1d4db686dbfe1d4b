"""Editions of a table: what is recorded, what changed between two, and answers that are carried over."""
