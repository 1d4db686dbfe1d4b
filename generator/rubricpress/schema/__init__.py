"""What an editor needs to help with a rubric file: a JSON Schema made from the model, with words in both languages."""
