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
