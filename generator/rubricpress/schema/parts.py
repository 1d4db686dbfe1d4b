"""Everything that is said of the rubric language, by model class, key and word to choose."""

from __future__ import annotations

from typing import Final

from rubricpress.core.language.keys import KeySpec, keys_of
from rubricpress.core.language.shape import Choice, OneOf, Shape, inside
from rubricpress.core.methods import METHODS
from rubricpress.core.rubric import Rubric
from rubricpress.schema.example_parts import EXAMPLE_PARTS
from rubricpress.schema.method_parts import METHOD_PARTS
from rubricpress.schema.part import Part, Said
from rubricpress.schema.rubric_parts import RUBRIC_PARTS
from rubricpress.schema.rule_parts import RULE_PARTS
from rubricpress.schema.translation_parts import TRANSLATION_CHOICES, TRANSLATION_PARTS

type Words = dict[str, tuple[str, str]]

PARTS: Final[dict[str, Part]] = RUBRIC_PARTS | RULE_PARTS | METHOD_PARTS | EXAMPLE_PARTS
_WAYS: Final[Words] = {
    "sum": ("相加", "added up"),
    "mean": ("平均", "the mean"),
    "shares": ("按占各自满分的百分比平均，满分是 100", "the mean of the shares of their maximum, of 100"),
    "lowest": ("取最低的一个", "the lowest alone"),
    "highest": ("取最高的一个", "the highest alone"),
}
_AWAY: Final[Words] = {
    "dropped": ("不计入，就像没有这一行", "as if the row were not there"),
    "met": ("得满分", "it earns its points"),
}
_OTHERWISE: Final = _AWAY | {"zero": ("得 0 分，分值仍在满分里", "it earns 0, and stays in the maximum")}
_ROUNDING: Final[Words] = {
    "half-up": ("四舍五入", "to the nearest, at the half away from zero"),
    "half-even": ("四舍六入五成双", "to the nearest, at the half to the even neighbour"),
    "down": ("去尾", "towards zero"),
    "up": ("进一", "away from zero"),
}
# the words to choose from, by the key that they stand behind, each in Chinese and English
CHOICES: Final[dict[tuple[str, str], Words]] = {
    ("Rubric", "combine"): _WAYS | {"none": ("各组分列，不计总分", "there is no total")},
    ("Rubric", "dropped_points"): {
        "group": ("同组其余的条目按比例补足", "the other rows of the group make up for them"),
        "total": ("全表其余的条目按比例补足", "all other rows of the table make up for them"),
        "removed": ("从满分里去掉", "they are missing from the maximum"),
    },
    ("Rubric", "unrated"): {
        "open": ("没有评完，总分是暂计", "there is no final total"),
        "zero": ("得 0 分", "it counts as 0"),
        "dropped": ("不计入", "it is dropped"),
    },
    ("Group", "combine"): _WAYS,
    ("NotApplicable", "counts"): _AWAY
    | {"part": ("得 `points` 写明的分数，例如按目标值算", "it earns `points`")},
    ("NotApplicable", "rest"): {
        "lost": ("没有得到，就像没有做到", "they are lost"),
        "shared": ("不计，照 `dropped_points` 归到别处", "they go where `dropped_points` says"),
    },
    ("OnlyIf", "otherwise"): _OTHERWISE,
    ("Units", "combine"): {
        "mean": ("取平均", "the mean of all"),
        "lowest": ("取最低的一个", "the worst one"),
        "highest": ("取最高的一个", "the best one"),
    },
    ("Assessors", "combine"): {
        "median": ("取中位数；人数是双数时，取中间两个的平均", "the middle one, or the mean of the two"),
        "mean": ("取平均", "the mean"),
    },
    ("Together", "combine"): {
        "sum": ("相加，以 `most`、`least` 为限", "added up, within the limits"),
        "highest": ("只取最高的一个，即不重复计分", "the highest alone"),
        "lowest": ("只取最低的一个，即几项扣分只取最重的", "the lowest alone, the heaviest of deductions"),
    },
    ("OnlyFor", "otherwise"): _OTHERWISE,
    ("Rounding", "way"): _ROUNDING,
    ("Rubric", "rescale"): _ROUNDING,
    ("Scale", "begins"): {
        "zero": ("0 分仍是 0 分，其余按比例", "0 stays 0, the rest in proportion"),
        "least": ("可能的最低总分折算成 0 分", "the least total that there can be becomes 0"),
    },
    ("Deductions", "floor"): {
        "zero": ("扣完为止，最少得 0 分", "it stops at 0"),
        "none": ("可以倒扣，得分能低于 0 分", "it can go below 0"),
    },
    ("Column", "of"): {
        "group": ("组的名称", "the title of the group"),
        "section": ("条目的 `section`，跨几行的小标题", "the `section` of the row"),
        "number": ("序号", "the number of the row"),
        "title": ("条目的 `title`", "the `title` of the row"),
        "standard": ("条目的 `standard`", "the `standard` of the row"),
        "points": ("分值", "the points"),
        "assessment": ("条目的 `assessment`", "the `assessment` of the row"),
        "levels": ("选项，或检查表的评分点", "the levels, or the indicators of a checklist"),
        "bands": (
            "各档次，每档一栏，栏头取自 `bands`",
            "the bands, a column for each, with the heads of `bands`",
        ),
        "self": ("自评得分，空栏", "the own score, an empty column"),
        "review": ("复核得分，空栏", "the score of the review, an empty column"),
        "remark": ("条目的 `remark`", "the `remark` of the row"),
    },
    ("Proportional", "better"): {
        "more": ("数大好：实际 ÷ 目标 × 分值", "actual / target x points"),
        "less": ("数小好：目标 ÷ 实际 × 分值", "target / actual x points"),
    },
    ("Proportional", "at_zero"): {
        "full": ("得满分", "it earns all points"),
        "none": ("得 0 分", "it earns 0"),
    },
    ("Measure", "kind"): {
        "number": ("一个数", "a number"),
        "percentage": ("一个百分数", "a percentage"),
        "ratio": (
            "一个比例的两个数，按百分之几计",
            "the two numbers of a ratio, which counts in per cent",
        ),
    },
}


def models_of(model: type = Rubric) -> dict[str, type]:
    """The model class and every other one that stands inside it, by name, each before those inside it."""
    found: dict[str, type] = {}

    def enter(one: type) -> None:
        if one.__name__ not in found:
            found[one.__name__] = one
            for spec in keys_of(one).values():
                for inner in inside(spec.shape):
                    enter(inner)

    enter(model)
    return found


def choices_of(model: str, key: str, shape: Shape) -> dict[str, tuple[str, str]]:
    """The words behind a key of choice, each with what it means in Chinese and English; else none."""
    if isinstance(shape, OneOf):
        return {one.NAME: (part_of(one).about, about(one)) for one in METHODS}
    if isinstance(shape, Choice):
        said = (CHOICES | TRANSLATION_CHOICES).get((model, key), {})
        return {word: said.get(word, (word, word)) for word in shape.words}
    return {}


def part_of(model: type) -> Part:
    """What is said of a model class; in the words of the model, where none are written yet (the tests name it)."""
    return (PARTS | TRANSLATION_PARTS).get(model.__name__) or Part(model.__name__, about(model), {})


def said_of(model: type, spec: KeySpec) -> Said:
    """What is said of a key; the same."""
    return part_of(model).keys.get(spec.written) or Said(spec.meaning, "")


def about(model: type) -> str:
    """The first lines of what a model class says of itself, in English."""
    return (model.__doc__ or "").partition("\n\n")[0].replace("\n", " ")
