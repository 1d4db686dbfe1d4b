"""How a key of a table is written: the vocabulary that the model, the schema and the reference share."""
