"""The dialogs of the form."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "cancel": ("取消", "Cancel"),
    "close": ("关闭", "Close"),
    "restart": ("重新开始？", "Start again?"),
    "restart-said": (
        "这会清空本页已填的全部内容，这份草稿里的内容也随之清空。别的草稿和已经保存到文件的内容不受影响。要留着这份、另填一份，请在“全部草稿”里新建草稿。",
        "This clears everything on this page and in this draft. Other drafts and saved files stay as they are. To keep this draft and begin another one, choose ‘All drafts’ and ‘New draft’.",
    ),
    "restart-do": ("清空并重新开始", "Clear and start again"),
    "open": ("打开文件", "Open a file"),
    "open-do": ("打开", "Open"),
    "merge-do": ("合并到本页", "Merge into this page"),
    "combine-do": ("合成各人的评分", "Combine as several assessors"),
    "open-draft": ("打开为新草稿", "Open as a new draft"),
    "files": ("打开几个文件", "Open several files"),
    "files-drafts": ("各存为新草稿", "Open each as a new draft"),
    "migrate": ("转到新版", "Move to the new edition"),
    "migrate-do": ("转到本版", "Move to this edition"),
    "merge": ("填得不同的地方", "Where the files differ"),
    "merge-confirm": ("合并", "Merge"),
    "drafts": ("全部草稿", "All drafts"),
    "drafts-said": (
        "这份评估表在这个浏览器里的草稿。换个年度、换个校区，可以各用一份。",
        "The drafts of this table in this browser. Use one for each year or each site.",
    ),
    "name": ("名称", "Name"),
    "changed": ("更改时间", "Changed"),
    "total": ("总分", "Total"),
    "progress": ("进度", "Progress"),
    "file": ("文件", "File"),
    "actions": ("操作", "Actions"),
    "new-draft": ("新建草稿", "New draft"),
    "trace": ("怎么算的", "How it is worked out"),
    "print": ("打印什么？", "What do you want to print?"),
    "print-filled": ("已填写的评估表", "The completed table"),
    "print-filled-said": ("原表的式样，填上分数、选项、备注和汇总", "In the layout of the table, with scores, choices, notes and sums"),
    "print-blank": ("空白评估表", "A blank table"),
    "print-blank-said": ("原表的式样，用笔填写", "In the layout of the table, to fill in by hand"),
    "print-record": ("填写记录", "A record of this form"),
    "print-record-said": (
        "按本页的式样，逐条列出所填的内容、证据和得分",
        "In the layout of this page: entries, evidence and score of every criterion",
    ),
}  # fmt: skip
