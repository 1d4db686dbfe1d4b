"""What a draft says: its doubts in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rubricpress.draft.rule_wording import RULE_DOUBTS

DOUBTS: Final[Mapping[str, Mapping[str, str]]] = {
    code: {"zh": zh, "en": en}
    for code, zh, en in (
        (
            "id-of-table",
            "编号是按文件名取的；公布以后不能再改，请取一个合适的，文件名也要相同",
            "the id comes from the file's name; it can never change once published: choose a good one, and name the file after it",
        ),
        (
            "edition-today",
            "原表没有日期，这里写的是起草的年月；请改为原表的年月",
            "the table has no date; this is the month of the draft: write the table's own",
        ),
        (
            "title-of-file",
            "表外没有找到题名，这里用的是文件名；请照原表填写",
            "no title was found around the table; this is the name of the file: write the printed title",
        ),
        (
            "total-unprinted",
            "原表没有印满分，这是各条分值之和；请核对",
            "the table prints no total; this is the sum of the rows: compare it",
        ),
        (
            "total-unknown",
            "满分算不出来；请照原表填写",
            "the total cannot be told: write the printed one",
        ),
        (
            "source",
            "请写明来源：发布机关、文号、日期、网址",
            "say where the table comes from: authority, number, date, address",
        ),
        (
            "column-guessed",
            "栏头“{title}”不认得，按内容看作 {role}；请核对",
            "the head '{title}' is not known; by its cells it was taken for {role}: compare it",
        ),
        (
            "columns-without-head",
            "没有找到表头，各栏放什么是按内容猜的；请逐栏核对",
            "no head was found; what the columns hold is guessed from their cells: compare each",
        ),
        (
            "no-groups",
            "原表没有分组，全部条目放在这一组里；请核对",
            "the table has no groups; all rows stand in this one: compare it",
        ),
        (
            "number-unread",
            "序号印作“{printed}”，认不出来，编号按次序取；请核对",
            "the number is printed as '{printed}' and cannot be read; the id is its place: compare it",
        ),
        (
            "number-missing",
            "别的组有序号，这一组没有：是漏了序号的一组，还是上一组名称的后半？请核对",
            "the other groups have numbers, this one has none: is it a group without its number, or the end of the name above?",
        ),
        (
            "row-unnumbered",
            "别的行有序号，这一行没有；请核对",
            "the other rows have numbers, this one has none: compare it",
        ),
        (
            "id-elsewhere",
            "印的是 {printed}，却在 {group} 之下，编号按位置取；请核对",
            "printed as {printed}, but it stands under {group}; the id is its place: compare it",
        ),
        (
            "id-twice",
            "编号 {printed} 前面已经用过；请核对",
            "the number {printed} is used above already: compare it",
        ),
        (
            "title-missing",
            "这一行没有名称，暂用旁边一格的文字；请核对",
            "the row has no title; the words of the next cell stand in: compare it",
        ),
        (
            "points-added",
            "分值没有印，按各评分点之和写作 {points}；请核对",
            "no points are printed; this is the sum of the indicators, {points}: compare it",
        ),
        (
            "points-best",
            "分值没有印，按最高的一项写作 {points}；请核对",
            "no points are printed; this is the best score, {points}: compare it",
        ),
        ("points-unknown", "没有找到分值；请填写", "no points were found: write them"),
        (
            "points-unlike",
            "分值是 {points}，而各项之和是 {added}、最高一项是 {best}，哪样都对不上；请核对分值，并定下是逐点累加还是选一项",
            "the points are {points}, but the scores add up to {added} and the best is {best}: compare them, and decide whether they add up or one is chosen",
        ),
        (
            "levels-same",
            "有两项同分；请核对，确实相同的合并为一项",
            "two options have the same score: compare them, and merge those that are one",
        ),
        (
            "rows-as-options",
            "这几项在原表里各占一行，分数递减，看作选一项；若是逐点累加，改用 checklist",
            "each of these stands on a row of its own with falling scores, taken as options of which one is chosen; use `checklist` if they add up",
        ),
        (
            "levels-by-number",
            "看来由数字决定选哪一项，但不是每一项都写明了范围；可以补上 measure 和各项的 when",
            "a number seems to decide, but not every option names its stretch: add `measure` and `when` if it does",
        ),
        (
            "nothing-is-zero",
            "这一项没有写数，读作恰好是 0；请核对",
            "this option names no number and is read as exactly 0: compare it",
        ),
        (
            "step-whole",
            "原表没有印小数，刻度写作 1；请核对能不能给小数分",
            "no decimals are printed, so the step is 1: can parts of a point be given?",
        ),
        (
            "bands-apart",
            "各档印作 {printed}，连不成 0 到满分；请核对",
            "the bands are printed as {printed} and do not make up 0 to the points: compare them",
        ),
        (
            "band-unlike",
            "印的是 {printed}；同分值的其余各行是 {read}，照它读；请核对",
            "printed as {printed}; the other rows of these points have {read}, and so it is read: compare it",
        ),
        (
            "factors",
            "各档的分数是分值乘栏头的系数（{factors}）得来的；请核对",
            "the scores are the points times the factors in the head ({factors}): compare them",
        ),
        (
            "grades-without-scores",
            "各档没有印分数，文字收在 standard 里；请写明每一档几分",
            "the grades have no scores; their words stand in `standard`: say what each of them earns",
        ),
        (
            "grades-not-understood",
            "各档的分数没有看懂；暂由评分人在满分内给分",
            "the scores of the grades were not understood; for now the assessor gives any score up to the points",
        ),
        (
            "below-zero",
            "原文说到倒扣，这一条可以低于 0 分；请核对",
            "the text says that the row can come to less than 0: compare it",
        ),
        (
            "counted-down",
            "原表按扣分计，暂写成 0 至 {points} 分由评分人扣减后填写；请核对扣法和下限",
            "the table subtracts; for now the assessor gives what is left, from 0 to {points}: compare how much is taken and where it ends",
        ),
        (
            "counted-up",
            "原表按次数累计得分，暂写成 0 至 {points} 分由评分人填写；请核对",
            "the table counts; for now the assessor gives the sum, from 0 to {points}: compare it",
        ),
        (
            "judged",
            "原表没有写怎样给分，暂写成 0 至 {points} 分由评分人给；请核对",
            "the table does not say how it is scored; for now the assessor gives 0 to {points}: compare it",
        ),
        (
            "by-share",
            "原文按完成的比例给分，暂写成 0 至 {points} 分由评分人给；可以改用 proportional",
            "the text gives points in proportion; for now the assessor gives 0 to {points}: `proportional` may fit",
        ),
        (
            "not-understood",
            "评分办法没有看懂，暂写成 0 至 {points} 分由评分人给；请照原表改写",
            "the rule was not understood; for now the assessor gives 0 to {points}: write what the table says",
        ),
        (
            "fraction-lost",
            "分式在文字里成了一行：{printed}；请核对哪个是分子、哪个是分母",
            "the fraction has lost its line: {printed}; which is the numerator?",
        ),
        (
            "no-stretches",
            "公式没有对应的百分数界限，比例只记录，不决定档次；请核对",
            "no percentages go with the formula; the ratio is stored and decides nothing: compare it",
        ),
        (
            "stretches-apart",
            "各项的范围（{stretches}）连不起来，数字只记录，不决定选哪一项；请核对后补上 when",
            "the stretches ({stretches}) do not join; the number is stored and decides nothing: compare them and add `when`",
        ),
        (
            "stretch-changed",
            "印的是 {printed}，与相邻的一项重叠或不相接，按不重不漏来读；请核对界限归谁",
            "printed as {printed}, which overlaps its neighbour or leaves a gap; read so that each number has one place: whose is the bound?",
        ),
        (
            "measure-title",
            "要填的数叫什么，原表没有单独写；请核对",
            "the table has no name for the number: compare it",
        ),
        (
            "limit-together",
            "几项合起来以 {limit} 分为限，或只取一项；请用 together 写明",
            "together they are limited to {limit}, or only one counts: say so with 'together'",
        ),
        (
            "amount-or-limit",
            "只印了 {points} 分，看作有此情形就计 {points} 分；若是至多 {points} 分，改用 ranged",
            "only {points} is printed, taken as the amount when it applies; use `ranged` if it is a limit",
        ),
        (
            "veto",
            "结论的名称按原文写作“{title}”；请核对 conclusions",
            "the conclusion is called '{title}' after the text: compare `conclusions`",
        ),
        (
            "conclusion-rest",
            "原表没有写这个结论的界限，按剩下的一段来写；请核对",
            "the table does not say when this holds; it has what the others leave: compare it",
        ),
        (
            "conclusions-unread",
            "总分的结论（{words}）没有读成不重不漏的区间；请照原表写进 conclusions",
            "the conclusions of the total ({words}) could not be read as intervals that tile: write them into `conclusions`",
        ),
        (
            "conclusion-words",
            "界限按“{words}”来读；请核对含不含端点",
            "read from '{words}': compare whether the ends are included",
        ),
        (
            "tables-joined",
            "表格被分页断成 {count} 段，栏数相同，接成一张来读；请核对",
            "the table is cut into {count} {count:piece|pieces} of the same columns, read as one: compare them",
        ),
        (
            "limit-above",
            "限额按“{words}”来读；请核对",
            "the limit is read from '{words}': compare it",
        ),
        (
            "table-beside",
            "第 {table} 张表（{words}）的各条写成了加减分项；请核对",
            "the rows of table {table} ({words}) are drafted as adjustments: compare them",
        ),
        (
            "tables-several",
            "文件里有 {count} 张表，读的是第 {table} 张（最大的一张）；要读别的，用 --table",
            "the file has {count} {count:table|tables}; this is number {table}, the largest: use --table for another",
        ),
        (
            "table-nested",
            "单元格里还有表格，里面的文字并入了那一格；请核对",
            "a cell holds a table of its own, whose words were put into the cell: compare it",
        ),
        (
            "text-box",
            "文本框里的文字不在表内：{text}",
            "the text of a text box is not in the table: {text}",
        ),
        (
            "beside-text",
            "批注、脚注里的文字不在表内：{text}",
            "the text of a comment or note is not in the table: {text}",
        ),
        (
            "rows-hidden",
            "工作表“{name}”里有隐藏的行或列，也读了；请核对要不要",
            "the sheet '{name}' has hidden rows or columns, which were read too: are they wanted?",
        ),
        (
            "formula-empty",
            "{cell} 是公式，文件里没有存下结果；请在 Excel 或 WPS 里打开、保存后再读",
            "{cell} is a formula whose result is not in the file: open and save it in Excel or WPS, then read it again",
        ),
        (
            "sheet-hidden",
            "隐藏的工作表“{name}”没有读",
            "the hidden sheet '{name}' was not read",
        ),
        (
            "numbering",
            "有些编号是 Word 自动编的，按它的规则算出；请核对",
            "some numbers are made by Word's numbering and were worked out by its rules: compare them",
        ),
        *RULE_DOUBTS,
    )
}
