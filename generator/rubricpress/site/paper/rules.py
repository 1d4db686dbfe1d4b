"""What the printed table says of a row beside its method: for whom it is, its units, how it counts where it is not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rubricpress.core.combining import ONE
from rubricpress.core.numbers.number import plain
from rubricpress.core.rows.there import NotApplicable
from rubricpress.core.rows.units import Units
from rubricpress.core.rubric import Criterion, Rubric
from rubricpress.core.rules_said import tag_title
from rubricpress.site.views.rules import counted_away, only_if_said, units_said
from rubricpress.site.wording import listed, say

MOST_PLACES: Final = 3
"""A blank table has places for so many units."""


def row_rules(one: Criterion, rubric: Rubric, language: str) -> Iterator[str]:
    """Each rule of a row in a line; a row that may not apply has a box to tick instead."""
    if one.weight != ONE:
        yield say("paper.weight", language, weight=plain(one.weight))
    if one.tag:
        title = tag_title(rubric, one.tag)
        kind = say("paper.kind", language, title=title) if title else say("paper.tag", language, tag=one.tag)
        yield _in_brackets(kind, language)
    if only := one.only_for:
        asked = next(each for each in rubric.profile if each.id == only.field)
        there = listed((each.title for each in asked.options if each.id in only.options), language)
        said = say("paper.only-for", language, field=asked.title, options=there)
        how = "" if only.otherwise == "dropped" else say(f"paper.otherwise-{only.otherwise}", language)
        yield _in_brackets(said + how, language)
    if one.only_if:
        yield _in_brackets(only_if_said(one, rubric, language), language)
    if one.units:
        yield units_said(one.units, language)


def away_said(away: NotApplicable, language: str) -> str:
    """What stands behind the box of a row that may not apply."""
    told = [counted_away(away, language)] if away.counts != "dropped" else []
    told += [say("paper.with-reason", language)] if away.reason else []
    said = say("paper.away", language)
    if not told:
        return said
    return said + say("paper.in-brackets", language, text=say("paper.then", language).join(told))


def unit_places(units: Units | None, language: str) -> Iterator[str]:
    """Places for the first few of several units, in a line; nothing where a row has none."""
    if units is None:
        return
    count = min(int(units.most), MOST_PLACES)
    places = (say("paper.unit", language, unit=units.title, n=at + 1) for at in range(count))
    yield say("paper.unit-gap", language).join(places)


def _in_brackets(text: str, language: str) -> str:
    return say("paper.in-brackets", language, text=text).strip()
