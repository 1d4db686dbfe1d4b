"""How far an assessment is from each better conclusion, and the cheapest path there.

The path is the smallest set of single-step improvements that reaches the conclusion or a better one: of all such sets
the one with the fewest steps; of those, the one in the fewest rows; of those, the one that raises the total least; and
of those, the one that does most in the rows that stand first (where a group has a bound or limits: in the groups that
stand first). What a single step is, each method declares (`rungs`). A row that is not soundly rated counts as at nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from rubricpress.core.combining import NO_TOTAL
from rubricpress.core.conclusion import begins
from rubricpress.core.ends import Conclusion
from rubricpress.core.gates import Gate
from rubricpress.core.numbers.exact import Exact, added, percent, product
from rubricpress.core.numbers.interval import BELOW_ALL
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.paths.demands import AtLeast, asked_by, beyond, opened, paths_to, rank
from rubricpress.core.paths.moves import Move, RowNow
from rubricpress.core.paths.pathfinding import Paths
from rubricpress.core.paths.untold import Untold
from rubricpress.core.problem import Path as Place
from rubricpress.core.response import Response
from rubricpress.core.rows.outcome import Outcome
from rubricpress.core.rows.rated import rate
from rubricpress.core.rows.rating import Rating, read_rating
from rubricpress.core.rubric import Criterion
from rubricpress.core.scoring import Scored, Scorer

MINUS: Final = Decimal(-1)


@dataclass(frozen=True)
class Lack:
    """A bound that is not met: of a group, or of the total for ''; `share`: as a share of the maximum, in per cent.

    `missing` is how much the bound is away; 0 where it is just not passed.
    """

    group: str
    share: bool
    now: Exact
    bound: Exact
    strict: bool
    missing: Exact


@dataclass(frozen=True)
class Goal:
    """A better conclusion. `state` is `reachable`, `unreachable` or `untold`, then for a `reason` of `Untold`.

    `lacks` are the bounds of sums that it asks for and that are not met. `vetoes` must go first, and so must `gates`,
    which the first of the `moves` open. `total` is what the path leads to, or the most that there can be where the
    conclusion is out of reach, None where that is not certain; `reached` is the conclusion at its end, which may be a better one.
    """

    conclusion: Conclusion
    state: str
    reason: str = ""
    lacks: tuple[Lack, ...] = ()
    vetoes: tuple[Criterion, ...] = ()
    gates: tuple[Gate, ...] = ()
    moves: tuple[Move, ...] = ()
    total: Exact | None = None
    reached: Conclusion | None = None

    @property
    def steps(self) -> int:
        """How many single steps the path has."""
        return sum(one.steps for one in self.moves)


@dataclass(frozen=True)
class Outlook:
    """Where an assessment stands, with what is not rated at nothing, and the better conclusions, the nearest first."""

    standing: Scored
    goals: tuple[Goal, ...]


def outlook(scorer: Scorer, scored: Scored, response: Response) -> Outlook:
    """The better conclusions of an assessment, with the distance and the cheapest path to each.

    Better is what begins at a higher total or share. What only a veto, or only further conditions lead to has no rank.
    """
    rows = {one.id: _row(scorer, scored, one, response) for one in scorer.criteria}
    standing = scorer.summed("standing", {name: row.outcome for name, row in rows.items()})
    vetoes = tuple(one for one in scorer.criteria if rows[one.id].outcome.vetoed)
    free = {name: replace(row, outcome=replace(row.outcome, vetoed="")) for name, row in rows.items()}
    now = standing.conclusion
    ranks = {one.id: rank(one, scorer.rubric) for one in scorer.rubric.conclusions if begins(one) > BELOW_ALL}
    better = [one for one in scorer.rubric.conclusions if one.id in ranks]
    if now is not None:
        better = [one for one in better if ranks[one.id] > rank(now, scorer.rubric)]
    if scorer.rubric.combine == NO_TOTAL:
        better = []  # only conditions lead anywhere, and these have no rank
    better.sort(key=lambda one: ranks[one.id])
    mixed = len({one.when is None for one in better}) > 1 or (
        now is not None
        and any((one.when is None) != (now.when is None) for one in better if now.when or now.share)
    )
    # what nobody has rated is worth nothing here, and there it is away: more of it may be rated at any time
    away = any(step.phrase == "unrated-dropped" for one in scored.outcomes.values() for step in one.steps)
    reason = "order" if mixed else "unrated" if away else ""
    finding = _Finding(scorer, standing, Paths(scorer, free), vetoes)
    goals = [Goal(one, "untold", reason) if reason else finding.goal(one) for one in better]
    return Outlook(standing, tuple(goals))


def _row(scorer: Scorer, scored: Scored, criterion: Criterion, response: Response) -> RowNow:
    """A row as it stands; one that is not soundly rated earns nothing."""
    outcome = scored.outcomes[criterion.id]
    assessment = response.assessments[scored.role]
    data = assessment.ratings.get(criterion.id)
    rated = outcome.score is not None and data is not None
    settled = outcome.dropped or (
        data is None and bool(outcome.score)
    )  # it is not there, and may count as met
    if outcome.score is None and not outcome.dropped:
        outcome = Outcome(score=ZERO, chosen=criterion.method.at_nothing())
    if not rated:
        return RowNow(criterion, Rating(), outcome, outcome.score or ZERO, rated=False, settled=settled)
    place: Place = ("assessments", scored.role, "ratings", criterion.id)
    rating, _ = read_rating(data, place)
    raw = None if rating.not_applicable else rate(criterion, data, scorer.setting(response), place).score
    now = outcome.score or ZERO
    return RowNow(criterion, rating, outcome, now if raw is None else raw, rated=True, settled=raw is None)


class _Finding:
    """The goals of one assessment."""

    def __init__(self, scorer: Scorer, standing: Scored, paths: Paths, vetoes: tuple[Criterion, ...]) -> None:
        self.scorer, self.standing, self.paths, self.vetoes = scorer, standing, paths, vetoes
        self.free = scorer.summed("free", paths.outcomes)

    def goal(self, target: Conclusion) -> Goal:
        """How far a conclusion is, and the cheapest path to it."""
        try:
            return self._goal(target)
        except Untold as untold:
            return Goal(target, "untold", untold.reason, vetoes=self.vetoes)

    def _goal(self, target: Conclusion) -> Goal:
        scorer, paths = self.scorer, self.paths
        paths.weights(frozenset())  # where the table cannot be told of at all, nothing is called out of reach
        facts = scorer.facts(paths.outcomes)
        lacks = tuple(self._lacks(target))
        path = paths.best(paths_to(scorer.rubric, target, facts, self.standing.maximum))
        if path is None:
            return Goal(target, "unreachable", lacks=lacks, vetoes=self.vetoes, total=self._most())
        then = scorer.summed("then", paths.after(path.moves))
        zeroed = {one.zeroes for one in then.gates if one.zeroes}
        if (
            zeroed != path.zeroed
            or then.conclusion is None
            or rank(then.conclusion, scorer.rubric) < rank(target, scorer.rubric)
        ):
            raise Untold("hole")
        open_ = tuple(one for one in self.free.gates if one not in then.gates)
        moves = tuple(sorted(path.moves, key=lambda move: not move.must))
        return Goal(
            target,
            "reachable",
            "",
            lacks,
            self.vetoes,
            open_,
            moves,
            total=then.total,
            reached=then.conclusion,
        )

    def _lacks(self, target: Conclusion) -> list[Lack]:
        """The bounds of sums that are not met."""
        found = []
        for one in (
            demand
            for way in asked_by(self.scorer.rubric, target, self.scorer.facts(self.paths.outcomes))[:1]
            for demand in way
        ):
            if not isinstance(one, AtLeast):
                continue
            place = self.free.groups[one.group] if one.group else None
            score = place.score if place else (self.free.total or ZERO)
            most = place.maximum if place else self.free.maximum
            now = percent(score, most) if one.share and most else score
            if not beyond(now, one.start):
                bound, strict = one.start[0], one.start[1] > 0
                missing = added((bound, product(now, MINUS)))
                found.append(Lack(one.group, one.share, now, bound, strict, missing))
        return found

    def _most(self) -> Exact | None:
        """The most that the total comes to, with every row at its best; None where that is not certain.

        A gate may take something away just then, and be open where less is reached.
        """
        best = {}
        for name, row in self.paths.rows.items():
            top = max(self.paths.rungs(name), key=lambda rung: rung.score, default=None)
            if top is not None:
                best[name] = Move(row, top, top.score, must=False, gates=())
        then = self.scorer.summed("best", self.paths.after(best.values()))
        facts = self.scorer.facts(self.paths.outcomes)
        taking = [one for one in then.gates if one.zeroes or one.caps_total is not None]
        if any(self.paths.best(opened(one, facts)) is not None for one in taking):
            return None
        return then.total
