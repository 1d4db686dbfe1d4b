"""From the text of a response file to its result: the one road of command line and browser."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rubricpress.core.check_code import check_code
from rubricpress.core.plain.json_text import read_json
from rubricpress.core.plain.quoting import listed, quoted
from rubricpress.core.problem import Problem
from rubricpress.core.response import named_rubric, read_response
from rubricpress.core.results.notices import notices, with_notices
from rubricpress.core.results.result import as_json, problem_of, result_text
from rubricpress.core.scoring import Scored, Scorer


@dataclass(frozen=True)
class Assessed:
    """The result of a response file as `text`, and the `codes` of its problems."""

    text: str
    codes: frozenset[str]

    @property
    def data(self) -> dict[str, Any]:
        """The result as plain data."""
        data: dict[str, Any] = json.loads(self.text)
        return data


def assessed_text(raw: bytes | str, scorers: Mapping[str, Scorer], language: str) -> Assessed:
    """The result of a response file under the rubric that it names.

    `scorers` holds a scorer for each known rubric, by id. Where the text is no response at all, the
    result has no assessments and `rubric` is None; the problems say why.
    """
    data, problems = read_json(raw)
    return assessed_nothing(problems, language) if problems else assessed(data, scorers, language)


def assessed(data: Any, scorers: Mapping[str, Scorer], language: str) -> Assessed:
    """The same for parsed plain data."""
    scorer, problems = scorer_for(data, scorers)
    if scorer is None:
        return assessed_nothing(problems, language)
    response, problems = read_response(data, scorer.rubric, scorer.digest, scorer.maxima)
    scored = scorer.score(response)
    found = [*problems, *(problem for one in scored for problem in one.problems)]
    code = response.check_code or check_code(data, scorer.rubric.edition)
    text = with_notices(result_text(scorer, scored, found, language, code), notices(data), language)
    return Assessed(text, frozenset(one.code for one in found))


def assessed_nothing(problems: Sequence[Problem], language: str) -> Assessed:
    """The result of a response that cannot be scored, for the reasons that `problems` give."""
    found = [problem_of(one, language) for one in problems]
    nothing: dict[str, Any] = {"rubric": None, "assessments": {}, "problems": found, "check_code": None}
    return Assessed(as_json(nothing), frozenset(one.code for one in problems))


def assess_text(raw: bytes | str, scorers: Mapping[str, Scorer], language: str) -> dict[str, Any]:
    """The result of a response file as plain data."""
    return assessed_text(raw, scorers, language).data


def assess(data: Any, scorers: Mapping[str, Scorer], language: str) -> dict[str, Any]:
    """The same for parsed plain data."""
    return assessed(data, scorers, language).data


def scorer_for(data: Any, scorers: Mapping[str, Scorer]) -> tuple[Scorer | None, list[Problem]]:
    """The scorer of the rubric that a response names, in the edition that it names where that is known; or a problem."""
    name, problems = named_rubric(data)
    if problems:
        return None, problems
    if name not in scorers:
        values = {"id": quoted(name), "known": listed(sorted(scorers))}
        return None, [Problem("rubric-unknown", ("rubric", "id"), values)]
    earlier = edition_name(name, str(data["rubric"].get("edition", "")))
    return scorers[earlier if earlier in scorers else name], []


def edition_name(name: str, edition: str) -> str:
    """The name by which an earlier edition of a rubric stands among the scorers, beside the newest under its id alone."""
    return f"{name}@{edition}"


def score_data(data: dict[str, Any], scorer: Scorer) -> tuple[list[Scored], list[Problem]]:
    """Every assessment of a response scored, and all its problems, the envelope's first."""
    response, problems = read_response(data, scorer.rubric, scorer.digest, scorer.maxima)
    scored = scorer.score(response)
    return scored, [*problems, *(problem for one in scored for problem in one.problems)]
