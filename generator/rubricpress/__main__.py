"""`python -m rubricpress`: the command line."""

from rubricpress.cli import main

main()
