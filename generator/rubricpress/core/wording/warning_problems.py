"""Warnings: what is no mistake of a table, and yet keeps it from being finished, or from being read at all."""

from __future__ import annotations

from typing import Final

from rubricpress.core.wording.entry import said

WARNINGS: Final = {
    "todo-left": said(
        "这里还留着 TODO，没有核对完",
        "请对着原表填好、核对，再删去 TODO；serve 照常显示这份表，但留着 TODO 的表不能公布",
        "a TODO is left here: the table is not finished",
        "Compare it with the printed table, write what belongs here, and remove the TODO; serve shows the table, but it "
        "is not published before.",
    ),
    "rounding-none": said(
        "有的条不适用时，其余各条补上它们的分，得分可能除不尽；没有写 rounding，总分会显示到小数点后 12 位",
        "原表写明保留几位小数的，请照写：保留两位就在最外层加 rounding 一项，里面写 total，它的 step 写 0.01；原表没有写的，不用加",
        "where rows do not apply, the others make up for their points, which may not come out even; without 'rounding' the "
        "total is shown with up to 12 decimals",
        "Where the printed table says how many decimals, write it: for two, the key 'rounding' of the table with 'total' in "
        "it, whose 'step' is 0.01; where it does not say, leave it.",
    ),
    "conclusion-none": said(
        "这些结论的条件可能一个也不符合，那时就没有结论",
        "原表写明其余为什么结论的，请在“{id}”后面加一个结论，写 otherwise: true；原表没有写的，不用加",
        "the conditions of all these conclusions may fail, and then there is none",
        "Where the printed table says what the rest is, add a conclusion behind '{id}' with 'otherwise: true'; where it does "
        "not say, leave it.",
    ),
    "stray-suffix": said(
        "这个文件没有被读：文件名不以 .yaml 结尾",
        "请改名为 {to}；不是评估表的，请移到 rubrics 外面",
        "this file is not read: its name does not end in '.yaml'",
        "Rename it to {to}; if it is no table, move it out of 'rubrics'.",
    ),
    "stray-edition": said(
        "这个文件没有被读：旧版只从 rubrics/editions/<编号>/<版本>.yaml 读，并且 rubrics/<编号>.yaml 要有现行版",
        "请移到 {to}，文件名与其中的 edition 相同；不用的，请移到 rubrics 外面",
        "this file is not read: earlier editions are read from rubrics/editions/<id>/<edition>.yaml, beside a newest one "
        "in rubrics/<id>.yaml",
        "Move it to {to}, named as the edition in it; if it is not needed, move it out of 'rubrics'.",
    ),
    "stray-folder": said(
        "这个文件没有被读：现行版只从 rubrics 文件夹读，不从它里面的文件夹读",
        "请移到 {to}；是旧版的，移到 rubrics/editions/<编号>/<版本>.yaml；不用的，移到 rubrics 外面",
        "this file is not read: tables are read from the folder 'rubrics', not from folders inside it",
        "Move it to {to}; an earlier edition belongs in rubrics/editions/<id>/<edition>.yaml; if it is not needed, move "
        "it out of 'rubrics'.",
    ),
}
