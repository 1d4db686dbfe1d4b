"""Notices on a response: links of its evidence that cannot be followed, dates of documents that are none.

They change no score and fail nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rubricpress.core.plain.quoting import quoted
from rubricpress.core.problem import Path, Problem
from rubricpress.core.response import ROLES
from rubricpress.core.results.result import as_json, problem_of
from rubricpress.core.rows.evidence import is_date


def notices(data: Any) -> list[Problem]:
    """All notices on the plain data of a response, in its order; what has not its form is told as a problem elsewhere."""
    return [
        one
        for role in ROLES
        for name, rating in _inside(data, "assessments", role, "ratings").items()
        if isinstance(rating, dict) and isinstance(rating.get("evidence"), dict)
        for one in _of_evidence(rating["evidence"], ("assessments", role, "ratings", name, "evidence"))
    ]


def with_notices(result: str, found: Iterable[Problem], language: str) -> str:
    """The text of a result with the notices `found`; as it was where there are none."""
    told = [notice_of(one, language) for one in found]
    return f'{result.removesuffix("}")},"notices":{as_json(told)}}}' if told else result


def notice_of(notice: Problem, language: str) -> dict[str, str]:
    """One notice: its code, its place, the sentence about it, and what is `mended`, where that is plain."""
    mended = notice.values.get("whole", "")
    return {**problem_of(notice, language), **({"mended": mended} if mended else {})}


def _of_evidence(evidence: dict[str, Any], path: Path) -> Iterator[Problem]:
    links, documents = (_list(evidence.get(name)) for name in ("links", "documents"))
    if links:
        from rubricpress.core.rows.links import link_trouble  # noqa: PLC0415  (the form starts without it)
    for at, link in enumerate(links):
        code, mended = link_trouble(link) if isinstance(link, str) else ("", "")
        if code:
            values = {"value": quoted(link), "mended": quoted(mended), "whole": mended}
            yield Problem(code, (*path, "links", at), values)
    for at, document in enumerate(documents):
        date = document.get("date") if isinstance(document, dict) else None
        if isinstance(date, str) and date.strip() and not is_date(date):
            yield Problem("date-form", (*path, "documents", at, "date"), {"value": quoted(date)})


def _list(item: object) -> list[Any]:
    return item if isinstance(item, list) else []


def _inside(data: Any, *keys: str) -> dict[str, Any]:
    """The mapping behind `keys`, one inside the other; an empty one where there is none."""
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else {}
