"""Rows as they stand, the moves that improve them, and the paths that moves make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from rubricpress.core.gates import Gate
from rubricpress.core.methods.rungs import MOST_RUNGS, Rung
from rubricpress.core.numbers.exact import Exact, simple
from rubricpress.core.paths.untold import Untold
from rubricpress.core.rows.outcome import Outcome
from rubricpress.core.rows.rating import Rating
from rubricpress.core.rubric import Criterion


@dataclass(frozen=True)
class RowNow:
    """A row as it stands: its rating, empty where it is not soundly rated, and what it earns then; `raw` unrounded.

    One that does not apply is `settled`: there is nothing to improve.
    """

    criterion: Criterion
    rating: Rating
    outcome: Outcome
    raw: Exact
    rated: bool
    settled: bool


@dataclass(frozen=True)
class Move:
    """A row that is improved by so many steps, to `after` points. `gates` are those that it opens; `must`: or it is demanded."""

    row: RowNow
    rung: Rung
    after: Exact
    must: bool
    gates: tuple[Gate, ...]

    @property
    def steps(self) -> int:
        """How many single steps it takes."""
        return self.rung.steps


@dataclass(frozen=True)
class Path:
    """A set of moves, with what they cost together: steps, rows, and the sum that they lead to.

    The groups in `zeroed` are taken to earn nothing.
    """

    moves: tuple[Move, ...]
    cost: tuple[int, int, Fraction]
    zeroed: frozenset[str]


def single(rung: Rung) -> Iterator[Rung]:
    """Each score of a rung as a rung of its own."""
    if rung.least is None or rung.stride is None:
        yield rung
        return
    count = (Fraction(rung.score) - Fraction(rung.least)) // Fraction(rung.stride)
    if count > MOST_RUNGS:
        raise Untold("many")
    for at in range(count + 1):
        score = simple(Fraction(rung.least) + at * Fraction(rung.stride))
        yield replace(rung, score=score, least=None, stride=None)
