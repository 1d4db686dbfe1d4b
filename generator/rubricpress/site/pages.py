"""The pages of the site as text: pure, nothing is read or written here.

The lists of rubrics are files for the site builder: a front matter and one block of raw HTML, so that any
builder that reads Markdown carries it over untouched. A rubric's own pages are set into shells (see `shells`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from rubricpress.core.changes.digest import table_bytes
from rubricpress.core.plain.codec import canonical
from rubricpress.core.rubric import Rubric
from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.site import self_check
from rubricpress.site.entries import entries_of
from rubricpress.site.paper.evidence_list import evidence_files
from rubricpress.site.paper.page import paper_files
from rubricpress.site.rendering import render
from rubricpress.site.search_index import Entry
from rubricpress.site.shells import Page
from rubricpress.site.twins import up_from
from rubricpress.site.views.cards import CardView, ListPage
from rubricpress.site.views.criteria import criteria_page
from rubricpress.site.views.editions import Editions
from rubricpress.site.views.examples import example_files
from rubricpress.site.views.form import form_page, form_view
from rubricpress.site.views.parts import CriteriaPage
from rubricpress.site.views.titles import fuller_title, telling_title
from rubricpress.site.wording import TAGS, say

FORM: Final = "form/index.html"
"""The form page, by its path in the folder of the rubric."""
DATA: Final = "rubric.json"
"""The data of an edition, by its path in the folder of it."""


@dataclass(frozen=True)
class RubricPages:
    """All that the site has of one edition of a rubric. `card` is that of the newest edition, which lists show.

    `pages` by their path under `folder`, which stands under `rubrics/`, and so are `files` by theirs: `rubric.json`, the
    response files of the examples, the printed table and the evidence list, pages without a shell; `entries` are for the search; `key`
    tells what it all was made from.
    """

    key: str
    folder: str
    card: CardView | None
    pages: Mapping[str, Page]
    files: Mapping[str, str]
    entries: list[Entry]

    def as_data(self) -> dict[str, Any]:
        """As plain data, to be kept."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> RubricPages:
        """What `as_data` made."""
        pages = {name: Page(**page) for name, page in data.pop("pages").items()}
        card = data.pop("card")
        return cls(card=CardView(**card) if card else None, pages=pages, **data)


def rubric_pages(
    rubric: Rubric,
    digest: str,
    runtime: str,
    key: str = "",
    *,
    editions: Editions | None = None,
    packed: bool = False,
    language: str = DEFAULT_LANGUAGE,
    official: Rubric | None = None,
    translation: str = "",
    early: Callable[[RubricPages], None] = lambda _: None,
) -> RubricPages:
    """The criteria page, the form, the printed table, the data and the search entries of a rubric, one of its `editions`.

    `runtime` is the name of the folder under `assets/runtime/` whose runtime scores the form; `packed` says whether the
    site has the form of the newest edition as one file too. The search finds the newest edition alone. The pages are in
    `language`; where that is not the table's, `rubric` is a translation of the `official` one, whose digest it is,
    and `translation` is what readers should know of it. `early` is given what is looked at most, the two pages and the
    data, as soon as it is made; what is printed takes as long again.
    """
    editions = editions or Editions.alone(rubric)
    newest = rubric is editions.newest
    download = _packed_from(rubric.id, language) if packed and newest else ""
    description = _one_line(rubric.summary) or telling_title(rubric)
    criteria = criteria_page(
        rubric, digest, download, editions, language=language, official=official, translation=translation
    )

    form = form_view(rubric, digest, runtime, download, editions, language=language, official=official)

    def titled(title: str) -> str:
        return title if newest else say("pages.edition-title", language, title=title, edition=rubric.edition)

    looked_at = RubricPages(
        key=key,
        folder=editions.folder,
        card=_card(rubric, digest, criteria) if newest else None,
        pages={
            "index.html": Page(
                titled(telling_title(rubric)),
                description,
                render("pages/criteria.jinja", language, page=criteria),
            ),
            FORM: Page(
                say("pages.form-title", language, title=titled(rubric.short_title or rubric.title)),
                description,
                form_page(form),
            ),
        },
        files={DATA: rubric_json(rubric, digest), **example_files(rubric, digest)},
        entries=entries_of(rubric, official) if newest else [],
    )
    early(looked_at)
    printed = _printed(rubric, digest, editions, language)
    return replace(looked_at, files={**looked_at.files, **printed})


def _printed(rubric: Rubric, digest: str, editions: Editions, language: str) -> dict[str, str]:
    """The printed table and the evidence list."""
    up = f"{up_from(language)}{editions.up}"
    return {**paper_files(rubric, digest, up, language), **evidence_files(rubric, digest, up, language)}


def packed_name(rubric: str) -> str:
    """The name of the form as one file, in the folder of the rubric."""
    return f"{rubric}.html"


def _packed_from(rubric: str, language: str) -> str:
    """The address of that file, which holds every language, from the criteria page in one of them."""
    up = up_from(language)
    return f"{f'../../{up}rubrics/{rubric}/' if up else ''}{packed_name(rubric)}"


def list_pages(cards: Iterable[Mapping[str, CardView]], language: str = DEFAULT_LANGUAGE) -> dict[str, str]:
    """The home page and the list of all rubrics in `language`, by their path under its folder of `docs/`.

    Of each rubric there is a card in every language that it has.
    """
    listed = tuple(one[language] if language in one else _apart(one[DEFAULT_LANGUAGE]) for one in cards)
    page = ListPage(listed, str(len(listed)))

    def told(name: str) -> str:
        return say(f"pages.{name}", language)

    return {
        "index.md": _page(
            render("pages/home.jinja", language, page=page),
            {"title": told("home"), "description": told("description")},
        ),
        "rubrics/index.md": _page(
            render("pages/rubrics.jinja", language, page=page),
            {"title": told("tables"), "description": told("tables-description")},
        ),
    }


def check_page(rubric: Rubric, digest: str, runtime: str, language: str = DEFAULT_LANGUAGE) -> dict[str, str]:
    """The page on which readers check their browser, by its path in the language's folder of `docs/`; `rubric` is scored there."""
    about = {
        "title": say("diagnose.title", language),
        "description": say("diagnose.description", language),
    }
    return {self_check.PATH: _page(self_check.self_check_page(rubric, digest, runtime, language), about)}


def rubric_json(rubric: Rubric, digest: str) -> str:
    """`{"digest": …, "rubric": …}`, the rubric in the very bytes that the digest was made of.

    `examples`, which are no part of the digest, stand beside it.
    """
    table = f'"digest":{json.dumps(digest)},"rubric":{table_bytes(rubric).decode()}'
    examples = canonical(rubric.examples).decode()
    return f'{{{table},"examples":{examples}}}\n' if rubric.examples else f"{{{table}}}\n"


def _card(rubric: Rubric, digest: str, page: CriteriaPage) -> CardView:
    folder = f"rubrics/{rubric.id}/"
    return CardView(
        id=rubric.id,
        language="",
        title=rubric.short_title or rubric.title,
        telling_title=telling_title(rubric),
        printed_title=rubric.title if fuller_title(rubric) else "",
        summary=rubric.summary,
        points="" if page.unscored else page.points,
        criteria=page.criteria,
        adjustments=page.adjusting,
        edition=rubric.edition,
        digest=digest,
        criteria_url=folder,
        form_url=f"{folder}form/",
        data_url=f"{folder}rubric.json",
    )


def _apart(card: CardView) -> CardView:
    """A card on the English pages whose rubric has Chinese pages only."""
    return replace(
        card,
        language=TAGS[DEFAULT_LANGUAGE],
        criteria_url=f"../{card.criteria_url}",
        form_url=f"../{card.form_url}",
        data_url=f"../{card.data_url}",
    )


def _page(body: str, about: Mapping[str, Any]) -> str:
    """A page that lays itself out: the theme's own navigation and contents columns are left away."""
    # what the lists say of a rubric is found on the rubric's own pages
    front = {**about, "hide": ["navigation", "toc"], "search": {"exclude": True}}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items()]
    return "\n".join(["---", *lines, "---", body])


def _one_line(text: str) -> str:
    return " ".join(text.split())
