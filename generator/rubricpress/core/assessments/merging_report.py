"""A merge told to people: each conflict with its place and each side in words, as a form and a terminal show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from rubricpress.core.assessments.merging import BOTH, Conflict, Place, merge
from rubricpress.core.plain.quoting import quoted
from rubricpress.core.results.assessing import score_data
from rubricpress.core.results.explain import rating_in_words
from rubricpress.core.rubric import name_of
from rubricpress.core.scoring import Scored, Scorer
from rubricpress.core.wording.merging import merging_words

# what an assessment says of itself is labelled as in the form
_LABELS: Final = {
    (role, key): f"{key}-{role}" for role in ("review", "agreed") for key in ("assessor", "date")
}


def merged_data(
    scorer: Scorer, sides: Sequence[dict[str, Any]], choices: Mapping[str, str], language: str
) -> dict[str, Any]:
    """`sides` merged, as plain data: `{"response", "conflicts", "added"}`.

    `choices` settles conflicts, by `name`: the number of a side, from `"0"`, or `"both"`. A conflict is
    `{"name", "role", "criterion", "key", "where", "what", "joinable", "sides": [[line, …], …]}`: where it is and what
    of it differs, in words, and what each side says. `added` is how many criteria got a rating of which the first
    side has none.
    """
    settled = {name: BOTH if choice == "both" else int(choice) for name, choice in choices.items()}
    merged = merge(sides, scorer.rubric, scorer.digest, settled)
    scored = [{one.role: one for one in score_data(side, scorer)[0]} for side in sides]
    return {
        "response": merged.response,
        "conflicts": [_told(scorer, one, scored, language) for one in merged.conflicts],
        "added": len([place for place in merged.added if place.criterion and not place.key]),
    }


def _told(
    scorer: Scorer, conflict: Conflict, scored: Sequence[Mapping[str, Scored]], language: str
) -> dict[str, Any]:
    place = conflict.place
    row = next((one for one in scorer.criteria if one.id == place.criterion), None)
    where = merging_words(place.role or "profile", language)
    if place.criterion:
        where = name_of(row) if row else place.criterion
    what = place.key or "rating"
    asked = next((one for one in scorer.rubric.profile if not place.role and one.id == what), None)
    return {
        "name": place.name,
        "role": place.role,
        "criterion": place.criterion,
        "key": place.key,
        "where": where,
        "what": asked.title if asked else merging_words(_LABELS.get((place.role, what), what), language),
        "joinable": conflict.joinable,
        "sides": [
            _in_words(scorer, place, said, side, language)
            for said, side in zip(conflict.said, scored, strict=True)
        ],
    }


def _in_words(
    scorer: Scorer, place: Place, said: Any, scored: Mapping[str, Scored], language: str
) -> list[str]:
    """What one side says at a place, line by line."""
    if said is None:
        return [merging_words("silent", language)]
    outcomes = scored[place.role].outcomes if place.role in scored else {}
    if place.criterion in outcomes and not place.key:
        return rating_in_words(outcomes[place.criterion], language)
    options = {
        option.id: option.title
        for one in scorer.rubric.profile
        if one.id == place.key
        for option in one.options
    }
    if place.role:
        return list(_lines(said))
    return [options.get(str(said)) or (said if isinstance(said, str) else quoted(said))]


def _lines(value: Any) -> Iterator[str]:
    """The texts in a value, one line each; what belongs together in a document stands on one."""
    if isinstance(value, list):
        for one in value:
            yield "，".join(_lines(one))
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _lines(one)
    else:
        yield from (value if isinstance(value, str) else quoted(value)).split("\n")
