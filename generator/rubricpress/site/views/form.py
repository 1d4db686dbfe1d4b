"""The form page: what its templates may see of a rubric, and the HTML that they make of it."""

from __future__ import annotations

from dataclasses import dataclass

from rubricpress.core.combining import NO_TOTAL
from rubricpress.core.ends import ways_to
from rubricpress.core.numbers.number import plain
from rubricpress.core.rubric import Rubric, all_criteria
from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.site.rendering import render
from rubricpress.site.twins import up_from
from rubricpress.site.views.editions import Editions
from rubricpress.site.views.form_rows import (
    DamageView,
    GroupView,
    HeadsView,
    Rows,
    SectionView,
    damage_of,
    heads_of,
)
from rubricpress.site.views.form_rules import TextView, rules_of
from rubricpress.site.views.parts import EditionView
from rubricpress.site.views.rules import assessors_said
from rubricpress.site.views.titles import fuller_title
from rubricpress.site.wording import say


@dataclass(frozen=True)
class ProfileFieldView:
    """A fact about the institution that is chosen among options, each an id and a title."""

    id: str
    title: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FormView:
    """The whole form of one rubric.

    `rubrics` is the way to the folder of all rubrics, `official` that to the tables as they were issued, where these are translations; `editions` are listed with addresses as seen from the criteria
    page, one step out; `earlier` are those before this one, oldest first, and `earlier_forms` where their forms stand; `slot` is where a browser keeps the draft.
    `adjusting` is how many adjustments there are and `adjusting_at` where they stand; '' without any. `short_title` stands where it says more than the title; `runtime` is the address of the scoring runtime's
    folder, `translated` says that the texts are a translation, `summed` whether there is a total at all, `sets` the further sets of conclusions, `said_in` the language of its sentences; `pending` stands where a conclusion would, while there is none; `concludes` says whether there ever is one; `assessors` is how several assessors are combined, '' where the table does not say.
    """

    id: str
    edition: str
    digest: str
    rubrics: str
    official: str
    editions: tuple[EditionView, ...]
    earlier: tuple[str, ...]
    earlier_forms: tuple[str, ...]
    slot: str
    runtime: str
    language: str
    said_in: str
    translated: bool
    title: str
    short_title: str
    heads: HeadsView
    points: str
    count: str
    seal: str
    rules: tuple[TextView, ...]
    damage: tuple[DamageView, ...]
    profile: tuple[ProfileFieldView, ...]
    groups: tuple[GroupView, ...]
    adjustments_title: str
    adjustments: tuple[SectionView, ...]
    pending: str
    concludes: bool
    adjusting: str
    adjusting_at: str
    bands: tuple[tuple[str, str], ...]
    starred: bool
    examples: bool
    download: str
    summed: bool
    sets: tuple[tuple[str, str], ...]
    assessors: str


def form_view(
    rubric: Rubric,
    digest: str,
    runtime: str,
    download: str = "",
    editions: Editions | None = None,
    *,
    language: str = DEFAULT_LANGUAGE,
    official: Rubric | None = None,
) -> FormView:
    """What the form's templates see of `rubric`, one of its `editions`, whose digest goes into every saved file.

    `runtime` is the name of the folder of `assets/runtime/` that holds the scoring runtime, `download` the name
    of the form as one file, where the site has it. Addresses are relative to `rubrics/<id>/form/`, or to where the form
    of an earlier edition stands. The page is in `language`; where that is not the table's, `rubric` is a translation of
    the `official` one, whose digest it is.
    """
    editions = editions or Editions.alone(rubric)
    rubrics = f"{editions.up}../../"
    root = f"{rubrics}../{up_from(language)}"
    adjusting = [criterion.id for criterion, _ in all_criteria(rubric) if criterion.method.ADJUSTS]
    rows = Rows(rubric, language, official)
    return FormView(
        id=rubric.id,
        edition=rubric.edition,
        digest=digest,
        rubrics=rubrics,
        official=f"{root}rubrics/" if official else "",
        editions=editions.views(),
        earlier=editions.earlier,
        earlier_forms=tuple(
            f"../{one.form_url}" for one in reversed(editions.views()) if one.edition in editions.earlier
        ),
        slot=editions.slot,
        runtime=f"{root}assets/runtime/{runtime}/",
        language=rubric.language,
        said_in=language,
        translated=official is not None,
        title=rubric.title,
        short_title=fuller_title(rubric),
        heads=heads_of(rubric, language),
        points=plain(rubric.points),
        count=str(sum(1 for criterion, _ in all_criteria(rubric) if criterion.points is not None)),
        seal=rubric.seal,
        rules=tuple(rules_of(rubric, language)),
        damage=damage_of(rubric.damage, language),
        profile=tuple(
            ProfileFieldView(one.id, one.title, tuple((option.id, option.title) for option in one.options))
            for one in rubric.profile
        ),
        groups=tuple(rows.group(group, 2) for group in rubric.groups),
        adjustments_title=rubric.adjustments_title or say("criteria.adjustments", language),
        adjustments=rows.sections(rubric.adjustments, 2),
        pending=_pending(rubric, language),
        concludes=bool(rubric.conclusions or rubric.gates),
        adjusting=str(len(adjusting)) if adjusting else "",
        adjusting_at=_adjusting_at(rubric, adjusting),
        bands=tuple((band.id, band.title) for band in rubric.bands),
        starred=any(criterion.starred for criterion, _ in all_criteria(rubric)),
        examples=bool(rubric.examples),
        download=download,
        summed=rubric.combine != NO_TOTAL,
        sets=tuple((one.id, one.title) for one in rubric.conclusion_sets),
        assessors=assessors_said(rubric, language),
    )


def form_page(view: FormView) -> str:
    """The body of the form page as one block of HTML without blank lines."""
    return render("pages/form.jinja", view.said_in, form=view)


def _adjusting_at(rubric: Rubric, adjusting: list[str]) -> str:
    """The section of the adjustments, or the first of them where they stand among the other rows."""
    if rubric.adjustments:
        return "adjustments"
    return f"criterion-{adjusting[0]}" if adjusting else ""


def _pending(rubric: Rubric, language: str) -> str:
    if any(
        way.when or way.share or way.also or one.otherwise
        for one in rubric.conclusions
        for way in ways_to(one)
    ):
        return say("form.pending", language)
    return say("form.no-veto" if rubric.conclusions else "form.none-set", language)
