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


def adjusted(rules: Iterable[Together], scores: dict[str, Exact]) -> Exact:
    """The sum of the adjustments in `scores`, by id; those of a rule count together."""
    of_adjustments = [rule for rule in rules if rule.criteria[0] in scores]
    found = [rule.of([scores.pop(name) for name in rule.criteria]) for rule in of_adjustments]
    return added([*found, *scores.values()])


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
