"""Office files, web pages and texts, opened with care and read as tables of cells."""
