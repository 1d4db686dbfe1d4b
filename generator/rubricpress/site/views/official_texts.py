"""The official texts of a row as they stand in the table: what a page in another language keeps at hand beside it."""

from __future__ import annotations

from collections.abc import Iterator

from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.methods.deductions import Deductions
from rubricpress.core.rubric import Criterion, Rubric, name_of
from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.site.views.doubt_places import heads_of
from rubricpress.site.views.methods import method_view
from rubricpress.site.views.notes import NONE
from rubricpress.site.views.parts import OfficialTerm, OfficialView, Prose
from rubricpress.site.views.shown_once import covered
from rubricpress.site.wording import say


def official_of(criterion: Criterion, rubric: Rubric) -> OfficialView:
    """The texts of `criterion`, a row of the official `rubric`."""
    return OfficialView(
        language=rubric.language, title=name_of(criterion), terms=tuple(_terms(criterion, rubric))
    )


def _terms(criterion: Criterion, rubric: Rubric) -> Iterator[OfficialTerm]:
    heads = heads_of(rubric)
    for key in ("standard", "assessment"):
        if text := getattr(criterion, key):
            yield OfficialTerm(_head(heads, key), (text,))
    once = covered(criterion)  # as the table prints it, not once more as rows
    method = method_view(criterion, NONE, rubric, DEFAULT_LANGUAGE)
    rows = () if once and isinstance(criterion.method, Checklist | Deductions) else method.rows
    if lines := tuple(_line(row.title, row.score, row.text) for row in rows if row.text or row.title):
        yield OfficialTerm(method.head, lines)
    if measure := getattr(criterion.method, "measure", None):
        texts = (measure.title, measure.formula, measure.numerator, measure.denominator)
        if lines := tuple(one for one in dict.fromkeys(texts) if one and one != criterion.assessment):
            yield OfficialTerm(say("methods.entered", DEFAULT_LANGUAGE), lines)
    if criterion.remark:
        yield OfficialTerm(_head(heads, "remark"), (criterion.remark,))


def _head(heads: dict[str, str], key: str) -> str:
    return heads.get(key) or say(f"criteria.{key}", DEFAULT_LANGUAGE)


def _line(title: str, score: Prose, text: Prose) -> str:
    """`优良 10–8 …`."""
    parts = (title, *("".join(piece.text for piece in prose) for prose in (score, text)))
    return " ".join(filter(None, parts))
