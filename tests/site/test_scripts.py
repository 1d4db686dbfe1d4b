"""The scripts that the browser gets: their types hold, and none of them computes a score."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from tests.tools.npm_tools import node_modules

from rubricpress.site import npm

SOURCE = Path(__file__).parents[2] / "site_assets"
SCRIPTS = sorted(path for path in SOURCE.rglob("*.js") if "node_modules" not in path.parts)

# numbers that are no scores, with what each counts
COUNTING = {
    "stepping.js": "occurrences, one more or less at a press of a button",
    "problems.js": "positions in a path",
    "checks.js": "bytes and seconds of a download",
    "pages.js": "the timer of a notice",
    "search.js": "the order of what was found",
    "steady.js": "pixels of the window",
}


@pytest.mark.parametrize("config", ["tsconfig.json", "tsconfig.worker.json", "tsconfig.service.json"])
def test_types_hold(root: Path, config: str) -> None:
    compiler = node_modules() / "typescript/bin/tsc"
    command = [*npm.find_node().node, str(compiler), "--project", str(root / "site_assets" / config)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_makes_a_number_of_a_text(script: Path) -> None:
    """「JavaScript never computes a score.」 Where texts do not become numbers, none can be added or rounded."""
    text = re.sub(r"/\*.*?\*/|//[^\n]*", "", script.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = re.findall(
        r"\bparse(?:Float|Int)\b|\bNumber\(|\bMath\.|\bBigInt\b|\.toFixed\b|\bvalueAsNumber\b", text
    )
    assert found == [] or script.name in COUNTING


CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
WORDINGS = [path for path in SCRIPTS if path.name.endswith("wording.js")]


@pytest.mark.parametrize("script", sorted({*SCRIPTS} - {*WORDINGS}), ids=lambda path: path.name)
def test_sentences_stand_in_wording_modules(script: Path) -> None:
    """「No sentence stands in code.」 What is said in Chinese is said in English too, chosen by the page."""
    assert CHINESE.findall(COMMENT.sub("", script.read_text(encoding="utf-8"))) == []


def test_styles_say_nothing() -> None:
    """「No sentence stands in a style.」 Names of fonts are no sentences."""
    for style in SOURCE.glob("css/*.css"):
        text = COMMENT.sub("", style.read_text(encoding="utf-8"))
        assert [one for one in re.findall(r"content:[^;]*;", text) if CHINESE.search(one)] == [], style.name


SAYS = """
globalThis.document = { documentElement: { lang: process.argv[1] } };
const told = (word) => word && typeof word === 'object'
  ? Object.fromEntries(Object.entries(word).map(([name, one]) => [name, told(one)])) : String(word);
for (const path of process.argv.slice(2)) console.log(JSON.stringify(told({ ...(await import(path)) })));
"""


def test_wordings_say_the_same_things_in_both_languages() -> None:
    """Every word and every list of words has the same names in both languages; the English ones are English."""

    def spoken(language: str) -> list[object]:
        names = [path.as_uri() for path in WORDINGS]
        command = [
            *npm.find_node().node,
            "--no-warnings",
            "--input-type=module",
            "--eval",
            SAYS,
            language,
            *names,
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def names(words: object) -> object:
        return {name: names(one) for name, one in words.items()} if isinstance(words, dict) else ""

    chinese, english = spoken("zh-CN"), spoken("en")
    assert [names(one) for one in chinese] == [names(one) for one in english]
    assert len(english) == len(WORDINGS) > 5
    assert CHINESE.findall(COMMENT.sub("", json.dumps(english, ensure_ascii=False))) == []
