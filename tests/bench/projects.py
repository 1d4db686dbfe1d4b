"""Project folders to build: one with many generated rubrics, one with as many bare pages for MkDocs alone.

A generated rubric is the largest official table under another id, its 66 criteria with their methods and points,
the words of every text in an order of their own: no two tables share a text, nor the search a run of words.
"""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml
from tests.bench.setting import LARGEST

from rubricpress.core.plain.codec import encode
from rubricpress.source.reading import read_rubric

_TEXTS: Final = frozenset(
    {
        "title",
        "summary",
        "audience",
        "scoring",
        "source",
        "star",
        "remark",
        "assessment",
        "standard",
        "descriptor",
    }
)
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_WORD: Final = re.compile(r"[\u4e00-\u9fff]{1,2}|[^\u4e00-\u9fff]+")
_GENERATED: Final = ("rubrics", "assets/css", "assets/js", "index.md")
_PARAGRAPHS: Final = (
    "本表从学校投入、教育管理、教育质量三个方面评估普通高等学校举办函授教育的条件、管理与成效，满分1000分。",
    "填写的内容只保存在您自己的浏览器里，不会上传；总分和结论随填随算。",
)
BARE: Final = "bare"  # the id of the first bare page


def with_rubrics(root: Path, folder: Path, texts: dict[str, str]) -> Path:
    """A project like the one in `root`, its runtime prebuilt and nothing else kept, with these rubrics by id."""
    _begin(root, folder)
    (folder / "rubrics").mkdir()
    for name, text in texts.items():
        (folder / f"rubrics/{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "site_assets").symlink_to(root / "site_assets")
    (folder / ".cache").mkdir()
    (folder / ".cache/npm").symlink_to(root / ".cache/npm")
    shutil.copytree(root / ".cache/runtime", folder / ".cache/runtime")
    return folder


def with_bare_pages(root: Path, folder: Path, rubrics: int, *, listed: bool = False) -> Path:
    """The same hand-written pages and theme, and two bare Markdown pages for each of so many rubrics.

    As in the project, the navigation names hand-written pages only; `listed`, it is left to MkDocs, whose default
    is to name every page.
    """
    _begin(root, folder)
    if listed:
        settings = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
        kept = {name: value for name, value in settings.items() if name not in ("nav", "not_in_nav")}
        (folder / "mkdocs.yml").write_text(yaml.safe_dump(kept, allow_unicode=True), encoding="utf-8")
    shutil.copytree(root / "site_assets", folder / "docs/assets", dirs_exist_ok=True)
    _page(folder / "docs/index.md", "首页")
    _page(folder / "docs/rubrics/index.md", "评估表")
    for at in range(rubrics):
        name = BARE if at == 0 else f"{BARE}-{at}"
        _page(folder / f"docs/rubrics/{name}/index.md", f"评估表{at}")
        _page(folder / f"docs/rubrics/{name}/form/index.md", f"评估表{at}自评")
    return folder


def rubric_texts(root: Path, count: int) -> dict[str, str]:
    """So many rubrics of 66 criteria as YAML, by id; the same ones in every run."""
    rubric = read_rubric(root / f"rubrics/{LARGEST}.yaml").rubric
    assert rubric is not None
    data = encode(rubric)
    texts = {}
    for at in range(count):
        name = f"table-{at:04}"
        mixed = {**_mixed(data, random.Random(at)), "id": name}
        texts[name] = yaml.dump(
            mixed, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6
        )
    return texts


def environment() -> dict[str, str]:
    """What `rubricpress build` sets for MkDocs, so that both run alike."""
    return {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}


def _begin(root: Path, folder: Path) -> None:
    """What both kinds of projects share: settings, theme, hand-written pages, the runtime as an asset."""
    folder.mkdir(parents=True)
    shutil.copyfile(root / "mkdocs.yml", folder / "mkdocs.yml")
    (folder / "generator").symlink_to(root / "generator")
    left = {os.fspath(root / "docs" / name) for name in _GENERATED}

    def generated(place: str, names: Iterable[str]) -> set[str]:
        return {name for name in names if os.fspath(Path(place, name)) in left}

    shutil.copytree(root / "docs", folder / "docs", ignore=generated)


def _page(path: Path, title: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"# {title}\n\n{_PARAGRAPHS['form' in path.parts]}\n", encoding="utf-8")


def _mixed(data: Any, chance: random.Random) -> Any:
    """`data` with the words of its texts in another order; names, numbers and heads of columns stay."""
    match data:
        case dict():
            return {
                key: _mixed_text(value, chance)
                if key in _TEXTS and isinstance(value, str)
                else _mixed(value, chance)
                for key, value in data.items()
            }
        case list():
            return [_mixed(one, chance) for one in data]
    return data


def _mixed_text(text: str, chance: random.Random) -> str:
    words = list(_words(text))
    places = [at for at, word in enumerate(words) if _HAN.match(word)]
    order = chance.sample(places, len(places))
    mixed = {place: words[other] for place, other in zip(places, order, strict=True)}
    return "".join(mixed.get(at, word) for at, word in enumerate(words))


@cache
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))
