"""Problems of exceptions, of sets of conclusions, and of tables without a total."""

from __future__ import annotations

from typing import Final

from rubricpress.core.wording.entry import said

CONCLUSION_PROBLEMS: Final = {
    "way-empty": said(
        "“{id}”的另一种情形没有写条件",
        "请写 when、share 或 also，或删去它",
        "another way to '{id}' asks for nothing",
        "Write 'when', 'share' or 'also', or remove it.",
    ),
    "conclusion-needs": said(
        "“{id}”要先达到“{needs}”，而它不在同一组结论里，是其余情形的结论，或者反过来又要先达到前者；同组的有：{known:、}",
        "请改正，或删去 needs",
        "'{id}' needs '{needs}', which is not in the same list, says 'otherwise', or needs it in its turn; the list has: {known}",
        "Correct it, or remove 'needs'.",
    ),
    "otherwise-form": said(
        "“{id}”是其余情形的结论（otherwise），而它自己另有条件，或后面还有别的结论",
        "请把它放在最后，删去它的 when、share、also、or 和 needs；或删去 otherwise",
        "'{id}' is reached where no other conclusion is ('otherwise'), and yet asks for something, or others stand behind it",
        "Put it last and remove its 'when', 'share', 'also', 'or' and 'needs'; or remove 'otherwise'.",
    ),
    "otherwise-never": said(
        "前面的结论已经包括了全部情形，永远得不出“{id}”",
        "请删去它，或核对前面各结论的条件",
        "the conclusions before it leave no case for '{id}'",
        "Remove it, or check what those before it ask for.",
    ),
    "set-source": said(
        "“{id}”要么列出自己的结论，要么取别组中最低的，须写一种，而且只写一种",
        "请在 conclusions 和 lowest_of 中选写一项",
        "'{id}' either lists conclusions of its own or takes the lowest of other sets",
        "Write one of: conclusions, lowest_of.",
    ),
    "set-group": said(
        "取别组中最低的结论时，不看某一组的得分，group 不起作用",
        "请删去 group",
        "the lowest of other sets is taken, whatever the score of a group",
        "Remove 'group'.",
    ),
    "lowest-lists": said(
        "“{id}”所取的各组结论列得不同，比不出高低",
        "请让各组列出同样的编号，好的在前",
        "the sets whose lowest '{id}' takes list different conclusions, so that none is the lowest",
        "Let each set list the same ids, the best first.",
    ),
    "no-total-used": said(
        "表不计总分（combine: none），这里却要用总分",
        "请删去这一项，或改写 combine",
        "the table has no total (combine: none), and this is made of it",
        "Remove it, or combine the groups in another way.",
    ),
}
