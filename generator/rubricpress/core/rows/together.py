"""Rows that count together: once, as the larger of them (不重复计分), or up to a limit of all (合计最高计10分)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from rubricpress.core.language.shape import Choice, Many, Name, Number, Text, key
from rubricpress.core.numbers.exact import Exact, added
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.rows.outcome import Outcome, Step


@dataclass(frozen=True, kw_only=True)
class Together:
    """Several rows as one number: their sum, kept between two limits, or one of them alone.

    Of adjustments, a rule may hold all rows of another and more (获奖取最高，全部加分最多10分): the inner one comes first.
    Rows of the base total can only be counted once: the highest of them stands, the others earn 0, and the maximum
    stays as the table prints it.
    """

    id: str = key(Name(), "permanent id")
    title: str = key(Text(), "what the rule is, for the reader")
    criteria: tuple[str, ...] = key(Many(Name()), "the rows; all adjustments, or none of them")
    combine: str = key(
        Choice(("sum", "highest", "lowest")),
        "how they become one number",
        "sum",
    )
    most: Decimal | None = key(Number(), "together they add no more than this; for adjustments only", None)
    least: Decimal | None = key(
        Number(), "together they take away no more than this, negative; for adjustments only", None
    )
    source: str = key(Text(lines=True), "the official sentence", "")

    def of(self, scores: Sequence[Exact]) -> Exact:
        """What rows with these scores come to together."""
        found = added(scores)
        if self.combine != "sum":
            found = max(scores) if self.combine == "highest" else min(scores)
        found = found if self.most is None else min(found, self.most)
        return found if self.least is None else max(found, self.least)


WorkedOut = tuple[Together, tuple[Together, ...], tuple[Exact, ...], Exact]
"""A rule for adjustments, the rules right inside it, the numbers that it is worked out of, and what it came to."""


def outward(rules: Iterable[Together]) -> list[Together]:
    """Rules in the order in which they are worked out: as they are listed, but those inside others first."""
    rules = list(rules)
    return sorted(rules, key=lambda rule: sum({*one.criteria} < {*rule.criteria} for one in rules))


def nested(rules: Iterable[Together]) -> list[tuple[Together, tuple[Together, ...]]]:
    """The rules, inner ones first, each with those right inside it."""
    found: list[tuple[Together, tuple[Together, ...]]] = []
    left: dict[str, Together] = {}
    for rule in outward(rules):
        inside = [left.pop(name) for name in rule.criteria if name in left]
        left[rule.criteria[0]] = rule
        found.append((rule, tuple(inside)))
    return found


def worked_out(rules: Iterable[Together], scores: dict[str, Exact]) -> list[WorkedOut]:
    """What the rules for the adjustments in `scores` come to; there the result of each takes the place of its rows.

    Rules nest: all rows of one stand in another, or none of them. So a rule takes the results of those inside it for the rows of these.
    """
    worked: list[WorkedOut] = []
    for rule, inside in nested([rule for rule in rules if rule.criteria[0] in scores]):
        parts = tuple(scores.pop(name) for name in rule.criteria if name in scores)
        found = scores[rule.criteria[0]] = rule.of(parts)
        worked.append((rule, inside, parts, found))
    return worked


def adjusted(rules: Iterable[Together], scores: dict[str, Exact]) -> Exact:
    """The sum of the adjustments in `scores`, by id; those of a rule count together."""
    worked_out(rules, scores)
    return added(scores.values())


def counted_once(rules: Iterable[Together], outcomes: dict[str, Outcome], names: Mapping[str, str]) -> None:
    """Of rows of the base total that count once, all but the highest, and of equals the first, earn 0."""
    for rule in rules:
        earning = [name for name in rule.criteria if outcomes[name].score]
        best = max(earning, key=lambda name: outcomes[name].score or ZERO, default="")
        for name in earning:
            if name != best:
                one = outcomes[name]
                step = Step("counted-once", {"row": names[best]}, ZERO, rule.source)
                outcomes[name] = replace(one, score=ZERO, alone=one.score, steps=(*one.steps, step))
