"""Results as JSON: what `rubricpress score --json` prints and what the browser paints.

A result is written once, as text, from the texts of its rows: a row's outcome is nearly always one that has been told
before. Whoever wants its data reads the text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final

from rubricpress.core.content import quote
from rubricpress.core.ends import Conclusion
from rubricpress.core.gates import Gate
from rubricpress.core.numbers.exact import Exact, written
from rubricpress.core.problem import Problem
from rubricpress.core.results.unmet import unmet_data
from rubricpress.core.rows.outcome import Outcome
from rubricpress.core.scoring import Scored, Scorer

as_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Plain data as JSON without spaces, keys in their order."""


def result_of(
    scorer: Scorer, scored: Sequence[Scored], problems: Sequence[Problem], language: str
) -> dict[str, Any]:
    """The result object as plain data; see `result_text`."""
    data: dict[str, Any] = json.loads(result_text(scorer, scored, problems, language))
    return data


def assessment_data(scorer: Scorer, scored: Scored) -> dict[str, Any]:
    """One assessment as plain data; see `assessment_text`."""
    data: dict[str, Any] = json.loads(assessment_text(scorer, scored))
    return data


def result_text(
    scorer: Scorer, scored: Iterable[Scored], problems: Iterable[Problem], language: str, check_code: str = ""
) -> str:
    """The result object: rubric, assessments with their sums, every problem with its place, and the code if asked for."""
    rubric = scorer.rubric
    about = f'{{"id":{quote(rubric.id)},"edition":{quote(rubric.edition)},"digest":{quote(scorer.digest)}}}'
    assessments = ",".join([f'"{one.role}":{assessment_text(scorer, one)}' for one in scored])
    told = as_json([problem_of(one, language) for one in problems])
    code = f',"check_code":{quote(check_code)}' if check_code else ""
    return f'{{"rubric":{about},"assessments":{{{assessments}}},"problems":{told}{code}}}'


def problem_of(problem: Problem, language: str) -> dict[str, str]:
    """One problem: its code, its place, and the sentence about it."""
    return {"code": problem.code, "path": problem.place, "message": problem.message(language)}


def assessment_text(scorer: Scorer, scored: Scored) -> str:
    """One assessment: its sums, its conclusions, its rows."""
    parts = [
        f'"total":{"null" if scored.total is None else _number(scored.total)}',
        f'"max_total":{_number(scored.maximum)}',
        f'"complete":{"true" if scored.complete else "false"}',
        f'"unrated":[{",".join(map(quote, scored.unrated))}]',
        f'"conclusion":{_titled(scored.conclusion)}',
    ]
    if scored.sets:
        sets = [
            f"{quote(name)}:{_titled(one.conclusion if one else None)}" for name, one in scored.sets.items()
        ]
        parts.append(f'"conclusions":{{{",".join(sets)}}}')
    if scorer.conditional:
        parts.append(f'"unmet":{as_json(unmet_data(scorer, scored))}')
    groups = [
        f'{quote(name)}:{{"score":{_number(one.score)},"max":{_number(one.maximum)}}}'
        for name, one in scored.groups.items()
    ]
    parts.append(f'"groups":{{{",".join(groups)}}}')
    if scorer.rubric.gates:
        parts.append(f'"gates":[{",".join(map(_titled, scored.gates))}]')
    parts.append(f'"adjustments":{{"score":{_number(scored.adjustments)}}}')
    places = scorer.places
    rows = [one.said.get(places[name]) or _row(scorer, name, one) for name, one in scored.outcomes.items()]
    parts.append(f'"criteria":{{{",".join(rows)}}}')
    return f"{{{','.join(parts)}}}"


def _titled(one: Conclusion | Gate | None) -> str:
    return "null" if one is None else f'{{"id":{quote(one.id)},"title":{quote(one.title)}}}'


def _row(scorer: Scorer, name: str, outcome: Outcome) -> str:
    """A row with its name; the outcome keeps what is said of it."""
    data: dict[str, str | bool | None] = {"score": outcome.written, "max": scorer.written_maxima[name]}
    if outcome.chosen:
        data["level"] = outcome.chosen
    if outcome.dropped:
        data["dropped"] = True
    if outcome.absent:
        data["absent"] = True
    text = outcome.said[scorer.places[name]] = f"{quote(name)}:{as_json(data)}"
    return text


@lru_cache(maxsize=4096)
def _number(value: Exact) -> str:
    return f'"{written(value)}"'
