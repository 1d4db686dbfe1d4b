"""Goals as plain data: how far each better conclusion is, and the cheapest path there, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rubricpress.core.conclusion import begins
from rubricpress.core.numbers.exact import shown, written
from rubricpress.core.numbers.interval import BELOW_ALL
from rubricpress.core.paths.improving import Goal, Lack, Outlook
from rubricpress.core.paths.moves import Move
from rubricpress.core.rubric import all_groups, name_of
from rubricpress.core.scoring import Scorer
from rubricpress.core.wording.paths import listed, say


def goals_as_data(scorer: Scorer, outlook: Outlook, language: str) -> list[dict[str, Any]]:
    """Each goal: its conclusion, its `state`, what is missing, what must go first, the moves, and all of it in words."""
    return [_goal(scorer, goal, language) for goal in outlook.goals]


def outlook_said(
    scorer: Scorer, outlook: Outlook, open_: int, language: str, *, lacking: bool = False
) -> list[str]:
    """What is to be said before the goals, or in their place; `lacking`: what other conclusions lack is told anyway."""
    said = []
    now = outlook.standing.conclusion
    if not outlook.goals:
        vetoes = [one for one in scorer.criteria if outlook.standing.outcomes[one.id].vetoed]
        if now and vetoes:
            values = {"title": name_of(vetoes[0]), "conclusion": now.title}
            said.append(say("by-veto", language, values))
        elif now and begins(now) == BELOW_ALL:
            return [] if lacking else [say("no-ranks", language)]
        elif now:
            said.append(say("best", language, {"title": now.title}))
        else:
            said.append(say("no-marks", language))
    if open_ and (outlook.goals or now):
        said.append(say("open-rows", language, {"open": str(open_)}))
    return said


def _goal(scorer: Scorer, goal: Goal, language: str) -> dict[str, Any]:
    return {
        "id": goal.conclusion.id,
        "title": goal.conclusion.title,
        "state": goal.state,
        "lacks": [
            {"group": one.group, "share": one.share, "now": written(one.now), "missing": written(one.missing)}
            for one in goal.lacks
        ],
        "vetoes": [one.id for one in goal.vetoes],
        "gates": [one.id for one in goal.gates],
        "steps": str(goal.steps),
        "moves": [_move(scorer, one, language) for one in goal.moves],
        "total": None if goal.total is None else written(goal.total),
        "reached": goal.reached and {"id": goal.reached.id, "title": goal.reached.title},
        "missing": [_lack(scorer, one, language) for one in goal.lacks],
        "first": list(_first(goal, language)),
        "path": _path(goal, language),
        "leads": _leads(goal, language),
    }


def _lack(scorer: Scorer, lack: Lack, language: str) -> str:
    place = say("of-total", language)
    if lack.group:
        group = next(one for one, _ in all_groups(scorer.rubric) if one.id == lack.group)
        place = say("of-group", language, {"name": name_of(group)})
    unit = "%" if lack.share else " 分" if language == "zh" else ""
    bound = say("more-than" if lack.strict else "at-least", language, {"bound": f"{shown(lack.bound)}{unit}"})
    values = {"place": place, "missing": shown(lack.missing), "bound": bound, "now": shown(lack.now)}
    return say("lack-share" if lack.share else "lack-points", language, values)


def _first(goal: Goal, language: str) -> Iterator[str]:
    for veto in goal.vetoes:
        yield say("first-veto", language, {"title": name_of(veto)})
    for gate in goal.gates:
        yield say("first-gate", language, {"title": gate.title})


def _path(goal: Goal, language: str) -> str:
    if goal.state == "untold":
        return say("untold", language, {"reason": say(goal.reason, language)})
    if goal.state == "unreachable":
        if goal.total is None:
            return say("unreachable-bare", language)
        return say("unreachable", language, {"total": shown(goal.total)})
    if not goal.moves:
        return say("way-none", language)
    return say("way", language, {"steps": str(goal.steps), "rows": str(len(goal.moves))})


def _leads(goal: Goal, language: str) -> str:
    if goal.reached is None or goal.total is None:
        return ""
    return say("leads", language, {"total": shown(goal.total), "conclusion": goal.reached.title})


def _move(scorer: Scorer, move: Move, language: str) -> dict[str, Any]:
    row, rung = move.row, move.rung
    bands = {one.id: one.title for one in scorer.rubric.bands}
    named = list(rung.named)
    if rung.phrase == "climb-faults":
        named = [say("fault-less", language, {"name": one, "less": rung.values[one]}) for one in named]
    values = {"score": shown(move.after), "band": bands.get(rung.chosen, rung.chosen), **rung.values}
    if "descriptor" in values:
        values["descriptor"] = values["descriptor"].strip().rstrip("；。;.")
    now = row.outcome.score
    return {
        "id": row.criterion.id,
        "name": name_of(row.criterion),
        "steps": str(move.steps),
        "from": written(now) if row.rated and now is not None else None,
        "to": written(move.after),
        "first": move.must,
        "words": say(rung.phrase, language, {**values, "named": listed(named, language)}),
    }
