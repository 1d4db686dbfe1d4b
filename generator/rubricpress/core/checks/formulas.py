"""What only a formula could say: refused by name, since a table holds no formulas and multiplies no scores."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rubricpress.core.combining import ONE
from rubricpress.core.methods.proportional import Proportional
from rubricpress.core.plain.quoting import quoted
from rubricpress.core.plain.worked_out import OPERATORS
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rubric import Criterion, Group, Rubric, all_criteria, all_groups, doubted

_FACTOR: Final = "(?<!权重)(?<!折算)(?:系数|乘数|coefficient|factor|multiplier)"
_MULTIPLIED: Final = re.compile(
    # 得分 = 数量分 × 质量系数; 系数 × 得分; 乘以系数; 得分 × 得分
    rf"[^，。；;,\n=＝：:]*(?:{_FACTOR}[)）]?\s*[{OPERATORS}]|[{OPERATORS}][^，。；;,\n]{{0,16}}?{_FACTOR}"
    rf"|乘以[^，。；;,\n]{{0,16}}?{_FACTOR}|分\s*[{OPERATORS}]\s*[\u4e00-\u9fff]{{1,10}}得分)[^，。；;,\n]*",
    re.IGNORECASE,
)
# one of these stands in whatever the expression above finds, which takes long to look for
_NAMED: Final = re.compile("系数|乘数|得分|coefficient|factor|multiplier", re.IGNORECASE)


def scores_are_not_multiplied(rubric: Rubric) -> Iterator[Problem]:
    """Where the print multiplies scores, adding them up would be another table.

    A weight, a table that is carried over to another range, and points in proportion multiply by what is declared.
    """
    parts: list[Group | Criterion] = [one for one, _ in all_groups(rubric)]
    parts += [one for one, _ in all_criteria(rubric)]
    if not rubric.scale and all(one.weight == ONE for one in parts):
        for key in ("formula", "instructions"):
            yield from _multiplied(rubric, key, ())
    for criterion, path in all_criteria(rubric):
        if not isinstance(criterion.method, Proportional):
            for key in ("assessment", "standard"):
                yield from _multiplied(criterion, key, path)


def _multiplied(owner: Rubric | Criterion, key: str, path: Path) -> Iterator[Problem]:
    text: str = getattr(owner, key)
    found = _NAMED.search(text) and _MULTIPLIED.search(text)
    if found and not doubted(owner, key):
        yield Problem("score-product", (*path, key), {"key": key, "said": quoted(found[0].strip())})
