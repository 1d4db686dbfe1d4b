"""Problems of a file that a draft is to be made from."""

from __future__ import annotations

from typing import Final

from rubricpress.core.wording.entry import said

DRAFT_PROBLEMS: Final = {
    "draft-missing": said(
        "没有找到这个文件",
        "请检查文件名和它所在的文件夹",
        "there is no such file",
        "Check its name and folder.",
    ),
    "draft-huge": said(
        "文件有 {size} MB，超过上限 {limit} MB",
        "请只留下评估表，删去图片，另存一份再试",
        "the file is {size} MB; at most {limit} MB are read",
        "Keep the table, remove the pictures, save it and try again.",
    ),
    "draft-empty": said(
        "文件里没有内容",
        "请确认选对了文件",
        "the file holds nothing",
        "Make sure that it is the right file.",
    ),
    "draft-legacy": said(
        "这是旧格式的文件（.doc、.xls、.wps、.et 或 .rtf），不能直接读",
        "请用 Word、Excel 或 WPS 打开，“另存为”.docx 或 .xlsx，再试一次",
        "this is a file of an old format (.doc, .xls, .wps, .et or .rtf), which is not read",
        "Open it in Word, Excel or WPS, save it as .docx or .xlsx, and try again.",
    ),
    "draft-locked": said(
        "文件加了密码，打不开",
        "请用 Word、Excel 或 WPS 打开，去掉密码后另存一份",
        "the file is locked with a password",
        "Open it in Word, Excel or WPS, and save it without the password.",
    ),
    "draft-picture": said(
        "这是 PDF 或图片，里面没有可以读的表格",
        "请先转成文字（.docx、.xlsx 或带制表符的文本），再试一次",
        "this is a PDF or a picture; it holds no table that can be read",
        "Turn it into text first (.docx, .xlsx, or text with tabs), then try again.",
    ),
    "draft-kind": said(
        "认不出这是什么文件",
        "可以读 .docx、.xlsx、.csv、.html 和带制表符的文本；请另存为其中一种",
        "the kind of this file is not known",
        "Files in .docx, .xlsx, .csv, .html and text with tabs are read; save it as one of these.",
    ),
    "draft-broken": said(
        "文件不完整或已损坏，打不开",
        "请重新取得这个文件，或用 Word、Excel、WPS 打开后另存一份",
        "the file is incomplete or damaged",
        "Get it again, or open it in Word, Excel or WPS and save it anew.",
    ),
    "draft-bomb": said(
        "文件解压后超过 {limit} MB，不像一份评估表",
        "请确认文件的来历；把表格复制到新的文件里再试",
        "unpacked, the file is more than {limit} MB, which no assessment table is",
        "Make sure where it comes from; copy the table into a new file and try again.",
    ),
    "draft-entities": said(
        "文件里有自定义的 XML 实体，正常的 Word 和 Excel 文件没有，不读",
        "请确认文件的来历；把表格复制到新的文件里再试",
        "the file declares XML entities, which no sound Word or Excel file does; it is not read",
        "Make sure where it comes from; copy the table into a new file and try again.",
    ),
    "draft-many-cells": said(
        "表格里的单元格超过 {limit} 个，不像一份评估表",
        "请只留下评估表，另存一份再试",
        "the table has more than {limit} cells, which no assessment table has",
        "Keep the table alone, save it and try again.",
    ),
    "draft-long-cell": said(
        "{place_zh}的单元格有 {count} 个字符，超过 {limit} 个，不像评估表里的文字",
        "请只留下评估表，另存一份再试",
        "the cell at {place} holds {count} {count:character|characters}, more than {limit}, which no assessment table has",
        "Keep the table alone, save it and try again.",
    ),
    "draft-no-table": said(
        "文件里没有找到表格",
        "请确认表格是真正的表格，不是图片或用空格对齐的文字；文本里各栏之间要用制表符（Tab）",
        "no table was found in the file",
        "Make sure that it is a real table, not a picture or text aligned with spaces; in plain text, tabs part the columns.",
    ),
    "draft-table-number": said(
        "没有第 {number} 张表；文件里有 {count} 张",
        "请改 --table 后面的数",
        "there is no table {number}; the file has {count}",
        "Change the number behind --table.",
    ),
    "draft-no-rows": said(
        "表格里没有认出条目",
        "请确认选对了表（用 --table 选别的），表头要有“内容”“标准”“分值”之类的栏名",
        "no criteria were recognised in the table",
        "Make sure that it is the right one (--table chooses another), with heads such as Criterion, Standard and Points (内容, 标准, 分值).",
    ),
    "draft-exists": said(
        "{file} 已经有了，不会覆盖",
        "请另取编号，或先移走那个文件",
        "{file} is there already and is never overwritten",
        "Choose another id, or move that file away first.",
    ),
}
