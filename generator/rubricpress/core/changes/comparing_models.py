"""Two states of a model, key by key: every place where they differ, and whether scores depend on it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from rubricpress.core.changes.scoring_form import scores
from rubricpress.core.language.keys import keys_of
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.numbers.number import plain
from rubricpress.core.plain.codec import canonical


@dataclass(frozen=True)
class Detail:
    """One place that differs: the keys and ids that lead to it, what stood there, what stands there; None for nothing.

    `scoring` tells that scores depend on it.
    """

    path: tuple[str, ...]
    before: str | None
    after: str | None
    scoring: bool

    def as_data(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "key": ".".join(self.path),
            "before": self.before,
            "after": self.after,
            "scoring": self.scoring,
        }


ORDER: Final = "order"
"""The last step of the path of a list whose entries stand in another order."""


def details(old: Any, new: Any, without: Collection[str] = ()) -> Iterator[Detail]:
    """Every difference between two instances of one model class, keys in `without` left aside."""
    yield from _models(old, new, (), scoring=True, without=without)


def _models(
    old: Any, new: Any, path: tuple[str, ...], *, scoring: bool, without: Collection[str] = ()
) -> Iterator[Detail]:
    model: type = type(new)
    for name, spec in keys_of(model).items():
        if name in without:
            continue
        before, after = getattr(old, spec.field), getattr(new, spec.field)
        here = path if _is_method(before, after) else (*path, name)
        yield from _values(before, after, here, scoring=scoring and scores(model, spec))


def _is_method(before: Any, after: Any) -> bool:
    """Whether the two are of one scoring method, whose keys stand beside its name."""
    return type(before) is type(after) and hasattr(before, "NAME")


def _values(before: Any, after: Any, path: tuple[str, ...], *, scoring: bool) -> Iterator[Detail]:
    if before == after:
        return
    if isinstance(before, tuple) and isinstance(after, tuple):
        yield from _lists(before, after, path, scoring=scoring)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in dict.fromkeys([*before, *after]):
            yield from _values(before.get(name), after.get(name), (*path, name), scoring=scoring)
    elif type(before) is type(after) and _has_keys(before):
        yield from _models(before, after, path, scoring=scoring)
    else:
        yield Detail(path, shown(before), shown(after), scoring)


def _has_keys(value: Any) -> bool:
    return hasattr(value, "__dataclass_fields__") and not isinstance(value, Interval)


def _lists(
    before: tuple[Any, ...], after: tuple[Any, ...], path: tuple[str, ...], *, scoring: bool
) -> Iterator[Detail]:
    """Entries by their ids where they have some, else by their position; plain words and numbers as a whole."""
    if not any(map(_has_keys, (*before, *after))):
        yield Detail(path, shown(before), shown(after), scoring)
        return
    olds, news = _named(before), _named(after)
    for name in dict.fromkeys([*olds, *news]):
        yield from _values(olds.get(name), news.get(name), (*path, name), scoring=scoring)
    both = [[name for name in one if name in olds and name in news] for one in (olds, news)]
    if both[0] != both[1]:
        yield Detail((*path, ORDER), ", ".join(both[0]), ", ".join(both[1]), scoring)


def _named(entries: tuple[Any, ...]) -> dict[str, Any]:
    names = [getattr(one, "id", "") or str(at) for at, one in enumerate(entries, 1)]
    if len(set(names)) < len(names):  # an id stands twice: then position alone tells entries apart
        names = [str(at) for at, _ in enumerate(entries, 1)]
    return dict(zip(names, entries, strict=True))


def shown(value: Any) -> str | None:
    """A value as a report writes it: digits, words, or what tells an entry from others."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal | Interval):
        return plain(value) if isinstance(value, Decimal) else str(value)
    if isinstance(value, tuple | dict):
        return ", ".join(filter(None, map(shown, value)))
    said = [getattr(value, name, None) for name in ("NAME", "title", "text", "descriptor", "points", "score")]
    return " · ".join(filter(None, map(shown, said))) or canonical(value).decode()
