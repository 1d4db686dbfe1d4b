"""Measure speed and size, print one table, and keep every number in `.cache/bench.json`.

`python tests/bench/run.py [--only NAME ...] [--quick]`, after the site has been built.
"""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))  # this folder's modules are `tests.bench.<name>`
    from tests.bench.bench import main

    sys.exit(main())
