"""Plain data: what a file says, before it is a model, and the words for what is wrong with it."""
