"""What commands print: results, differences and changes as text, and problems for programs."""
