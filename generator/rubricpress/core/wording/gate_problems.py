"""Problems of gates, and of the conditions of gates and conclusions."""

from __future__ import annotations

from typing import Final

from rubricpress.core.wording.entry import said

GATE_PROBLEMS: Final = {
    "tag-untitled": said(
        "标记“{id}”没有名称；tags 里有名称的是：{known:、}",
        "请在 tags 里补上它，或改用其中一个",
        "the tag '{id}' has no title; 'tags' has titles for: {known}",
        "Add it to 'tags', or use one of these.",
    ),
    "tag-unused": said(
        "没有条目的标记（tag）是“{id}”",
        "请核对条目的 tag，或从 tags 里删去它",
        "no criterion has the tag '{id}'",
        "Check the tags of the criteria, or remove it from 'tags'.",
    ),
    "gate-effect": said(
        "规则“{id}”要写明一种后果，而且只写一种",
        "请在 {keys:、} 中选写一项",
        "the gate '{id}' must have one effect, and only one",
        "Write one of: {keys}.",
    ),
    "gate-order": said(
        "规则“{id}”使一组不得分，它的条件却要看合计才知道",
        "请只对条目提条件（criterion，或加 count 数条目）",
        "the gate '{id}' zeroes a group, but its condition is only known from the sums",
        "Ask about criteria only ('criterion', or 'count').",
    ),
    "gate-conclusion": said(
        "“{id}”没有写总分或比例的范围，比不出高低",
        "请给它写 when 或 share，或改用别的结论",
        "'{id}' has no range of totals or shares, so that nothing is better or worse than it",
        "Give it 'when' or 'share', or name another conclusion.",
    ),
    "condition-form": said(
        "这个条件没有写清楚看什么",
        "写法有四种：criterion 加 levels；levels、score 或 share 加 count（可加 group、starred、tag，按百分比数的再加 percent）；"
        "score 或 share（可加 criterion 或 group 之一，不加则看总分）；concluded 加 levels",
        "this condition does not say what is looked at",
        "Write 'criterion' with 'levels'; or 'levels', 'score' or 'share' with 'count' (and 'group', "
        "'starred', 'tag', and 'percent' where it is in per cent); or 'score' or 'share' (of a 'criterion', a 'group', or, with neither, the total); or 'concluded' with 'levels'.",
    ),
    "condition-name": said(
        "没有“{id}”；可用的有：{known:、}",
        "请改正",
        "there is no '{id}'; there are: {known}",
        "Correct it.",
    ),
    "conclusion-late": said(
        "结论“{id}”另提了条件，却排在没有条件的结论后面：它的总分都已经有了结论，永远得不出它",
        "请把它移到前面",
        "the conclusion '{id}' has conditions, but stands behind those that leave no total for it",
        "Move it to the front.",
    ),
    "condition-levels": said(
        "“{id}”没有可以选定的选项或档次",
        "请改用 score 或 share，或另看一行",
        "no level or band is ever chosen for '{id}'",
        "Ask for its 'score' or 'share', or look at another row.",
    ),
    "count-blind": said(
        "“{id}”也在要数的条目里，却没有可以选定的选项或档次，永远数不到它",
        "请改写 score 或 share（例如等于 0）加 count",
        "'{id}' is among the rows to be counted, but no level or band is ever chosen for it: it is never counted",
        "Write 'score' or 'share' (such as 'equals: 0') with 'count'.",
    ),
    "count-met": said(
        "“{id}”不适用时也得分，却没有选定的选项或档次：它算在总数里，评为某一级的比例却数不到它",
        "请让它不适用时不计（dropped），或改写 score 或 share 加 count",
        "'{id}' earns points although it does not apply, and has no level then: it is one of the rows, but never among those that have a level",
        "Let it drop out where it does not apply ('dropped'), or write 'score' or 'share' with 'count'.",
    ),
    "condition-early": said(
        "这里还不知道“{id}”的结论",
        "规则不能看结论；一组结论只能看排在它前面的各组",
        "what '{id}' comes to is not known here",
        "Gates cannot look at conclusions, and a set of conclusions only at the sets before it.",
    ),
    "condition-beyond": said(
        "这个条件永远不会符合：要 {interval}，而只可能 {reach}",
        "请改正，或核对分值",
        "this condition can never hold: it asks for {interval}, and there can only be {reach}",
        "Correct it, or check the points.",
    ),
    "cap-best": said(
        "“{id}”已经是最好的结论，以它为限不起作用",
        "请改写次一等的结论，或删去这条规则",
        "no conclusion is better than '{id}': a limit of it has no effect",
        "Name a conclusion below it, or remove the gate.",
    ),
    "cap-unused": said(
        "总分最高也只有 {most} 分，以 {cap} 分为限不起作用",
        "请改正，或核对分值",
        "the total is at most {most}: a limit of {cap} has no effect",
        "Correct it, or check the points.",
    ),
}
