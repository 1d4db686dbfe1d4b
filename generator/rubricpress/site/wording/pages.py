"""The home page, the list of all tables, and the titles of pages."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    # above the problems of tables, in a preview
    "not-shown": (
        "还没有显示：改正之前，有问题的网页保持原样",
        "Not shown yet: pages with problems stay as they were until these are mended",
    ),
    "home": ("首页", "Home"),
    "tables": ("评估表", "Tables"),
    "where": ("所在位置", "Breadcrumb"),
    "contents": ("本页目录", "On this page"),
    "description": (
        "官方评估表逐字转录：评估标准逐条可查，自评表在线计分，填写的内容只保存在您的浏览器里。",
        "Official assessment tables, word for word: read every criterion, assess yourself online with scores at once. What you fill in stays in your browser.",
    ),
    "tables-description": ("本站公开的全部评估表", "All assessment tables on this site"),
    "edition-title": ("{title}（{edition} 版）", "{title} ({edition} edition)"),
    "form-title": ("{title} · 在线自评", "{title} – self-assessment"),
    # the home page
    "hero": (
        "<span>官方评估表，</span><span>逐条可查，</span><span>当场自评</span>",
        "Read official assessment tables and assess yourself",
    ),
    "lead": (
        "主管部门的评估表，往往只流传着一份扫描件。这里把它们逐字转录成网页：每一条都有分值、标准、评分办法和固定链接；填写自评表时，总分和结论随填随算。",
        "Official assessment tables often circulate as a scan. Here they are web pages, word for word: every criterion has its points, its standard, its scoring method and a permanent link. When you fill in the self-assessment, the total and the conclusion follow as you type.",
    ),
    "choose": ("选择评估表", "Choose a table"),
    "how": ("怎样使用", "How it works"),
    "how-read": (
        "<b>读标准</b> 打开评估标准，逐条了解要求和评分办法，备好材料。",
        "<b>Read the criteria</b> Find out what each criterion asks for and how it is scored, and collect your evidence.",
    ),
    "how-fill": (
        "<b>填自评</b> 在线填写，随时可以停下。每个分数是怎么算出来的，都能查到原表的依据。",
        "<b>Assess yourself</b> Fill in the form online and stop whenever you like. For every score you can see how it was worked out, and from which rule of the table.",
    ),
    "how-keep": (
        "<b>存与交</b> 保存成文件，换一台电脑继续填，或交给主管部门复核；也可以打印出来盖章。",
        "<b>Save and hand in</b> Save it as a file to continue on another computer or to send it for review. You can also print it.",
    ),
    "private": ("填写的内容留在您的浏览器里", "What you fill in stays in your browser"),
    "private-said": (
        "本站是一组静态网页，没有账号，也没有接收数据的程序。您填写的内容只保存在自己的浏览器里；存成文件、交给谁，由您决定。",
        "This site is a set of static pages. There are no accounts, and no program receives data. What you fill in is kept in your own browser only. You decide whether to save it as a file, and who gets it.",
    ),
    "faithful": ("存疑之处，如实注明", "Doubtful places are marked"),
    "faithful-said": (
        "转录所据的文本有误印、缺漏和前后矛盾之处。本站不径自改动：凡有疑问，都在原处写明怎样印、怎样读、为什么这样读。",
        "The texts have misprints, gaps and contradictions. We do not change them silently: each is marked where it stands, with what is printed, how we read it, and why.",
    ),
    # cards and records
    "full-points": ("满分 <b>{n}</b> 分", "<b>{n}</b> {n:point|points}"),
    "unscored": ("共 <b>{n}</b> 项", "<b>{n}</b> {n:criterion|criteria}"),
    "scored": ("计分 <b>{n}</b> 项", "<b>{n}</b> scored {n:criterion|criteria}"),
    "adjusting": ("加减分 <b>{n}</b> 项", "<b>{n}</b> {n:adjustment|adjustments}"),
    "edition": ("版本 {edition}", "Edition {edition}"),
    "criteria": ("评估标准", "Criteria"),
    "start": ("开始自评", "Start self-assessment"),
    "of": ("：{title}", ": {title}"),
    "chinese-only": ("", "In Chinese only: opens the Chinese site"),
    "lead-tables": (
        "本站公开的全部评估表，共 {n} 份，附版本、校验值和数据文件。",
        "All {n} {n:table|tables} on this site, with editions, digests and data files.",
    ),
    "printed-title": ("原表题名", "Printed title"),
    "size": ("规模", "Size"),
    "size-said": ("满分 {points} 分，{rows} 项", "{points} {points:point|points}, {rows} {rows:criterion|criteria}"),
    "size-adjusting": ("，另有加减分 {n} 项", ", and {n} {n:adjustment|adjustments}"),
    "edition-head": ("版本", "Edition"),
    "edition-said": ("{edition}，校验值 <code>{digest}</code>", "{edition}, digest <code>{digest}</code>"),
    "pages": ("页面", "Pages"),
    "language": ("中文", "English"),
    "form": ("在线自评", "Self-assessment"),
    "data": ("数据 rubric.json", "Data: rubric.json"),
}  # fmt: skip
