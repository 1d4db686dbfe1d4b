"""Problems of editions: what is published stays."""

from __future__ import annotations

from typing import Final

from rubricpress.core.wording.entry import said

EDITION_PROBLEMS: Final = {
    "edition-changed": said(
        "“{id}”的 {edition} 版已经公布，它的计分却和公布时不同",
        "请恢复公布时的写法；确实要改，就把公布时的文件存为 rubrics/editions/{id}/{edition}.yaml，"
        "这里换一个新的 edition",
        "edition {edition} of '{id}' is published, but it scores otherwise than it did then",
        "Restore what was published; or keep the published file as rubrics/editions/{id}/{edition}.yaml and give a "
        "new edition here.",
    ),
    "edition-lost": said(
        "“{id}”公布过 {edition} 版，现在没有它的文件",
        "请把公布时的文件存为 rubrics/editions/{id}/{edition}.yaml",
        "edition {edition} of '{id}' was published, and its file is not there",
        "Keep the published file as rubrics/editions/{id}/{edition}.yaml.",
    ),
    "edition-twice": said(
        "“{id}”的 {edition} 版是现行版，不能同时放在旧版里",
        "请给 rubrics/{id}.yaml 换一个新的 edition，或删去这个文件",
        "edition {edition} of '{id}' is the newest one and cannot stand among the earlier ones too",
        "Give rubrics/{id}.yaml a new edition, or take this file away.",
    ),
    "edition-file": said(
        "这个文件写的是“{id}”的 {edition} 版，应当叫 rubrics/editions/{id}/{edition}.yaml",
        "请改文件的位置和名称，或改 id、edition",
        "this file holds edition {edition} of '{id}', so it is called rubrics/editions/{id}/{edition}.yaml",
        "Move and rename the file, or change the id and the edition.",
    ),
    "edition-form": said(
        "版本“{edition}”要用在网址和文件名里：只能由字母、数字、点、横线组成，以字母或数字开头，至多 64 个字符",
        "请改写，例如 {example}",
        "the edition '{edition}' stands in addresses and file names: it is letters, digits, '.', '-' and '_', at most "
        "64, and begins with a letter or digit",
        "Write it otherwise, such as {example}.",
    ),
    "edition-date": said(
        "版本“{edition}”写的是日期，但日历上没有这一天或这个月",
        "请照原表改正；不知道哪一天的，只写年和月，例如 2026-11",
        "the edition '{edition}' is written as a date, but the calendar has no such day or month",
        "Correct it after the printed table; where the day is not known, write year and month only, such as 2026-11.",
    ),
    "was-unknown": said(
        "上一版（{edition}）里没有“{id}”",
        "请改成它在上一版里的编号；编号没有变的，删去 was",
        "there is no '{id}' in the edition before, {edition}",
        "Write the id that it had there; where the id has not changed, leave 'was' out.",
    ),
}
