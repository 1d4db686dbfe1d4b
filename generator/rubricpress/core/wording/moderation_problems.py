"""Problems of settling two assessments: said when a check is asked for, never while scoring."""

from __future__ import annotations

from typing import Final

from rubricpress.core.wording.entry import said

MODERATION_PROBLEMS: Final = {
    "review-without-reason": said(
        "复核的得分是 {review}，自评是 {self}，没有写理由",
        "复核的得分与自评不同时，请在这一条的备注里写明理由",
        "the review scores {review}, the self-assessment {self}, and no reason is given",
        "Write the reason into the note of this criterion.",
    ),
    "agreed-without-reason": said(
        "商定的得分是 {agreed}（自评 {self}，复核 {review}），没有写理由",
        "商定的得分与自评或复核不同时，请在这一条的备注里写明理由",
        "the agreed score is {agreed} (self-assessment {self}, review {review}), and no reason is given",
        "Write the reason into the note of this criterion.",
    ),
}
