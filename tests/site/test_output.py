"""The only writer: what changed and nothing else, all or nothing, and only under docs/."""

from __future__ import annotations

from pathlib import Path

import pytest

from rubricpress.site.output import site_assets, write_site


def tree(docs: Path) -> dict[str, str]:
    return {path.relative_to(docs).as_posix(): path.read_text() for path in docs.rglob("*") if path.is_file()}


def test_it_writes_what_changed_and_takes_away_what_is_gone(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    first = write_site(tmp_path, {"index.md": "甲", "rubrics/a/index.md": "a", "rubrics/b/index.md": b"b"})
    assert first.changed == ("index.md", "rubrics/a/index.md", "rubrics/b/index.md")
    before = (docs / "index.md").stat()
    (docs / "guide").mkdir()
    (docs / "guide/index.md").write_text("by hand")
    second = write_site(tmp_path, {"index.md": "甲", "rubrics/a/index.md": "new"})
    assert (second.changed, second.removed, second.unchanged) == (
        ("rubrics/a/index.md",),
        ("rubrics/b/index.md",),
        1,
    )
    assert tree(docs) == {"index.md": "甲", "rubrics/a/index.md": "new", "guide/index.md": "by hand"}
    after = (docs / "index.md").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert not (docs / "rubrics/b").exists()


def test_nothing_changes_where_a_page_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"index.md": "one", "rubrics/a/index.md": "one"}
    write_site(tmp_path, files)
    real, written = Path.write_bytes, 0

    def full(path: Path, data: bytes) -> int:
        nonlocal written
        written += 1
        if written > 1:
            raise OSError(28, "No space left on device")
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        write_site(tmp_path, dict.fromkeys(files, "two"))
    assert tree(tmp_path / "docs") == files
    assert not list((tmp_path / ".cache").iterdir())


@pytest.mark.parametrize(
    "name", ["../out.md", "/etc/out.md", "rubrics/../../out.md", "", "a//b.md", "./a.md"]
)
def test_paths_outside_docs_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="docs"):
        write_site(tmp_path, {"index.md": "x", name: "x"})
    assert not (tmp_path / "docs").exists()


def test_what_stands_in_the_way_makes_room(tmp_path: Path) -> None:
    write_site(tmp_path, {"rubrics/a": "a file", "rubrics/b/index.md": "a folder"})
    write_site(tmp_path, {"rubrics/a/index.md": "a folder", "rubrics/b": "a file"})
    assert tree(tmp_path / "docs") == {"rubrics/a/index.md": "a folder", "rubrics/b": "a file"}


def test_a_link_is_replaced_and_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("theirs")
    (tmp_path / "docs/rubrics").mkdir(parents=True)
    (tmp_path / "docs/rubrics/a.md").symlink_to(outside)
    write_site(tmp_path, {"rubrics/a.md": "ours"})
    assert outside.read_text() == "theirs"
    assert (tmp_path / "docs/rubrics/a.md").read_text() == "ours"


def test_assets_are_the_style_sheets_and_scripts(root: Path) -> None:
    assets = site_assets(root)
    assert {
        "assets/css/rubricpress.css",
        "assets/css/form.css",
        "assets/js/pages.js",
        "assets/js/form.js",
    } <= {*assets}
    assert {Path(name).suffix for name in assets} == {".css", ".js"}
    assert not [name for name in assets if "node_modules" in name]


def test_style_sheets_ask_for_nothing_from_elsewhere(root: Path) -> None:
    for name, data in site_assets(root).items():
        if name.endswith(".css"):
            assert b"@import" not in data
            assert b"url(http" not in data
            assert b'url("http' not in data
