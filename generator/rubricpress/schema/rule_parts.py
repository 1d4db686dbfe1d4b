"""The rules of a table beside its rows, in Chinese: rows that may not be there, sums, gates, conclusions."""

from __future__ import annotations

from typing import Final

from rubricpress.schema.part import Part, Said

RULE_PARTS: Final = {
    "NotApplicable": Part(
        "不适用",
        "一行可以填“不适用”，这时怎样算",
        {
            "counts": Said("这一行这时怎样算", "met"),
            "points": Said("这时得几分；只与 `counts: part` 同用", "3"),
            "rest": Said("其余的分值归到哪里；只与 `counts: part` 同用", "shared"),
            "reason": Said("是否必须在备注里写明理由", "true"),
        },
    ),
    "OnlyFor": Part(
        "适用范围",
        "只对基本信息的某些答案才有的一行",
        {
            "field": Said("由哪一项基本信息决定", "base_type"),
            "options": Said("哪些答案有这一行", "[main]"),
            "otherwise": Said("别的答案时怎样算", "met"),
        },
    ),
    "OnlyIf": Part(
        "视评分而定",
        "别的条目评成某样时才有的一行",
        {
            "when": Said("别的条目要符合的条件，须全部符合", '[{criterion: "1.1", levels: [has]}]'),
            "otherwise": Said("不符合时怎样算", "zero"),
        },
    ),
    "Units": Part(
        "分别评分",
        "同一行评几个对象，例如三台塔吊",
        {
            "combine": Said("各个得分怎样合成这一行的得分", "lowest"),
            "title": Said("评的是什么，给填表人看", "塔吊"),
            "most": Said("最多几个，2 至 50 的整数；表单照它备好位置", "5"),
        },
    ),
    "Together": Part(
        "合并计分",
        "几个条目合起来怎样计：只取一个，或合计以多少为限",
        {
            "id": Said("永久编号", "awards"),
            "title": Said("规则的名称，给读者看", "获奖不重复计分"),
            "criteria": Said("哪几行；或者都是加减分的，或者都不是", "[b1, b2]"),
            "combine": Said("怎样合起来", "highest"),
            "most": Said("合起来最多加几分；只用于加减分的", "10"),
            "least": Said("合起来最多扣到几分，写负数；只用于加减分的", "-20"),
            "source": Said("原表的相应规定，照录", "同一成果获多项奖励的，按最高的计，不重复计分。"),
        },
    ),
    "Assessors": Part(
        "几名评分人",
        "几名评分人各评一份，怎样逐条合成一份",
        {
            "combine": Said("各人的得分怎样合成一个", "median"),
            "tolerance": Said("同一条各人得分最多相差几分；超过的会列出来", "2"),
            "source": Said("原表的相应规定，照录", "取各专家评分的中位数；相差超过2分的，重新评议。"),
        },
    ),
    "Roundings": Part(
        "取整",
        "在哪里取整；没有写的地方不取整",
        {
            "criteria": Said("各条目的得分", "{step: 0.1}"),
            "groups": Said("各组的得分", "{step: 0.1}"),
            "total": Said("总分", "{step: 0.01, way: half-up}"),
            "across": Said(
                "取整可不可以越过结论和规则的界限；`false` 表示会越过时取到另一边",
                "true",
            ),
        },
    ),
    "Rounding": Part(
        "取整的办法",
        "取到哪一位，怎样取",
        {
            "step": Said("取到它的整数倍；两位小数写 0.01", "0.01"),
            "way": Said("怎样取", "half-even"),
            "below_full": Said("没有得满分的，是否不取到满分，例如 99.6 取到 99", "true"),
        },
    ),
    "Scale": Part(
        "折算",
        "总分折算到另一个范围",
        {
            "to": Said("最高的总分折算成几分", "70"),
            "begins": Said("从哪里折算起", "least"),
            "clamp": Said("低于 0 的算 0，高于 `to` 的算 `to`", "false"),
        },
    ),
    "Gate": Part(
        "规则",
        "合计之外的规则：条件全部符合时生效",
        {
            "id": Said("永久编号", "key-safety"),
            "title": Said("规则的名称，给读者看", "关键项不达标"),
            "when": Said("条件，须全部符合", '[{criterion: "1.1", levels: [bad]}]'),
            "zeroes": Said("生效时这一组不得分", '"1"'),
            "caps_total": Said("生效时总分以此为限", "59"),
            "caps_conclusion": Said("生效时结论最高是哪一个", "pass"),
            "no_total": Said("生效时不计总分", "true"),
            "source": Said("原表的相应规定，照录", "关键项不达标的，不得评为优秀。"),
        },
    ),
    "Condition": Part(
        "条件",
        "规则和结论的条件：看一行、一组或全表",
        {
            "criterion": Said("看哪一行", '"1.1"'),
            "group": Said("看哪一组", '"1"'),
            "score": Said("得分在这个范围", "{from: 6}"),
            "share": Said("得分占满分的百分之几在这个范围", "{from: 60}"),
            "levels": Said("选定的选项或档次是其中之一", "[bad]"),
            "count": Said("有几行选定的是 `levels` 之一，或得分在 `score`、`share` 的范围", "{from: 2}"),
            "percent": Said("`count` 是不是写占这些行的百分之几", "true"),
            "starred": Said("数的时候只数有星号的", "true"),
            "tag": Said("数的时候只数这一类的", "must"),
            "concluded": Said("看排在前面的哪一组结论；`levels` 这时写它的结论", "star"),
        },
    ),
    "Conclusion": Part(
        "结论",
        "总分、条件或一票否决得出的结果",
        {
            "id": Said("永久编号", "pass"),
            "title": Said("名称，照录", "合格"),
            "when": Said("得出这个结论的总分", "{from: 60}"),
            "share": Said("得出这个结论的比例：总分占满分的百分之几", "{from: 60}"),
            "also": Said("还要符合的条件，须全部符合", '[{group: "1", share: {from: 50}}]'),
            "or": Said(
                "不符合上面几项时，另外的情形，符合一种也得出这个结论",
                '[{when: {from: 75}, also: [{group: "1", score: {equals: 0}}]}]',
            ),
            "needs": Said("须先达到同组的哪个结论：它的条件也要符合", "passing"),
            "otherwise": Said("前面的结论都不符合时，是否就是它；写在最后，不另写条件", "true"),
            "source": Said("原表的相应规定，照录", "60分及以上为合格。"),
        },
    ),
    "Way": Part(
        "另一种情形",
        "得出同一个结论的另一种情形",
        {
            "when": Said("这时的总分", "{from: 75}"),
            "share": Said("这时总分占满分的百分之几", "{from: 75}"),
            "also": Said("还要符合的条件，须全部符合", '[{group: "1", score: {equals: 0}}]'),
            "source": Said("原表的相应规定，照录", "有一张表为零分，但总分75分及以上的，也为合格。"),
        },
    ),
    "ConclusionSet": Part(
        "结论组",
        "总分的结论以外，另外得出的一种结论",
        {
            "id": Said("永久编号", "star"),
            "title": Said("是什么结论，给读者看", "星级"),
            "group": Said("看哪一组的得分；不写就看总分", '"1"'),
            "conclusions": Said(
                "各结论，写法与总分的结论相同", "[{id: five, title: 五星, when: {from: 90}}]"
            ),
            "lowest_of": Said(
                "取排在前面的哪几组中最低的一个结论；这时不写 `conclusions`", "[theory, practice]"
            ),
            "source": Said("原表的相应规定，照录", "总等级取各部分等级中最低的一个。"),
        },
    ),
}
