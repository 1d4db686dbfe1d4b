"""The names of grades and answers that clauses begin with: 优秀, 基本符合, Good, partly met."""

from __future__ import annotations

import re
from typing import Final

from rubricpress.draft.words.english import answer_in_front, grade_in_front

GRADE: Final = r"(?:[A-E](?:级|等|档|类)?|优秀|优良|良好|较好|很好|中等|一般|较差|很差|合格|基本合格|不合格|及格|不及格|达标|不达标|[优良中好差]|一档|二档|三档|四档|[一二三四]等)(?![a-z])"
_GRADE: Final = re.compile(GRADE)
_ANSWER: Final = re.compile(
    r"(?:(?:完全|全部|大部分|基本|部分|不|未)?(?:符合|达到|落实|完成|具备|满足|做到)|没有|[是否有无])(?=[（(]|$)"
)


def grade_of(words: str) -> str:
    """The name of a grade at the beginning of a clause (优秀：……); '' where there is none."""
    bared = words.strip("：:（(【[ ")
    found = _GRADE.match(bared)
    return found[0] if found else grade_in_front(bared)


def is_name(words: str) -> bool:
    """Whether a clause begins with the name of a grade, or is an answer (基本符合, yes)."""
    bared = words.strip("：:（(【[ ")
    return bool(grade_of(words) or _ANSWER.match(bared) or answer_in_front(bared))
