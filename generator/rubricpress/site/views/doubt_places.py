"""The doubtful places of a table, a group or a row, called as the table itself calls its cells."""

from __future__ import annotations

from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.rubric import Criterion, Group, Rubric
from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.site.views.notes import Doubts
from rubricpress.site.wording import say


def heads_of(rubric: Rubric) -> dict[str, str]:
    """What the table prints over its columns, by what they hold."""
    return {one.of: one.title for one in reversed(rubric.columns)}


def doubts_of(
    rubric: Rubric,
    one: Rubric | Group | Criterion,
    name: str,
    owner: str,
    language: str = DEFAULT_LANGUAGE,
) -> Doubts:
    """The doubtful places of `one`; `name` begins their anchors, `owner` is its name for people."""
    places = {
        key: head
        for key, head in heads_of(rubric).items()
        if key in ("standard", "assessment", "points", "title")
    }
    places |= {f"bands.{band.id}": say("places.band", language, title=band.title) for band in rubric.bands}
    if isinstance(one, Criterion) and isinstance(one.method, Checklist):
        for at, indicator in enumerate(one.method.indicators, 1):
            places[f"indicators.{indicator.id}"] = say("places.indicator", language, n=at)
    return Doubts(one.damage, name, owner, places, language)
