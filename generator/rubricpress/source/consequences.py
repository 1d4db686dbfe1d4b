"""Problems that only follow from others: what a stand-in for something unreadable makes look wrong.

All problems of a file are shown in one run; but a group whose criterion has no readable points has no
sum that could be compared, and a name cannot be called unknown while the list of names has a hole. A
problem is a consequence where a hole lies in a place that its rule reads, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rubricpress.core.plain.codec import Decoded
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rubric import Group, Rubric, all_groups

_TILED: Final = ("../*/when", "../*/when_by")
_KIND: Final = ("measure/decides", "measure/depends_on")
_DOMAIN: Final = tuple(
    f"../../measure/{one}" for one in ("kind", "step", "minimum", "maximum", "decides", "depends_on")
)
_BANDS: Final = tuple(f"../../../{one}" for one in ("points", "step", "bands/*/from", "bands/*/to"))
# what the least and the most that a row can come to are made of
_WORTH: Final = (
    "points",
    "method",
    "levels/*/score",
    "each",
    "limit",
    "amount",
    "ranges/*/from",
    "ranges/*/to",
    "faults/*/costs",
    "faults/*/each",
    "faults/*/limit",
    "floor",
)
_AT_A_VETO: Final = (("method",), ("concludes",))
_AROUND_VETOES: Final = (("groups",), ("criteria",), ("adjustments",))
_OPTIONS: Final = ("/profile/*/id", "/profile/*/options/*/id")

_CONDITION: Final = ("criterion", "group", "score", "share", "levels", "count", "starred", "tag", "concluded")

# problem -> the places that its rule reads besides the problem's own, written as file paths are: `..` is
# one step out, a leading `/` the rubric itself, `*` any step, `@` the entry that the first of two stands for
READS: Final[dict[str, tuple[str, ...]]] = {
    "edition-form": (),
    "edition-date": (),
    "duplicate-id": (),
    "list-empty": ("../method",),
    "group-empty": ("../groups",),
    "points-on-adjustment": ("../method",),
    "not-an-adjustment": (),
    "points-missing": ("../method",),
    "points-positive": ("../method",),
    "indicator-sum": ("../indicators/*/points",),
    "indicator-step": ("../partial",),
    "level-above": ("../../../points",),
    "level-twice": ("../../*/score", "../../../measure"),
    "level-best": ("../levels/*/score",),
    "band-order": ("from", "to"),
    "band-sorting": ("from", "to", "../*/from", "../*/to"),
    "band-below": (),
    "off-step": ("../../../step", "../step"),
    "band-above": ("../../../points",),
    "band-gap": _BANDS,
    # the two that overlap, whatever the others are
    "band-overlap": ("../from", "../to", "../../@/from", "../../@/to", "../../../points", "../../../step"),
    "band-unknown": ("/bands/*/id",),
    "range-overlap": ("from", "to", "../@/from", "../@/to"),
    "range-sign": ("from", "to"),
    "amount-zero": (),
    "limit-side": ("../each",),
    "fault-amount": ("costs", "each"),
    "fault-positive": (),
    "fault-each-only": ("../each",),
    "fault-limit-below": ("../each",),
    "fault-limit-above": ("../../../points", "../../../floor"),
    "fault-above": ("../../../points", "../../../floor", "each"),
    "floor-unused": ("../points", "../faults/*/costs", "../faults/*/each", "../faults/*/limit"),
    "step-positive": (),
    "number-positive": (),
    "full-unreachable": ("../kind", "../../target", "../../better", "../../steps", "../../steps/from"),
    "target-missing": ("kind", "../target"),
    "target-twice": ("../measure/kind",),
    "at-zero-useless": ("../measure/kind",),
    "measure-useless": (),
    "ratio-title": ("kind", "numerator", "denominator"),
    "measure-limits": ("../kind", "../minimum"),
    "interval-useless": ("../../../measure/decides",),
    "interval-kind": tuple(f"../../../{one}" for one in _KIND),
    "interval-missing": ("when", "when_by", *(f"../../{one}" for one in _KIND)),
    "interval-form": (),
    # behind `when`, and behind an option of `when_by`
    "interval-unreachable": (*(f"../{one}" for one in _DOMAIN), *(f"../../{one}" for one in _DOMAIN)),
    "interval-gap": (*_TILED, *_DOMAIN),
    "interval-gap-in-variant": (*_TILED, *_DOMAIN),
    # an interval that could not be read overlaps no other
    "interval-overlap": _DOMAIN,
    "interval-overlap-in-variant": _DOMAIN,
    "profile-reserved": (),
    "field-unknown": ("/profile/*/id",),
    "variant-missing": _OPTIONS,
    "variant-unknown": _OPTIONS,
    "conclusion-unknown": ("/conclusions/*/id",),
    "conclusion-unreachable": ("../when", "../share", "../also", "../or", "../otherwise"),
    "conclusion-beyond": ("../id",),
    "conclusion-late": ("../*/when", "../*/share", "../*/also"),
    "conclusion-gap": ("../../*/when",),
    "conclusion-overlap": (),
    "tag-untitled": ("/tags",),
    "tag-unused": ("/groups", "/adjustments"),
    "damage-place": ("../../../method",),
    "scale-least": (),
    "limit-idle": (),
    "limits-crossed": ("most", "../most"),
    "gate-effect": ("zeroes", "caps_total", "caps_conclusion", "no_total"),
    "gate-order": (),
    "gate-conclusion": ("/conclusions/*/when", "/conclusions/*/share"),
    "condition-form": _CONDITION,
    "condition-name": ("/groups", "/adjustments", "/conclusions", "/conclusion_sets"),
    "condition-levels": ("/groups", "/adjustments"),
    "count-blind": ("/groups", "../starred", "../tag", "../group", "../count", "../percent"),
    "count-met": ("/groups", "../starred", "../tag", "../group", "../count", "../percent"),
    "condition-early": ("/conclusion_sets",),
    "only-if-form": _CONDITION,
    "only-if-round": ("/groups", "/adjustments"),
    "otherwise-useless": ("../../method",),
    "part-points": ("counts", "points"),
    "part-outside": ("../../points", "../counts"),
    "rest-useless": ("../counts", "../../../../combine"),
    "share-of-nothing": ("points", "criteria", "groups"),
    "together-few": (),
    "together-twice": ("/together",),
    "together-mixed": ("/groups", "/adjustments"),
    "together-base": ("/groups", "/adjustments", "combine", "most", "least"),
    "together-useless": ("/groups", "/adjustments", "combine", "most", "least"),
    "together-limit": (),
    "units-on-adjustment": ("../method",),
    "units-most": (),
    "tolerance-below": (),
    "condition-beyond": (
        *(f"../{one}" for one in ("criterion", "group", "starred", "tag", "levels", "percent")),
        *("/points", "/rounding", "/unrated", "/dropped_points", "/scale", "/start", "/gates/*/zeroes"),
        *(f"/groups/*/criteria/*/{one}" for one in ("not_applicable", "only_for", "only_if")),
    ),
    "cap-unused": (),
    "cap-best": ("/conclusions",),
    "listed-twice": ("../../*/of", "../*"),
    "only-for-all": ("../field", *_OPTIONS),
    "ratio-same": ("../kind", "../numerator"),
    "together-veto": ("/adjustments", "/groups"),
    "way-empty": ("when", "share", "also"),
    "conclusion-needs": ("../../*/id", "../../*/needs", "../../*/otherwise"),
    "otherwise-form": ("../when", "../share", "../also", "../or", "../needs", "../../*/otherwise"),
    "otherwise-never": (
        "../../*/when",
        "../../*/share",
        "../../*/also",
        "../../*/or",
        "../../*/needs",
        "/groups",
    ),
    "set-source": ("conclusions", "lowest_of"),
    "set-group": ("../lowest_of",),
    "lowest-lists": ("/conclusion_sets",),
    "no-total-used": ("/combine",),
    "weight-positive": (),
    "weight-on-adjustment": ("../method",),
    "weight-unused": ("../../../combine", "/combine"),
    "dropped-points-missing": ("/dropped_points",),
    "option-unknown": ("/profile/*/options/*/id",),
}


class Holes:
    """The places of a decoded rubric that could not be read, and what follows from them.

    `found` are the problems of its checks: of two entries with one id, the second could be any other.
    """

    def __init__(self, decoded: Decoded[Rubric], found: Iterable[Problem] = ()) -> None:
        self._rubric = decoded.value
        self._unread = {*decoded.holes, *decoded.words}
        # a veto that cannot be read may lead to any conclusion
        self._veto_lost = any(
            path[-1:] in _AT_A_VETO or path[-1:] in _AROUND_VETOES or path[-2:-1] in _AROUND_VETOES
            for path in self._unread
        )
        self._open = [*self._unread, *(one.path for one in found if one.code == "duplicate-id")]

    def cause(self, problem: Problem) -> bool:
        """Whether a problem may be there only because of them."""
        path = problem.path
        if any(path[:end] in self._unread for end in range(len(path) + 1)):
            return True
        if problem.code == "conclusion-unreachable" and self._veto_lost:
            return True
        return any(_meet(read, hole) for read in self._read_by(problem) for hole in self._open)

    def _read_by(self, problem: Problem) -> Iterator[Path]:
        """The places that the rule behind a problem reads, besides the problem's own."""
        if problem.code == "total-sum":
            yield ("start",)
            yield from _summed((), self._rubric.groups)
        if problem.code == "group-sum":
            group = next(one for one, path in all_groups(self._rubric) if path == problem.path[:-1])
            yield from _summed(problem.path[:-1], group.groups)
        if problem.code in {"conclusion-beyond", "condition-beyond", "cap-unused", "limit-idle"}:
            yield from _reached(self._rubric)
        if problem.code == "damage-place":
            yield from _named(problem)
        for place in READS.get(problem.code, ()):
            yield _path(place, problem)


def _summed(path: Path, groups: Iterable[Group]) -> Iterator[Path]:
    """What a sum reads: the rows, and the groups, which count with the sum that they declare; and how they are put together."""
    yield (*path, "criteria", "*", "points")
    yield (*path, "criteria", "*", "method")
    yield (*path, "groups", "*", "points")
    yield from _put_together(path)
    for at, group in enumerate(groups):
        if group.points is None:
            yield from _summed((*path, "groups", at), group.groups)


def _reached(rubric: Rubric) -> Iterator[Path]:
    """What the totals that a table can come to are made of, and the vetoes, whose conclusions need no total."""
    for key in (*_WORTH, "concludes"):
        steps = key.split("/")
        yield ("adjustments", "*", *steps)
        for path in ((), *(path for _, path in all_groups(rubric))):
            yield (*path, "groups", "*", "criteria", "*", *steps)
    yield ("start",)
    for path in ((), *(path for _, path in all_groups(rubric))):
        yield from _put_together(path)


def _put_together(path: Path) -> Iterator[Path]:
    """How what is inside a group, or the table, comes to its score."""
    for key in ("most", "least", "combine"):
        yield (*path, key)
    for inside in ("criteria", "groups"):
        yield (*path, inside, "*", "weight")


def _named(problem: Problem) -> Iterator[Path]:
    """What decides whether the place exists that a record of damage names: `bands.pass.when`."""
    owner = problem.path[:-3]
    name, *inside = problem.values["at"].split(".")
    yield (*owner, name, *inside)
    yield (*owner, name, "*", "id")
    if len(inside) > 1:
        yield (*owner, name, "*", *inside[1:])


def _path(place: str, problem: Problem) -> Path:
    """The path of a place that is written as seen from a problem."""
    steps = place.split("/")
    out = steps.count("..")
    start = () if place.startswith("/") else problem.path[: len(problem.path) - out]
    return (*start, *(int(problem.values["at"]) if step == "@" else step for step in steps[out:] if step))


def _meet(read: Path, hole: Path) -> bool:
    """Whether a hole lies in a place, or around it."""
    return all(step in ("*", other) for step, other in zip(read, hole, strict=False))
