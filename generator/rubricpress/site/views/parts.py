"""What the templates of the public pages may see: frozen texts, ready to print.

Every number is already text, every id already an anchor, every list already in its order. Templates
hold no arithmetic and never meet the model. Empty texts and empty tuples mean: nothing to show.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """A stretch of official text; `doubt` is the anchor of the note where the print is doubtful, else ''."""

    text: str
    doubt: str = ""


Prose = tuple[Piece, ...]


@dataclass(frozen=True)
class NoteView:
    """A note on a doubtful place (原文存疑): what is printed, how it is read, why.

    `owner` names the row or group, `place` the cell in it. `blank` tells that nothing is printed there.
    """

    anchor: str
    owner: str
    place: str
    printed: str
    blank: bool
    read: str
    reason: str


@dataclass(frozen=True)
class TermView:
    """A label with the text that belongs to it."""

    label: str
    text: Prose


@dataclass(frozen=True)
class RowView:
    """One indicator, level or band: its points or range, its title, its official text.

    `readings` say how its bounds are read, once for each answer of the profile that they depend on; `tone` ranks
    a band among its neighbours.
    """

    score: Prose
    title: str
    text: Prose
    readings: tuple[str, ...]
    tone: str = ""


@dataclass(frozen=True)
class FractionView:
    """A formula as a real fraction: what stands before, over, under and behind the stroke."""

    before: str
    over: Prose
    under: Prose
    after: str


@dataclass(frozen=True)
class MeasureView:
    """The numbers that the institution enters, under a label, and what they decide."""

    label: str
    text: Prose
    fraction: FractionView | None
    effect: str


@dataclass(frozen=True)
class MethodView:
    """How a criterion earns its points; `component` names the template folder that lays its rows out."""

    component: str
    points: Prose
    rule: str
    head: str
    rows: tuple[RowView, ...] = ()
    measure: MeasureView | None = None


@dataclass(frozen=True)
class OfficialTerm:
    """An official text, or several, under the head of its column."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class OfficialView:
    """The official texts of a row, beside its translation; `language` is theirs, as `lang` says it."""

    language: str
    title: str
    terms: tuple[OfficialTerm, ...]


@dataclass(frozen=True)
class CriterionView:
    """One criterion. `heading` is the level of its heading, `number` its number where it has one.

    `official` stands on pages in another language than the table's.
    """

    anchor: str
    heading: str
    number: Prose
    title: Prose
    name: str
    starred: bool
    printed_points: str
    terms: tuple[TermView, ...]
    method: MethodView
    remark: TermView | None
    notes: tuple[NoteView, ...]
    official: OfficialView | None = None


@dataclass(frozen=True)
class SectionView:
    """Neighbouring criteria under a common heading, with the text that they share; both may be empty."""

    heading: str
    title: str
    shared: tuple[TermView, ...]
    criteria: tuple[CriterionView, ...]


@dataclass(frozen=True)
class GroupView:
    """A group; `criteria` counts all criteria in it, `points` is its sum, `depth` how deep it is nested.

    Of one whose rows earn no points (`unscored`), `points` holds but what is doubtful.
    """

    anchor: str
    heading: str
    depth: str
    number: Prose
    title: Prose
    points: Prose
    unscored: bool
    printed_points: str
    criteria: str
    starred: str
    sections: tuple[SectionView, ...]
    groups: tuple[GroupView, ...]
    notes: tuple[NoteView, ...]


@dataclass(frozen=True)
class SchemeView:
    """Criteria of the same points share their ranges: the points, how many there are, one range for each band."""

    points: str
    count: str
    ranges: tuple[str, ...]


@dataclass(frozen=True)
class GateView:
    """A rule beside the sums: its title, when it holds, what it does, and the official sentence."""

    title: str
    when: str
    effect: str
    source: str


@dataclass(frozen=True)
class ConclusionView:
    """What a total leads to: its title, when it holds, and the official sentence."""

    title: str
    when: str
    source: str


@dataclass(frozen=True)
class ExampleView:
    """A worked example: what it shows, how it is worked out, what it comes to; `total` and `conclusion` may be ''."""

    id: str
    title: str
    working: str
    total: str
    conclusion: str


@dataclass(frozen=True)
class ConclusionSetView:
    """Further conclusions of the same table: what is concluded, what is said of it, and when each holds."""

    id: str
    title: str
    about: str
    conclusions: tuple[ConclusionView, ...]


@dataclass(frozen=True)
class EditionView:
    """An edition of the table, with the addresses of its pages as seen from the criteria page that lists it.

    `apart`: its pages are in the language of the table only.
    """

    edition: str
    criteria_url: str
    form_url: str
    newest: bool
    here: bool
    apart: bool


@dataclass(frozen=True)
class ChangedRowView:
    """A row that changed, or the table as a whole: its name and anchor ('' where it is gone), and what happened to it."""

    anchor: str
    name: str
    happened: str
    details: tuple[str, ...]


@dataclass(frozen=True)
class ChangesView:
    """What an edition changed since the one `before`: what matters most, then everything, row by row.

    `official`: texts are quoted as the table has them, since one of the two editions is not translated.
    """

    before: str
    headline: tuple[str, ...]
    rows: tuple[ChangedRowView, ...]
    official: bool


@dataclass(frozen=True)
class CriteriaPage:
    """The whole criteria page of one edition. `outline` holds every group, each before those inside it.

    `fuller_title` stands where it says more than the title; `rubrics` is the way to the list of all rubrics. `editions`
    is empty where there is but one. `unscored`: no row earns points. `translated`: the texts are a translation. `download` names the form as one file, beside this page, '' where the site has none.
    """

    rubrics: str
    translated: bool
    editions: tuple[EditionView, ...]
    changes: ChangesView | None
    title: str
    fuller_title: str
    summary: str
    points: str
    unscored: bool
    rows: str
    criteria: str
    adjusting: str
    starred: str
    edition: str
    digest: str
    short_digest: str
    about: tuple[TermView, ...]
    notes: tuple[NoteView, ...]
    groups: tuple[GroupView, ...]
    outline: tuple[GroupView, ...]
    summed: bool
    band_titles: tuple[str, ...]
    schemes: tuple[SchemeView, ...]
    conclusions: tuple[ConclusionView, ...]
    conclusion_sets: tuple[ConclusionSetView, ...]
    gates: tuple[GateView, ...]
    adjustments_title: str
    adjustments: tuple[SectionView, ...]
    adjustments_count: str
    examples: tuple[ExampleView, ...]
    all_notes: tuple[NoteView, ...]
    notes_count: str
    download: str
