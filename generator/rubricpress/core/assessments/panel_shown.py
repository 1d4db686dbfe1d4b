"""What several assessors come to, told to people: one table with a column for each of them, in printed order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from rubricpress.core.assessments.panel import Panel, institutions, text_in
from rubricpress.core.assessments.several import Spread, combine, spreads
from rubricpress.core.methods.veto import Veto
from rubricpress.core.numbers.exact import Exact, shown
from rubricpress.core.results.explain import Trace, summary, trace
from rubricpress.core.results.explain_rules import joined
from rubricpress.core.rows.outcome import Outcome
from rubricpress.core.rubric import Criterion, Group, name_of
from rubricpress.core.scoring import Scored
from rubricpress.core.wording.explanations import phrase
from rubricpress.core.wording.panel import say

_NOTHING: Final = "—"


def panel_shown(panel: Panel, language: str) -> dict[str, Any]:
    """The whole of it as plain data; all numbers and words as they are shown.

    `{"said": how they are combined, "source": the official sentence, "warnings": [sentences],
      "institution": what is assessed, '' where they do not say the same, "problems": [{"file", "where": the row, "message"}],
      "assessors": [{"name", "file", "institution", "date", "summary"}],
      "lines": [{"kind": "group" ("row", "adjustments", "total"), "id", "name", "depth": "0", "scores": [of each assessor],
        "combined", "max", "apart" ('' where they say the same), "state": "open" ("beyond", "apart", "alike"), "told": why}],
      "settle": [the lines that are to be agreed], "summary": sentence, "conclusion": title or '', "trace": …}`.
    """
    return _Told(panel, language).whole()


class _Told:
    """One telling."""

    def __init__(self, panel: Panel, language: str) -> None:
        self.panel = panel
        self.language = language
        self.each = [one.scored for one in panel.sheets]
        self.one = combine(panel.scorer, self.each, panel.way)
        self.apart = spreads(panel.scorer, self.each, panel.tolerance)

    def whole(self) -> dict[str, Any]:
        panel, language = self.panel, self.language
        rule = panel.scorer.rubric.assessors
        said = [say(panel.way, language, {"count": str(len(panel.sheets))})]
        if panel.tolerance is not None:
            said.append(say("tolerance", language, {"tolerance": shown(panel.tolerance)}))
        named = institutions(panel.sheets)
        names = {"names": ", ".join(named)}
        lines = [*self._groups(panel.scorer.rubric.groups, 0), *self._adjustments(), self._total()]
        conclusion = self.one.conclusion
        return {
            "said": joined(said, language),
            "source": rule.source if rule else "",
            "warnings": [say("institutions", language, names)] if len(named) > 1 else [],
            "institution": named[0] if len(named) == 1 else "",
            "problems": list(self._problems()),
            "assessors": [
                {
                    "name": sheet.assessor.strip() or sheet.name.removesuffix(".json"),
                    "file": sheet.name,
                    "institution": text_in(sheet.profile, "institution"),
                    "date": text_in(sheet.own, "date"),
                    "summary": summary(sheet.scored, language),
                }
                for sheet in panel.sheets
            ],
            "lines": lines,
            "settle": [one for one in lines if one["state"] in ("open", "beyond")],
            "summary": summary(self.one, language),
            "conclusion": conclusion.title if conclusion else "",
            "trace": self.trace.as_data(),
        }

    @property
    def trace(self) -> Trace:
        return trace(self.panel.scorer, self.one, self.language)

    def _problems(self) -> Iterator[dict[str, str]]:
        names = {one.id: name_of(one) for one in self.panel.scorer.criteria}
        for sheet in self.panel.sheets:
            for one in sheet.problems:
                row = next((names[str(part)] for part in one.path[3:4] if str(part) in names), "")
                yield {"file": sheet.name, "where": row, "message": one.message(self.language)}

    def _groups(self, groups: Sequence[Group], depth: int) -> Iterator[dict[str, Any]]:
        for group in groups:
            of_all = [one.groups[group.id] for one in (*self.each, self.one)]
            scores = [shown(one.score) for one in of_all]
            yield self._line(
                "group", group.id, name_of(group), scores, most=shown(of_all[-1].maximum), depth=depth
            )
            yield from (self._row(one, depth + 1) for one in group.criteria if not one.method.ADJUSTS)
            yield from self._groups(group.groups, depth + 1)

    def _adjustments(self) -> Iterator[dict[str, Any]]:
        rows = [one for one in self.panel.scorer.criteria if one.method.ADJUSTS]
        if rows:
            scores = [shown(one.adjustments) for one in (*self.each, self.one)]
            title = self.panel.scorer.rubric.adjustments_title or say("adjustments", self.language)
            yield self._line("adjustments", "", title, scores)
        yield from (self._row(one, 1) for one in rows)

    def _total(self) -> dict[str, Any]:
        scores = [_total(one) for one in (*self.each, self.one)]
        title = say("total" if self.one.complete else "total-open", self.language)
        return self._line("total", "", title, scores, most=shown(self.one.maximum))

    def _row(self, row: Criterion, depth: int) -> dict[str, Any]:
        outcomes = [one.outcomes[row.id] for one in (*self.each, self.one)]
        marks = [self._mark(row, one) for one in outcomes]
        most = self.panel.scorer.maxima[row.id]
        line = self._line("row", row.id, name_of(row), marks, most=shown(most) if most else "", depth=depth)
        spread = self.apart.get(row.id)
        together = outcomes[-1]
        if together.score is None and not together.dropped:
            (step,) = together.steps
            return {**line, **_state("open", spread), "told": phrase(step.phrase, self.language, step.values)}
        if spread is None:
            return line
        if spread.within is not False:
            return {**line, **_state("apart", spread)}
        assert self.panel.tolerance is not None
        values = {"apart": _or_nothing(spread.apart), "tolerance": shown(self.panel.tolerance)}
        return {**line, **_state("beyond", spread), "told": say("beyond", self.language, values)}

    def _mark(self, row: Criterion, outcome: Outcome) -> str:
        """What stands in the column of one assessor, or of all together."""
        if outcome.dropped:
            return phrase("dropped", self.language)
        if isinstance(row.method, Veto) and outcome.own is not None:
            return say("vetoed" if outcome.vetoed else "not-vetoed", self.language)
        return _or_nothing(outcome.own)

    @staticmethod
    def _line(
        kind: str, name: str, title: str, scores: list[str], *, most: str = "", depth: int = 0
    ) -> dict[str, Any]:
        """A line whose last score is that of all together."""
        *each, together = scores
        return {
            "kind": kind,
            "id": name,
            "name": title,
            "depth": str(depth),
            "scores": each,
            "combined": together,
            "max": most,
            "apart": "",
            "state": "alike",
            "told": "",
        }


def _state(state: str, spread: Spread | None) -> dict[str, str]:
    return {"state": state, "apart": "" if spread is None else _or_nothing(spread.apart)}


def _total(scored: Scored) -> str:
    return _or_nothing(scored.total)


def _or_nothing(score: Exact | None) -> str:
    return _NOTHING if score is None else shown(score)
