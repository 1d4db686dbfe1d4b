"""Advice on a rubric: what adds up, but looks like a slip. Each is silenced by a record of damage at its place."""

from __future__ import annotations

from typing import Final

from rubricpress.core.wording.entry import said

ADVICE_PROBLEMS: Final = {
    "level-zero-missing": said(
        "没有 0 分的选项，而表中另有 {others} 条都有",
        "请核对原表；原表确实没有的，在本条的 damage 里记下（at: levels），写明理由",
        "there is no option with the score 0; {others} other criteria have one",
        "Check the table; where it has none, record it in 'damage' (at: levels) with the reason.",
    ),
    "level-gap": said(
        "各选项相差 {step} 分，中间却没有 {score} 分的一项",
        "请核对原表；原表确实没有的，在本条的 damage 里记下（at: levels），写明理由",
        "the options lie {step} apart, but there is none with the score {score}",
        "Check the table; where it has none, record it in 'damage' (at: levels) with the reason.",
    ),
    "level-order": said(
        "选项的分数没有一路升高或降低：“{second}”排在“{first}”后面",
        "请核对分数和次序；原表确实如此的，在本条的 damage 里记下（at: levels.{second}），写明理由",
        "the scores of the options neither rise nor fall throughout: '{second}' stands behind '{first}'",
        "Check scores and order; where the table is so, record it in 'damage' (at: levels.{second}) with the reason.",
    ),
    "level-falls": said(
        "选项从高分排到低分，而其余 {others} 条都从低分排到高分",
        "请核对分数；原表确实如此的，在本条的 damage 里记下（at: levels），写明理由",
        "the scores of the options fall; in the {others} other criteria they rise",
        "Check the scores; where the table is so, record it in 'damage' (at: levels) with the reason.",
    ),
    "level-rises": said(
        "选项从低分排到高分，而其余 {others} 条都从高分排到低分",
        "请核对分数；原表确实如此的，在本条的 damage 里记下（at: levels），写明理由",
        "the scores of the options rise; in the {others} other criteria they fall",
        "Check the scores; where the table is so, record it in 'damage' (at: levels) with the reason.",
    ),
    "level-id": said(
        "选项的编号是“{id}”，分数却是 {score}；本条其余选项的编号就是分数",
        "请改正其中一个；原表确实如此的，在本条的 damage 里记下（at: levels.{id}），写明理由",
        "the option is called '{id}', but its score is {score}; the others of this row are called after their scores",
        "Correct one of them; where the table is so, record it in 'damage' (at: levels.{id}) with the reason.",
    ),
    "interval-order": said(
        "区间没有一路升高或降低：“{second}”排在“{first}”后面",
        "请核对区间；原表确实如此的，在本条的 damage 里记下（at: {key}.{second}），写明理由",
        "the intervals neither rise nor fall throughout: '{second}' stands behind '{first}'",
        "Check them; where the table is so, record it in 'damage' (at: {key}.{second}) with the reason.",
    ),
    "band-unlike": said(
        "各档的范围与其余 {others} 条 {points} 分的条目不同",
        "请核对原表；原表确实如此的，在本条的 damage 里记下（at: bands），写明理由",
        "the bands differ from those of the {others} other {others:criterion|criteria} with {points} {points:point|points}",
        "Check the table; where it is so, record it in 'damage' (at: bands) with the reason.",
    ),
    "fault-above": said(
        "一次就扣 {cost} 分，而条目只有 {points} 分，扣完为止",
        "请核对原表，改正扣分或条目的分值；可以倒扣的，写 floor: none；原表确实如此的，在本条的 damage 里记下（at: faults.{id}），写明理由",
        "a single occurrence costs {cost}, but the row has {points} and stops at 0",
        "Check the table; correct one of them, or write 'floor: none' where the row can go below 0; where the table is so, record it in 'damage' (at: faults.{id}) with the reason.",
    ),
    "id-order": said(
        "编号“{id}”与位置不合：它是“{group}”里的第 {at} 个",
        "请核对编号；编号已经公布、不能再改的，在 damage 里记下（at: id），写明原表印的号",
        "the id '{id}' is out of line: it stands as number {at} in '{group}'",
        "Check it; where it is published and must stay, record in 'damage' (at: id) what the table prints.",
    ),
    "weighted-twice": said(
        "{key} 说要加权，而各条不加权就正好合计 {points}；照它算会重复加权",
        "各条确要加权的，写 weight；不要加权的，在 damage 里记下（at: {key}），写明怎样读",
        "'{key}' speaks of weights, but the rows add up to {points} without any; they would be weighted twice",
        "Where rows have weights, write 'weight'; where not, record in 'damage' (at: {key}) how it is read.",
    ),
    "score-product": said(
        "{key} 说得分要相乘（“{said}”），这里写不出，只会相加",
        "乘的总是同一个数的，写 weight 或 scale；不是的，这份表写不出来。原表另有读法的，在 damage 里记下（at: {key}），写明怎样读",
        "'{key}' multiplies scores ('{said}'), which cannot be written: they would be added up",
        "Where the factor is always the same, write 'weight' or 'scale'; else this table cannot be written. Where the "
        "table is read otherwise, record in 'damage' (at: {key}) how.",
    ),
    "printed-differs": said(
        "印的是“{printed}”，points 却是 {points}",
        "请改正其中一个；原表印错的，在 damage 里记下（at: points_printed），写明理由",
        "'{printed}' is printed, but 'points' is {points}",
        "Correct one of them; where the print is wrong, record it in 'damage' (at: points_printed) with the reason.",
    ),
    "text-differs": said(
        "文字说的是 {said:、} 分，这里却是 {found}",
        "请改正其中一个；原表确实如此的，在本条的 damage 里记下（at: {at}），写明理由",
        "the text says {said} {said:point|points}, but here it is {found}",
        "Correct one of them; where the table is so, record it in 'damage' (at: {at}) with the reason.",
    ),
    "target-differs": said(
        "标准一栏印的是“{said}”，target 却是 {target}",
        "请改正其中一个；百分率照印的数写，90% 写 90；原表确实如此的，在本条的 damage 里记下（at: target），写明理由",
        "the standard prints '{said}', but 'target' is {target}",
        "Correct one of them; a percentage is written as printed, 90% is 90. Where the table is so, record it in 'damage' (at: target) with the reason.",
    ),
    "ratio-swapped": said(
        "{key} 里是“{upper}”除以“{lower}”；numerator 和 denominator 正好相反",
        "请对调 numerator 和 denominator；原表这里印错的，在本条的 damage 里记下（at: {at}），写明理由",
        "'{key}' divides {upper} by {lower}; 'numerator' and 'denominator' say the opposite",
        "Let them change places; where the print is wrong here, record it in 'damage' (at: {at}) with the reason.",
    ),
    "ratio-whole": said(
        "“{lower}”像是总数或计划数，却是 numerator；“{upper}”像是其中的一部分，却是 denominator",
        "请核对，反了就对调；确实这样算的，把原表的公式写进 formula",
        "'numerator' is {lower}, by its name the whole or the plan; 'denominator' is {upper}, a part of it",
        "Let them change places; where the table means it so, write its formula in 'formula'.",
    ),
    "kind-differs": said(
        "kind 是 {kind}，却写了 {key}",
        "请核对：两个数相除的写 kind: ratio，百分数的单位就是 %；多余的删去；原表确实如此的，在本条的 damage 里记下（at: measure.{key}），写明理由",
        "'kind' is {kind}, but there is '{key}'",
        "Check it: two numbers make a 'kind: ratio', and a percentage has the unit %; remove what is not needed, or record it in 'damage' (at: measure.{key}) with the reason.",
    ),
    "kind-rate": said(
        "“{title}”像是百分比，kind 却是 number",
        "请改为 kind: percentage；确实不是百分比的，用 unit 写明单位",
        "{title} is a percentage by its name, but 'kind' is number",
        "Write 'kind: percentage'; where it is none, name the unit in 'unit'.",
    ),
    "unit-differs": said(
        "文字里印的是“{said:、}”，这里却是“{unit}”",
        "请改正其中一个；原表确实如此的，在本条的 damage 里记下（at: {at}），写明理由",
        "the text prints '{said}', but here it is '{unit}'",
        "Correct one of them; where the table is so, record it in 'damage' (at: {at}) with the reason.",
    ),
    "condition-idle": said(
        "条件是 {interval}，而实际总在 {reach} 之内：什么时候都成立",
        "请核对个数；原表确实如此的，在全表的 damage 里记下（at: conclusions 或 gates），写明理由",
        "the condition asks for {interval}, and there are always {reach}: it always holds",
        "Check the count; where the table is so, record it in the rubric's 'damage' (at: conclusions or gates) with the reason.",
    ),
    "percent-small": said(
        "这里写的是百分之几：{value} 就是 {value}%",
        "请照印的数写，{meant}% 写 {meant}；原表确实是 {value}% 的，在全表的 damage 里记下（at: {at}），写明理由",
        "percentages are written here: {value} is {value} %",
        "Write what is printed: {meant} % is {meant}. Where it is {value} %, record it in the rubric's 'damage' (at: {at}) with the reason.",
    ),
    "group-points-missing": said(
        "“{id}”没有 points，而同级的另外 {others} 组都有",
        "请照原表补上；原表确实没有的，在这一组的 damage 里记下（at: points），写明理由",
        "group '{id}' has no 'points'; all other groups beside it ({others}) have",
        "Write what the table prints; where it prints none, record it in the group's 'damage' (at: points) with the reason.",
    ),
    "step-above": said(
        "每一步扣 {cost} 分，而条目只有 {points} 分",
        "请核对原表，改正 costs 或条目的分值；原表确实如此的，在本条的 damage 里记下（at: steps.costs），写明理由",
        "each step costs {cost}, but the row has {points}",
        "Check the table and correct 'costs' or the points; where the table is so, record it in 'damage' (at: steps.costs) with the reason.",
    ),
}
