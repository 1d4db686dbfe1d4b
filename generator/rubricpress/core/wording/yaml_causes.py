"""What the YAML parser means, in words for people who do not know it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# what the parser (libyaml) says -> the same in Chinese, in English
YAML_CAUSES: Final[Mapping[str, tuple[str, str]]] = {
    "mapping values are not allowed in this context":
        ("这里多出一个冒号，或缩进与上一行不合", "a colon stands where no key can end, or the indentation is off"),
    "could not find expected ':'":
        ("这一行缺少冒号加空格", "no ': ' stands behind the key of this line"),
    "did not find expected ',' or ']'":
        ("从这里开始的方括号没有结束", "the bracket that begins here is never closed"),
    "did not find expected ',' or '}'":
        ("从这里开始的花括号没有结束", "the brace that begins here is never closed"),
    "found character that cannot start any token":
        ("不加引号的文字不能以这个符号开头", "text without quotes cannot begin with this sign"),
    "did not find expected '-' indicator":
        ("这一行应与上面的“- ”对齐", "this line must line up with the '- ' above it"),
    "did not find expected key":
        ("缩进与上一行不合，或引号后面还有文字", "the indentation is off, or something follows a closing quote"),
    "did not find expected <document start>":
        ("缩进与文件开头不合，或前面已经结束", "the indentation differs from the first line's, or the text has ended before"),
    "did not find expected node content":
        ("这里的符号前面缺少内容", "something is missing in front of this sign"),
    "did not find expected comment or line break":
        ("以 > 或 | 开头的文字要加引号", "text that begins with > or | needs quotes"),
    "found an indentation indicator equal to 0":
        ("以 > 或 | 开头的文字要加引号", "text that begins with > or | needs quotes"),
    "did not find expected alphabetic or numeric character":
        ("以 & 或 * 开头的文字要加引号", "text that begins with & or * needs quotes"),
    "found undefined tag handle":
        ("以 ! 开头的文字要加引号", "text that begins with ! needs quotes"),
    "block sequence entries are not allowed in this context":
        ("“- ”要另起一行", "'- ' must begin a new line"),
    "found unknown escape character":
        ("双引号中的反斜杠有特殊含义，不能这样用", "a backslash inside double quotes has a meaning of its own"),
    "did not find expected whitespace or line break":
        ("以 ! 开头的文字要加引号", "text that begins with ! needs quotes"),
    "mapping keys are not allowed in this context":
        ("以 ? 开头的文字要加引号", "text that begins with ? needs quotes"),
    "found unknown directive name":
        ("一行不能以 % 开头", "a line cannot begin with %"),
    "found invalid Unicode character escape code":
        ("双引号中的反斜杠后面写的不是一个字符的编码", "what follows the backslash is the code of no character"),
}  # fmt: skip
_SOMEHOW: Final = "这里的写法不合 YAML 的规则"


def cause(said: str) -> tuple[str, str]:
    """What the parser's sentence means, in Chinese and English; a rare one is not translated."""
    return YAML_CAUSES.get(said, (_SOMEHOW, said))
