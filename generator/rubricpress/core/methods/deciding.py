"""How a measure decides among levels or bands, and the checks of the intervals that say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol

from rubricpress.core.methods.measure import Measure
from rubricpress.core.numbers.interval import Interval, out_of_reach, seams
from rubricpress.core.numbers.number import ZERO, plain
from rubricpress.core.plain.quoting import quoted
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rows.outcome import Setting
from rubricpress.core.rows.rating import Entry, read_entry


class Decidable(Protocol):
    """What levels and bands share: the values of a measure for which each is the right one."""

    @property
    def id(self) -> str:
        """The permanent id."""
        ...

    @property
    def when(self) -> Interval | None:
        """The values that decide for it."""
        ...

    @property
    def when_by(self) -> Mapping[str, Interval] | None:
        """The same for each option of a profile field."""
        ...


class Decision(NamedTuple):
    """What the entered numbers of a rating are, the id of the option that they decide for, and what is wrong."""

    numbers: tuple[Decimal, ...] = ()
    chosen: str = ""
    problems: tuple[Problem, ...] = ()


def decision(
    measure: Measure | None, options: Sequence[Decidable], entry: Entry | None, setting: Setting, path: Path
) -> Decision:
    """The decision of a rating's measure; an empty one where nothing is entered.

    Where the intervals depend on a profile field that is not filled in yet, that is a problem.
    """
    if entry is None:
        return Decision()
    here = (*path, "measure")
    if measure is None:
        return Decision(problems=(Problem("no-measure", here),))
    numbers, problems = measure.read(entry, here)
    if problems or not measure.decides:
        return Decision(numbers, problems=tuple(problems))
    variant = setting.profile.get(measure.depends_on, "")
    if measure.depends_on and not variant:
        values = {"title": setting.fields.get(measure.depends_on, measure.depends_on)}
        return Decision(problems=(Problem("profile-needed", (*here, measure.keys[0]), values),))
    compared = measure.compared(numbers)
    # there is one, since the intervals of a checked rubric tile every number that can be entered
    chosen = next(one.id for one in options if (held := interval_of(one, variant)) and held.holds(*compared))
    return Decision(numbers, chosen)


def chosen_by(
    measure: Measure | None, options: Sequence[Decidable], entry: object, setting: Setting
) -> str | None:
    """The id of the option that plain data behind `measure` decides for; None where there is a problem."""
    problems: list[Problem] = []
    decided = decision(measure, options, read_entry(entry, (), problems), setting, ())
    return None if problems or decided.problems else decided.chosen


def interval_of(option: Decidable, variant: str) -> Interval | None:
    """The interval that decides for `option`, given the variant that the profile chooses ('' for none)."""
    return (option.when_by or {}).get(variant) if variant else option.when


def check_measure(
    measure: Measure | None, options: Sequence[Decidable], path: Path, list_key: str
) -> Iterator[Problem]:
    """Problems of a measure with the intervals of `options`: malformed, missing, gapped or overlapping."""
    if measure is None or not measure.decides:
        yield from _useless(options, (*path, list_key))
    if measure is None:
        return
    here = (*path, "measure")
    yield from _untitled(measure, here)
    least = ZERO if measure.kind == "ratio" else measure.minimum
    empty = measure.maximum is not None and measure.maximum <= least
    if measure.maximum is not None and empty:
        values = {"minimum": plain(least), "maximum": plain(measure.maximum)}
        yield Problem("measure-limits", (*here, "maximum"), values)
    if measure.step is not None and measure.step <= ZERO:
        yield Problem("step-positive", (*here, "step"), {"step": plain(measure.step)})
    elif measure.decides:
        for at, one in enumerate(options):
            yield from _form(measure, one, (*path, list_key, at))
        if not empty:
            yield from _tiling(measure, options, (*path, list_key))


def _untitled(measure: Measure, path: Path) -> Iterator[Problem]:
    """The two numbers of a ratio say what they count, each something else."""
    for name in ("numerator", "denominator"):
        if measure.kind == "ratio" and not getattr(measure, name):
            yield Problem("ratio-title", path, {"key": name})
    if measure.kind == "ratio" and measure.numerator and measure.numerator == measure.denominator:
        yield Problem("ratio-same", (*path, "denominator"), {"title": quoted(measure.denominator)})


def _useless(options: Sequence[Decidable], path: Path) -> Iterator[Problem]:
    for at, option in enumerate(options):
        if option.when or option.when_by:
            yield Problem("interval-useless", (*path, at, "when" if option.when else "when_by"))


def _form(measure: Measure, option: Decidable, path: Path) -> Iterator[Problem]:
    """The intervals of one option stand behind the right key, and each of them holds numbers."""
    wanted, other = ("when_by", "when") if measure.depends_on else ("when", "when_by")
    if getattr(option, other):
        yield Problem("interval-kind", (*path, other), {"wanted": wanted, "given": other})
    elif not getattr(option, wanted):
        yield Problem("interval-missing", path, {"id": option.id, "key": wanted})
    for interval, end in _intervals(option):
        if not interval.well_formed():
            yield Problem("interval-form", (*path, *end), {"id": option.id})


def _intervals(option: Decidable) -> Iterator[tuple[Interval, Path]]:
    if option.when is not None:
        yield option.when, ("when",)
    for name, interval in (option.when_by or {}).items():
        yield interval, ("when_by", name)


def _tiling(measure: Measure, options: Sequence[Decidable], path: Path) -> Iterator[Problem]:
    """Every value of the measure must belong to exactly one option, and every option must have a value.

    This holds under each variant. Where an option has no interval, or one that does not hold, its place is
    no gap; the others can still overlap.
    """
    stated = [list(option.when_by or {}) for option in options] if measure.depends_on else [[""]]
    domain = measure.domain
    step = None if measure.kind == "ratio" else measure.step
    for variant in sorted(set().union(*stated)):
        intervals = ((at, interval_of(option, variant)) for at, option in enumerate(options))
        held = [(at, one) for at, one in intervals if one and one.well_formed()]
        whole = len(held) == len(options)
        for at, one in held:
            if out_of_reach(one, domain, step):
                here = (*path, at, "when_by", variant) if variant else (*path, at, "when")
                yield Problem("interval-unreachable", here, {"id": options[at].id, "interval": str(one)})
        for seam in seams([one for _, one in held], domain.start, domain.end, step):
            if not (whole or seam.overlap):
                continue
            first, second = held[seam.first][0], held[seam.second][0]
            values = {
                "first": options[first].id,
                "second": options[second].id,
                "between": seam.between,
                "variant": variant,
            }
            code = "interval-overlap" if seam.overlap else "interval-gap"
            yield Problem(code + ("-in-variant" if variant else ""), (*path, second), values)
