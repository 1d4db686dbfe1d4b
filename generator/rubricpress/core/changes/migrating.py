"""A response of an earlier edition carried over to a later one; whatever stood in it is kept in its history.

Per criterion a rating is kept, rescaled by the rule that the later edition declares, dropped, or to be answered anew. The
response as it was becomes the newest entry of `history`, so that nothing is lost and the old total can be had again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from rubricpress.core.assessments.merging import BOTH, Conflict, Place
from rubricpress.core.changes.carrying import (
    ANEW,
    DROPPED,
    KEPT,
    RESCALED,
    Carried,
    Under,
    anew,
    carried,
    reworded,
)
from rubricpress.core.changes.lineage import Lineage, criteria_of, lineage
from rubricpress.core.response import ALWAYS_IN_PROFILE, FORMAT, ROLES
from rubricpress.core.results.assessing import score_data
from rubricpress.core.results.result import result_of
from rubricpress.core.rubric import Criterion, Rubric
from rubricpress.core.scoring import Scorer
from rubricpress.core.wording.migrations import counted, outcome_said

HISTORY: Final = "history"
_GOES_ON: Final = (KEPT, RESCALED)
OUTCOMES: Final = (KEPT, RESCALED, ANEW, DROPPED)
_NOT_IN_HISTORY: Final = ("format", HISTORY)
_OF_THE_OLD: Final = ("rubric", "profile", "assessments", "check_code")


@dataclass(frozen=True)
class MovedRating:
    """What became of one rating: `was` and `id` are the row's ids in the two editions, '' where it has none.

    `reworded` says which words of a row changed whose rating goes on to count: of its `title`, of the `standard`.
    """

    role: str
    was: str
    id: str
    outcome: str
    reason: str
    reworded: tuple[str, ...] = ()

    @property
    def look(self) -> bool:
        """Whether a rating that goes on to count is to be looked at again: the row is not what it was when it was given."""
        return self.outcome in _GOES_ON and bool(self.reason or self.reworded)


@dataclass(frozen=True)
class Migration:
    """A response carried over, and what became of each part: ratings, and answers of the profile that were dropped.

    `added` are the rows that the earlier edition did not have; they are to be answered.
    """

    before: Scorer
    after: Scorer
    old: Mapping[str, Any]
    response: Mapping[str, Any]
    ratings: tuple[MovedRating, ...] = ()
    answers: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether there was nothing to do: the response is of this edition already."""
        return self.before is self.after

    def told_by(self, before: Scorer, after: Scorer) -> Migration:
        """The same in the words of these, translations of the two editions; what becomes of each rating is decided already."""
        return replace(self, before=before, after=after)

    @property
    def counts(self) -> dict[str, int]:
        """How many ratings there are of each outcome, in the order in which a report counts them."""
        return {name: sum(one.outcome == name for one in self.ratings) for name in OUTCOMES}

    @property
    def look(self) -> int:
        """How many ratings are kept whose row is not what it was."""
        return sum(one.look for one in self.ratings if one.outcome == KEPT)

    def as_data(self, language: str) -> dict[str, Any]:
        """The report as plain data, with both results side by side."""
        results = [
            result_of(scorer, *score_data(dict(data), scorer), language)
            for scorer, data in ((self.before, self.old), (self.after, self.response))
        ]
        titles = [{one.id: one.title for one in scorer.criteria} for scorer in (self.before, self.after)]

        asked = {one.id: one.title for one in self.before.rubric.profile}

        def score(at: int, role: str, name: str) -> str | None:
            rated = results[at]["assessments"].get(role, {}).get("criteria", {})
            found: str | None = rated.get(name, {}).get("score")
            return found

        return {
            "from": results[0]["rubric"],
            "to": results[1]["rubric"],
            "totals": {
                role: {
                    name: _sums(one["assessments"].get(role))
                    for name, one in zip(("before", "after"), results, strict=True)
                }
                for role in results[0]["assessments"]
            },
            "ratings": [
                {
                    "role": one.role,
                    "was": one.was,
                    "id": one.id,
                    "title": titles[1].get(one.id) or titles[0].get(one.was, ""),
                    "outcome": one.outcome,
                    "reason": one.reason,
                    "said": outcome_said(one.outcome, one.reason, language, one.reworded),
                    "look": one.look,
                    "before": score(0, one.role, one.was),
                    "after": score(1, one.role, one.id),
                }
                for one in self.ratings
            ],
            "counts": self.counts,
            "counted": counted(self.counts, language, self.look),
            "look": self.look,
            "profile": [{"id": name, "title": asked.get(name, name)} for name in self.answers],
            "added": [{"id": name, "title": titles[1][name]} for name in self.added],
        }


def migrate(old: Mapping[str, Any], editions: Sequence[Scorer]) -> Migration:
    """The response `old`, of the first of `editions`, under the last; each follows the one before it.

    Under one edition alone the response stays as it is.
    """
    before, after = editions[0], editions[-1]
    if len(editions) == 1:
        return Migration(before, after, old, old)
    line = lineage([one.rubric for one in editions], criteria_of)
    moving = _Moving(before.rubric, after.rubric, line, _mapping(old.get("profile")))
    given = _mapping(old.get("assessments"))
    assessments = {role: moving.assessment(role, one) for role, one in given.items()}
    about = {"id": after.rubric.id, "edition": after.rubric.edition, "digest": after.digest}
    past = old.get(HISTORY, [])
    entry = {name: one for name, one in old.items() if name not in _NOT_IN_HISTORY}
    response = {
        "format": FORMAT,
        "rubric": about,
        "profile": moving.profile,
        "assessments": assessments,
        **{name: one for name, one in entry.items() if name not in _OF_THE_OLD},
        HISTORY: [*(past if isinstance(past, list) else [past]), entry],
    }
    adjusting = {one.id for one in after.criteria if one.method.ADJUSTS}
    added = tuple(name for name, origins in line.origins.items() if not origins and name not in adjusting)
    return Migration(before, after, old, response, tuple(moving.ratings), tuple(moving.lost), added)


@dataclass
class _Moving:
    """One migration under way."""

    before: Rubric
    after: Rubric
    line: Lineage
    answers: Mapping[str, Any]
    ratings: list[MovedRating] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        options = {one.id: {option.id for option in one.options} for one in self.after.profile}
        self.profile = {
            name: answer
            for name, answer in self.answers.items()
            if name in ALWAYS_IN_PROFILE or (isinstance(answer, str) and answer in options.get(name, ()))
        }
        self.lost = [name for name in self.answers if name not in self.profile]
        self.olds = {one.id: one for one in criteria_of(self.before)}
        self.news = {one.id: one for one in criteria_of(self.after)}

    def assessment(self, role: str, given: Any) -> Any:
        """An assessment with its ratings carried over; what is no assessment stays as it is."""
        if not isinstance(given, Mapping) or role not in ROLES:
            return given
        old = _mapping(given.get("ratings"))
        ratings: dict[str, Any] = {}
        for was, rating in old.items():
            heirs = self.line.heirs.get(was, ())
            if not heirs:
                reason = "gone" if was in self.olds else "unknown"
                self.ratings.append(MovedRating(role, was, "", DROPPED, reason))
            for name in heirs:
                found = self._carried(was, self.news[name], rating)
                words = tuple(reworded(self.olds[was], self.news[name])) if found.outcome in _GOES_ON else ()
                self.ratings.append(MovedRating(role, was, name, found.outcome, found.reason, words))
                if found.rating is not None:
                    ratings[name] = {**found.rating, **_joined(ratings.get(name, {}), found.rating)}
        ordered = {name: ratings[name] for name in self.news if name in ratings}
        return {**given, "ratings": ordered}

    def _carried(self, was: str, new: Criterion, rating: Any) -> Carried:
        if not self.line.alone(new.id):
            return anew(rating, "merged" if len(self.line.origins[new.id]) > 1 else "split")
        answers = {name: one for name, one in self.answers.items() if isinstance(one, str)}
        before, after = Under(self.before, answers), Under(self.after, self.profile)
        return carried(self.olds[was], new, rating, before, after)


def _joined(there: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """What stands beside the answers of rows that were merged: evidence and notes together, of other things the first."""
    found = dict(there)
    for name in there.keys() & more.keys():
        both = Conflict(Place("", "", name), (there[name], more[name]))
        if both.joinable:
            found[name] = both.settled(BOTH)
    return found


def _mapping(data: Any) -> Mapping[str, Any]:
    return data if isinstance(data, Mapping) else {}


def _sums(result: Mapping[str, Any] | None) -> dict[str, Any]:
    names = ("total", "max_total", "complete", "conclusion")
    return {name: (result or {}).get(name) for name in names}
