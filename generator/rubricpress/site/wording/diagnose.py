"""The page on which readers check their browser and network."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "title": ("自检", "Check this browser"),
    "description": ("检查浏览器和网络能不能正常使用本站", "Check whether this site works in your browser and network"),
    "lead": (
        "填不了、算不出、存不住的时候，打开这一页：它检查这个浏览器和您的网络能不能正常使用本站，并写明要请信息部门做什么。检查在您的浏览器里进行，结果不会发送到任何地方。",
        "Use this page if you cannot fill in a form, see no scores or lose your drafts. It checks whether this site works in your browser and network, and says what to ask your IT department for. The check runs in your browser. The results are not sent anywhere.",
    ),
    "no-script": (
        "需要启用 JavaScript 才能检查。没有启用时，可以阅读标准、打印空白表。",
        "The check needs JavaScript. Without it you can read the criteria and print blank forms.",
    ),
    "not-yet": ("尚未检查", "Not checked yet"),
    "browser": ("浏览器", "Browser"),
    "browser-why": ("浏览器是否够新，能不能运行评分程序。", "Whether the browser is new enough to run the scoring program."),
    "address": ("网址", "Address"),
    "address-why": ("网站是否通过加密连接打开。", "Whether the site was opened over an encrypted connection."),
    "storage": ("草稿", "Drafts"),
    "storage-why": ("浏览器能不能保存草稿。", "Whether the browser can keep drafts."),
    "files": ("网站的文件", "Files of the site"),
    "files-why": (
        "服务器给出的文件是否齐全，类型是否正确。",
        "Whether the server gives out all files, with the right types.",
    ),
    "runtime": ("评分程序", "Scoring program"),
    "runtime-why": (
        "评分程序能不能下载、启动，算出的结果对不对。",
        "Whether the scoring program can be downloaded and started, and scores correctly.",
    ),
    "pass-on": ("把结果发给别人", "Pass the results on"),
    "pass-on-said": (
        "下面是全部结果，可以复制到邮件里，发给单位的信息部门或网站的维护者。里面没有您填写的内容。",
        "These are all results. You can copy them into an email to your IT department or to the maintainer of this site. They hold nothing that you have filled in.",
    ),
    "copy": ("复制结果", "Copy the results"),
    "again": ("再检查一次", "Check again"),
}  # fmt: skip
