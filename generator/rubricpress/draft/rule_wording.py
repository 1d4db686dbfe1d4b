"""What a draft says of the rules beside the sums of a table, and of what stands around it or in other tables."""

from __future__ import annotations

from typing import Final

RULE_DOUBTS: Final = (
    (
        "counted-once",
        "原文是“{words}”：这几项只计一项；请用 together（combine: highest）写明",
        "the text says '{words}': only one of these counts: say so with `together` (combine: highest)",
    ),
    (
        "limit-in-notes",
        "“{words}”：几项合起来的限制或只计一次的规则；请写进 together、most 或 least",
        "'{words}': a limit on several rows together, or rows that count once: write it into `together`, `most` or `least`",
    ),
    (
        "step-begun",
        "原表没有说差一部分、不足一步的扣不扣，这里写作不扣；请核对",
        "the table does not say whether a step that has only begun costs points too; here it does not: compare it",
    ),
    (
        "mark-for-points",
        "分值一格印的是“{mark}”，没有分值，看作只评符合不符合、不计分的一行；不符合时怎样，请写进 gates",
        "'{mark}' stands in place of points; the row was taken for one that is met or not and earns nothing: write what follows into `gates`",
    ),
    (
        "taken-for-rate",
        "“{title}”看作百分率，达到 100% 得满分；不是百分率的，请改",
        "{title} was taken for a percentage, of which 100 % earns all points: compare it",
    ),
    (
        "star-without-points",
        "有星号的这一行分值是空的，看作只评符合不符合、不计分的一行；不符合时怎样，请写进 gates；漏了分值的，补上分值和评分方法",
        "this starred row has no points; it was taken for one that is met or not and earns nothing: write what follows into `gates`, or the points and how it is scored if they are missing",
    ),
    (
        "absent-row",
        "原文是“{words}”，这一行可以填“不适用”，不计入；请核对",
        "the text says '{words}', so the row can be left out as not applicable: compare it",
    ),
    (
        "absent-made-up",
        "按“{words}”，缺项的分值由全表其余各条按比例补足；请核对",
        "by '{words}' the other rows of the whole table make up for those left out: compare it",
    ),
    (
        "absent-made-up-part",
        "按“{words}”，缺项的分值由同组其余各条按比例补足；组里有组的，指的是最里面的一组，原表若指外面的一组，请把里面的组改写成 section",
        "by '{words}' the other rows of the group make up for those left out: of groups inside groups the innermost; where the table means the outer one, write the inner ones as `section`",
    ),
    (
        "absent-points",
        "有的条目可以缺项，原表没有说它的分值怎么办；请问清楚，写 group、total 或 removed",
        "rows can be left out, and the table does not say what becomes of their points: find out, and write `group`, `total` or `removed`",
    ),
    (
        "absent-unnamed",
        "“{words}”：原表没有写是哪几行；请在那几行写 not_applicable",
        "'{words}': the table does not say which rows: write `not_applicable` into those",
    ),
    (
        "key-rows",
        "“{words}”：合计以外的规则；请照原表写进 gates",
        "'{words}': a rule beside the sums: write it into `gates`",
    ),
    (
        "key-rows-unmet",
        "读自“{words}”，数的是标了星号、评为不符合的行；请核对",
        "read from '{words}': counted are the starred rows that are not met; compare it",
    ),
    (
        "key-rows-read",
        "读自“{words}”，数的是标了星号、得 0 分的行；请核对",
        "read from '{words}': counted are the starred rows with 0 points; compare it",
    ),
    (
        "thresholds-fall",
        "各项只印了从多少起，按从高到低读：够不上前一项的，才看后一项；请核对",
        "the options print only where they begin; read from the highest down: what misses one is judged by the next: compare it",
    ),
    (
        "edition-of-title",
        "版本取自题名；请核对，知道月份的写到月份",
        "the edition comes from the title: compare it, and add the month where it is known",
    ),
    (
        "table-other",
        "第 {table} 张表没有读进来：{words}；请照它补写，或另用 --table {table} 起草",
        "table {table} is not in this draft: {words}; add what it says, or draft it too with --table {table}",
    ),
    (
        "notes-of-file",
        "文件末尾的说明排在别的表后面，也用作这张表的说明；请核对",
        "the notes at the end of the file stand behind another table; they were taken for notes of this one too: compare them",
    ),
    (
        "grades-scaled",
        "栏头的分数是 {scores}，分值却是 {points}；这里按比例折算，请核对",
        "the heads give {scores}, but the row has {points}: the scores are in proportion to them; compare them",
    ),
    (
        "full-first",
        "“{words}”看作满分，从它起扣；请核对",
        "'{words}' was read as the full score, from which the rest is taken away: compare it",
    ),
    (
        "partial-words",
        "原文说酌情，可以得一部分；请核对，并用 step 写分到多细",
        "the text leaves it to the assessor, so a part can be earned: compare it, and write into `step` how finely",
    ),
    (
        "noted",
        "取自说明里的“{words}”；请核对它算不算在合计以外",
        "from the note '{words}': compare whether it counts beside the sum",
    ),
    (
        "noted-less",
        "“{words}”：若是从总分里扣，请写进 adjustments",
        "'{words}': where this is taken from the total, write it into `adjustments`",
    ),
    (
        "conclusions-more",
        "另有条件：“{words}”；请用 also 写进 conclusions",
        "there are further conditions, '{words}': write them into `conclusions` with `also`",
    ),
)
