"""What is wrong with a table, and what should stand there: each check from a rubric to its problems."""
