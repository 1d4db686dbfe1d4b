"""YAML text to plain data, with the place of every key and value: the only reader of `rubrics/`."""
