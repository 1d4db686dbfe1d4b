"""YAML files in a folder of rubrics that nobody reads, each with the place where it would be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from rubricpress.core.checks.edition_names import written_as_date
from rubricpress.core.plain.codec import NAME
from rubricpress.core.problem import Problem
from rubricpress.source.places import FILE_START, Located
from rubricpress.source.reading import EARLIER, SourceFile, text_of
from rubricpress.source.shelf import Shelf
from rubricpress.source.translations import ENGLISH
from rubricpress.source.yaml_text import read_yaml

_YAML: Final = ".yaml"
_OTHER_SUFFIXES: Final = (".yml", ".yaml.txt", ".yml.txt")


def strays(folder: Path) -> Iterator[SourceFile]:
    """The files of a folder of rubrics that look like tables and are read by nobody, each with a warning."""
    # those of the shelf are tables, and `orphans` looks after translations
    read = {*Shelf(folder).files, *(folder / ENGLISH).glob(f"*{_YAML}")}
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if any(one.startswith(".") for one in inside) or not path.is_file():
            continue
        name = path.name.lower()
        if path.suffix == _YAML and path not in read:
            kind, target = _belongs(folder, path, inside)
            yield _stray(path, kind, target)
        elif path.suffix != _YAML and name.endswith((_YAML, *_OTHER_SUFFIXES)):
            yield _stray(path, "stray-suffix", path.name[: name.index(".y")] + _YAML)


def _belongs(folder: Path, path: Path, inside: tuple[str, ...]) -> tuple[str, str]:
    """What kind of stray a file is, and where it would be read, as far as it says so itself."""
    says = read_yaml(text_of(path)[0], frozenset())[0]
    told = says if isinstance(says, dict) else {}
    name, edition = (str(told.get(key) or "") for key in ("id", "edition"))
    name = name if NAME.fullmatch(name) else ""
    newest = folder / f"{name or path.stem}{_YAML}"
    if inside[0] != EARLIER and not newest.exists():
        return "stray-folder", newest.as_posix()
    edition = edition if NAME.fullmatch(edition) else written_as_date(edition)
    earlier = folder / EARLIER / (name or "<id>")
    target = earlier / f"{edition or '<edition>'}{_YAML}"
    # nothing is to be moved over another file
    return "stray-edition", (earlier / f"<edition>{_YAML}" if target.exists() else target).as_posix()


def _stray(path: Path, kind: str, target: str) -> SourceFile:
    return SourceFile(path, warnings=[Located(Problem(kind, (), {"to": target}), FILE_START)])
