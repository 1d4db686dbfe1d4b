"""Values and keys that would have to be worked out: `=A1*B1`, `combine: product`, `formula:`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from rubricpress.core.plain.unknown import unknown_key
from rubricpress.core.problem import Path, Problem

OPERATORS: Final = "×✕＊*·"
_WORKED_OUT: Final = re.compile(rf"\s*[=＝]|.*[{OPERATORS}/÷^+]|.+\(", re.DOTALL)
_WORDS: Final = frozenset(
    [
        "product",
        "multiply",
        "multiplied",
        "times",
        "formula",
        "expression",
        "calculate",
        "calculated",
        "calculation",
        "compute",
        "computed",
        "factor",
        "coefficient",
        "multiplier",
        "script",
        "eval",
    ]
)


def code_of(code: str, value: object) -> str:
    """The code of the problem with a number or a word to choose: `no-formulas` where it would be a formula, else `code`."""
    if not isinstance(value, str):
        return code
    if code == "number-form":
        return "no-formulas" if _WORKED_OUT.match(value) else code
    return "no-formulas" if code == "unknown-choice" and value in _WORDS else code


def no_key(name: str, known: Iterable[str], path: Path) -> Problem:
    """The problem of a key that means nothing at `path`: one that was to hold a formula is told so."""
    found = unknown_key(name, known, path)
    if found.code == "unknown-key" and name in _WORDS:
        return Problem("no-formulas", found.path, {"value": name})
    return found
