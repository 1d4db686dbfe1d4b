"""What is printed on the official table and on the evidence list, besides their own words."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    # what stands on every sheet; the pages are what CSS makes of it
    "pages": (
        '"第 " counter(page) " 页，共 " counter(pages) " 页"',
        '"Page " counter(page) " of " counter(pages)',
    ),
    "institution-blank": ("单位：＿＿＿＿＿＿＿＿＿＿＿＿", "Institution: ________________________"),
    "edition": ("{title}（版本 {edition}）", "{title} (edition {edition})"),
    "with-check": ("{text}　核对码 {check}", "{text}   check code {check}"),
}  # fmt: skip
