"""One row of a table: whether it is there, what was rated, and what that comes to."""
