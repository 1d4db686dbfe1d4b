"""Adjustments that the notes of a table name in passing (发生安全事故的，一票否决；获省级称号的加5分)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rubricpress.draft.adjusting import Adjusting, adjustments
from rubricpress.draft.key_rows import of_key_rows
from rubricpress.draft.notes import Data, doubt
from rubricpress.draft.table_rules import sentences

_VETO: Final = re.compile(
    r"(?:实行|执行|予以)?一票否决(?![项指条制内情权])|取消[^，,；;。]{0,8}资格|直接(?:[评定判视认降]|[评判认]定)为"
)
_HEAD: Final = re.compile(r"^(?:加分|扣分|减分|否决)(?:项|办法|说明)?\s*[:：]\s*")
_MORE: Final = re.compile(r"(?<![附增参])加\s?\d+(?:\.\d+)?\s?分")
_LESS: Final = re.compile(r"的[，,]?(?:从总分中|在总分中|总分)?(?:再)?扣(?:减|除)?\s?\d+(?:\.\d+)?\s?分")


def noted(data: Data, notes: Sequence[str]) -> list[Data]:
    """The adjustments in the sentences of these notes; those that take points away may speak of rows, and are doubts in `data`."""
    found: list[Data] = []
    for sentence in sentences("\n".join(notes)):
        if of_key_rows(sentence):
            continue
        if _VETO.search(sentence) or _MORE.search(sentence):
            rest = _HEAD.sub("", sentence)
            told = rest if _VETO.search(rest) or _MORE.search(rest) else sentence
            made = adjustments(Adjusting("", "", told, "", ""))
            for one in made:
                doubt(one, "", "noted", words=sentence)
            found += made
        elif _LESS.search(sentence):
            doubt(data, "instructions", "noted-less", words=sentence)
    return found
