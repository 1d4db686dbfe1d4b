"""Small tables for the tests of checks: rows of each kind in a few words."""

from __future__ import annotations

from decimal import Decimal

from rubricpress.core.methods.checklist import Checklist, Indicator
from rubricpress.core.methods.graded import Band, Graded
from rubricpress.core.methods.levels import Level, Levels
from rubricpress.core.methods.measure import Measure
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.rubric import Column, Criterion, Damage, Group, Rubric

D = Decimal
NUMBER = Measure(kind="number", title="人数", step=D(1))


def ticks(name: str, points: str | None, *indicators: str, text: str = "有") -> Criterion:
    """A checklist with these points, and indicators of its own where they differ."""
    given = indicators or (points or "1",)
    method = Checklist(
        indicators=tuple(Indicator(id="abcd"[at], points=D(one), text=text) for at, one in enumerate(given))
    )
    return Criterion(id=name, title="条目", method=method, points=None if points is None else D(points))


def options(
    name: str, points: str, *scores: str, measure: Measure | None = None, **more: Interval
) -> Criterion:
    """Levels that are called after their scores; `more` gives those called so their interval."""
    levels = tuple(
        Level(id=one, score=D(one), descriptor="文字", when=more.get(f"at{one}")) for one in scores
    )
    return Criterion(id=name, title="条目", method=Levels(levels=levels, measure=measure), points=D(points))


def bands(name: str, points: str, *ends: tuple[str, str], step: str = "1") -> Criterion:
    """Bands called `a`, `b`, `c`, best first, each from the one number to the other."""
    method = Graded(
        step=D(step),
        bands=tuple(Band(id="abc"[at], least=D(low), to=D(high)) for at, (low, high) in enumerate(ends)),
    )
    return Criterion(id=name, title="条目", method=method, points=D(points))


def group(
    *rows: Criterion, name: str = "1", points: str | None = None, groups: tuple[Group, ...] = ()
) -> Group:
    return Group(
        id=name, title="组", criteria=rows, groups=groups, points=None if points is None else D(points)
    )


def table(*groups: Group, points: str, **more: object) -> Rubric:
    columns = (Column(of="title", title="指标"),)
    return Rubric(id="x", title="表", edition="1", points=D(points), columns=columns, groups=groups, **more)  # type: ignore[arg-type]


def doubt(at: str) -> tuple[Damage, ...]:
    return (Damage(at=at, read="读作", reason="缘由"),)
