"""The results of one assessment as plain data: shares, losses, counts, what is missing, and the way to a better conclusion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from rubricpress.core.numbers.exact import Exact, added, difference, written
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.paths.improving import outlook
from rubricpress.core.paths.told import goals_as_data, outlook_said
from rubricpress.core.response import Response
from rubricpress.core.results.charts import Bar, bars
from rubricpress.core.results.explain import summary
from rubricpress.core.results.progress import progress, progress_among, progress_of
from rubricpress.core.results.radar import radar
from rubricpress.core.results.svg import Told
from rubricpress.core.results.tally import share_of, tally
from rubricpress.core.results.unmet import unmet_said
from rubricpress.core.rubric import Criterion, all_groups, name_of
from rubricpress.core.scoring import Scored, Scorer
from rubricpress.core.wording.results import say

MOST_LOSSES: Final = 10
FEWEST_AXES: Final = 3


def results(scorer: Scorer, scored: Scored, response: Response, language: str) -> dict[str, Any]:
    """All of it; see `core/bridge_results.py` for the shape."""
    rubric = scorer.rubric
    seen = outlook(scorer, scored, response)
    counts = tally(scorer, scored)
    groups = [group_data(scorer, scored, name, depth) for name, depth in depths(scorer)]
    answered, count = progress(rubric, scored)
    stars = [one for one in scorer.criteria if one.starred]
    conclusion = scored.conclusion
    charts = _charts(scorer, groups, language)
    losses = _losses(scorer, scored)
    goals = goals_as_data(scorer, seen, language)
    lacking = list(_apart(goals, unmet_said(scorer, scored, language)))
    return {
        "role": scored.role,
        "complete": scored.complete,
        "answered": str(answered),
        "count": str(count),
        "summary": summary(scored, language),
        "total": None if scored.total is None else written(scored.total),
        "max": written(scored.maximum),
        "share": counts["share"],
        "conclusion": conclusion and {"id": conclusion.id, "title": conclusion.title},
        "groups": groups,
        "adjustments": written(scored.adjustments)
        if any(one.method.ADJUSTS for one in scorer.criteria)
        else None,
        "losses": losses,
        "weighed": any(one["cost"] not in {one["lost"], None} for one in losses),
        "bands": counts["bands"],
        "starred": _sums(scored, stars) if stars else None,
        "unrated": [
            {"id": one.id, "name": name_of(one)} for one in scorer.criteria if one.id in scored.unrated
        ],
        "outlook": outlook_said(scorer, seen, len(scored.unrated), language, lacking=bool(lacking)),
        "goals": goals,
        "unmet": lacking,
        "charts": charts,
    }


def _apart(goals: list[dict[str, Any]], lacking: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What conclusions lack that are no goals; a goal is told all that it lacks, and not only of sums."""
    by_id = {one["id"]: one for one in goals}
    for one in lacking:
        goal = None if one["set"] else by_id.get(one["id"])
        if goal is None:
            yield one
        elif len(one["lines"]) > len(goal["missing"]):
            goal["missing"] = one["lines"]


def depths(scorer: Scorer) -> list[tuple[str, int]]:
    """The ids of the groups with how deep each stands: a step of the path is `groups` with a position."""
    return [(group.id, len(path) // 2 - 1) for group, path in all_groups(scorer.rubric)]


def group_data(scorer: Scorer, scored: Scored, name: str, depth: int) -> dict[str, Any]:
    """A group with its sums; `depth` is how deep it stands."""
    group = next(one for one, _ in all_groups(scorer.rubric) if one.id == name)
    sums = scored.groups[name]
    answered, count = progress_of(scorer.rubric, scored, group)
    return {
        "id": name,
        "name": name_of(group),
        "depth": str(depth),
        "score": written(sums.score),
        "max": written(sums.maximum),
        "share": share_of(sums.score, sums.maximum),
        "answered": str(answered),
        "count": str(count),
    }


def _losses(scorer: Scorer, scored: Scored) -> list[dict[str, str | None]]:
    """The rated rows that cost most of the total, the dearest first; a deduction loses what it takes away.

    What a row costs is how much higher the total would be with this row alone at its full points: weights, rounding
    and rules are in it. Without a total, the row that loses most points is the first.
    """
    found = []
    for one in scorer.criteria:
        score = scored.outcomes[one.id].score
        if score is None or one.id in scored.unrated:
            continue
        lost = difference(one.points or ZERO, score)
        if lost > ZERO:
            found.append((_cost(scorer, scored, one), lost, one, score))
    found.sort(key=lambda entry: (ZERO if entry[0] is None else -entry[0], -entry[1]))
    return [
        {
            "id": one.id,
            "name": name_of(one),
            "score": written(score),
            "max": written(one.points or ZERO),
            "lost": written(lost),
            "cost": None if cost is None else written(cost),
        }
        for cost, lost, one, score in found[:MOST_LOSSES]
    ]


def _cost(scorer: Scorer, scored: Scored, one: Criterion) -> Exact | None:
    """How much higher the total would be with this row at its full points; None where there is no total."""
    if scored.total is None:
        return None
    best = replace(scored.outcomes[one.id], score=one.points or ZERO)
    total = scorer.summed(scored.role, {**scored.outcomes, one.id: best}).total
    return None if total is None else difference(total, scored.total)


def _sums(scored: Scored, rows: Iterable[Criterion]) -> dict[str, str | None]:
    """The points of some rows together, of those that are there."""
    rows = list(rows)
    answered, count = progress_among(scored.outcomes[one.id] for one in rows)
    there = [one for one in rows if not scored.outcomes[one.id].dropped]
    rated = [scored.outcomes[one.id].score for one in there]
    score = added(one for one in rated if one is not None)
    most = added(one.points or ZERO for one in there)
    return {
        "score": written(score),
        "max": written(most),
        "share": share_of(score, most),
        "answered": str(answered),
        "count": str(count),
    }


def _charts(scorer: Scorer, groups: list[dict[str, Any]], language: str) -> dict[str, str]:
    """Horizontal bars of all groups; a radar of the outermost ones, where there are enough."""
    drawn = [bar_of(one) for one in groups]
    outermost = [one for one in drawn if not one.depth]
    title = say("chart", language, {"title": scorer.rubric.short_title or scorer.rubric.title})
    description = say("chart-said", language)
    charts = {"bars": bars(drawn, Told(title, description, "rc-bars"))}
    if len(outermost) >= FEWEST_AXES:
        charts["radar"] = radar(outermost, Told(title, description, "rc-radar"))
    return charts


def bar_of(group: Mapping[str, Any]) -> Bar:
    """A group of a result as a bar."""
    return Bar(group["name"], int(group["depth"]), group["score"], group["max"], group["share"])
