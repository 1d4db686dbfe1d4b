"""The rules of a table as the form tells them beside the rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rubricpress.core.rubric import Rubric
from rubricpress.site.views.rules import conclusion_sets_of, conclusions_of, gates_of, sums_said
from rubricpress.site.wording import say


@dataclass(frozen=True)
class TextView:
    """A text of the official table under the head of its column; one that `proves` tells what is to be shown."""

    head: str
    text: str
    proves: bool = False


def rules_of(rubric: Rubric, language: str) -> Iterable[TextView]:
    """What is told of a table, each under its head; empty texts are left out by the template."""
    yield TextView(say("criteria.how-scored", language), rubric.scoring)
    yield TextView(say("criteria.instructions", language), rubric.instructions)
    yield TextView(say("criteria.how-summed", language), sums_said(rubric, language))
    yield TextView(say("criteria.formula", language), rubric.formula)
    for gate in gates_of(rubric, language):
        head = say("form.rule", language, title=gate.title)
        told = say("form.rule-said", language, when=gate.when, effect=gate.effect, source=gate.source)
        yield TextView(head, told)
    for one in conclusions_of(rubric, language):
        yield TextView(say("form.conclusion-rule", language, title=one.title), one.source)
    for each in conclusion_sets_of(rubric, language):
        ends = (
            say("form.set-rule", language, title=one.title, when=one.when, source=one.source)
            for one in each.conclusions
        )
        yield TextView(each.title, "\n".join((each.about, *ends)).strip())
    yield TextView(say("form.remark", language), rubric.remark)
    yield TextView(say("criteria.star", language), rubric.star)
