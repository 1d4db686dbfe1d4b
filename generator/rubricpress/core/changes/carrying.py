"""One rating of an earlier edition under the row that it has become: kept, rescaled, or to be answered anew.

A rating is carried over only where it still answers the same question. Silence in a list is an answer too: who ticked two
of three indicators has said that the third is not met, and has said nothing of a fourth.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from rubricpress.core.changes.comparing_models import details
from rubricpress.core.changes.scoring_form import scoring_form
from rubricpress.core.methods import ANSWERS
from rubricpress.core.methods.graded import Graded
from rubricpress.core.numbers.exact import product, quotient
from rubricpress.core.numbers.number import ZERO, parse, plain
from rubricpress.core.numbers.rounding import Rounding
from rubricpress.core.rows.outcome import Outcome, Setting
from rubricpress.core.rows.rated import rate
from rubricpress.core.rubric import Criterion, Rubric

KEPT: Final = "kept"
RESCALED: Final = "rescaled"
DROPPED: Final = "dropped"
ANEW: Final = "anew"

_SAYS_NOTHING: Final = ("id", "was", "damage", "section", "points_printed")
_LISTS: Final = ("met", "earned", "faults")


@dataclass(frozen=True)
class Carried:
    """What becomes of a rating: the rating in the later edition (None for none), the outcome, and the reason for it.

    Reasons: '' (as it was), and the words of `wording/migrations.py`.
    """

    rating: dict[str, Any] | None
    outcome: str
    reason: str = ""


@dataclass(frozen=True)
class Under:
    """A rubric and the answers of a profile: what ratings are judged under."""

    rubric: Rubric
    profile: Mapping[str, str]

    def rate(self, criterion: Criterion, rating: object) -> Outcome:
        """The outcome of a rating under one of its criteria."""
        bands = {one.id: one.title for one in self.rubric.bands}
        fields = {one.id: one.title for one in self.rubric.profile}
        return rate(criterion, rating, Setting(self.profile, bands, fields), ())


def beside(rating: object) -> dict[str, Any]:
    """What stands in a rating beside the answer: evidence, notes, reasons. It is carried over whatever becomes of that."""
    if not isinstance(rating, Mapping):
        return {}
    return {name: one for name, one in rating.items() if name not in (*ANSWERS, "not_applicable", "units")}


def anew(rating: object, reason: str) -> Carried:
    """A rating that has to be given again; its evidence and notes stay."""
    return Carried(beside(rating) or None, ANEW, reason)


def carried(old: Criterion, new: Criterion, rating: object, before: Under, after: Under) -> Carried:
    """The rating of the row `old` under the row `new` that it has become."""
    rated = before.rate(old, rating)
    if not isinstance(rating, Mapping) or _refused(rated):
        return anew(rating, "unsound")
    answers = {name: one for name, one in rating.items() if name not in beside(rating)}
    if reason := _asks_otherwise(old, new, answers):
        return anew(rating, reason)
    if not answers or answers.get("not_applicable") is True:
        return Carried(dict(rating), KEPT)
    if "units" in answers:
        return _units(old, new, rating, before, after)
    kept, lost = _without_lost(new, answers)
    outcome, reason = KEPT, "entries-gone" if lost else ""
    if isinstance(old.method, Graded) and "score" in kept and _scale(old) != _scale(new):
        rescaled = _rescaled(old, new, str(kept["score"]), after.rubric.rescale)
        if rescaled is None:
            return anew(rating, "scale")
        if rescaled != str(kept["score"]):
            kept, outcome, reason = {**kept, "score": rescaled}, RESCALED, "scale"
    return _judged(
        Carried({**kept, **beside(rating)}, outcome, reason), rated.chosen, old, new, rating, after
    )


def reworded(old: Criterion, new: Criterion) -> Iterator[str]:
    """Which words of a row changed that say what is judged: its `title`, the `standard` (how it is checked and its options too).

    Points are scored by, and told as such; what is said of damaged print judges nothing.
    """
    places = {one.path[0] for one in details(old, new, _SAYS_NOTHING) if not one.scoring}
    if "title" in places:
        yield "title"
    if places - {"title"}:
        yield "standard"


def _units(old: Criterion, new: Criterion, rating: Mapping[str, Any], before: Under, after: Under) -> Carried:
    """A rating of several units: each is carried over by itself, and where one has to be given again, the row has.

    What they come to together is judged by the later edition: another mean or worst scores the row otherwise.
    """
    if new.units is None:
        return anew(rating, "refused")
    alone = [replace(one, units=None, not_applicable=None) for one in (old, new)]
    units, found = [], Carried(None, KEPT)
    for one in rating["units"]:
        name = {"name": one["name"]} if "name" in one else {}
        plain_one = {key: value for key, value in one.items() if key != "name"}
        unit = carried(alone[0], alone[1], plain_one, before, after)
        if unit.outcome == ANEW:
            return anew(rating, unit.reason)
        units.append(name | (unit.rating or {}))
        if unit.reason and found.outcome == KEPT:
            found = unit
    given = {"units": units, **beside(rating)}
    if _refused(after.rate(new, given)):
        return anew(rating, "refused")
    same = found.reason or new.units == old.units
    return Carried(given, found.outcome, found.reason if same else "rescored")


def _judged(  # noqa: PLR0917  (a rating, what it was and where)
    found: Carried, chosen: str, old: Criterion, new: Criterion, rating: object, after: Under
) -> Carried:
    """`found`, unless the later edition refuses it or reads it as another grade; a number decides anew by itself."""
    given = found.rating or {}
    rated = after.rate(new, given)
    if _refused(rated) and {"level", "measure"} <= given.keys():
        given = {name: one for name, one in given.items() if name != "level"}
        rated, found = after.rate(new, given), Carried(given, found.outcome, "decided")
    if _refused(rated):
        return anew(rating, "refused")
    if isinstance(new.method, Graded) and "score" in given and rated.chosen != chosen:
        return anew(rating, "scale")
    if found.reason:
        return found
    same = _asked(old) == _asked(new)
    return found if same else Carried(given, found.outcome, "rescored")


def _refused(rated: Outcome) -> bool:
    """Whether a rating does not hold; one that only waits for an answer of the profile does."""
    return any(one.code != "profile-needed" for one in rated.problems)


def _asked(criterion: Criterion) -> Any:
    """What the score of a row is made of."""
    return scoring_form(criterion.method), criterion.points, criterion.weight


def _asks_otherwise(old: Criterion, new: Criterion, answers: Mapping[str, Any]) -> str:
    """Why an answer does not answer the new question; '' where it may."""
    if answers.get("not_applicable") is True:
        return "" if new.not_applicable else "not-applicable"
    if answers and old.method.NAME != new.method.NAME:
        return "method"
    if any(name in answers for name in _LISTS) and _entries(new) - _entries(old):
        return "entries-added"
    if "measure" in answers:
        measures = [getattr(one.method, "measure", None) for one in (old, new)]
        if measures[1] is None or any(
            getattr(measures[0], name) != getattr(measures[1], name) for name in ("kind", "unit")
        ):
            return "measure"
    return ""


def _entries(criterion: Criterion) -> set[str]:
    return {one.id for one in getattr(criterion.method, criterion.method.ENTRIES)}


def _without_lost(new: Criterion, answers: Mapping[str, Any]) -> tuple[dict[str, Any], bool]:
    """The answers without entries that are not there any more, and whether there were any."""
    kept = dict(answers)
    for name in _LISTS:
        given = answers.get(name)
        if isinstance(given, list):
            kept[name] = [one for one in given if one in _entries(new)]
        elif isinstance(given, Mapping):
            kept[name] = {entry: one for entry, one in given.items() if entry in _entries(new)}
    return kept, kept != answers


def _scale(criterion: Criterion) -> Any:
    """What a score of a graded row is measured by."""
    assert isinstance(criterion.method, Graded)
    bands = tuple((one.id, one.least, one.to) for one in criterion.method.bands)
    return criterion.points, criterion.method.step, bands


def _rescaled(old: Criterion, new: Criterion, score: str, way: str | None) -> str | None:
    """The score in proportion to the points, on the step of the new row; None where the table declares no way.

    Between rows of the same points it is the score as it is.
    """
    value, points = parse(score), old.points or ZERO
    assert value is not None
    assert isinstance(new.method, Graded)
    if old.points == new.points:
        return score
    if way is None or not points:
        return None
    exact = quotient(product(value, new.points or ZERO), points)
    return plain(Rounding(step=new.method.step, way=way).nearest(exact))
