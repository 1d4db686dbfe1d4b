"""Numbers, ranges and what rows are worth, in words."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "comma": ("、", ", "),
    "semicolon": ("；", "; "),
    "or": ("或", " or "),
    "quoted": ("“{text}”", "‘{text}’"),
    "inner-quotes": ("「」", "‘’"),
    "points": ("{n} 分", "{n} {n:point|points}"),
    "points-unit": ("分", "points"),
    "adds": ("加 {n} 分", "adds {n} {n:point|points}"),
    "takes": ("扣 {n} 分", "deducts {n} {n:point|points}"),
    "plus": ("加 {n} 分", "+{n} {n:point|points}"),
    "minus": ("扣 {n} 分", "−{n} {n:point|points}"),
    # what tables print of it, one way behind the other
    "printed-each": ("每有一{unit}/每有1{unit}/每发现一{unit}/每发现1{unit}/每发生一{unit}/每发生1{unit}", "for each {unit}"),
    "printed-costs": ("扣{n}分/扣 {n} 分", "costs {n}"),
    "printed-most": ("最多扣{n}分/最多扣 {n} 分/至多扣{n}分", "at most {n}"),
    "printed-stops": ("扣完为止/扣完本项分为止/扣完本项分值为止/扣完该项分值为止", "down to 0"),
    "printed-goes-on": ("可以倒扣/可倒扣", "below 0 too"),
    "costs": ("扣 {n} 分", "−{n} {n:point|points}"),
    "costs-each": ("每{unit}扣 {n} 分", "−{n} {n:point|points} for each {unit}"),
    "costs-limited": ("每{unit}扣 {n} 分，最多扣 {limit} 分", "−{n} {n:point|points} for each {unit}, {limit} at most"),
    "time": ("次", "time"),
    "item": ("项", "item"),
    "amounts-added": ("加 {least} 至 {most} 分", "{least} to {most} points added"),
    "amounts-taken": ("减 {least} 至 {most} 分", "{least} to {most} points deducted"),
    "amounts-either": ("加减 {least} 至 {most} 分", "{least} to {most} points added or deducted"),
    "short-added": ("加 {least}–{most}", "+{least} to +{most}"),
    "short-taken": ("减 {least}–{most}", "−{least} to −{most}"),
    "short-either": ("加减 {least}–{most}", "{least} to {most}"),
    "target-said": ("目标值 {target}{unit}；", "The target is {target}{unit}. "),
    "target-own": ("目标数", "target"),
    "target-set": ("目标值", "target"),
    "share-more": ("实际数 ÷ {target}", "Actual number ÷ {target}"),
    "share-less": ("数越小越好，{target} ÷ 实际数", "The smaller the number the better: {target} ÷ actual number"),
    "share-whole": (" × 分值，最多得满分。", " × points, up to full points."),
    "share-steps": (
        "，达到 {least}% 得满分；每低 {each} 个百分点扣 {costs}，",
        "; {least}% or more earns full points. Each {each} percentage {each:point|points} below that {each:costs|cost} {costs}, down to 0. ",
    ),
    "share-begun": ("不足 {each} 个的按 {each} 个扣，扣完为止。", "A part of {each} counts as {each}."),
    "share-full-only": ("不足 {each} 个的不扣，扣完为止。", "A part of {each} does not count."),
    "zero-full": ("目标和实际都是 0 时得满分。", " If target and actual number are both 0, the row earns full points."),
    "zero-none": ("目标和实际都是 0 时得 0 分。", " If target and actual number are both 0, the row earns 0 points."),
}  # fmt: skip
