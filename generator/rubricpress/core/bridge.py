"""The browser's single door to the core: one JSON text in, one JSON text out.

Requests, by their `do`:

`{"do": "load", "rubric": <canonical rubric>, "digest": "sha256:…"}`
    makes a rubric known to this process -> `{"loaded": {"id", "edition", "digest"}}`.

`{"do": "score", "language": "zh", "response": <response>}`
    -> `{"result": <the object that `rubricpress score --json` prints, but for its `check_code`, which is not needed
    at every keystroke>, "shown": <for people>}`, where `shown` is
    `{"problems": [{"role", "criterion", "key", "code", "path", "message"}],
      "notices": [the same, some with "mended": what should stand there], which change no score,
      "self": {"answered": 3, "count": 18, "summary": "…", "share": "86.25" (total in per cent of max_total, cut
               after two decimals), "bands": [{"id", "title", "count": "12", "starred": "5"}] (how many rated criteria
               fall into each band, and how many of them are starred; [] where the rubric has no bands),
               "groups": {"1": {"answered": 2, "count": 2}},
               "silent": ["1.2"] (the rows that nobody rated and that count, as the table gives something for that),
               "criteria": {"1.2.4": "12 ÷ 20 = 60%，属于“及格”，请在 3 至 3.9 之间评分"}}, "review": …}`.
    `criterion` is '' for a problem that belongs to no criterion, `key` the rest of its path
    (`score`, `measure.numerator`; `date` for that of the assessment).

`{"do": "read", "language": "zh", "text": "<the text of a response file>"}`
    -> `{"response": <the same, with every number as a string> or null, "problems": [as above],
         "shown": {"self": {"answered", "count", "summary", "total"}, "review": …}}`: how far each assessment of it
    has come.

`{"do": "trace", "language": "zh", "role": "self", "response": <response>}`
    -> `{"trace": {"id" (of a group or criterion), "label", "value", "rule", "source", "parts": [the same, again]}}`.

`{"do": "check_code", "response": <response>}`
    -> `{"check_code": "7K3M-Q9TF-2XWA"}`; see `check_code.py`.

`{"do": "merge", "language": "zh", "sides": [<response>, …], "choices": {<name of a conflict>: "1"}}`
    -> `{"response": <all sides in one>, "conflicts": [what is not settled], "added": 3}`; see `merging_report.py`.

`{"do": "moderate", "language": "zh", "response": <response>}`
    -> `{"moderation": {"rows": {"1": {"state": "differs" ("equal", "otherwise", "self-only", "review-only", "open"),
          "difference": "-0.5" or null, "said": "复核比自评少 0.5 分", "sides": {"self": {"score", "dropped", "words": [in words], "problems": [in
          words], "rating": <what another side can take over> or null}, "review": …, "agreed": …}}},
        "groups": {"part-1": "-0.5" (null until all of it is rated on both sides)}, "total": the same,
        "differing": ["1"], "compared": 12 (rated on both sides), "sum": "-0.5" (of their differences),
        "said": "…" (all that in a sentence), "proposals": {"2": <rating> (both say so, and nothing is agreed yet)}},
      "problems": [as above: agreed scores without a reason]}`. A difference is the review's score less the
    self assessment's; see `core/assessments/moderation.py`.

`{"do": "migrate", "language": "zh", "response": <response of an earlier edition>,
  "editions": [{"rubric": <canonical rubric>, "digest": "sha256:…"}, …] (its own and those up to the loaded one, oldest first),
  "official": [the same, and the loaded one, as the authority has issued them] (where `editions` are translations)}`
    -> `{"response": <the same under the loaded edition>, "report": <what became of each rating>}`; see `changes/migrating.py`.
    The official tables decide what becomes of a rating, since two of their words can be one in a translation.

`{"do": "paper", "language": "zh", "response": <response>}`
    -> `{"paper": {"row/1.1/self": "3.5", …}}`: the text of each place of the printed table (`paper/cells.py`).

`results`, `compare` and `combine`: see `bridge_results.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from rubricpress.core.numbers.exact import written
from rubricpress.core.plain.codec import decode
from rubricpress.core.plain.json_text import PLAIN_JSON, read_json
from rubricpress.core.problem import Problem
from rubricpress.core.response import ROLES
from rubricpress.core.results.assessing import score_data, scorer_for
from rubricpress.core.results.explain import trace
from rubricpress.core.results.notices import notice_of, notices, with_notices
from rubricpress.core.results.result import as_json, problem_of, result_text
from rubricpress.core.results.shown import Shown, progress_data
from rubricpress.core.rubric import Rubric
from rubricpress.core.scoring import Scored, Scorer
from rubricpress.core.wording import DEFAULT_LANGUAGE

_scorers: Final[dict[str, Scorer]] = {}
_shown: Final[dict[str, Shown]] = {}


def answer(request_json: str) -> str:
    """The reply to one request; see the top of this module. A malformed request raises: it is ours."""
    request = PLAIN_JSON.decode(request_json)
    language = request.get("language", DEFAULT_LANGUAGE)
    reply = _DOERS[request["do"]](request, language)
    return reply if isinstance(reply, str) else as_json(reply)


def _load(request: dict[str, Any], _language: str) -> dict[str, Any]:
    scorer = _scorer_of(request)
    rubric = scorer.rubric
    _scorers[rubric.id], _shown[rubric.id] = scorer, Shown(scorer)
    return {"loaded": {"id": rubric.id, "edition": rubric.edition, "digest": scorer.digest}}


def _scorer_of(data: dict[str, Any]) -> Scorer:
    """The scorer of a rubric as the site publishes it: `{"rubric", "digest"}`."""
    decoded = decode(Rubric, data["rubric"])
    if decoded.problems:
        raise ValueError(f"the rubric is not canonical: {decoded.problems[0]}")
    return Scorer(decoded.value, data["digest"])


def _score(request: dict[str, Any], language: str) -> str:
    """A text already: it is put together from those of its rows, at every keystroke."""
    scorer, scored, problems = _scored(request["response"])
    told = as_json([_shown_problem(one, language) for one in problems])
    noticed = notices(request["response"])
    beside = as_json([{**_shown_problem(one, language), **notice_of(one, language)} for one in noticed])
    of_roles = [f',"{one.role}":{_shown[scorer.rubric.id].text(one, language)}' for one in scored]
    shown = f'{{"problems":{told},"notices":{beside}{"".join(of_roles)}}}'
    result = with_notices(result_text(scorer, scored, problems, language), noticed, language)
    return f'{{"result":{result},"shown":{shown}}}'


def _read(request: dict[str, Any], language: str) -> dict[str, Any]:
    data, problems = read_json(request["text"])
    scorer = None
    if not problems:
        scorer, problems = scorer_for(data, _scorers)
    shown: dict[str, Any] = {}
    if scorer is not None:
        scored, problems = score_data(data, scorer)
        totals = ((one, None if one.total is None else written(one.total)) for one in scored)
        shown = {one.role: {**progress_data(scorer, one, language), "total": total} for one, total in totals}
    response = data if isinstance(data, dict) else None
    found = [_shown_problem(one, language) for one in problems]
    return {"response": response, "problems": found, "shown": shown}


def _trace(request: dict[str, Any], language: str) -> dict[str, Any]:
    scorer, scored, _ = _scored(request["response"])
    one = next(one for one in scored if one.role == request["role"])
    return {"trace": trace(scorer, one, language).as_data()}


def _check_code(request: dict[str, Any], _language: str) -> dict[str, Any]:
    from rubricpress.core.check_code import check_code  # noqa: PLC0415  (the form starts without it)

    response = request["response"]
    return {"check_code": check_code(response, _scorer(response).rubric.edition)}


def _merge(request: dict[str, Any], language: str) -> dict[str, Any]:
    from rubricpress.core.assessments.merging_report import merged_data  # noqa: PLC0415  (the form starts without it)

    sides = request["sides"]
    return merged_data(_scorer(sides[0]), sides, request.get("choices", {}), language)


def _moderate(request: dict[str, Any], language: str) -> dict[str, Any]:
    from rubricpress.core.assessments.moderation_shown import moderation, with_all_roles  # noqa: PLC0415  (the form starts without it)

    response = with_all_roles(request["response"])
    scorer, scored, _ = _scored(response)
    told, unreasoned = moderation(scorer, response, scored, language)
    return {"moderation": told, "problems": [_shown_problem(one, language) for one in unreasoned]}


def _paper(request: dict[str, Any], language: str) -> dict[str, Any]:
    from rubricpress.core.paper.cells import paper  # noqa: PLC0415  (the form starts without it)

    scorer, scored, _ = _scored(request["response"])
    return {"paper": paper(request["response"], scorer, scored, language)}


def _migrate(request: dict[str, Any], language: str) -> dict[str, Any]:
    from rubricpress.core.changes.migrating import migrate  # noqa: PLC0415  (the form starts without it)

    response = request["response"]
    told = [*map(_scorer_of, request["editions"]), _scorer(response)]
    found = migrate(response, [_scorer_of(one) for one in request.get("official", ())] or told)
    return {"response": found.response, "report": found.told_by(told[0], told[-1]).as_data(language)}


def _results(request: dict[str, Any], language: str) -> dict[str, Any]:
    from rubricpress.core.bridge_results import results_reply  # noqa: PLC0415  (the form starts without it)

    response = request["response"]
    return {"results": results_reply(_scorer(response), response, request.get("role", "self"), language)}


def _compare(request: dict[str, Any], language: str) -> dict[str, Any]:
    from rubricpress.core.bridge_results import comparison_reply  # noqa: PLC0415  (the form starts without it)

    sides = request["sides"]
    return {"comparison": comparison_reply(_scorer(sides[0]["response"]), sides, language)}


def _combine(request: dict[str, Any], language: str) -> dict[str, Any]:
    from rubricpress.core.bridge_results import combined_reply  # noqa: PLC0415  (the form starts without it)

    return combined_reply(request["files"], _scorers, language)


def _scorer(data: Any) -> Scorer:
    scorer, problems = scorer_for(data, _scorers)
    if scorer is None:
        raise ValueError(f"no such rubric is loaded: {problems}")
    return scorer


def _scored(data: Any) -> tuple[Scorer, list[Scored], list[Problem]]:
    scorer = _scorer(data)
    scored, problems = score_data(data, scorer)
    return scorer, scored, problems


def _shown_problem(problem: Problem, language: str) -> dict[str, str]:
    path = [str(part) for part in problem.path]
    in_rating = len(path) > 3 and path[0] == "assessments" and path[1] in ROLES and path[2] == "ratings"
    where = (path[1], path[3], ".".join(path[4:])) if in_rating else ("", "", ".".join(path))
    if path[:1] == ["assessments"] and path[2:] == ["date"]:
        where = (path[1], "", "date")
    return {"role": where[0], "criterion": where[1], "key": where[2], **problem_of(problem, language)}


_DOERS: Final[Mapping[str, Callable[[dict[str, Any], str], dict[str, Any] | str]]] = {
    "load": _load,
    "score": _score,
    "read": _read,
    "trace": _trace,
    "moderate": _moderate,
    "check_code": _check_code,
    "merge": _merge,
    "paper": _paper,
    "migrate": _migrate,
    "results": _results,
    "compare": _compare,
    "combine": _combine,
}
