"""The worked examples of a rubric: how the criteria page shows them, and the response files that the form opens."""

from __future__ import annotations

import json

from rubricpress.core.checks.examples import example_response
from rubricpress.core.numbers.number import shown
from rubricpress.core.rubric import Rubric
from rubricpress.site.views.parts import ExampleView


def example_views(rubric: Rubric) -> tuple[ExampleView, ...]:
    """The examples of `rubric`, in their order."""
    titles = {one.id: one.title for one in rubric.conclusions}
    return tuple(
        ExampleView(
            id=one.id,
            title=one.title,
            working=one.working,
            total="" if one.expected.total is None else shown(one.expected.total),
            conclusion=titles.get(one.expected.conclusion, ""),
        )
        for one in rubric.examples
    )


def example_files(rubric: Rubric, digest: str) -> dict[str, str]:
    """The response file of each example, by its path under the rubric's folder."""
    return {
        f"examples/{one.id}.json": json.dumps(
            example_response(rubric, one, digest), ensure_ascii=False, indent=2
        )
        + "\n"
        for one in rubric.examples
    }
