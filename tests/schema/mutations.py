"""Wrong and odd versions of a rubric file: at each kind of place, everything that a person could have put there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from tests.schema.files import Node, Scalar

type Path = tuple[str | int, ...]
type Mutation = tuple[str, Path, Node]

_NONE: Final = Scalar("")
VALUES: Final[dict[str, Node]] = {
    "nothing": _NONE,
    "empty text": Scalar("", plain=False),
    "blank text": Scalar(" \t", plain=False),
    "0": Scalar("0"),
    "8": Scalar("8"),
    "1.10": Scalar("1.10"),
    "-3": Scalar("-3"),
    "'8.50'": Scalar("8.50", plain=False),
    "'-0'": Scalar("-0", plain=False),
    "'-0.5'": Scalar("-0.5", plain=False),
    "'+8'": Scalar("+8", plain=False),
    "'8.'": Scalar("8.", plain=False),
    "'1e3'": Scalar("1e3", plain=False),
    "'8 '": Scalar("8 ", plain=False),
    "8 and a line break": Scalar("8\n", plain=False),
    "'1,000'": Scalar("1,000", plain=False),
    "'８'": Scalar("８", plain=False),
    "twelve digits": Scalar("999999999999"),
    "thirteen digits": Scalar("1000000000000"),
    "minus thirteen digits": Scalar("-1000000000000"),
    "twelve places": Scalar("0.123456789012"),
    "thirteen places in quotes": Scalar("0.1234567890123", plain=False),
    "true": Scalar("true"),
    "false": Scalar("false"),
    "'true'": Scalar("true", plain=False),
    "yes": Scalar("yes"),
    "a date": Scalar("2026-11-21"),
    "a name": Scalar("abc"),
    "a name of 64": Scalar("x" * 64),
    "a name of 65": Scalar("x" * 65),
    "a name that begins with a point": Scalar(".abc"),
    "text": Scalar("甲 乙", plain=False),
    "wide quotes": Scalar("“8”", plain=False),
    "a column": Scalar("points"),
    "a method": Scalar("counted"),
    "a kind": Scalar("ratio"),
    "no list": [],
    "a list": [Scalar("abc")],
    "no mapping": {},
    "a mapping": {"abc": Scalar("8")},
    "an interval": {"from": Scalar("8"), "below": Scalar("9")},
}
_CHANGED: Final[dict[str, Callable[[Node], Node]]] = {
    "put into a list": lambda node: [node],
    "put into a mapping": lambda node: {"value": node},
    "put into quotes": lambda node: node._replace(plain=False) if isinstance(node, Scalar) else node,
    "only its first": lambda node: (node[0] if node else _NONE) if isinstance(node, list) else node,
    "its first twice": lambda node: [*node[:1], *node] if isinstance(node, list) else node,
    "only its values": lambda node: list(node.values()) if isinstance(node, dict) else node,
}
# keys that mean something elsewhere, and one that never does
_STRAY: Final = ("abc", "of", "indicators", "measure", "limit", "when", "points", "starred")


def mutations(file: Node, choose: Callable[[list[Path]], Path]) -> Iterator[Mutation]:
    """Each mutation of each kind of place, at the one of its places that `choose` takes: what, where, and the file."""
    kinds: dict[Path, list[Path]] = {}
    for kind, path in places(file):
        kinds.setdefault(kind, []).append(path)
    for found in kinds.values():
        path = choose(found)
        for name, value in VALUES.items():
            yield f"replaced by {name}", path, replaced(file, path, value)
        for name, change in _CHANGED.items():
            yield name, path, _with(file, path, change)
        if isinstance(path[-1], str):
            yield "removed", path, _with_key(file, path, lambda _: None)
            yield "misspelt", path, _with_key(file, path, lambda key: f"{key}x")
            yield "in capitals", path, _with_key(file, path, str.upper)
        if isinstance(at(file, path), dict):
            for stray in _STRAY:
                yield f"with '{stray}' added", path, _with(file, path, partial(_adding, stray))


def places(node: Node, path: Path = (), kind: Path = ()) -> Iterator[tuple[Path, Path]]:
    """Every place below `node` with its kind: where it stands, wherever in a list, and in a row of which method."""
    here = kind
    steps: list[tuple[str | int, str, Node]] = []
    if isinstance(node, dict):
        method = node.get("method")
        here = (*kind, method.text) if isinstance(method, Scalar) else kind
        steps = [(key, key, value) for key, value in node.items()]
    elif isinstance(node, list):
        steps = [(number, "*", one) for number, one in enumerate(node)]
    for step, shown, inner in steps:
        yield (*here, shown), (*path, step)
        yield from places(inner, (*path, step), (*here, shown))


def at(node: Node, path: Path) -> Node:
    """What stands at a place."""
    for step in path:
        assert isinstance(node, dict | list)
        node = node[step]  # type: ignore[index]
    return node


def alone(file: Node, path: Path) -> Node:
    """The file with one entry in each list around and beside a place: no judge of shape looks from one to another."""
    if not path:
        return file
    step, *rest = path
    if isinstance(file, dict):
        return {key: alone(one, tuple(rest)) if key == step else _least(one) for key, one in file.items()}
    return [alone(file[step], tuple(rest))] if isinstance(file, list) and isinstance(step, int) else file


def _least(node: Node) -> Node:
    """With the first entry of each list."""
    if isinstance(node, dict):
        return {key: _least(one) for key, one in node.items()}
    return [_least(one) for one in node[:1]] if isinstance(node, list) else node


def replaced(file: Node, path: Path, value: Node) -> Node:
    """The file with `value` behind a key, whether it is there already or not, or in the place of a list's entry."""
    *out, key = path
    if isinstance(key, int):
        return _with(file, path, lambda _: value)
    return _with(file, tuple(out), lambda node: {**node, key: value} if isinstance(node, dict) else node)


def _with(file: Node, path: Path, change: Callable[[Node], Node]) -> Node:
    """The file with one thing in it changed; the rest is shared."""
    if not path:
        return change(file)
    step, *rest = path
    if isinstance(file, dict):
        return {key: _with(one, tuple(rest), change) if key == step else one for key, one in file.items()}
    assert isinstance(file, list)
    return [_with(one, tuple(rest), change) if number == step else one for number, one in enumerate(file)]


def _with_key(file: Node, path: Path, name: Callable[[str], str | None]) -> Node:
    """The file with one key called otherwise, or taken away."""

    def change(node: Node) -> Node:
        assert isinstance(node, dict)
        renamed = {key: name(key) if key == path[-1] else key for key in node}
        return {new: node[key] for key, new in renamed.items() if new is not None}

    return _with(file, path[:-1], change)


def _adding(key: str, node: Node) -> Node:
    assert isinstance(node, dict)
    return {key: Scalar("8"), **node}
