"""The file of a translation, in Chinese: the words that stand beside `core/translating.py`, key by key."""

from __future__ import annotations

from typing import Final

from rubricpress.schema.part import Part, Said

TRANSLATION_PARTS: Final = {
    "Translation": Part(
        "译文",
        "一份评估表的英文译文，放在 `rubrics/en/编号.yaml`",
        {
            "language": Said("译成的语言", "en"),
            "translator": Said("译者", "Office of Continuing Education"),
            "note": Said("写给读者的说明，用英文", "Terms follow the glossary of the Ministry."),
            "texts": Said("各段文字，每段一对，次序与评估表相同", "[{zh: 合格, en: qualified}]"),
        },
    ),
    "Pair": Part(
        "一段译文",
        "一段原文和它的英文；同样的文字无论出现几处，只写一对",
        {
            "zh": Said("原文，与评估表里的一字不差", "合格"),
            "en": Said('英文；还没有译时写 `""`', "qualified"),
        },
    ),
}
TRANSLATION_CHOICES: Final = {("Translation", "language"): {"en": ("英文", "English")}}
