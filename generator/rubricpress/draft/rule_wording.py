"""What a draft says of the rules beside the sums of a table: rows that may not apply, key rows, thresholds."""

from __future__ import annotations

from typing import Final

RULE_DOUBTS: Final = (
    (
        "mark-for-points",
        "分值一格印的是“{mark}”，没有分值，看作只评符合不符合、不计分的一行；不符合时怎样，请写进 gates",
        "'{mark}' stands in place of points; the row was taken for one that is met or not and earns nothing: write what follows into `gates`",
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
        "thresholds-fall",
        "各项只印了从多少起，按从高到低读：够不上前一项的，才看后一项；请核对",
        "the options print only where they begin; read from the highest down: what misses one is judged by the next: compare it",
    ),
    (
        "conclusions-more",
        "另有条件：“{words}”；请用 also 写进 conclusions",
        "there are further conditions, '{words}': write them into `conclusions` with `also`",
    ),
)
