"""The scoring methods and their parts, in Chinese: the words that stand beside `core/methods/`, key by key."""

from __future__ import annotations

from typing import Final

from rubricpress.schema.part import Part, Said

_WHEN: Final = "填的数在这里就{}"
_WHEN_BY: Final = Said("区间随基本信息不同时用：每个答案一个区间", "{main: {from: 200}, sub: {from: 50}}")
_RATIO: Final = "{kind: ratio, numerator: 实际支出, denominator: 预算数}"
_MEASURE: Final = Said("要填的数", "{kind: number, unit: 人, step: 1}")

METHOD_PARTS: Final = {
    "Checklist": Part(
        "检查表",
        "若干评分点，做到一点记一点的分",
        {"indicators": Said("各评分点，依次排列", "[{id: a, points: 2, text: 有投影设备}]")},
    ),
    "Indicator": Part(
        "评分点",
        "检查表里可以勾选的一点",
        {
            "id": Said("永久编号，依次为 `a`、`b`、`c`", "a"),
            "points": Said("做到了得几分，大于 0", "2"),
            "text": Said("要做到什么，照录", "有投影设备"),
            "partial": Said("能不能只得一部分分；`false` 表示全得或不得", "true"),
            "step": Said("部分分的刻度；只与 `partial: true` 同用，`points` 须是它的整数倍", "0.5"),
        },
    ),
    "Deductions": Part(
        "从满分扣起",
        "先给满分，查出问题再一项一项地扣",
        {
            "faults": Said("各扣分情形，依次排列", "[{id: a, text: 未建台账, costs: 2}]"),
            "floor": Said("扣到 0 分以后怎么办", "none"),
        },
    ),
    "Fault": Part(
        "扣分情形",
        "一种要扣分的情形：只扣一次，或者每次都扣",
        {
            "id": Said("永久编号，依次为 `a`、`b`、`c`", "a"),
            "text": Said("查出什么，照录", "未建台账"),
            "costs": Said("有此情形扣几分，只扣一次；大于 0，不带减号；与 `each` 只写一个", "2"),
            "each": Said("每发生一次扣几分；大于 0，不带减号；与 `costs` 只写一个", "0.5"),
            "limit": Said("这一情形总共最多扣几分，不小于 `each`；不写就没有上限；只与 `each` 同用", "3"),
            "unit": Said("数的是什么；只与 `each` 同用", "项"),
        },
    ),
    "Graded": Part(
        "分档评分",
        "先定档次，再在该档的范围里给分",
        {
            "step": Said("分数的刻度", "0.1"),
            "bands": Said("各档次，好的在前", "[{id: good, from: 6, to: 10}, {id: fail, from: 0, to: 5.9}]"),
            "measure": _MEASURE,
        },
    ),
    "Band": Part(
        "档次",
        "一段分数，例如优良是 10 至 8 分",
        {
            "id": Said("评估表的 `bands` 里列出的一个编号", "good"),
            "from": Said("这一档的最低分，含", "8"),
            "to": Said("这一档的最高分，含", "10"),
            "descriptor": Said("这一档的标准，照录", '">70%"'),
            "when": Said(_WHEN.format("属这一档"), "{above: 70}"),
            "when_by": _WHEN_BY,
        },
    ),
    "Levels": Part(
        "选项",
        "几个选项选一个，每项一个分数",
        {
            "levels": Said("各选项，依次排列", '[{id: "0", score: 0, descriptor: 没有}]'),
            "measure": _MEASURE,
        },
    ),
    "Level": Part(
        "选项",
        "几个里选一个，每个有它的分数",
        {
            "id": Said("永久编号；没有别的名称时，用所印的分数", '"2.5"'),
            "score": Said("选它得几分", "2.5"),
            "descriptor": Said("选项的文字，照录", "20至49人"),
            "when": Said(_WHEN.format("选它"), "{from: 20, below: 50}"),
            "when_by": _WHEN_BY,
        },
    ),
    "Proportional": Part(
        "按比例",
        "实际完成的数占目标的比例，乘以分值",
        {
            "measure": Said("要填的数：`ratio` 的分子是实际数，分母是目标数；目标写定时只填实际数", _RATIO),
            "target": Said("目标值，大于 0；表里写定目标、单位只填实际数时写", "50"),
            "better": Said("数大好还是数小好", "less"),
            "at_zero": Said("目标和实际都填 0 时得几分；不写则不能这样填", "full"),
            "steps": Said("不按比例、按差多少逐级扣分时写", "{from: 90, each: 5, costs: 1, begun: true}"),
        },
    ),
    "Steps": Part(
        "逐级扣分",
        "完成的比例每差若干个百分点扣若干分",
        {
            "from": Said("完成目标的百分之几起得满分，含", "90"),
            "each": Said("每差几个百分点算一级，大于 0", "5"),
            "costs": Said("每级扣几分，大于 0；扣完为止", "1"),
            "begun": Said("不足一级的是否按一级扣；`false` 表示不扣", "true"),
        },
    ),
    "Measure": Part(
        "数据项",
        "要单位填报的一个数、一个百分数，或一个比例的两个数",
        {
            "kind": Said("填的是什么", "ratio"),
            "title": Said("这个数是什么；不写时，页面上叫“数值”", "年度训练人数"),
            "unit": Said("数后面的单位", "人"),
            "numerator": Said("比例的分子是什么；`ratio` 必须写", "参加培训的人数"),
            "denominator": Said("比例的分母是什么；`ratio` 必须写", "应参加培训的人数"),
            "formula": Said("原表的公式，照录", "参加培训的人数 ÷ 应参加培训的人数 × 100%"),
            "decides": Said("这个数是否决定选项或档次；`false` 表示只显示、只保存", "false"),
            "step": Said("填的数须是它的整数倍；数人数时写 1", "1"),
            "minimum": Said("最小能填多少", "0"),
            "maximum": Said("最大能填多少，须大于 `minimum`；`ratio` 指比例，按百分之几计，须大于 0", "100"),
            "depends_on": Said("区间随哪一项基本信息而不同；写了它，各选项用 `when_by`", "base_type"),
        },
    ),
    "Counted": Part(
        "按次数",
        "每发生一次加或扣若干分",
        {
            "each": Said("每次几分；扣分写负数", "-5"),
            "limit": Said("加到或扣到多少为止，不是 0，正负号与 `each` 相同；原表没有规定就不写", "-20"),
            "unit": Said("数的是什么", "人次"),
        },
    ),
    "Fixed": Part(
        "一次计入",
        "有此情形就加或扣一次",
        {"amount": Said("加几分；扣分写负数", "5")},
    ),
    "Ranged": Part(
        "酌情加减",
        "在规定的范围里酌情加或扣",
        {
            "ranges": Said("各段，互不重叠", "[{from: 1, to: 5}]"),
            "step": Said("分数的刻度；不写则任何分数都可以", "0.5"),
        },
    ),
    "Range": Part(
        "一段分数",
        "可以加或扣的一段分数，两端都含",
        {
            "from": Said("最小的一端，含；减分写负数", "-200"),
            "to": Said("最大的一端，含", "-100"),
        },
    ),
    "Veto": Part(
        "一票否决",
        "有此情形就直接得出结论",
        {"concludes": Said("得出哪个结论", "disqualified")},
    ),
}
