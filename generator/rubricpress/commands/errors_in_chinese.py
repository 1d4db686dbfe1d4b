"""Mistakes in the arguments of a command in Chinese, which click itself tells in English."""

from __future__ import annotations

import re
from typing import Final

import click

# why a file or folder cannot be used, as click tells it
_WHY_NOT: Final = {
    "is a directory": "是文件夹，不是文件",
    "is a file": "是文件，不是文件夹",
    "is not readable": "没有权限读它",
    "is not writable": "没有权限写它",
    "does not exist": "没有这个文件或文件夹",
    "is no file name": "不是文件名",
}


# what stands in a place of the command line, by the name of the parameter
_ARGUMENTS: Final = {
    "name": "编号",
    "rubric": "评估表的编号",
    "before": "原来的版本",
    "after": "后来的版本",
    "place": "网址或文件夹",
}


def in_chinese(error: click.UsageError) -> str:
    """What is wrong with the arguments."""
    match error:
        case click.exceptions.NoSuchCommand():
            return f"没有“{error.command_name}”这个命令"
        case click.NoSuchOption():
            return f"没有“{error.option_name}”这个选项"
        case click.MissingParameter(param=param):
            return f"没有写{_missing(param)}"
        case click.BadParameter(param=click.Parameter() as param):
            kind = param.type
            choices = f"；可选：{'、'.join(map(str, kind.choices))}" if isinstance(kind, click.Choice) else ""
            why = next((f"：{zh}" for english, zh in _WHY_NOT.items() if english in error.message), "")
            if isinstance(kind, click.IntRange):
                why = f"：应是整数，{_bounds(kind)}"
            return f"{param.opts[0]} 的值不能用{why}{choices}"
    extra = re.fullmatch(r"Got unexpected extra arguments? \((.*)\)", error.message, re.DOTALL)
    return f"多写了：{extra[1]}" if extra else error.format_message()


def _missing(param: click.Parameter | None) -> str:
    """What is missing, as a person calls it; an option as it is written."""
    if isinstance(param, click.Option):
        return f" {' / '.join(param.opts)}"
    return _ARGUMENTS.get((param and param.name) or "", "要处理的文件")


def _bounds(kind: click.IntRange) -> str:
    """The numbers that an option takes."""
    ends = (("不小于", kind.min), ("不大于", kind.max))
    return "，".join(f"{word} {end}" for word, end in ends if end is not None)
