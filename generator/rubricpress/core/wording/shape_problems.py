"""Problems of form, that a rubric and a response share: what kind of value stands where."""

from __future__ import annotations

from typing import Final

from rubricpress.core.wording.entry import said

SHAPE_PROBLEMS: Final = {
    "missing-key": said(
        "缺少“{key}”一项",
        "请补上“{key}”",
        "the key '{key}' is missing here",
        "Add '{key}'.",
    ),
    "unknown-key": said(
        "这里没有名为“{key}”的项；可用的有：{known:、}",
        "请删去它，或改用上面列出的名称",
        "'{key}' is not a key here; the keys are: {known}",
        "Remove it, or use one of these.",
    ),
    "unknown-key-near": said(
        "这里没有名为“{key}”的项",
        "您要写的可能是“{near}”",
        "'{key}' is not a key here",
        "Did you mean '{near}'?",
    ),
    "duplicate-key": said(
        "“{key}”写了两次{line:（另一处在第 ~ 行）}，只能写一次",
        "请删去其中一个{entry:；从“~”这里起是另一项的，请把它前面的两个空格换成“- ”}",
        "the key '{key}' is written twice{line:, the other time in line ~}; it can stand only once",
        "Remove one of the two{entry:; where another entry begins with '~', write '- ' in place of the two spaces in front of it}.",
    ),
    "unknown-choice": said(
        "“{value}”不在可选范围内；可选：{known:、}",
        "请从中选一个{near:，您要写的可能是“~”}",
        "'{value}' is not one of: {known}",
        "Use one of these{near:, most likely '~'}.",
    ),
    "number-form": said(
        "“{value}”不是可用的数字；数字只写数码，可有一个小数点，前后各不超过 12 位，例如 8 或 8.5",
        "请改成这样的数字",
        "'{value}' is not a number; a number is at most 12 digits, and as many behind a point, such as 8 or 8.5",
        "Write a number like these.",
    ),
    "no-formulas": said(
        "“{value}”要另外计算：评估表里没有算式，得分也不相乘",
        "请写算好的数；离不开算式的表写不出来，见说明里“写得出的和写不出的”一节",
        "'{value}' would have to be worked out: a rubric holds no formulas and multiplies no scores",
        "Write the number itself. A table that cannot do without formulas is outside the language: see "
        "'What can be written and what cannot' in its reference.",
    ),
    "number-plain": said(
        "“{value}”里有全角符号、空格或千位分隔符；评估表文件里的数只用半角的数码、小数点和负号",
        "请改成 {known:、}",
        "'{value}' is written with full-width signs, spaces or separators; "
        "a rubric file holds plain digits, a point and a minus only",
        "Write {known}.",
    ),
    "number-zeros": said(
        "“{value}”前面多了 0：读 YAML 的程序，有的把这样的数看作八进制（010 是 8），有的看作文字",
        "请改成 {known:、}；是漏了小数点的，补上小数点",
        "'{value}' has a zero in front: of the programs that read YAML some take such a number for octal (010 is 8), "
        "others for text",
        "Write {known}, or add the point where it is missing.",
    ),
    "wide-quotes": said(
        "这里的引号 {sign} 是全角的；YAML 的引号是半角的",
        "请改用半角引号 \" 或 '",
        "the quote {sign} is full-width; the quotes of YAML are half-width",
        "Write \" or ' instead.",
    ),
    "text-form": said(
        "此处应为文字，现为“{value}”",
        "请改为文字，必要时加引号",
        "text is required here, not '{value}'",
        "Write text, in quotes if need be.",
    ),
    "value-empty": said(
        "这里没有写内容",
        "请补上内容；不需要这一项时，连同它的名称一起删去",
        "nothing stands here",
        "Write the value, or remove the key too.",
    ),
    "truth-form": said(
        "此处应为 true 或 false，现为“{value}”",
        "请改为 true 或 false",
        "true or false is required here, not '{value}'",
        "Write true or false.",
    ),
    "name-form": said(
        "“{value}”不能用作编号；编号由字母、数字、点、横线组成，以字母或数字开头，至多 64 个字符",
        "请另取编号",
        "'{value}' cannot be an id; an id is letters, digits, '.', '-' and '_', at most 64, "
        "and begins with a letter or digit",
        "Choose another id.",
    ),
    "list-form": said(
        "此处应为列表，现为“{value}”",
        "请写成列表：每项另起一行，以“- ”开头（评分文件里写在 [ ] 中，用逗号隔开）",
        "a list is required here, not '{value}'",
        "Write a list: each entry on a line of its own that begins with '- ' (in a response file inside [ ], with commas).",
    ),
    "mapping-form": said(
        "此处应为成对的名称和值，现为“{value}”",
        "请写成“名称: 值”的样子",
        "keys with values are required here, not '{value}'",
        "Write 'key: value' pairs.",
    ),
}
