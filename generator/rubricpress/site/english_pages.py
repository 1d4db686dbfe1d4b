"""The English pages of a rubric that has a translation."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rubricpress.core.rubric import Rubric
from rubricpress.core.translating import Translation, needs_translation, texts_of, translated
from rubricpress.site.pages import DATA, RubricPages, rubric_json, rubric_pages
from rubricpress.site.views.editions import Editions
from rubricpress.site.wording import say


def pages_in_english(
    rubric: Rubric,
    digest: str,
    runtime: str,
    key: str,
    *,
    editions: Editions,
    words: Mapping[str, str],
    translation: Translation | None = None,
    packed: bool = False,
    early: Callable[[RubricPages], None] = lambda _: None,
) -> RubricPages:
    """The pages of `rubric` in English, `words` being the translations of its texts; they tell what `translation` says of itself; `early` is that of `rubric_pages`.

    Of an earlier edition that is not translated throughout there is the data alone, in English as far as that goes, for
    forms into which responses to it are moved: they tell in its words what the official tables decide.
    """
    told = {one.edition: translated(one, words) for one in editions.all}
    apart = frozenset(one.edition for one in editions.all[:-1] if not _complete(one, words))
    here = told[rubric.edition]
    around = Editions(here, tuple(told.values()), apart, editions.all)
    if rubric.edition in apart:
        data = {DATA: rubric_json(here, digest)}
        return RubricPages(key, around.folder, None, {}, data, [])
    told_of = _told_of(translation) if translation else ""
    return rubric_pages(
        here,
        digest,
        runtime,
        key,
        editions=around,
        language="en",
        official=rubric,
        translation=told_of,
        packed=packed,
        early=early,
    )


def _told_of(translation: Translation) -> str:
    """What readers should know of the translation: its note, and who has made it."""
    by = translation.translator and say("criteria.translator", "en", name=translation.translator)
    return "\n".join(filter(None, (translation.note, by)))


def _complete(rubric: Rubric, words: Mapping[str, str]) -> bool:
    return all(one.text in words or not needs_translation(one.text) for one in texts_of(rubric))
