"""Problems of a rubric's file: no file, no text, no YAML, or more YAML than a rubric needs."""

from __future__ import annotations

from typing import Final

from rubricpress.core.wording.entry import said

FILE_PROBLEMS: Final = {
    "file-missing": said(
        "没有找到评估表文件",
        "请检查文件名，或在 rubrics 文件夹所在的目录运行",
        "there is no such rubric file",
        "Check the name, or run the command where the folder 'rubrics' lies.",
    ),
    "file-huge": said(
        "文件有 {size} MB，超过上限 {limit} MB",
        "评估表是文字，不会这么大；请确认选对了文件",
        "the file is {size} MB; a rubric has at most {limit} MB",
        "Make sure that it is the right file.",
    ),
    "file-empty": said(
        "文件里没有内容",
        "请写入评估表的内容，至少要有 id、title、edition、points、columns 和 groups",
        "the file holds nothing",
        "Write the rubric: at least id, title, edition, points, columns and groups.",
    ),
    "file-not-utf8": said(
        "文件不是 UTF-8 编码，看来是 {guess} 编码",
        "请用编辑器打开，“另存为”UTF-8 编码",
        "the file is not encoded in UTF-8; it seems to be {guess}",
        "Open it in an editor and save it as UTF-8.",
    ),
    "file-not-text": said(
        "文件从这里起不是文本",
        "请确认选对了文件：评估表是 UTF-8 编码的文本文件，不是 Word、Excel 或 PDF 文件",
        "from here on the file is no text",
        "Make sure that it is the right file: a rubric is a text file in UTF-8, not a Word, Excel or PDF file.",
    ),
    "file-name": said(
        "文件名是“{file}”，其中的 id 却是“{id}”；两者须相同",
        "请改文件名，或改 id",
        "the file is named '{file}', but its id is '{id}'; both must agree",
        "Rename the file, or change the id.",
    ),
    "yaml-tab": said(
        "这里用制表符（Tab）缩进；YAML 只能用空格缩进",
        "请把制表符换成空格",
        "a tab indents this line; YAML indents with spaces only",
        "Replace the tab by spaces.",
    ),
    "yaml-wide-colon": said(
        "这里用了全角冒号“：”；名称后面须用半角冒号加空格",
        "请改成“: ”",
        "a full-width colon '：' stands behind the key; YAML needs ': '",
        "Replace it by a colon and a space.",
    ),
    "yaml-wide-sign": said(
        "这里用了全角符号“{sign}”；YAML 的符号须用半角",
        "请改成半角的“{half}”；逗号和冒号后面加一个空格",
        "the full-width sign '{sign}' stands here; the signs of YAML are half-width",
        "Write '{half}' instead, with a space behind commas and colons.",
    ),
    "yaml-no-space": said(
        "这里的半角符号“{sign}”后面缺少空格",
        "请在它后面加一个空格",
        "a space is missing behind '{sign}'",
        "Put one behind it.",
    ),
    "yaml-unquoted": said(
        "没有加引号的文字里有半角符号“{sign}”，YAML 在这里把文字断开了",
        "请给整段文字加上引号：{shown}；或改用全角的“{wide}”",
        "text without quotes holds '{sign}', at which YAML ends it",
        "Put the whole text in quotes: {shown}.",
    ),
    "yaml-quotes": said(
        "文字以“{sign}”开头，YAML 把它当作自己的符号",
        "请给整段文字加上引号：{shown}",
        "the text begins with {sign}, which YAML takes for a sign of its own",
        "Put the whole text in quotes: {shown}.",
    ),
    "yaml-unclosed": said(
        "从这里开始的“{sign}”没有结束，缺少“{closing}”",
        "请在这一行该结束的地方（多半是行末）补上“{closing}”",
        "the '{sign}' that begins here is never closed",
        "Write '{closing}' where it should end, most likely at the end of this line.",
    ),
    "yaml-no-key": said(
        "这里开始一个列表，它上面却没有以冒号结尾的名称",
        "请看上一行：漏了冒号的补上冒号；漏了名称的，在这一行上面补一行，例如 levels: 或 indicators:",
        "a list begins here, and above it stands no key that ends in a colon",
        "Look at the line above: add the colon where it is missing; where the key is missing, write a line such as levels: or indicators: above.",
    ),
    "yaml-no-dash": said(
        "这一行像是列表里一项的开头，前面却没有“- ”",
        "请在“{key}”前面补上“- ”，使第 {line} 行的文字与“{key}”对齐",
        "this line seems to begin an entry of a list, but has no '- '",
        "Write '- ' in front of '{key}', so that line {line} begins in line with it.",
    ),
    "yaml-extra": said(
        "这里多出一个“{sign}”，前面没有与它相配的“{opening}”",
        "请删去它，或在前面补上“{opening}”",
        "this '{sign}' closes nothing: no '{opening}' stands in front of it",
        "Remove it, or write the '{opening}'.",
    ),
    "yaml-indent": said(
        "这一行前面有 {have} 个空格，应有 {want} 个，与第 {line} 行的“{beside}”对齐",
        "请改成 {want} 个空格；下面属于它的各行，也一同移动",
        "this line begins with {have} {have:space|spaces}, and should begin with {want}, in line with '{beside}' of line {line}",
        "Begin it with {want}, and move the lines that belong to it too.",
    ),
    "yaml-list": said(
        "这个列表的第一行前面有 {have} 个空格，应有 {want} 个，下面第 {line} 行的“{beside}”才对得上",
        "请把这一行改成 {want} 个空格；下面各行不动",
        "the first line of this list begins with {have} {have:space|spaces}, and should begin with {want}, so that '{beside}' of line {line} belongs to it",
        "Begin this line with {want}, and leave those below it as they are.",
    ),
    "yaml-space": said(
        "这里用了不是普通空格的空白字符（{sign}）；缩进和分隔只能用普通空格",
        "请换成普通空格",
        "a character that looks like a space ({sign}) stands here; YAML indents and separates with spaces only",
        "Replace it by plain spaces.",
    ),
    "yaml-character": said(
        "这里有一个看不见的字符（{sign}），文本里不能有",
        "请删去这个字符；如果到处都是，请把文件另存为 UTF-8 编码",
        "an invisible character ({sign}) stands here; text must not hold any",
        "Remove it; where they are everywhere, save the file as UTF-8.",
    ),
    "yaml-form": said(
        "这里不是正确的 YAML：{detail_zh}",
        "请检查这一行和上一行的缩进、冒号和引号",
        "this is not YAML: {detail}",
        "Check the indentation, colons and quotes of this line and the one above.",
    ),
    "yaml-alias": said(
        "这里用了 YAML 的引用（& 或 *）；评估表不用引用",
        "请把内容直接写出来；文字本身以 & 或 * 开头时，加上引号",
        "a YAML anchor or alias (& or *) stands here; rubrics do without",
        "Write the content out; quote text that begins with & or *.",
    ),
    "yaml-tag": said(
        "这里用了 YAML 标签“{tag}”；评估表不用标签",
        "请删去以 ! 开头的部分；文字本身以 ! 开头时，加上引号",
        "the YAML tag '{tag}' stands here; rubrics do without",
        "Remove the part that begins with '!'; quote text that begins with it.",
    ),
    "yaml-documents": said(
        "文件里有不止一份文档（---）",
        "每份评估表单独一个文件",
        "the file holds more than one document (---)",
        "Put each rubric into a file of its own.",
    ),
    "yaml-deep": said(
        "从这里起嵌套超过 {limit} 层，评估表不会这么深",
        "请检查缩进",
        "from here on the file nests deeper than {limit} {limit:level|levels}; no rubric does",
        "Check the indentation.",
    ),
    "yaml-many": said(
        "到这里已经有 {limit} 个值，评估表不会这么多",
        "请确认选对了文件；确实有这么多的，分成几份评估表",
        "here the file has {limit} values already, more than a table can have",
        "Check that it is the right file; divide it into several tables if it is.",
    ),
    "problems-many": said(
        "还有 {count} 处问题，没有逐一列出",
        "请先改正已列出的，再检查一次",
        "there {count:is|are} {count} more {count:problem|problems}, not listed one by one",
        "Correct the listed ones first, then check again.",
    ),
    "yaml-key": said(
        "冒号前面应是一个名称，这里却是一个列表或一组值",
        "请只写一个名称，例如 title，后面跟冒号和空格",
        "a key must be one word, but a list or a mapping stands here",
        "Write one word, then a colon and a space.",
    ),
}
