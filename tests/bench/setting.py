"""What every benchmark is told."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LARGEST: Final = "correspondence-education"  # the official table with the most criteria, 66


@dataclass(frozen=True)
class Setting:
    """The project's folder, whose finished site stands in `site/`, and whether fewer rounds will do."""

    root: Path
    quick: bool

    @property
    def site(self) -> Path:
        """The finished site."""
        return self.root / "site"

    def rounds(self, many: int, few: int) -> int:
        """`many`, or `few` where a quick look is wanted."""
        return few if self.quick else many

    @contextmanager
    def workplace(self) -> Iterator[Path]:
        """A folder on the disk of the project, gone afterwards."""
        cache = self.root / ".cache"
        cache.mkdir(exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=cache, prefix="bench-"))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
