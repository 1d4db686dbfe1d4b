"""The check code: twelve signs by which paper, file and page are seen to hold the same.

The code stands for the content of a response (`content.py`): the rubric's id and edition, the profile, and all
assessments. It is no signature: whoever changes a response can have a new code made for it. It tells apart what was
mixed up, cut short or changed after it was printed.

Formula: h = SHA-256 of the content as JSON with sorted keys, UTF-8, no spaces; n = h mod 31^11, written as eleven
digits d1 … d11 of base 31, highest first, each shown as a sign of `SIGNS`; the twelfth is chosen so that
1·d1 + 2·d2 + … + 12·d12 ≡ 0 (mod 31). As 31 is prime, and greater than every weight and every difference of weights,
one wrong sign and two signs that changed places are always noticed. Two given responses that differ have one code
with odds of 1 in 31^11 (2.5·10^16); among 100 000 responses any two share one with odds of 1 in 5 million.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from rubricpress.core.content import as_json, content_text, quote, spelt

SIGNS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0 and O, 1 and I and L, which look alike."""

_BASE: Final = len(SIGNS)
_LENGTH: Final = 12
_GROUP: Final = 4
_BETWEEN: Final = re.compile(r"[\s-]+")


def check_code(data: Mapping[str, Any], edition: str) -> str:
    """The code of a response: `7K3M-Q9TF-2XWA`. `edition` is that of the current table, meant where none is named."""
    about = data["rubric"]
    of_rubric = f"[{quote(str(about['id']))},{as_json(spelt(about.get('edition', edition)))}]"
    said = content_text(data).removesuffix("}")  # its keys come before this one
    text = f'{said}{"," * (said != "{")}"rubric":{of_rubric}}}'
    number = int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest())
    digits: list[int] = []
    for _ in range(_LENGTH - 1):
        number, digit = divmod(number, _BASE)
        digits.insert(0, digit)
    # the weight of the last is 12, whose inverse mod 31 is 13: 12 · 13 = 156 = 5 · 31 + 1
    digits.append(-_weighed(digits) * pow(_LENGTH, -1, _BASE) % _BASE)
    signs = "".join(SIGNS[digit] for digit in digits)
    return "-".join(signs[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))


def read_code(text: str) -> str | None:
    """The code that was typed, in its one spelling; None where no response can have it, so that it was mistyped."""
    signs = _BETWEEN.sub("", text).upper()
    digits = [SIGNS.find(sign) for sign in signs]
    if len(signs) != _LENGTH or -1 in digits or _weighed(digits) % _BASE:
        return None
    return "-".join(signs[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))


def _weighed(digits: Iterable[int]) -> int:
    return sum(weight * digit for weight, digit in enumerate(digits, 1))
