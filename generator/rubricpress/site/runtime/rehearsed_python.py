"""What is played of Python itself in a rehearsal (see `rehearsal`): its numbers, texts, lists and mappings at work.

It runs in Pyodide, compiled and beside the core, and goes through what the core does with values that no small table
brings along: numbers of any length, lists that are sorted in every order, mappings that grow and shrink.
"""

from __future__ import annotations

import contextlib
import json
import operator
import re
from collections import Counter
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import reduce
from itertools import chain, islice, pairwise, product
from typing import Any, Final

_WHOLE: Final = (0, 1, -1, 2, 7, -60, 66, 255, 1000, -(10**9), 2**31, 2**61 - 1, 10**18, -(10**30), 3**80)
_POWER: Final = 40
_BINARY: Final[tuple[Callable[[Any, Any], Any], ...]] = (
    *(operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, divmod),
    *(operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge, min, max),
    *(operator.iadd, operator.isub, operator.imul),
)
_BITS: Final = (
    operator.lshift,
    operator.rshift,
    operator.ilshift,
    operator.irshift,
    operator.and_,
    operator.or_,
    operator.xor,
)
_UNARY: Final[tuple[Callable[[Any], Any], ...]] = (
    operator.neg,
    operator.pos,
    abs,
    bool,
    int,
    hash,
    str,
    repr,
    round,
)
_TEXTS: Final = (
    "",
    "a",
    "abc",
    "分数：16.5 分",
    "１２．５",
    "é😀",
    " a,b ;c ",
    "x" * 300,
    "<b>&\"'",
    "1e999",
    "-0.10",
)
_LENGTHS: Final = (0, 1, 2, 5, 33, 64, 65, 66, 130, 700)
_CONTEXT: Final = Context(prec=60, rounding=ROUND_HALF_EVEN)


def play() -> None:
    """Everything once."""
    fractions = [Fraction(one, other) for one, other in islice(product(_WHOLE, _WHOLE[1:]), 0, None, 7)]
    decimals = [Decimal(one) / 8 for one in _WHOLE] + [Decimal("0.1"), Decimal("-7.25E+3"), Decimal("1E-12")]
    for numbers in (_WHOLE, fractions, decimals):
        _with_numbers(numbers, numbers)
        _with_numbers(numbers[:4], (0, 3, -(10**20)))
    for act, number, bits in product(_BITS, _WHOLE, (0, 1, 15, 30, _POWER)):
        _tried(act, number, bits)
    for number, power in product(_WHOLE, (0, 1, 2, _POWER)):
        _tried(pow, number, power)
        _tried(pow, number, power, 97)
    for number in _WHOLE:
        _used(number.bit_length(), number.as_integer_ratio(), number.conjugate(), round(number, -1))
    for decimal in decimals:
        _tried(_of_a_decimal, decimal)
    for length in _LENGTHS:
        _with_lists(length)
    for text, other_text in product(_TEXTS, _TEXTS):
        _with_texts(text, other_text)


def _tried(act: Callable[..., object], *given: object, **named: object) -> None:
    """What does not go, as a division by zero, is played too."""
    with contextlib.suppress(ArithmeticError, ValueError, TypeError, LookupError):
        act(*given, **named)


def _used(*_values: object) -> None:
    """What has been worked out is wanted no more."""


def _with_numbers(numbers: Iterable[Any], others: Iterable[Any]) -> None:
    for number in numbers:
        for unary in _UNARY:
            _tried(unary, number)
        for form in ("{}", "{!r:>30}", "{:.2f}", "{:,}"):
            _tried(form.format, number)
        for other, binary in product(others, _BINARY):
            _tried(binary, number, other)
            _tried(binary, other, number)
    _tried(sum, numbers)


def _of_a_decimal(number: Decimal) -> None:
    for rounding, step in product((ROUND_HALF_UP, ROUND_HALF_EVEN), ("1", "0.01", "1E-12")):
        context = Context(prec=96, rounding=rounding)
        _tried(number.quantize, Decimal(step), context=context)
    _CONTEXT.multiply(_CONTEXT.subtract(number, Decimal(1)), number)
    _CONTEXT.divide(_CONTEXT.remainder(number, Decimal(7)), Decimal(3))
    number.normalize().as_tuple()
    Fraction(number).limit_denominator(1000)
    Decimal(str(number.scaleb(3))).as_integer_ratio()


def _with_lists(length: int) -> None:
    numbers = [at * 7919 % 1009 for at in range(length)]
    kinds: tuple[list[Any], ...] = (
        numbers,
        [Fraction(one, 7) for one in numbers],
        [f"第{one}条" for one in numbers],
        [(one % 5, str(one)) for one in numbers],
    )
    for values in kinds:
        for order in (values, sorted(values), sorted(values, reverse=True), sorted(values) + values):
            copied = list(order)
            copied.sort(key=lambda one: (str(one), one))
            copied.sort(reverse=True)
            copied.extend(order[::2])
            copied.insert(0, copied.pop() if copied else 0)
            del copied[1 : length // 2]
            _used(
                [*pairwise(copied)],
                copied[::-1],
                copied + order,
                copied * 2,
                copied == order,
                copied.count(None),
                tuple(copied),
            )
            _tried(copied.index, order[-1:])
        _with_mappings(values)
        _with_iterators(values)


def _with_iterators(values: list[Any]) -> None:
    """Each is begun, and one of its kind is left before its end."""
    mapping = dict.fromkeys(values, 0)
    made: tuple[Callable[[], Iterable[Any]], ...] = (
        *(
            lambda: iter(values),
            lambda: iter(tuple(values)),
            lambda: iter(set(values)),
            lambda: iter("".join(map(str, values))),
        ),
        *(
            lambda: iter(mapping),
            mapping.items,
            mapping.values,
            lambda: reversed(mapping),
            lambda: reversed(mapping.values()),
        ),
        *(
            lambda: reversed(values),
            lambda: reversed(range(len(values))),
            lambda: iter(range(3, 10**20, 10**19)),
        ),
        *(lambda: map(str, values), lambda: filter(None, values), lambda: zip(values, values, strict=True)),
        *(
            lambda: enumerate(values, 1),
            lambda: chain(values, values),
            lambda: chain.from_iterable([values, values]),
        ),
        *(
            lambda: islice(values, 1, None, 2),
            lambda: pairwise(values),
            lambda: product(values[:3], values[:3]),
        ),
        *(
            lambda: (one for one in values),
            lambda: re.finditer("[0-9]", str(values)),
            lambda: [range(3), slice(1, 2)],
        ),
    )
    for one in made:
        _used(list(one()), next(iter(one()), None), any(one()), all(one()), sum(1 for _ in one()))
        _used(
            reduce(operator.or_, map(bool, one()), False),
            tuple(one()),
            dict.fromkeys(map(str, one())),
        )


def _with_mappings(values: list[Any]) -> None:
    mapping = {one: at for at, one in enumerate(values)}
    other = dict.fromkeys(values[::3], None) | {"x": 1}
    union: dict[Any, Any] = {**mapping, **other}
    for one in values[::2]:
        union.pop(one, None)
    union.setdefault("y", []).append(1)
    union.update(other)
    found, wanted = set(values), frozenset(values[::2])
    _used(
        found & wanted,
        found | wanted,
        found - wanted,
        found ^ wanted,
        found <= wanted,
        found.isdisjoint(wanted),
        found == wanted,
        set().union(found, values),
        set().intersection(wanted),
    )
    found.update(other)
    found.discard("x")
    _used(
        mapping.keys() & other.keys(),
        mapping.keys() - other.keys(),
        mapping == other,
        list(reversed(mapping.items())),
    )
    Counter(chain(map(str, values), map(str, values[::2]))).most_common()
    json.dumps(
        {str(key): value for key, value in union.items()},
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
    )
    json.dumps(list(map(str, values)), indent=1)


def _with_texts(text: str, other: str) -> None:
    together = f"{text:<12}{other:>5}|{text!r}|%s" % other
    _used(
        together.replace(other, "-", 2),
        together.split(),
        together.split(","),
        together.partition(":"),
        together.rpartition("|"),
    )
    _used(
        together.startswith((text, "z")),
        together.endswith(other),
        together.find(other),
        together.rindex("|"),
        together.count("a"),
    )
    _used(
        text.strip(),
        text.lstrip(" a"),
        text.rstrip("b"),
        text.casefold(),
        text.upper(),
        text.lower(),
        text.isdigit(),
        text.isalnum(),
        text.isspace(),
        text.zfill(9),
    )
    _used(
        text.removeprefix(other).removesuffix(other),
        text + other,
        text * 3,
        text < other,
        text == other,
        text in other,
        hash(together),
    )
    _used(
        text.translate({ord("a"): "b", ord("分"): None}),
        text.splitlines(),
        other.join([text, other, text]),
        together[2:-2:2],
        [*text],
    )
    _used(text.encode().decode(), text.encode("utf-16"), bytes(text, "utf-8").hex(), re.escape(text))
    _used(
        re.sub(r"(\d+)\.?", lambda found: f"<{found[1]}>", together),
        re.findall(r"[a-z]+|\s", together),
        re.split(r"[，,；;]", together),
    )
    _used(
        re.fullmatch(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,4})?", text),
        re.search(r"(?i)ABC|(?<=b)c", together),
    )
    _used(
        *((one.start(), one.span(), one.groups(), one.groupdict()) for one in re.finditer(r"(?P<a>\w)", text))
    )
    for read in (Decimal, int, json.loads):
        _tried(read, text)
    json.loads(json.dumps([text, other, {text: [other, None, True, 1.5, -3]}]))
