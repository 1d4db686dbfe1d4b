"""The parts of a table, in Chinese: the words that stand beside `core/rubric.py`, key by key."""

from __future__ import annotations

from typing import Final

from rubricpress.schema.part import Part, Said

RUBRIC_PARTS: Final = {
    "Rubric": Part(
        "评估表",
        "一份官方评估表的一个版本",
        {
            "id": Said("表的永久编号，与文件名相同，也出现在网址里", "training-room"),
            "title": Said("原表的全称", "培训教室检查表"),
            "edition": Said("版本；内容有改动时换一个新的", '"2026-11"'),
            "points": Said("基础分的满分，不含加减分项；须等于各组之和", "100"),
            "start": Said("总分从几分算起；只扣分的表写满分", "100"),
            "combine": Said("各组的得分怎样合成总分", "mean"),
            "most": Said("总分连加减分在内最多计几分；不写就没有上限", "100"),
            "least": Said("总分最少计几分，扣完为止写 0；不写就没有下限", "0"),
            "dropped_points": Said("不计入的条目，它的分值归到哪里", "group"),
            "unrated": Said("没有评的条目怎样算", "zero"),
            "rounding": Said("在哪里取整；不写就不取整", "{total: {step: 0.01}}"),
            "scale": Said("总分怎样折算到另一个范围", "{to: 70}"),
            "together": Said(
                "哪些条目不重复计分，或合计以多少为限",
                "[{id: awards, title: 获奖, criteria: [b1, b2], combine: highest}]",
            ),
            "gates": Said(
                "合计之外的规则",
                '[{id: key, title: 关键项, when: [{criterion: "1.1", levels: [bad]}], caps_total: 59}]',
            ),
            "rescale": Said(
                "上一版的评分转入时，分值变了的条目按比例折算，折算后怎样取到刻度；不写就要重新评", "half-up"
            ),
            "language": Said("表的文字是哪种语言", "zh-CN"),
            "short_title": Said("目录和导航里用的短名", "教室检查表"),
            "summary": Said("这是什么表，一两句话，由维护者写", "检查培训教室条件用的评分表。"),
            "audience": Said("谁来用，由维护者写", "由培训机构对照自评。"),
            "scoring": Said("怎样计分，由维护者写", "各条得分相加，满 60 分为合格。"),
            "instructions": Said("原表的说明，照录", "总评分数低于60分为不合格。"),
            "formula": Said("原表的合计办法或公式，照录", "按项目打分后统计"),
            "seal": Said("原表要求在哪里盖章，照录", "加盖单位公章"),
            "source": Said("表的来源", "附件3《培训教室检查表》，2026年11月印发。"),
            "star": Said("星号的含义；原表没有说明时，就写明没有说明", "原表没有说明星号的含义。"),
            "remark": Said("不属于任何一行的备注，照录", "本表一式两份。"),
            "columns": Said("原表的各栏，依次排列", "[{of: title, title: 内容}, {of: points, title: 分值}]"),
            "profile": Said(
                "计分要用到的基本信息", "[{id: type, title: 类型, options: [{id: main, title: 主基地}]}]"
            ),
            "bands": Said("档次栏的栏头，好的在前", "[{id: good, title: 优良}, {id: fail, title: 不及格}]"),
            "tags": Said(
                "条目的标记（tag）叫什么，给读者看；不写时显示编号",
                "[{id: must, title: 必达项}, {id: should, title: 应达项}]",
            ),
            "groups": Said("表的各部分，依次排列", '[{id: "1", title: 教室}]'),
            "adjustments": Said(
                "各组之外的加分、扣分、一票否决", "[{id: b1, title: 受到表彰, method: fixed, amount: 2}]"
            ),
            "adjustments_title": Said("加减分部分的标题；不写时用一个通用的标题", "加分项"),
            "conclusions": Said("总分得出的结论", "[{id: pass, title: 合格, when: {from: 60}}]"),
            "conclusion_sets": Said(
                "总分的结论以外，另外得出的结论",
                "[{id: star, title: 星级, conclusions: [{id: five, title: 五星, when: {from: 90}}, {id: none, title: 无, when: {below: 90}}]}]",
            ),
            "assessors": Said("几名评分人各评一份时，怎样合成一份", "{combine: median, tolerance: 2}"),
            "damage": Said(
                "不属于任何一行的存疑之处", "[{at: formula, read: 各项相加, reason: 公式没有印出}]"
            ),
            "examples": Said(
                "填写样例：检查时照它计分，也给读者看；不算在校验值里",
                '[{id: full, title: 全部做到, ratings: {"1.1": {met: [a, b]}}, expected: {total: 10}}]',
            ),
        },
    ),
    "Column": Part(
        "栏",
        "原表的一栏",
        {
            "of": Said("这一栏放什么", "points"),
            "title": Said("栏头，照录", "分值"),
        },
    ),
    "ProfileField": Part(
        "基本信息",
        "计分要用到的一项情况",
        {
            "id": Said("永久编号", "base_type"),
            "title": Said("给填表人看的名称", "基地类型"),
            "options": Said("可选的答案", "[{id: main, title: 主基地}, {id: sub, title: 分基地}]"),
        },
    ),
    "Option": Part(
        "答案",
        "一项基本信息的一个答案",
        {
            "id": Said("永久编号", "main"),
            "title": Said("给填表人看的名称", "主基地"),
        },
    ),
    "BandTitle": Part(
        "档次栏",
        "原表的一个档次栏",
        {
            "id": Said("永久编号；条目的档次用它来指", "good"),
            "title": Said("栏头，照录", "优良"),
        },
    ),
    "TagTitle": Part(
        "标记",
        "一类条目：条件按类来数",
        {
            "id": Said("标记，就是条目和条件里的 `tag`", "must"),
            "title": Said("这一类叫什么，照录", "必达项"),
        },
    ),
    "Group": Part(
        "组",
        "表的一部分，有自己的小计；组可以再分组",
        {
            "id": Said("永久编号；原表编了号的，用原表的号", '"1"'),
            "title": Said("名称，照录", "教室"),
            "number": Said("原表印的号与 `id` 不同时，照录在这里", "四"),
            "points": Said("原表印的小计；须等于组内各条目与各小组之和。原表没有印就不写", "20"),
            "combine": Said("组里各条目和小组的得分怎样合成组的得分", "mean"),
            "weight": Said("权重：在上一层的合计或平均里算几份，大于 0", "2"),
            "most": Said("这一组最多计几分；不写就没有上限", "20"),
            "least": Said("这一组最少计几分，扣完为止写 0；不写就没有下限", "0"),
            "points_printed": Said("小计印得不只是一个数时，照录", '"20%"'),
            "groups": Said("组里的小组，写法与组相同", '[{id: "1.1", title: 设施}]'),
            "criteria": Said(
                "组里的条目，依次排列", '[{id: "1.1", title: 安全, points: 4, method: levels, levels: []}]'
            ),
            "was": Said("上一版里的编号，与现在的不同时才写；由几组合并来的写成列表", "[part-1, part-2]"),
            "damage": Said("这一组的存疑之处", '[{at: points, read: "20", reason: 小计没有印出}]'),
        },
    ),
    "Criterion": Part(
        "条目",
        "表里的一行",
        {
            "id": Said("永久编号；原表编了号的，用原表的号", '"1.1"'),
            "title": Said("这一行的名称；原表没有短名称时，写整行的文字", "设施"),
            "method": Said("评分方法；它自己的项与它并排", "checklist"),
            "points": Said("这一行最多得几分，大于 0。加减分的方法不写", "4"),
            "weight": Said("权重：在本组的合计或平均里算几份，大于 0；加减分的不写", "2"),
            "not_applicable": Said("可以填“不适用”，这时怎样算", "{counts: dropped, reason: true}"),
            "only_for": Said("只对基本信息的某些答案才有这一行", "{field: base_type, options: [main]}"),
            "only_if": Said(
                "别的条目评成某样时才有这一行",
                '{when: [{criterion: "1.1", levels: [has]}], otherwise: dropped}',
            ),
            "points_printed": Said("分值印得不只是一个数时，照录", '"2.5%"'),
            "units": Said("这一行要分几个单元分别评分，怎样合成一个得分", "{title: 塔吊, combine: lowest}"),
            "section": Said("这一行和相邻几行共有的小标题", "教学条件"),
            "standard": Said("要求、标准，照录", "教室设施齐全，满足培训需要。"),
            "assessment": Said("评估方法、评分办法，照录", "实地查看。"),
            "remark": Said("备注，照录", "以上年度数据为准。"),
            "starred": Said("原表是否标了星号", "true"),
            "tag": Said("这一行属于哪一类，条件按类来数，例如必达项、应达项", "must"),
            "was": Said("上一版里的编号，与现在的不同时才写；由几条合并来的写成列表", '"1.3"'),
            "damage": Said("这一行的存疑之处", "[{at: title, printed: 设拖, read: 设施, reason: 误印}]"),
        },
    ),
    "Interval": Part(
        "区间",
        "一段数，写明两端含不含",
        {
            "from": Said("从这个数起，含这个数（≥）", "50"),
            "above": Said("大于这个数，不含（>）", "70"),
            "to": Said("到这个数止，含这个数（≤）", "49"),
            "below": Said("小于这个数，不含（<）", "60"),
            "equals": Said("正好是这个数", "0"),
        },
    ),
    "Damage": Part(
        "原文存疑",
        "原表残缺、误印或自相矛盾的一处",
        {
            "at": Said(
                "哪一处：本处的一项，如 `points`、`title`；或其中的一个，如 `bands.pass`、`indicators.b`、"
                "`measure.numerator`；还可以再往里写，如 `bands.good.from`、`levels.2.when`",
                "bands.good.from",
            ),
            "printed": Said("印的是什么；原文空缺就不写", "15.6"),
            "read": Said("这里读作什么", '"15.9"'),
            "reason": Said("为什么这样读", "下一档从 15.8 起，两档之间不应有空缺。"),
        },
    ),
}
