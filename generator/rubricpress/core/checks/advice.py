"""Advice: what adds up, but looks like a slip of the print or of the transcription.

A misprint can leave every sum right: two scores change places, a row loses its 0, a formula weighs twice. Each
finding is silenced by correcting it, or by a record of damage at its place, which says why it is so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from rubricpress.core.checks.counting import (
    conditions_ask_for_something,
    percentages_are_written_as_printed,
)
from rubricpress.core.checks.formulas import scores_are_not_multiplied
from rubricpress.core.checks.numbering import out_of_line_ids
from rubricpress.core.checks.places import inside, rows_of
from rubricpress.core.checks.printed import earned, printed_scores_agree, printed_targets_agree
from rubricpress.core.checks.ratios import ratios_are_the_right_way_up
from rubricpress.core.checks.taking_away import faults_fit_their_row, steps_fit_their_row
from rubricpress.core.checks.units_said import kinds_fit_their_keys, units_are_as_the_texts_print_them
from rubricpress.core.combining import ONE
from rubricpress.core.methods.deciding import Decidable, interval_of
from rubricpress.core.methods.graded import Graded
from rubricpress.core.methods.levels import Level, Levels
from rubricpress.core.numbers.exact import added
from rubricpress.core.numbers.number import PLAIN, ZERO, plain
from rubricpress.core.problem import Path, Problem
from rubricpress.core.reach import worth
from rubricpress.core.rubric import (
    Criterion,
    Group,
    Rubric,
    all_criteria,
    all_groups,
    doubted,
    node,
    rows_inside,
)

_WEIGHING: Final = re.compile("权重|加权|weigh")
_ALIKE: Final = 3
_REGULAR: Final = 4


def advise(rubric: Rubric) -> list[Problem]:
    """All advice on a rubric, rule by rule."""
    return [problem for rule in RULES for problem in rule(rubric)]


def options_reach_zero(rubric: Rubric) -> Iterator[Problem]:
    """Where most rows of options have one that earns nothing, all have."""
    rows = list(rows_of(rubric, Levels))
    having = [one for one, _ in rows if any(level.score == ZERO for level in one.method.levels)]
    for criterion, path in rows if 2 * len(having) > len(rows) else ():
        short = all(level.score > ZERO for level in criterion.method.levels)
        if short and criterion.method.levels and not doubted(criterion, "levels"):
            yield Problem("level-zero-missing", (*path, "levels"), {"others": str(len(having))})


def options_stand_in_order(rubric: Rubric) -> Iterator[Problem]:
    """Scores rise or fall throughout; where a measure decides, they may have one peak (适中得满分)."""
    for criterion, path in rows_of(rubric, Levels):
        levels = criterion.method.levels
        measure = criterion.method.measure
        scores = [level.score for level in levels]
        if measure is not None and measure.decides and _has_one_peak(scores):
            continue
        at = _turn(scores)
        if at and not doubted(criterion, *inside("levels", levels[at].id, "score")):
            values = {"first": levels[at - 1].id, "second": levels[at].id}
            yield Problem("level-order", (*path, "levels", at, "score"), values)


def options_stand_as_in_other_rows(rubric: Rubric) -> Iterator[Problem]:
    """The best option stands first in all rows, or last in all of them."""
    rows = [
        (one, path, [level.score for level in one.method.levels]) for one, path in rows_of(rubric, Levels)
    ]
    plain_rows = [(one, path, scores) for one, path, scores in rows if scores and not _turn(scores)]
    falling = [row for row in plain_rows if row[2][0] > row[2][-1]]
    rising = [row for row in plain_rows if row[2][0] < row[2][-1]]
    for few, many, way in ((falling, rising, "falls"), (rising, falling, "rises")):
        if len(few) == 1 and len(many) > _ALIKE and not doubted(few[0][0], "levels"):
            yield Problem(f"level-{way}", (*few[0][1], "levels"), {"others": str(len(many))})


def options_are_called_after_their_scores(rubric: Rubric) -> Iterator[Problem]:
    """Where the ids of a row's options are its printed scores, each is that of its own option.

    They are where most of the row's ids are, or half of them and all ids of most other rows. The ids of a scale (1 and 0)
    stay the same in a row that earns more.
    """
    rows = [(one, path, _called(one.method.levels)) for one, path in rows_of(rubric, Levels)]
    scales = [_names(one.method.levels) for one, _, agreeing in rows if agreeing == len(one.method.levels)]
    usual = len(scales) > 1 and 2 * len(scales) > len(rows)
    for criterion, path, agreeing in rows:
        levels = criterion.method.levels
        if 2 * agreeing <= len(levels) and not (
            usual and 2 * agreeing == len(levels) and _names(levels) not in scales
        ):
            continue
        numbers = [_number_in(one.id) for one in levels]
        for at, level in enumerate(levels):
            # an option keeps its id in a new edition that scores it otherwise, and then says so itself
            settled = numbers[at] in (None, level.score) or earned(level.descriptor) == [level.score]
            if not settled and not doubted(criterion, *inside("levels", level.id, "score")):
                values = {"id": level.id, "score": plain(level.score)}
                yield Problem("level-id", (*path, "levels", at, "score"), values)


def _names(levels: Sequence[Level]) -> set[str]:
    return {one.id for one in levels}


def _number_in(name: str) -> Decimal | None:
    return Decimal(name) if PLAIN.fullmatch(name) else None


def _called(levels: Sequence[Level]) -> int:
    """How many options are called after their scores."""
    return sum(_number_in(one.id) == one.score for one in levels)


def intervals_stand_in_order(rubric: Rubric) -> Iterator[Problem]:
    """The values that decide rise or fall from option to option."""
    for criterion, path in [*rows_of(rubric, Levels), *rows_of(rubric, Graded)]:
        measure = criterion.method.measure
        key = criterion.method.ENTRIES
        if measure is None or not measure.decides:
            continue
        options: Sequence[Decidable] = getattr(criterion.method, key)
        variants = sorted({name for one in options for name in one.when_by or ()}) or [""]
        for variant in variants:
            intervals = [interval_of(option, variant) for option in options]
            starts = [max(one.start, measure.domain.start) for one in intervals if one is not None]
            at = _turn(starts) if len(starts) == len(options) else 0
            if at and not doubted(
                criterion, *inside(key, options[at].id, "when"), *inside(key, options[at].id, "when_by")
            ):
                values = {"first": options[at - 1].id, "second": options[at].id, "key": key}
                yield Problem("interval-order", (*path, key, at), values)
                break


def bands_are_alike(rubric: Rubric) -> Iterator[Problem]:
    """Rows with the same points have the same bands, where all but one have."""
    kinds: dict[tuple[Decimal | None, Decimal], list[tuple[Criterion, Path]]] = {}
    for criterion, path in rows_of(rubric, Graded):
        kinds.setdefault((criterion.points, criterion.method.step), []).append((criterion, path))
    for (points, _), kin in kinds.items():
        usual = Counter(ranges(one) for one, _ in kin)
        if points is None or len(kin) <= _ALIKE or len(usual) != 2 or min(usual.values()) != 1:
            continue
        odd = next(found for found, count in usual.items() if count == 1)
        criterion, path = next(it for it in kin if ranges(it[0]) == odd)
        sound = not any(criterion.method.check(points, path))
        if sound and not doubted(criterion, "bands", *(f"bands.{name}" for name, *_ in odd)):
            values = {"others": str(len(kin) - 1), "points": plain(points)}
            yield Problem("band-unlike", (*path, "bands"), values)


def alike(one: Criterion, other: Criterion) -> bool:
    """Whether two rows of bands have the same points on the same step."""
    return (
        isinstance(one.method, Graded)
        and isinstance(other.method, Graded)
        and (one.points, one.method.step) == (other.points, other.method.step)
    )


def ranges(criterion: Criterion) -> tuple[tuple[str, Decimal, Decimal], ...]:
    """The bands of a row with their scores."""
    assert isinstance(criterion.method, Graded)
    return tuple((band.id, band.least, band.to) for band in criterion.method.bands)


def ids_are_in_line(rubric: Rubric) -> Iterator[Problem]:
    """Numbers that serve as ids rise, and begin as that of the group around them."""
    every = {
        "groups": [one.id for one, _ in all_groups(rubric)],
        "criteria": [one.id for one, _ in all_criteria(rubric)],
    }
    for path in out_of_line_ids(rubric):
        at = path[-1]
        owner, one = node(rubric, path[:-2]), node(rubric, path)
        # one that stands twice is told as such
        if every[str(path[-2])].count(one.id) == 1 and not doubted(one, "id"):
            values = {"id": one.id, "group": owner.id, "at": str(int(at) + 1)}
            yield Problem("id-order", (*path, "id"), values)


def groups_print_their_points(rubric: Rubric) -> Iterator[Problem]:
    """Where all other groups beside one print their points, that one does too, unless its rows have none (附加分)."""
    with_points = {one.id for one, _ in all_criteria(rubric) if one.points is not None}
    owners: list[tuple[Rubric | Group, Path]] = [(rubric, ()), *all_groups(rubric)]
    for owner, path in owners:
        without = [at for at, one in enumerate(owner.groups) if one.points is None]
        if (
            len(without) == 1
            and len(owner.groups) > _ALIKE
            and not with_points.isdisjoint(rows_inside(owner.groups[without[0]]))
            and not doubted(owner.groups[without[0]], "points")
        ):
            values = {"id": owner.groups[without[0]].id, "others": str(len(owner.groups) - 1)}
            yield Problem("group-points-missing", (*path, "groups", without[0], "points"), values)


def points_are_weighted_once(rubric: Rubric) -> Iterator[Problem]:
    """A formula that weighs belongs to rows that have weights; points that add up to the total have theirs already."""
    parts: list[Group | Criterion] = [one for one, _ in all_groups(rubric)]
    parts += [one for one, _ in all_criteria(rubric)]
    weighed = any(one.weight != ONE for one in parts)
    found = worth(rubric)
    if weighed or found is None or added((found, rubric.start)) != rubric.points:
        return
    for key in ("formula", "instructions"):
        if _WEIGHING.search(getattr(rubric, key)) and not doubted(rubric, key):
            yield Problem("weighted-twice", (key,), {"key": key, "points": plain(rubric.points)})


def options_leave_none_out(rubric: Rubric) -> Iterator[Problem]:
    """Scores that go up by the same step everywhere but at one place, where one seems to be missing.

    Many tables leave the last step to 0 out, which then stands for none at all (10, 8, 6, 4, 0).
    """
    for criterion, path in rows_of(rubric, Levels):
        scores = sorted(level.score for level in criterion.method.levels)
        steps = [high - low for low, high in pairwise(scores)]
        usual = min(steps, default=ZERO)
        wide = [at for at, step in enumerate(steps) if step != usual]
        if len(steps) < _REGULAR or len(wide) != 1 or doubted(criterion, "levels"):
            continue
        if steps[wide[0]] == usual + usual and scores[wide[0]] != ZERO:
            values = {"score": plain(scores[wide[0]] + usual), "step": plain(usual)}
            yield Problem("level-gap", (*path, "levels"), values)


def _turn(values: Sequence[Any]) -> int:
    """Where values first go against the way that most of them go; 0 where they never do."""
    rises = [at for at, (one, other) in enumerate(pairwise(values), 1) if one < other]
    falls = [at for at, (one, other) in enumerate(pairwise(values), 1) if one > other]
    if not rises or not falls:
        return 0
    if len(rises) == len(falls):
        return max(rises[0], falls[0])
    return falls[0] if len(rises) > len(falls) else rises[0]


def _has_one_peak(values: Sequence[Decimal]) -> bool:
    """Whether values rise to a peak and fall from it; 0 where the peak is not in the middle."""
    if not values:
        return True
    top = values.index(max(values))
    return not _turn(values[: top + 1]) and not _turn(values[top:])


RULES: Final[tuple[Callable[[Rubric], Iterator[Problem]], ...]] = (
    options_reach_zero,
    options_leave_none_out,
    options_stand_in_order,
    options_stand_as_in_other_rows,
    options_are_called_after_their_scores,
    intervals_stand_in_order,
    bands_are_alike,
    ids_are_in_line,
    points_are_weighted_once,
    scores_are_not_multiplied,
    printed_scores_agree,
    printed_targets_agree,
    ratios_are_the_right_way_up,
    faults_fit_their_row,
    steps_fit_their_row,
    kinds_fit_their_keys,
    units_are_as_the_texts_print_them,
    conditions_ask_for_something,
    percentages_are_written_as_printed,
    groups_print_their_points,
)
