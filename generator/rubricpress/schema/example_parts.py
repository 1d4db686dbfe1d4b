"""The worked examples, in Chinese: the words that stand beside `core/example.py`, key by key."""

from __future__ import annotations

from typing import Final

from rubricpress.schema.part import Part, Said

EXAMPLE_PARTS: Final = {
    "WorkedExample": Part(
        "填写样例",
        "怎样填，得几分：一份手工算好的评分",
        {
            "id": Said("永久编号，也出现在打开它的网址里", "full"),
            "title": Said("它说明什么，几个字", "全部做到"),
            "working": Said("手算的步骤", "设施 2+2=4 分，人数 6 分，合计 10 分。"),
            "profile": Said("基本信息的答案；也可以写单位名称 `institution`", "{base_type: main}"),
            "ratings": Said("各条目的评分，写法与评分文件相同", '{"1.1": {met: [a, b]}}'),
            "expected": Said("手算得到的结果", "{total: 10, conclusion: pass}"),
        },
    ),
    "ExampleRating": Part(
        "样例的评分",
        "一个条目的评分，写法与评分文件相同",
        {
            "met": Said("做到了的评分点；一点也没有做到写 `[]`", "[a, b]"),
            "earned": Said("可得部分分的评分点各得几分", "{a: 1.5}"),
            "faults": Said("各扣分情形查出几次；没有扣分写 `{}`", "{a: 2}"),
            "level": Said("所选的选项", '"2.5"'),
            "score": Said("所给的分数，或加减的分数", "9.5"),
            "count": Said("发生的次数", "1"),
            "triggered": Said("有没有此情形", "true"),
            "not_applicable": Said("不适用", "true"),
            "measure": Said("填报的数", "{value: 350}"),
            "evidence": Said("证据材料", "教室照片"),
            "note": Said("说明", "借用的教室不算。"),
            "units": Said("分别评分的条目，各个对象的评分", "[{name: 1 号, level: good}]"),
        },
    ),
    "ExampleUnit": Part(
        "样例里一个对象的评分",
        "分别评分的条目里一个对象的评分",
        {
            "name": Said("对象的名称", "1 号"),
            "met": Said("做到了的评分点；一点也没有做到写 `[]`", "[a, b]"),
            "earned": Said("可得部分分的评分点各得几分", "{a: 1.5}"),
            "faults": Said("各扣分情形查出几次；没有扣分写 `{}`", "{a: 2}"),
            "level": Said("所选的选项", "good"),
            "score": Said("所给的分数", "9.5"),
            "measure": Said("填报的数", "{value: 350}"),
        },
    ),
    "ExampleEntry": Part(
        "样例填报的数",
        "一个数据项填报的数",
        {
            "value": Said("一个数或百分数，按表上印的单位", "350"),
            "numerator": Said("比例上面的数", "12"),
            "denominator": Said("比例下面的数", "20"),
        },
    ),
    "Expected": Part(
        "样例的结果",
        "手算得到的结果；没有写的不核对",
        {
            "total": Said("总分", "10"),
            "conclusion": Said("结论的编号", "pass"),
            "groups": Said("各组的得分", '{"1": 10}'),
        },
    ),
}
