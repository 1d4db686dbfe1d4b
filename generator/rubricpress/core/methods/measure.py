"""Measures: numbers that the institution enters."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from rubricpress.core.language.shape import Boolean, Choice, Name, Number, Text, key
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.numbers.number import EXACT, HUNDRED, ZERO, on_step, shortened, shown
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rows.outcome import Step
from rubricpress.core.rows.rating import ENTRY_KEYS, Entry


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A number (`number`), a percentage (`percentage`), or two numbers whose ratio in per cent counts (`ratio`)."""

    kind: str = key(Choice(("number", "percentage", "ratio")), "what is entered")
    title: str = key(Text(), "what the number is", "")
    unit: str = key(Text(), "the unit printed behind the number (人, 学时)", "")
    numerator: str = key(Text(), "what the upper number of a ratio counts", "")
    denominator: str = key(Text(), "what the lower number of a ratio counts", "")
    formula: str = key(Text(lines=True), "the formula as printed", "")
    decides: bool = key(
        Boolean(), "whether the number decides the level or band; false: it is shown and stored only", True
    )
    step: Decimal | None = key(Number(), "entered numbers are whole multiples of this", None)
    minimum: Decimal = key(Number(), "the least number that can be entered", ZERO)
    maximum: Decimal | None = key(Number(), "the greatest value (of a ratio: in per cent)", None)
    depends_on: str = key(Name(), "the profile field that chooses among the intervals of `when_by`", "")

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of the entry that this measure takes."""
        return ("numerator", "denominator") if self.kind == "ratio" else ("value",)

    @property
    def in_percent(self) -> bool:
        """Whether a percent sign may stand behind the value."""
        return self.kind == "percentage" or self.unit in ("%", "％")

    @property
    def domain(self) -> Interval:
        """The values that there can be; for a ratio, `minimum` binds the two numbers, not their ratio."""
        if self.kind != "ratio":
            return Interval(least=self.minimum, to=self.maximum)
        if self.minimum > ZERO:
            return Interval(above=ZERO, to=self.maximum)
        return Interval(least=ZERO if self.minimum == ZERO else None, to=self.maximum)

    def read(
        self, entry: Entry, path: Path, *, zero: bool = False
    ) -> tuple[tuple[Decimal, ...], list[Problem]]:
        """The entered numbers: `(value,)`, or `(numerator, denominator)`; empty with problems.

        A denominator is more than 0, or 0 too where `zero` says that the caller knows what that means.
        """
        keys, given = self.keys, entry[:3]
        problems: list[Problem] = []
        for name, value in zip(ENTRY_KEYS, given, strict=True):
            if value is None:
                if name in keys:
                    problems.append(self._misplaced("measure-missing", path, name))
            elif name not in keys:
                problems.append(self._misplaced("measure-key", path, name))
            else:
                self._check(value, path, name, problems)
                if entry.percent and not self.in_percent:
                    problems.append(Problem("number-form", (*path, name), {"value": f"{shown(value)}%"}))
        if problems:
            return (), problems
        numbers = tuple([value for value in given if value is not None])
        if self.kind == "ratio" and (numbers[1] < ZERO or (numbers[1] == ZERO and not zero)):
            values = {"title": self.denominator}
            return (), [Problem("zero-denominator", (*path, "denominator"), values)]
        if self.maximum is not None and not self._limit.holds(*self.compared(numbers)):
            unit = self.unit if self.kind == "number" else "%"
            values = {"value": " ÷ ".join(map(shown, numbers)), "maximum": shown(self.maximum), "unit": unit}
            return (), [Problem("measure-above", (*path, keys[0]), values)]
        return numbers, []

    def steps(self, numbers: tuple[Decimal, ...]) -> tuple[Step, ...]:
        """What was entered, for the explanation; a ratio is cut, never rounded, after two decimals.

        More than 100 per cent may be right, and is oftener a slip: it is said.
        """
        if not numbers:
            return ()
        if self.kind != "ratio":
            unit = self.unit or ("%" if self.kind == "percentage" else "")
            above = self.kind == "percentage" and numbers[0] > HUNDRED
            phrase = "percentage-above" if above else "entered"
            return (Step(phrase, {"value": shown(numbers[0]), "unit": unit}),)
        percent, exact = shortened(EXACT.multiply(numbers[0], HUNDRED), numbers[1], 2)
        values = {"numerator": shown(numbers[0]), "denominator": shown(numbers[1]), "percent": shown(percent)}
        phrase = "ratio" if exact else "ratio-cut"
        if numbers[0] > numbers[1]:
            phrase += "-above"
        return (Step(phrase, values, source=self.formula),)

    def title_of(self, name: str) -> str:
        """What the number behind `name` counts, for a person."""
        return getattr(self, name, "") or self.title or name

    def compared(self, numbers: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
        """The numbers as `Interval.holds` takes them: a ratio counts in per cent."""
        return (EXACT.multiply(numbers[0], HUNDRED), numbers[1]) if self.kind == "ratio" else numbers

    @cached_property
    def _limit(self) -> Interval:
        return Interval(to=self.maximum)

    def _misplaced(self, code: str, path: Path, name: str) -> Problem:
        """The problem of a number that is missing, or has no place here."""
        values = {"key": name, "keys": ", ".join(self.keys), "title": self.title_of(name)}
        return Problem(code, (*path, name), values)

    def _check(self, value: Decimal, path: Path, name: str, problems: list[Problem]) -> None:
        """One entered number; what is wrong with it joins `problems`."""
        if value < self.minimum:
            values = {"value": shown(value), "minimum": shown(self.minimum)}
            problems.append(Problem("measure-below", (*path, name), values))
        if self.step is not None and not on_step(value, self.step):
            values = {"value": shown(value), "step": shown(self.step)}
            problems.append(Problem("measure-step", (*path, name), values))
