"""What the templates of the public pages and forms may see: frozen texts, ready to print."""
