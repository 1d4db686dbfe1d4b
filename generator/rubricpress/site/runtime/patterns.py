"""Regular expressions in the browser: those that every start makes are compiled when the site is built.

`re` reads a pattern and compiles it in Python code. The three dozen that Python's own start and the core's import make were
a tenth of the whole start. They are recorded while the modules are looked for (see `tracing`), in the very Python that
shall use them; there, `re` makes a pattern of what has been recorded where there is any.
"""

from __future__ import annotations

from typing import Final

MEMBER: Final = "rubricpress_patterns.py"
COMPILER: Final = "re/_compiler.py"

_RECORDS: Final = """

RECORDED = {}
_compile_anew = compile

def compile(p, flags=0):
    if isstring(p):
        parsed = _parser.parse(p, flags)
        state = parsed.state
        index = {number: name for name, number in state.groupdict.items()}
        names = tuple(index.get(number) for number in range(state.groups))
        RECORDED[p, int(flags)] = (
            int(flags | state.flags), tuple(map(int, _code(parsed, flags))), state.groups - 1, dict(state.groupdict), names
        )
    return _compile_anew(p, flags)
"""
_LOOKS_FIRST: Final = f"""

from {MEMBER.removesuffix(".py")} import PATTERNS

_compile_anew = compile

def compile(p, flags=0):
    found = PATTERNS.get((p, flags))
    if found is None:
        return _compile_anew(p, flags)
    flags, code, groups, groupindex, indexgroup = found
    return _sre.compile(p, flags, list(code), groups, groupindex, indexgroup)
"""


def recording(compiler: str) -> str:
    """The source of `re._compiler`, changed to keep in `RECORDED` what it makes."""
    return compiler + _RECORDS


def looking_first(compiler: str) -> str:
    """The same source, changed to look in `PATTERNS` first."""
    return compiler + _LOOKS_FIRST


def written_down(recorded: str) -> str:
    """The source of the module with `PATTERNS`, of what `RECORDED` held, as `repr` writes it."""
    return f"PATTERNS = {recorded}\n"
