"""Problems of translations: a text without one, one without a text, a number that is lost."""

from __future__ import annotations

from typing import Final

from rubricpress.core.wording.entry import said

TRANSLATION_PROBLEMS: Final = {
    "translation-missing": said(
        "“{text}”没有英文",
        "请运行 rubricpress translate {rubric}，在 rubrics/en/{rubric}.yaml 里补上",
        "'{text}' is not in English yet",
        "Run 'rubricpress translate {rubric}' and write it into rubrics/en/{rubric}.yaml.",
    ),
    "translation-empty": said(
        "“{text}”还没有译",
        "请在 en 后面写上英文",
        "'{text}' is not translated yet",
        "Write the English behind 'en'.",
    ),
    "translation-more": said(
        "一共有 {count} 段没有译，这里只列出前 {shown} 段",
        "请在 rubrics/en/{rubric}.yaml 里补上英文；里面没有的，先运行 rubricpress translate {rubric} 写进去。译完以前要公布这份表，"
        "把这个文件移到 rubrics/en 外面",
        "{count} {count:text has|texts have} no English; the first {shown} are listed here",
        "Write the English into rubrics/en/{rubric}.yaml; 'rubricpress translate {rubric}' puts in what is not there. To "
        "publish the table before, move that file out of rubrics/en.",
    ),
    "translation-same": said(
        "英文一栏写的就是原文“{text}”",
        "请换成英文",
        "the English is the Chinese text '{text}' itself",
        "Write it in English.",
    ),
    "translation-number": said(
        "原文里的 {numbers:、}，英文里没有",
        "请核对译文；原文用数字写的数，英文里也用数字写",
        "the official text says {numbers}, the English does not",
        "Compare both; numbers that the official text writes in digits stand in digits in English too.",
    ),
    "translation-changed": said(
        "评估表里没有“{text}”，像是改成了“{near}”",
        "请把 zh 改成表里现在的文字，再核对英文",
        "the rubric has no text '{text}'; it seems to say '{near}' now",
        "Write what it says now behind 'zh', and see whether the English still holds.",
    ),
    "translation-unused": said(
        "评估表“{rubric}”里没有“{text}”",
        "表里不再有的，请删去这一对；写错的，照表里的文字改正",
        "rubric '{rubric}' has no text '{text}'",
        "Remove the pair where the text is gone; write it as the rubric does where it is a slip.",
    ),
    "translation-duplicate": said(
        "“{text}”已经译过",
        "请删去其中一对",
        "'{text}' is translated above already",
        "Remove one of the two pairs.",
    ),
    "translation-void": said(
        "译文文件里没有内容",
        "请运行 rubricpress translate {rubric}，把要译的文字写进去；不要译文的，删去这个文件",
        "the translation file holds nothing",
        "Run 'rubricpress translate {rubric}', which writes every text into it; without a translation, remove the file.",
    ),
    "translation-orphan": said(
        "rubrics 里没有“{rubric}”这份评估表",
        "请把文件改名为评估表的编号加 .yaml，或删去",
        "there is no rubric '{rubric}' whose texts these could be",
        "Name the file after its rubric, or take it away.",
    ),
}
