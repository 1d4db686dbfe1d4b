"""Two assessments of one table side by side: last year and this one, two drafts, self and review. All of it exact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rubricpress.core.assessments.moderation import is_left_out, is_rated
from rubricpress.core.numbers.exact import Exact, difference, written
from rubricpress.core.results.charts import paired
from rubricpress.core.results.explain import summary
from rubricpress.core.results.overview import bar_of, depths, group_data
from rubricpress.core.results.progress import progress
from rubricpress.core.results.svg import Told
from rubricpress.core.rubric import Criterion, all_groups, name_of
from rubricpress.core.scoring import Scored, Scorer
from rubricpress.core.wording.results import say


@dataclass(frozen=True)
class Side:
    """One of the two: what it is called, the response that it stands in as plain data, and its scores."""

    name: str
    data: dict[str, Any]
    scored: Scored


def comparison(scorer: Scorer, first: Side, second: Side, language: str) -> dict[str, Any]:
    """Both, and the difference: the second less the first. `criteria` has the differing rows first, then the others.

    A difference is None where a side is not rated; the state of a row is `same`, `differs`, `first` or `second` (only
    that side is rated), or `open`.
    """
    sides = (first, second)
    rows = [_row(scorer, one, first.scored, second.scored) for one in scorer.criteria]
    rows.sort(key=lambda row: not row["differs"])
    groups = [_groups(scorer, name, depth, sides) for name, depth in depths(scorer)]
    totals = (first.scored.total, second.scored.total)
    return {
        "sides": [_side(scorer, one, language) for one in sides],
        "other_edition": [
            one.name
            for one in sides
            if (edition := _about(one.data, "edition")) and edition != scorer.rubric.edition
        ],
        "total": {
            "first": _written(totals[0]),
            "second": _written(totals[1]),
            "difference": _less(totals[1], totals[0]),
            "max": written(second.scored.maximum),
        },
        "groups": groups,
        "criteria": rows,
        "rated_by_both": str(
            sum(_rated_by_both(one, first.scored, second.scored) for one in scorer.criteria)
        ),
        "differing": str(sum(row["differs"] for row in rows)),
        "chart": _chart(scorer, sides, language),
    }


def _side(scorer: Scorer, side: Side, language: str) -> dict[str, Any]:
    answered, count = progress(scorer.rubric, side.scored)
    assessment = side.data["assessments"].get(side.scored.role) or {}
    conclusion = side.scored.conclusion
    profile = side.data.get("profile")
    return {
        "name": side.name,
        "role": side.scored.role,
        "edition": _about(side.data, "edition") or scorer.rubric.edition,
        "institution": _text(profile, "institution"),
        "assessor": _text(assessment, "assessor"),
        "date": _text(assessment, "date"),
        "answered": str(answered),
        "count": str(count),
        "complete": side.scored.complete,
        "summary": summary(side.scored, language),
        "conclusion": conclusion and {"id": conclusion.id, "title": conclusion.title},
    }


def _about(data: dict[str, Any], key: str) -> str:
    return _text(data.get("rubric"), key)


def _text(data: object, key: str) -> str:
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, str) else ""


def _row(scorer: Scorer, criterion: Criterion, first: Scored, second: Scored) -> dict[str, Any]:
    one, other = first.outcomes[criterion.id], second.outcomes[criterion.id]
    rated = [one.score is not None, other.score is not None]
    if all(rated):
        state = "same" if (one.score, one.chosen) == (other.score, other.chosen) else "differs"
    else:
        state = "first" if rated[0] else "second" if rated[1] else "open"
    titles = {band.id: band.title for band in scorer.rubric.bands}
    return {
        "id": criterion.id,
        "name": name_of(criterion),
        "max": scorer.written_maxima[criterion.id],
        "first": one.written,
        "second": other.written,
        "first_band": titles.get(one.chosen, ""),
        "second_band": titles.get(other.chosen, ""),
        "dropped": [one.dropped, other.dropped],
        "difference": _less(other.score, one.score),
        "state": state,
        "differs": state not in ("same", "open"),
    }


def _rated_by_both(criterion: Criterion, first: Scored, second: Scored) -> bool:
    """Whether both have given a score; what the table gives, or neither says anything of, is nobody's."""
    outcomes = (first.outcomes[criterion.id], second.outcomes[criterion.id])
    scored = all(one.score is not None and is_rated(one) for one in outcomes)
    return scored and not all(is_left_out(criterion, one) for one in outcomes)


def _groups(scorer: Scorer, name: str, depth: int, sides: tuple[Side, Side]) -> dict[str, Any]:
    group = next(one for one, _ in all_groups(scorer.rubric) if one.id == name)
    sums = [side.scored.groups[name] for side in sides]
    shown = [group_data(scorer, side.scored, name, depth) for side in sides]
    return {
        "id": name,
        "name": name_of(group),
        "depth": str(depth),
        "first": written(sums[0].score),
        "second": written(sums[1].score),
        "max": written(sums[1].maximum),
        "first_share": shown[0]["share"],
        "second_share": shown[1]["share"],
        "difference": _less(sums[1].score, sums[0].score),
    }


def _chart(scorer: Scorer, sides: tuple[Side, Side], language: str) -> str:
    names = (sides[0].name, sides[1].name)
    title = {"title": scorer.rubric.short_title or scorer.rubric.title, "first": names[0], "second": names[1]}
    told = Told(say("paired", language, title), say("chart-said", language), "rc-paired")
    first, second = (
        [bar_of(group_data(scorer, side.scored, name, depth)) for name, depth in depths(scorer)]
        for side in sides
    )
    return paired(list(zip(first, second, strict=True)), names, told)


def _written(score: Exact | None) -> str | None:
    return None if score is None else written(score)


def _less(second: Exact | None, first: Exact | None) -> str | None:
    return None if first is None or second is None else written(difference(second, first))
