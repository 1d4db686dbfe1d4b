"""Sentences whose words depend on what is filled in: `{steps} {steps:step|steps}`, `{value}{unit: }`, `{names:、}`.

In Chinese ones, a name with 、 behind its colon is a list: `a, b` is told as `a、b`. In English ones, a name with two words behind its colon stands for the first of them
where its value is 1, and else for the second; a name with a space behind its colon is a unit behind a number: close
to it where it is a sign (`60%`), else after a space (`60 people`). A name with words behind its colon in which ~ stands
is told in these words, with ~ for the value, and left out where the value is empty.
"""

from __future__ import annotations

from collections.abc import Mapping


def filled(sentence: str, values: Mapping[str, object]) -> str:
    """The sentence with its values in the `{places}` that name them."""
    return sentence.format_map({name: _Value(value) for name, value in values.items()})


class _Value(str):
    __slots__ = ()

    def __format__(self, form: str) -> str:
        one, either, several = form.partition("|")
        if either:
            return one if self.lstrip("-−") == "1" else several
        if "~" in form:
            return form.replace("~", self) if self else ""
        if form == "、":
            return self.replace(", ", form)
        if form == " ":
            return f" {self}" if self[:1].isalnum() else str(self)
        return str(self)


def counted(count: object, one: str, several: str) -> str:
    """English: a number and what it counts: `1 step`, `2 steps`."""
    return filled("{count} {count:" + one + "|" + several + "}", {"count": count})
