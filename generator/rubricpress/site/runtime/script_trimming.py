"""Pyodide's script without what nobody takes: a browser reads all of it before Python starts, twice.

Emscripten writes one function, the factory, with some 8,800 statements: 1,370 functions that are offered to programs,
4,000 names of what the program shows, and what makes use of both. The program at hand imports 540 of those functions,
and a few hundred names are ever used again. A statement that only gives something a name stays where one that stays
names it; any other stays always. So whatever is named is there; nothing is renamed, moved or rewritten, and Python can
do all it could.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from rubricpress.site.failures import ToolFailed
from rubricpress.site.npm import Node
from rubricpress.site.runtime import in_node

# Argument: the parser. Text: the script and the one that loads it. Gives the statements of the factory, as
# `Statement` has them, and what is named around them.
_READ: Final = """
  const { parse } = await import(pathToFileURL(rest[0]).href);
  const [factory, loader] = JSON.parse(text);
  const children = (node) => Object.values(node).flat().filter((one) => typeof one?.type === 'string');
  const isFactory = (node) => node.params?.[0]?.left?.name === 'moduleArg';
  const within = (node) => (isFactory(node) ? node : children(node).map(within).find(Boolean));
  const isFunction = ({ type }) => ['FunctionExpression', 'ArrowFunctionExpression'].includes(type);
  const isModule = (node) => node.type === 'MemberExpression' && node.object.name === 'Module' && node.property.type === 'Literal';
  // whether to compute this does nothing but give a value, whenever it is done
  const isQuiet = (node) => {
    if (!node || isFunction(node) || ['Literal', 'Identifier'].includes(node.type)) return true;
    if (node.type === 'ArrayExpression') return node.elements.every(isQuiet);
    if (node.type === 'ObjectExpression') return node.properties.every((one) => one.type === 'Property' && !one.computed && isQuiet(one.value));
    return node.type === 'MemberExpression' && ['wasmExports', 'Math'].includes(node.object.name);
  };
  const found = (node, names = new Set(), members = new Set()) => {
    const go = (one) => found(one, names, members);
    if (node.type === 'Identifier') names.add(node.name);
    else if (node.type === 'Literal') members.add(String(node.value));
    else if (node.type === 'TemplateElement') members.add(node.value.cooked);
    else if (['MemberExpression', 'Property', 'MethodDefinition', 'PropertyDefinition'].includes(node.type)) {
      const key = node.property ?? node.key;
      if (node.computed || key.type === 'Literal') go(key);
      else members.add(key.name);
      for (const one of [node.object, node.property ? null : node.value]) if (one) go(one);
    } else children(node).forEach(go);
    return { names: [...names], members: [...members] };
  };
  const nothing = { names: [], members: [] };
  const statement = (node) => {
    const { type, start, end } = node;
    const [only, another] = node.declarations ?? [];
    if (type === 'FunctionDeclaration') return { start, end, gives: node.id.name, ...found(node) };
    if (only?.id.type === 'Identifier' && !another) {
      const { init } = only;
      const shown = init?.type === 'AssignmentExpression' && isModule(init.left);
      const value = shown ? init.right : init;
      if (only.id.name === 'wasmImports') {
        const offers = value.properties.map((one) => ({ start: one.start, end: one.end, gives: one.key.name ?? one.key.value, ...found(one.value) }));
        return { start, end, offers, ...nothing };
      }
      const shows = shown ? init.left.property.value : '';
      if (isQuiet(value)) return { start, end, gives: only.id.name, shows, ...(value ? found(value) : nothing) };
    }
    const { left, right } = node.expression ?? {};
    if (left && isModule(left) && right.type === 'Identifier') return { start, end, shows: left.property.value, ...found(right) };
    if (left && ['sig', 'stub'].includes(left.property?.name) && right.type === 'Literal') return { start, end, about: left.object.name, ...nothing };
    return { start, end, ...found(node) };
  };
  const how = { ecmaVersion: 'latest', sourceType: 'module' };
  const inside = within(parse(factory, { ...how, sourceType: 'script' }))?.body.body;
  if (!inside) return 'null';
  const around = factory.slice(0, inside[0].start) + factory.slice(inside.at(-1).end);
  const words = around.match(/[\\w$]+/g);
  const loads = found(parse(loader, how));
  return JSON.stringify({ statements: inside.map(statement), outside: { names: words, members: [...words, ...loads.members] } });
"""


class UnknownScript(ToolFailed):
    """Pyodide's script is not built as it was; nobody knows what may be left out."""

    def __init__(self, own: str = "") -> None:
        super().__init__(
            own,
            zh="Pyodide 的脚本换了写法，不知道哪些可以省去：",
            en="Pyodide's script is not built as it was, so that nobody knows what may be left out:",
        )


@dataclass(frozen=True)
class Statement:
    """A statement from `start` to `end`, and what it names: variables (`names`), and keys of anything (`members`).

    It `gives` a name, or `shows` something as a member of `Module`, or both, or says something `about` what has a name;
    else it does something. One `offers` functions to the program, each under a name.
    """

    start: int
    end: int
    names: tuple[str, ...]
    members: tuple[str, ...]
    gives: str = ""
    shows: str = ""
    about: str = ""
    offers: tuple[Statement, ...] = ()

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Statement:
        """The statement as node has told it."""
        lists = {key: tuple(value) for key, value in data.items() if key in ("names", "members")}
        offers = tuple(map(cls.read, data.get("offers", ())))
        return cls(**{**data, **lists, "offers": offers})


def trimmed(node: Node, packages: Path, script: str, loader: str, imported: Collection[str]) -> str:
    """`script`, Emscripten's, without what neither itself nor `loader`, nor a program that imports these names, takes.

    `packages` is the folder in which npm's `acorn` lies. Raises `UnknownScript`.
    """
    acorn = str((packages / "acorn/dist/acorn.mjs").resolve())
    try:
        told = json.loads(in_node.script(node, _READ, acorn, text=json.dumps([script, loader])))
    except in_node.NodeRefused as refused:
        raise UnknownScript(str(refused)) from refused
    statements = [Statement.read(one) for one in told["statements"]] if told else []
    table = next((one for one in statements if one.offers), None)
    if table is None:
        raise UnknownScript("wasmImports")
    staying = stay(statements, told["outside"]["names"], [*told["outside"]["members"], *imported])
    offered = [script[one.start : one.end] for one in table.offers if one in staying]
    texts = {table: f"var wasmImports={{{','.join(offered)}}};"}
    inside = "".join(texts.get(one) or script[one.start : one.end] for one in statements if one in staying)
    return script[: statements[0].start] + inside + script[statements[-1].end :]


def stay(statements: Iterable[Statement], names: Iterable[str], members: Iterable[str]) -> set[Statement]:
    """What stays of the statements, and of what one of them offers, where these names and members are asked for."""
    by_name: dict[str, list[Statement]] = {}
    by_member: dict[str, list[Statement]] = {}
    waiting: list[Statement] = []
    for one in statements:
        for word, place in ((one.gives, by_name), (one.about, by_name), (one.shows, by_member)):
            if word:
                place.setdefault(word, []).append(one)
        for offer in one.offers:
            by_member.setdefault(offer.gives, []).append(offer)
        if not (one.gives or one.about or one.shows):
            waiting.append(one)
    staying: set[Statement] = set()

    def ask(words: Iterable[str], place: dict[str, list[Statement]]) -> None:
        for word in words:
            waiting.extend(place.pop(word, ()))

    ask(names, by_name)
    ask(members, by_member)
    while waiting:
        one = waiting.pop()
        if one not in staying:
            staying.add(one)
            ask([one.gives, *one.names], by_name)
            ask(one.members, by_member)
    return staying
