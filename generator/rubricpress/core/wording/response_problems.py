"""Problems of a response: ratings that a criterion cannot take, files that fit no rubric."""

from __future__ import annotations

from typing import Final

from rubricpress.core.wording.entry import said

RESPONSE_PROBLEMS: Final = {
    "file-large": said(
        "文件超过 {limit} MB，不可能是评分文件",
        "请确认选对了文件",
        "the file has more than {limit} MB; no response has so many",
        "Make sure that it is the right file.",
    ),
    "file-encoding": said(
        "文件不是 UTF-8 编码的文本（第 {at} 个字节起无法识别）",
        "请选择由本站保存的 .json 文件",
        "the file is not UTF-8 text (byte {at} cannot be read)",
        "Choose a .json file saved by this site.",
    ),
    "json-form": said(
        "文件不是完整的 JSON：第 {line} 行第 {column} 列无法识别",
        "请选择由本站保存、未经改动的 .json 文件",
        "the file is not JSON: line {line}, column {column} cannot be read",
        "Choose a .json file saved by this site and not edited since.",
    ),
    "json-deep": said(
        "文件的嵌套超过 {limit} 层，不可能是评分文件",
        "请确认选对了文件",
        "the file nests deeper than {limit} {limit:level|levels}; no response does",
        "Make sure that it is the right file.",
    ),
    "not-a-response": said(
        "文件里没有评分内容：应为一个 JSON 对象，现为“{value}”",
        "请选择由本站保存的 .json 文件",
        "the file holds no response: a JSON object is required, not '{value}'",
        "Choose a .json file saved by this site.",
    ),
    "format-version": said(
        "文件格式是“{value}”，本程序只认 {known:、}",
        "能识别的部分已照常计分；请用对应版本的程序核对",
        "the format is '{value}'; this program knows {known}",
        "What could be read is scored; check it with the program that wrote it.",
    ),
    "rubric-unknown": said(
        "没有编号为“{id}”的评估表；现有：{known:、}",
        "请核对文件中的 rubric.id",
        "there is no rubric '{id}'; there are: {known}",
        "Check rubric.id in the file.",
    ),
    "rubric-edition": said(
        "文件按 {edition} 版填写，这里用的是 {current} 版",
        "已按 {current} 版计分；请逐项核对后再使用",
        "the file was filled under the edition {edition}; the one in use here is {current}",
        "It is scored under {current}; check every criterion before you use it.",
    ),
    "check-code": said(
        "文件上的核对码是 {code}，按内容算出的是 {right}：保存以后内容改动过，或者核对码抄错了",
        "请与印出的表或原来的文件核对；内容无误时，在网页里打开再保存，就有新的核对码",
        "the file carries the check code {code}; what it holds has {right}: it was changed after it was saved, or the code was copied wrongly",
        "Compare it with the printed form or the earlier file; where it is right, open it on the page and save it again for a new code.",
    ),
    "rubric-digest": said(
        "文件保存之后，评估表的文字或分值有过改动（校验值不同）",
        "请逐项核对后重新保存",
        "the rubric has changed since the file was saved (the digests differ)",
        "Check every criterion and save the file again.",
    ),
    "unknown-criterion": said(
        "评估表中没有编号为“{id}”的条目",
        "请核对编号；该条目未计分",
        "the rubric has no criterion '{id}'",
        "Check the id; this rating is not scored.",
    ),
    "unknown-role": said(
        "“{role}”不是评分方；评分方只有 {known:、}",
        "请改用其中之一；这部分未计分",
        "'{role}' is not an assessor's role; the roles are {known}",
        "Use one of these; this part is not scored.",
    ),
    "profile-unknown-field": said(
        "评估表没有“{field}”这一基本信息",
        "请删去它",
        "the rubric has no profile field '{field}'",
        "Remove it.",
    ),
    "rating-key": said(
        "本条目不用“{key}”评分，应使用：{keys:、}",
        "请改用所列方式",
        "this criterion is not rated with '{key}' but with: {keys}",
        "Use one of these.",
    ),
    "not-applicable": said(
        "评估表不允许本条目“不适用”",
        "请照常评分",
        "the rubric does not let this criterion be not applicable",
        "Rate it.",
    ),
    "list-long": said(
        "列表有 {count} 项，至多 {limit} 项",
        "请核对文件；这一项未计分",
        "the list has {count} {count:entry|entries}; it can have {limit}",
        "Check the file; this is not scored.",
    ),
    "date-form": said(
        "“{value}”不是一个日期",
        "请写成年-月-日，如 2026-11-01",
        "'{value}' is no date",
        "Write year-month-day, such as 2026-11-01.",
    ),
    "more-of-the-same": said(
        "这里还有 {count} 处同样的问题，没有逐一列出",
        "请先改正已列出的，再检查一次",
        "there {count:is|are} {count} more of the same kind here, not listed one by one",
        "Mend those that are, then check again.",
    ),
    "rubric-broken": said(
        "评估表“{id}”的文件有问题，无法计分",
        "请运行 rubricpress check，改正后再计分",
        "the file of the rubric '{id}' has problems, so that nothing can be scored",
        "Run 'rubricpress check', mend it, then score again.",
    ),
    "named-twice": said(
        "“{value}”写了两次",
        "请只保留一次",
        "'{value}' is named twice",
        "Name it once.",
    ),
    "not-partial": said(
        "评分点“{id}”只能全得或不得，不能得部分分",
        "请改为勾选或不勾选",
        "the indicator '{id}' is earned whole or not at all",
        "Name it under 'met', or leave it out.",
    ),
    "score-outside": said(
        "{value} 分超出范围；应在 {least} 至 {most} 分之间",
        "请改为范围内的分数",
        "the score {value} is out of range; it must lie between {least} and {most}",
        "Choose a score in the range.",
    ),
    "score-step": said(
        "{value} 分写得太细；分数须为 {step} 的整数倍",
        "请改为 {step} 的整数倍",
        "the score {value} is between the steps; scores are whole multiples of {step}",
        "Choose a score on the step.",
    ),
    "score-contradicts": said(
        "{value} 分与填报的数值不符；按数值属于“{band}”档，应在 {least} 至 {most} 分之间",
        "请改分数，或核对数值",
        "the score {value} contradicts the entered number, which decides the band '{band}' from {least} to {most}",
        "Change the score, or check the number.",
    ),
    "level-contradicts": said(
        "所选的是“{level} 分{level_id:（~）}”，与填报的数值不符；按数值应为“{decided} 分{decided_id:（~）}”",
        "请改选，或核对数值",
        "the chosen level, worth {level}{level_id: (~)}, contradicts the number, which decides the level worth {decided}{decided_id: (~)}",
        "Change the level, or check the number.",
    ),
    "amount-outside": said(
        "{value} 分不在允许的范围内；可填 0，或 {ranges_zh} 分",
        "请改为范围内的分数",
        "the amount {value} is not allowed; it is 0, or {ranges}",
        "Choose an amount in the range.",
    ),
    "count-form": said(
        "“{value}”不是次数；次数是 0、1、2 这样的整数",
        "请填写整数",
        "'{value}' is not a count; a count is a whole number: 0, 1, 2",
        "Write a whole number.",
    ),
    "fault-once": said(
        "“{id}”只扣一次，填的是 {value}；有此情形填 1，没有填 0",
        "请改为 1 或 0",
        "'{id}' counts once, not {value} {value:time|times}: it is 1 where it is so, else 0",
        "Write 1 or 0.",
    ),
    "no-measure": said(
        "本条目不填报数值",
        "请删去 measure",
        "this criterion takes no measure",
        "Remove it.",
    ),
    "measure-missing": said(
        "还没有填报“{title}”",
        "请补填",
        "'{title}' is not entered",
        "Enter it too.",
    ),
    "measure-key": said(
        "这里不填“{key}”，应填：{keys:、}",
        "请改用所列的项",
        "'{key}' is not entered here; enter: {keys}",
        "Use these.",
    ),
    "measure-below": said(
        "{value} 太小，最小为 {minimum}",
        "请核对后改正",
        "{value} is too small; the least is {minimum}",
        "Check and correct it.",
    ),
    "measure-above": said(
        "{value} 超过了上限 {maximum}{unit}",
        "请核对后改正",
        "{value} is more than {maximum}{unit: }",
        "Check and correct it.",
    ),
    "measure-step": said(
        "{value} 不是 {step} 的整数倍",
        "请核对后改正",
        "{value} is not a whole multiple of {step}",
        "Check and correct it.",
    ),
    "zero-denominator": said(
        "分母须大于 0",
        "请填写“{title}”的实际数；没有可比的数时不要填报比例",
        "the denominator must be more than 0",
        "Enter the real number of '{title}', or leave the ratio out.",
    ),
    "profile-needed": said(
        "要先选择“{title}”，才能按数值判定档次",
        "请在基本信息中选择“{title}”",
        "'{title}' must be chosen before the number can decide the level",
        "Choose '{title}' in the profile.",
    ),
}
