"""The evidence list of a rubric (证据清单): what is to be shown for each row, with room for who keeps it and where.

A page for paper, to be handed out before an assessment; a document of its own, complete without scripts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.methods.deductions import Deductions
from rubricpress.core.methods.measure import Measure
from rubricpress.core.rubric import Criterion, Rubric, all_groups, number_of
from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.site.policy import inline, policy, stated
from rubricpress.site.rendering import render
from rubricpress.site.views.shown_once import covered
from rubricpress.site.views.titles import fuller_title, telling_title
from rubricpress.site.wording import say

_WIDTHS: Final = (22, 34, 18, 11, 9, 6)  # per cent: row, what is to be shown, documents, where, who, done


@dataclass(frozen=True)
class ShownView:
    """What is to be shown: official words under the head of their column, '' where none is needed; `points` to be ticked off."""

    head: str
    text: str
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class RowView:
    """One row: its number, its title, and what is to be shown for it."""

    number: str
    title: str
    starred: bool
    shown: tuple[ShownView, ...]


@dataclass(frozen=True)
class PartView:
    """The rows of one group, or the adjustments."""

    number: str
    title: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True)
class EvidencePage:
    """The whole list."""

    title: str
    telling_title: str
    fuller_title: str
    edition: str
    digest: str
    language: str
    unofficial: str
    count: str
    parts: tuple[PartView, ...]


def evidence_files(
    rubric: Rubric, digest: str, up: str = "", language: str = DEFAULT_LANGUAGE
) -> dict[str, str]:
    """The page and its style sheet; `up` leads from the criteria page of this edition to that of the newest."""
    view = evidence_page(rubric, digest, language)
    page = render("pages/evidence.jinja", language, page=view, assets=f"{up}../../../assets/")
    name = say(
        "paper.edition",
        language,
        title=say("evidence.of", language, title=view.telling_title),
        edition=rubric.edition,
    )
    name = name.replace("\n", " ")
    table = json.dumps(name, ensure_ascii=False)
    columns = "".join(
        f".pp-table col:nth-child({at}){{width:{width}%}}" for at, width in enumerate(_WIDTHS, 1)
    )
    style = (
        f"@page{{size:A4 landscape;@top-left{{content:{json.dumps(say('paper.institution-blank', language), ensure_ascii=False)}}}"
        f"@top-right{{content:{table}}}@bottom-center{{content:{say('paper.pages', language)}}}}}.pp{{--pp-width:273mm}}{columns}\n"
    )
    return {
        "evidence/index.html": stated(page, policy(inline(page))),
        "evidence/table.css": style,
    }


def evidence_page(rubric: Rubric, digest: str, language: str = DEFAULT_LANGUAGE) -> EvidencePage:
    """What the template sees."""
    heads = {column.of: column.title for column in rubric.columns}
    parts = [
        PartView(number_of(group), group.title, tuple(_row(one, heads, language) for one in group.criteria))
        for group, _ in all_groups(rubric)
    ]
    adjusting = tuple(_row(one, heads, language) for one in rubric.adjustments)
    if adjusting:
        parts.append(PartView("", rubric.adjustments_title or say("paper.adjustments", language), adjusting))
    return EvidencePage(
        title=rubric.title,
        telling_title=telling_title(rubric),
        fuller_title=fuller_title(rubric),
        edition=rubric.edition,
        digest=digest.removeprefix("sha256:")[:12],
        language=rubric.language if language == DEFAULT_LANGUAGE else language,
        unofficial=say("paper.unofficial", language),
        count=str(sum(len(part.rows) for part in parts)),
        parts=tuple(parts),
    )


def _row(criterion: Criterion, heads: dict[str, str], language: str) -> RowView:
    shown = tuple(_shown(criterion, heads, language))
    return RowView(number_of(criterion), criterion.title, criterion.starred, shown)


def _shown(criterion: Criterion, heads: dict[str, str], language: str) -> Iterator[ShownView]:
    """How the table says that the row is checked, else what it requires; the points to be observed; the data."""
    if criterion.assessment and (isinstance(criterion.method, Deductions) or not covered(criterion)):
        yield ShownView(heads.get("assessment", say("evidence.assessment", language)), criterion.assessment)
    elif criterion.standard and not criterion.assessment:
        yield ShownView(heads.get("standard", say("evidence.standard", language)), criterion.standard)
    if isinstance(criterion.method, Checklist):
        yield ShownView("", "", tuple(one.text for one in criterion.method.indicators))
    measure = getattr(criterion.method, "measure", None)
    if isinstance(measure, Measure):
        yield ShownView(say("evidence.data", language), _data(measure, language))


def _data(measure: Measure, language: str) -> str:
    if measure.kind == "ratio":
        return f"{measure.numerator}{say('amounts.semicolon', language)}{measure.denominator}"
    unit = "%" if measure.kind == "percentage" else measure.unit
    title = measure.title or say("paper.number", language)
    return title + (say("paper.in-brackets", language, text=unit) if unit else "")
