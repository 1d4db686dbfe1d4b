"""What the search finds of a rubric: one entry for the table, one for every criterion."""

from __future__ import annotations

from collections.abc import Iterator

from rubricpress.core.rubric import Criterion, Rubric, all_criteria
from rubricpress.site.search_index import Entry, entry
from rubricpress.site.views.titles import telling_title


def entries_of(rubric: Rubric, official: Rubric | None = None) -> list[Entry]:
    """The entries, addressed from the root of the language's site; a criterion's leads to its anchor on the criteria page.

    A translated table is found by the titles of the `official` one too.
    """
    titles = {one.id: one.title for one, _ in all_criteria(official)} if official else {}
    folder = f"rubrics/{rubric.id}/"
    about = (
        rubric.summary,
        rubric.audience,
        rubric.scoring,
        rubric.instructions,
        rubric.remark,
        rubric.source,
    )
    whole = entry(folder, telling_title(rubric), " ".join(filter(None, (*about, *_titles(official)))))
    rows = [
        entry(
            f"{folder}#c-{one.id}",
            f"{one.id} {one.title}",
            " ".join((*_texts(one), *filter(None, [titles.get(one.id)]))),
        )
        for one, _ in all_criteria(rubric)
    ]
    return [whole, *rows]


def _titles(official: Rubric | None) -> Iterator[str]:
    if official:
        yield from dict.fromkeys((telling_title(official), official.title))


def _texts(criterion: Criterion) -> Iterator[str]:
    """The official words of a row, each once."""
    texts = [criterion.section, criterion.standard, criterion.assessment, criterion.remark]
    entries = getattr(criterion.method, criterion.method.ENTRIES, ())
    texts += [getattr(one, "text", "") or getattr(one, "descriptor", "") for one in entries]
    if measure := getattr(criterion.method, "measure", None):
        texts += [measure.title, measure.numerator, measure.denominator]
    texts += [damage.read for damage in criterion.damage]  # who knows the right word finds the misprinted row
    yield from dict.fromkeys(filter(None, texts))
