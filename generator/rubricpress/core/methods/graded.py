"""Graded: a band, then a score inside the band, on a declared step; a measure may decide the band."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import ClassVar

from rubricpress.core.language.shape import ByName, Many, Name, Number, One, Text, key
from rubricpress.core.methods.deciding import check_measure, chosen_by, decision
from rubricpress.core.methods.declared import ScoringMethod
from rubricpress.core.methods.measure import Measure
from rubricpress.core.methods.rungs import Rung
from rubricpress.core.numbers.exact import Exact
from rubricpress.core.numbers.interval import Interval, seams
from rubricpress.core.numbers.number import EXACT, ZERO, on_step, plain, shown
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rows.outcome import Outcome, Setting, Step, refused
from rubricpress.core.rows.rating import Rating


@dataclass(frozen=True, kw_only=True)
class Band:
    """A level with a range of scores: 「优良 10-8」."""

    id: str = key(Name(), "permanent id, one of the rubric's `bands`")
    least: Decimal = key(Number(), "the lowest score of the band, itself included", written="from")
    to: Decimal = key(Number(), "the highest score of the band, itself included")
    descriptor: str = key(Text(), "what the band looks like in practice, as printed (>70%, 正常)", "")
    when: Interval | None = key(One(Interval), "the values of the measure that decide for it", None)
    when_by: Mapping[str, Interval] | None = key(
        ByName(One(Interval)),
        "the same for each option of the profile field named by the measure's `depends_on`",
        None,
    )

    @cached_property
    def scores(self) -> Interval:
        """The scores of the band."""
        return Interval(least=self.least, to=self.to)


@dataclass(frozen=True, kw_only=True)
class Graded(ScoringMethod):
    """A score that the assessor chooses; the band that holds it is the grade: 「10-8 / 7.9-6 / 5.9-0」."""

    NAME: ClassVar[str] = "graded"
    ADJUSTS: ClassVar[bool] = False
    KEYS: ClassVar[tuple[str, ...]] = ("score", "measure")
    ENTRIES: ClassVar[str] = "bands"
    OF_BANDS: ClassVar[bool] = True

    step: Decimal = key(Number(), "scores are whole multiples of this")
    bands: tuple[Band, ...] = key(Many(One(Band)), "the bands, best first as printed")
    measure: Measure | None = key(One(Measure), "the number that the institution enters", None)

    def minimum(self, points: Decimal) -> Decimal | None:
        """The least that the criterion can earn."""
        return ZERO

    def maximum(self, points: Decimal) -> Decimal | None:
        """The most that the criterion can earn: its points."""
        return points

    def check(self, points: Decimal | None, path: Path) -> Iterator[Problem]:
        """The bands tile 0 to the points on the step, best first: each score stands in exactly one band."""
        if self.step <= ZERO:
            yield Problem("step-positive", (*path, "step"), {"step": plain(self.step)})
            return
        for one in _of_scores(self.step, points, tuple((one.id, one.least, one.to) for one in self.bands)):
            yield Problem(one.code, (*path, *one.path), one.values)
        yield from check_measure(self.measure, self.bands, path, "bands")

    def of_scores(self, points: Decimal | None, path: Path) -> Iterator[Problem]:
        """What of that the scores of the bands alone can break."""
        if points is not None and not on_step(points, self.step):
            yield Problem("off-step", (*path, "points"), {"value": plain(points), "step": plain(self.step)})
        for at, band in enumerate(self.bands):
            yield from self._ends(band, points, (*path, "bands", at))
        yield from self._sorting(path)
        if points is not None:
            yield from self._tiling(points, path)

    def _ends(self, band: Band, points: Decimal | None, path: Path) -> Iterator[Problem]:
        if band.least > band.to:
            yield Problem("band-order", path, {"from": plain(band.least), "to": plain(band.to)})
        for name, end in (("from", band.least), ("to", band.to)):
            if end < ZERO:
                yield Problem("band-below", (*path, name), {"value": plain(end)})
            if not on_step(end, self.step):
                yield Problem("off-step", (*path, name), {"value": plain(end), "step": plain(self.step)})
            if points is not None and end > points:
                yield Problem("band-above", (*path, name), {"value": plain(end), "points": plain(points)})

    def _sorting(self, path: Path) -> Iterator[Problem]:
        for (_, better), (at, worse) in pairwise(self._formed()):
            if better.to < worse.to:
                values = {"better": worse.id, "worse": better.id}
                yield Problem("band-sorting", (*path, "bands", at), values)

    def _formed(self) -> list[tuple[int, Band]]:
        """The bands whose ends stand in their order, with their positions."""
        return [(at, one) for at, one in enumerate(self.bands) if one.least <= one.to]

    def _tiling(self, points: Decimal, path: Path) -> Iterator[Problem]:
        span, formed = Interval(least=ZERO, to=points), self._formed()
        for seam in seams([band.scores for _, band in formed], span.start, span.end, self.step):
            if len(formed) < len(self.bands) and not seam.overlap:
                continue  # it may be where the band whose ends are swapped belongs
            (other, first), (at, second) = formed[seam.first], formed[seam.second]
            values = {
                "at": str(other),
                "first": first.id,
                "second": second.id,
                "between": seam.between,
                "points": plain(points),
            }
            place = (*path, "bands", at, "to" if seam.last else "from")
            yield Problem("band-overlap" if seam.overlap else "band-gap", place, values)

    def rate(self, points: Decimal, rating: Rating, setting: Setting, path: Path) -> Outcome:
        """The chosen score with its band; a score outside the band that the measure decides is a problem."""
        decided = decision(self.measure, self.bands, rating.measure, setting, path)
        problems, chosen = list(decided.problems), decided.chosen
        if rating.score is not None:
            here = (*path, "score")
            band = next((one for one in self.bands if one.scores.holds(rating.score)), None)
            if not ZERO <= rating.score <= points:
                values = {"value": shown(rating.score), "least": "0", "most": shown(points)}
                problems.append(Problem("score-outside", here, values))
            elif band is None or not on_step(rating.score, self.step):
                values = {"value": shown(rating.score), "step": shown(self.step)}
                problems.append(Problem("score-step", here, values))
            elif chosen and chosen != band.id:
                right = next(one for one in self.bands if one.id == chosen)
                values = {"value": shown(rating.score), "band": setting.bands.get(chosen, chosen)}
                values |= {"least": shown(right.least), "most": shown(right.to)}
                problems.append(Problem("score-contradicts", here, values))
            else:
                chosen = band.id
        steps = self.measure.steps(decided.numbers) if self.measure else ()
        if problems:
            return refused(*problems, steps=(*steps, *self._held(decided.chosen, None, setting)))
        steps = (*steps, *self._held(chosen, rating.score, setting))
        return Outcome(score=rating.score, chosen=chosen, steps=steps)

    def _held(self, chosen: str, score: Decimal | None, setting: Setting) -> tuple[Step, ...]:
        """The step of the band that holds; while there is no score, it says which scores there are."""
        if not chosen:
            return ()
        held = next(one for one in self.bands if one.id == chosen)
        values = {"band": setting.bands.get(chosen, chosen)}
        values |= {"least": shown(held.least), "most": shown(held.to)}
        return (Step("band" if score is not None else "band-open", values, score, held.descriptor),)

    def chosen_by(self, entry: object, setting: Setting) -> str | None:
        """The band that the measure decides for; the rest of its numbers only explains."""
        return chosen_by(self.measure, self.bands, entry, setting)

    def at_nothing(self) -> str:
        """The band that holds 0."""
        return self._band(ZERO).id

    def level_at(self, score: Exact) -> str:
        """The best band that the score reaches: one between two bands has not reached the better of them."""
        return next((band.id for band in self.bands if band.least <= score), "")

    def rungs(self, points: Decimal, rating: Rating, score: Exact) -> Iterator[Rung]:
        """One band up, to any of its scores, is one step; so is a better score inside the band."""
        now = self.bands.index(self._band(rating.score or ZERO))
        for at in range(now, -1, -1):
            band = self.bands[at]
            least = max(band.least, EXACT.add(rating.score or ZERO, self.step))
            if least <= band.to:
                yield Rung(
                    max(now - at, 1), band.to, "climb-band", chosen=band.id, least=least, stride=self.step
                )

    def _band(self, score: Decimal) -> Band:
        """The band that holds a score of the step."""
        return next(one for one in self.bands if one.scores.holds(score))


@lru_cache(maxsize=1024)
def _of_scores(
    step: Decimal, points: Decimal | None, bands: tuple[tuple[str, Decimal, Decimal], ...]
) -> tuple[Problem, ...]:
    """The problems of bands with these ids and scores, found once: most rows of a table share a few kinds of bands."""
    bare = Graded(step=step, bands=tuple(Band(id=name, least=least, to=to) for name, least, to in bands))
    return tuple(bare.of_scores(points, ()))
