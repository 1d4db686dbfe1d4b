"""What stands in the cells of one row of the printed table: official words, boxes to tick, places to fill."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.methods.counted import Counted
from rubricpress.core.methods.deductions import Deductions
from rubricpress.core.methods.fixed import Fixed
from rubricpress.core.methods.graded import Graded
from rubricpress.core.methods.levels import Levels
from rubricpress.core.methods.measure import Measure
from rubricpress.core.methods.proportional import Proportional
from rubricpress.core.methods.ranged import Ranged
from rubricpress.core.methods.veto import Veto
from rubricpress.core.numbers.number import plain
from rubricpress.core.rubric import Criterion, Rubric, number_of
from rubricpress.site.paper.columns import Leaf, silent
from rubricpress.site.paper.footnotes import Footnotes
from rubricpress.site.paper.rules import away_said, row_rules, unit_places
from rubricpress.site.paper.views import LineView, Run
from rubricpress.site.paper.worth import effect, worth
from rubricpress.site.views import amounts
from rubricpress.site.views.notes import Doubts
from rubricpress.site.views.parts import Prose
from rubricpress.site.wording import say

BOX: Final = "□"


class RowTexts:
    """The lines of each cell of one row."""

    def __init__(
        self,
        rubric: Rubric,
        criterion: Criterion,
        columns: Iterable[Leaf],
        doubts: Doubts,
        notes: Footnotes,
        *,
        judged: tuple[str, str],
    ) -> None:
        self._rubric, self._criterion, self._doubts, self._notes = rubric, criterion, doubts, notes
        self._columns = [leaf.of for leaf in columns]
        self._here = f"row/{criterion.id}"
        self._language = notes.language
        self.silent = silent(criterion) and {"title", "standard", "assessment"} <= set(self._columns)
        order = ["levels", "bands", *judged, "title"]
        if criterion.method.OF_BANDS:
            order.remove("bands")
        if isinstance(criterion.method, Checklist | Deductions) and "assessment" in self._columns:
            order.insert(0, next(of for of in judged if of in self._columns))
        self.main = next((of for of in order if of in self._columns), self._columns[0])
        """The column that takes what has no column of its own."""

    def lines(self, leaf: Leaf) -> tuple[LineView, ...]:
        """The lines of the cell of this row in a column."""
        maker = getattr(self, f"_{leaf.of}", None)
        found: list[LineView] = list(maker(leaf)) if maker else []
        if leaf.of == self.main and (leaf.of != "bands" or not self._criterion.method.OF_BANDS):
            found += self._more()
        return tuple(found)

    def rest(self) -> tuple[Run, ...]:
        """The marks of notes that no cell has shown."""
        return tuple(Run(note=self._notes.number(piece.doubt)) for piece in self._doubts.rest())

    def _number(self, _: Leaf) -> Iterator[LineView]:
        yield self._line(self._doubts.prose(number_of(self._criterion), "id"))

    def _title(self, _: Leaf) -> Iterator[LineView]:
        one = self._criterion
        star = (Run("★"),) if one.starred else ()
        numbered = () if "number" in self._columns else self._doubts.prose(number_of(one), "id")
        runs = self._runs(numbered)
        gap = (Run(" "),) if runs else ()
        yield LineView((*star, *runs, *gap, *self._runs(self._doubts.prose(one.title, "title"))))
        if "points" not in self._columns and one.points:
            yield LineView((Run(self._say("in-brackets", text=self._worth(one.points))),), "small")
        for text in row_rules(one, self._rubric, self._language):
            yield LineView((Run(text),), "small")
        if one.not_applicable:
            yield LineView((self._box("away"), Run(away_said(one.not_applicable, self._language))), "option")

    def _standard(self, _: Leaf) -> Iterator[LineView]:
        yield from self._text("standard")

    def _assessment(self, _: Leaf) -> Iterator[LineView]:
        one = self._criterion
        if not one.assessment:
            return
        keys = ("assessment", "title") if self.silent else ("assessment",)
        prose = self._doubts.prose(one.assessment, *keys)
        marks = [*self._inline(), *((0, "triggered") for _ in (1,) if isinstance(one.method, Fixed | Veto))]
        yield from split(self._marked(prose, marks))

    def _points(self, _: Leaf) -> Iterator[LineView]:
        one = self._criterion
        printed = one.points_printed or (plain(one.points) if one.points is not None else "")
        if not printed and not (one.assessment or one.standard):
            printed = worth(one, self._language)
        yield self._line(self._doubts.prose(printed, "points", "points_printed"))

    def _levels(self, _: Leaf) -> Iterator[LineView]:
        method = self._criterion.method
        if not isinstance(method, Levels):
            return
        for one in method.levels:
            earned = "" if method.unscored else self._worth(one.score)
            score, text = self._doubts.row(earned, one.descriptor, f"levels.{one.id}")
            begin = (*self._runs(score), Run(" ")) if earned else ()
            yield LineView((self._box(one.id), *begin, *self._runs(text)), "option")

    def _bands(self, leaf: Leaf) -> Iterator[LineView]:
        method = self._criterion.method
        for one in method.bands if isinstance(method, Graded) else ():
            if one.id == leaf.band:
                span, text = self._doubts.row(
                    amounts.span(one.least, one.to), one.descriptor, f"bands.{one.id}"
                )
                if text:
                    short = (
                        all(sign < "\u2e80" for piece in text for sign in piece.text)
                        and self._language == "zh"
                    )
                    yield LineView(self._runs(text), "band" if short else "")
                mark = Run(place=f"{self._here}/mark/{one.id}")
                yield LineView((mark, *self._runs(span)), "band")

    def _self(self, _: Leaf) -> Iterator[LineView]:
        yield LineView((Run(place=f"{self._here}/self"),))

    def _review(self, _: Leaf) -> Iterator[LineView]:
        yield LineView((Run(place=f"{self._here}/review"),))

    def _remark(self, _: Leaf) -> Iterator[LineView]:
        yield from self._text("remark")
        yield LineView((Run(place=f"{self._here}/remark"),))

    def _more(self) -> Iterator[LineView]:
        """What has no column of its own: words, options, numbers to enter."""
        one, method = self._criterion, self._criterion.method
        if "title" not in self._columns:
            yield LineView((Run(f"{number_of(one)} {one.title}".strip()),), "head")
        for key in ("standard", "assessment"):
            if key not in self._columns and getattr(one, key) != one.title:
                yield from self._text(key) if key == "standard" else self._assessment(Leaf(key, ""))
        if "bands" not in self._columns and isinstance(method, Graded):
            titles = {band.id: band.title for band in self._rubric.bands}
            for band in method.bands:
                span, text = self._doubts.row(
                    amounts.span(band.least, band.to), band.descriptor, f"bands.{band.id}"
                )
                mark = Run(place=f"{self._here}/mark/{band.id}")
                words = (
                    Run(f"{titles.get(band.id, band.id)} "),
                    *self._runs(text),
                    Run(" ") if text else Run(),
                )
                yield LineView((mark, *words, *self._runs(span), Run(self._say("points-behind"))), "option")
        if "levels" not in self._columns:
            yield from self._levels(Leaf("levels", ""))
        yield from self._options()
        if measure := getattr(method, "measure", None):
            yield from self._measured(measure)
        if isinstance(method, Counted):
            yield LineView((Run(place=f"{self._here}/entered"),), "entered")
        blank = unit_places(one.units, self._language)
        yield from (LineView((Run(text, place=f"{self._here}/units"),)) for text in blank)
        if "remark" not in self._columns:
            yield from self._text("remark")

    def _options(self) -> Iterator[LineView]:
        """Options that the official words do not name, each on a line of its own."""
        one, method = self._criterion, self._criterion.method
        if isinstance(method, Checklist) and not self._inline():
            for part in method.indicators:
                score, text = self._doubts.row(self._worth(part.points), part.text, f"indicators.{part.id}")
                told = (Run(self._say("opens")), *self._runs(score), Run(self._say("closes")))
                if part.text.endswith(self._worth(part.points)):  # the words say it already
                    told = ()
                yield LineView((self._box(part.id), *self._runs(text), *told), "option")
        if isinstance(method, Deductions) and not self._inline():
            for fault in method.faults:
                score, text = self._doubts.row(
                    amounts.costs(fault, self._language), fault.text, f"faults.{fault.id}"
                )
                yield LineView(
                    (self._box(fault.id), *self._runs(text), Run(self._say("colon")), *self._runs(score)),
                    "option",
                )
        if isinstance(method, Fixed | Veto) and not one.assessment:
            yield LineView(
                (
                    self._box("triggered"),
                    Run(self._say("applies", effect=effect(one, self._rubric, self._language))),
                ),
                "option",
            )
        if isinstance(method, Ranged | Counted) and not (one.assessment or one.standard):
            yield LineView((Run(worth(one, self._language)),))
        asked = one.assessment or self._rubric.instructions
        if isinstance(method, Proportional) and not asked:
            yield LineView((Run(amounts.proportion(method, self._language)),))

    def _measured(self, measure: Measure) -> Iterator[LineView]:
        """The numbers that are entered: lines for a pen where nothing else earns points, else what was entered."""
        if not isinstance(self._criterion.method, Proportional):
            yield LineView((Run(place=f"{self._here}/entered"),), "entered")
            return
        unit = "%" if measure.kind == "percentage" else measure.unit
        labels: Mapping[str, str] = {
            "numerator": measure.numerator, "denominator": measure.denominator, "value": measure.title or self._say("number"),
        }  # fmt: skip
        for key in measure.keys:
            place = Run(place=f"{self._here}/measure/{key}", pen=True)
            text = self._doubts.prose(labels[key], f"measure.{key}" if key != "value" else "measure")
            yield LineView(
                (*self._runs(text), Run(self._say("colon")), place, Run(f" {unit}" if unit else "")), "number"
            )

    def _inline(self) -> list[tuple[int, str]]:
        """Where in the assessment each option is named; nothing where one of them is not."""
        method = self._criterion.method
        options: Iterable[tuple[str, str]] = ()
        if isinstance(method, Checklist):
            options = [(one.id, one.text) for one in method.indicators]
        elif isinstance(method, Deductions):
            options = [(one.id, one.text) for one in method.faults]
        found, begin = [], 0
        for name, text in options:
            named = re.compile(re.escape(text), re.IGNORECASE).search(self._criterion.assessment, begin)
            if not named:
                return []
            found.append((named.start(), name))
            begin = named.end()
        return found

    def _marked(self, prose: Prose, marks: Iterable[tuple[int, str]]) -> Iterator[Run]:
        """Official words with places for marks in them, each at its position."""
        waiting = sorted(marks)
        at = 0
        for piece in prose:
            text, note = (piece.text, piece.doubt)
            if note and self._notes.is_mark(text):
                yield Run(note=self._notes.number(note))
                continue
            while waiting and waiting[0][0] <= at + len(text) - bool(text):
                position, name = waiting.pop(0)
                before, text = text[: position - at], text[position - at :]
                if before:
                    yield Run(before)
                yield Run(place=f"{self._here}/mark/{name}")
                at = position
            at += len(text)
            yield Run(text, self._notes.number(note) if note else "")

    def _say(self, name: str, **values: object) -> str:
        return say(f"paper.{name}", self._language, **values)

    def _worth(self, points: Decimal) -> str:
        return amounts.points(points, self._language)

    def _box(self, name: str) -> Run:
        return Run(BOX, place=f"{self._here}/mark/{name}")

    def _text(self, key: str) -> Iterator[LineView]:
        if text := getattr(self._criterion, key):
            yield from split(self._runs(self._doubts.prose(text, key)))

    def _line(self, prose: Prose) -> LineView:
        return LineView(self._runs(prose))

    def _runs(self, prose: Prose) -> tuple[Run, ...]:
        return self._notes.runs(prose)


def split(runs: Iterable[Run]) -> Iterator[LineView]:
    """A paragraph for each line of the text."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(Run(first, "" if others else run.note, run.place))
        for at, text in enumerate(others):
            yield LineView(tuple(line))
            line = [Run(text, run.note if at == len(others) - 1 else "")]
    yield LineView(tuple(line))
