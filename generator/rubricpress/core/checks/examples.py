"""The check of worked examples: each comes to what it says, and none of its ratings has a problem.

Examples are scored, so this is no rule of `validation`: it is asked of a rubric that has no other problem.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from rubricpress.core.example import WorkedExample
from rubricpress.core.numbers.exact import Exact, written
from rubricpress.core.numbers.number import plain
from rubricpress.core.plain.codec import encode
from rubricpress.core.plain.quoting import listed
from rubricpress.core.problem import Path, Problem
from rubricpress.core.response import FORMAT
from rubricpress.core.results.assessing import score_data
from rubricpress.core.rubric import Rubric, all_groups
from rubricpress.core.scoring import Scored, Scorer

_NONE: Final = "—"


def example_response(rubric: Rubric, example: WorkedExample, digest_of_rubric: str) -> dict[str, Any]:
    """The example as a whole response file, its ratings those of the self assessment."""
    return {
        "format": FORMAT,
        "rubric": {"id": rubric.id, "edition": rubric.edition, "digest": digest_of_rubric},
        "profile": dict(example.profile or {}),
        "assessments": {"self": {"ratings": encode(example.ratings)}},
    }


def examples_come_true(rubric: Rubric) -> list[Problem]:
    """The problems of all examples of a rubric that is sound otherwise."""
    if not rubric.examples:
        return []
    # the digest would only be compared with itself
    scorer = Scorer(rubric, _NONE)
    return [
        problem
        for at, example in enumerate(rubric.examples)
        for problem in _problems(scorer, example, ("examples", at))
    ]


def _problems(scorer: Scorer, example: WorkedExample, path: Path) -> Iterator[Problem]:
    """What is wrong with one example: with its ratings, else with what it expects of them."""
    expected = (*path, "expected")
    named = list(_misnamed(scorer.rubric, example, expected))
    yield from named
    if example.expected.total is None and not example.expected.conclusion and not example.expected.groups:
        yield Problem("example-empty", expected, {"id": example.id})
    (scored,), found = score_data(example_response(scorer.rubric, example, scorer.digest), scorer)
    for problem in found:
        rest = problem.path[2:] if problem.path[0] == "assessments" else problem.path
        yield Problem(problem.code, (*path, *rest), problem.values)
    if not found and not named:
        yield from _compared(example, scored, path)


def _misnamed(rubric: Rubric, example: WorkedExample, path: Path) -> Iterator[Problem]:
    """Groups and conclusions that are expected and are not there."""
    conclusions = [one.id for one in rubric.conclusions]
    name = example.expected.conclusion
    if name and name not in conclusions:
        yield Problem("example-name", (*path, "conclusion"), {"id": name, "known": listed(conclusions)})
    groups = [group.id for group, _ in all_groups(rubric)]
    for name in example.expected.groups or {}:
        if name not in groups:
            yield Problem("example-name", (*path, "groups", name), {"id": name, "known": listed(groups)})


def _compared(example: WorkedExample, scored: Scored, path: Path) -> Iterator[Problem]:
    """The differences; where rows are not rated, these instead, with the first difference, which they may be the cause of.

    Where nothing differs, an example may be unfinished.
    """
    found = list(_differences(example, scored, (*path, "expected")))
    if found and scored.unrated:
        values = {**found[0].values, "rows": listed(scored.unrated)}
        yield Problem("example-unrated", (*path, "ratings"), values)
    else:
        yield from found


def _differences(example: WorkedExample, scored: Scored, path: Path) -> Iterator[Problem]:
    """Where the scores are others than those worked out by hand; numbers are compared as a result prints them."""
    expected = example.expected
    found = _written(scored.total)
    if expected.total is not None and plain(expected.total) != found:
        yield Problem("example-total", (*path, "total"), _values(example, plain(expected.total), found))
    concluded = scored.conclusion.id if scored.conclusion else _NONE
    if expected.conclusion and expected.conclusion != concluded:
        values = _values(example, expected.conclusion, concluded)
        yield Problem("example-conclusion", (*path, "conclusion"), values)
    for name, score in (expected.groups or {}).items():
        found = written(scored.groups[name].score)
        if plain(score) != found:
            values = {**_values(example, plain(score), found), "group": name}
            yield Problem("example-group", (*path, "groups", name), values)


def _written(total: Exact | None) -> str:
    return _NONE if total is None else written(total)


def _values(example: WorkedExample, expected: str, found: str) -> Mapping[str, str]:
    return {"id": example.id, "expected": expected, "found": found}
