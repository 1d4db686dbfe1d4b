"""What a rubric is called where it stands among others.

A printed title need not tell whose table it is (`基地评估表`); the maintainer's short title then says more.
"""

from __future__ import annotations

from rubricpress.core.rubric import Rubric


def fuller_title(rubric: Rubric) -> str:
    """The short title where it says more than the printed one, else ''."""
    return rubric.short_title if len(rubric.short_title) > len(rubric.title) else ""


def telling_title(rubric: Rubric) -> str:
    """The title that tells most: for lists of whole titles, for the browser's tab, for the search."""
    return fuller_title(rubric) or rubric.title
