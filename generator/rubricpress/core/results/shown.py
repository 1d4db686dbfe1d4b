"""What a form shows of an assessment beside its result: how far it has come, counts, a sentence beside each row.

It is written as text, like results, from texts that stay while a row's outcome is the very same: a form asks for it
at every keystroke.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress, count
from operator import is_not
from typing import Any

from rubricpress.core.content import quote
from rubricpress.core.results.explain import said_of, summary
from rubricpress.core.results.progress import progress, progress_of, silent
from rubricpress.core.results.result import as_json
from rubricpress.core.results.tally import tally
from rubricpress.core.rows.outcome import Outcome
from rubricpress.core.rubric import all_groups
from rubricpress.core.scoring import Scored, Scorer


def progress_data(scorer: Scorer, scored: Scored, language: str) -> dict[str, Any]:
    """How many criteria are rated, how many there are, and the state of the assessment in a sentence."""
    answered, whole = progress(scorer.rubric, scored)
    return {"answered": answered, "count": whole, "summary": summary(scored, language)}


class Shown:
    """What is shown of the assessments under one rubric."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer
        self._groups = [group for group, _ in all_groups(scorer.rubric)]
        self._sentences: dict[tuple[str, str], _Sentences] = {}

    def text(self, scored: Scored, language: str) -> str:
        """All of it as a JSON object; see `core/bridge.py` for its shape."""
        scorer = self._scorer
        key = (scored.role, language)
        sentences = self._sentences.get(key) or self._sentences.setdefault(
            key, _Sentences(scored.outcomes, language)
        )
        groups = []
        for one in self._groups:
            answered, whole = progress_of(scorer.rubric, scored, one)
            groups.append(f'{quote(one.id)}:{{"answered":{answered},"count":{whole}}}')
        unsaid = as_json(silent(scorer.rubric, scored))
        about = as_json({**progress_data(scorer, scored, language), **tally(scorer, scored)})
        criteria = sentences.of(scored.outcomes.values())
        return f'{about.removesuffix("}")},"groups":{{{",".join(groups)}}},"silent":{unsaid},"criteria":{{{criteria}}}}}'


class _Sentences:
    """The sentences beside the rows with these names, in one role and language, as members of a JSON object."""

    def __init__(self, names: Iterable[str], language: str) -> None:
        self._names = list(names)
        self._language = language
        self._outcomes: list[Outcome | None] = [None] * len(self._names)
        self._texts = [""] * len(self._names)

    def of(self, outcomes: Iterable[Outcome]) -> str:
        """Those of the rows of one assessment, which are always the same rows; a row of which nothing is to be said has none."""
        now = list(outcomes)
        for at in compress(count(), map(is_not, now, self._outcomes)):
            said = said_of(now[at], self._language)
            self._texts[at] = f"{quote(self._names[at])}:{quote(said)}" if said else ""
        self._outcomes[:] = now
        return ",".join(filter(None, self._texts))
