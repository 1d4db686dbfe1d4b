"""Notices: what is told of a response beside its problems. They change no score and fail nothing."""

from __future__ import annotations

from typing import Final

from rubricpress.core.wording.entry import said

NOTICES: Final = {
    "link-bare": said(
        "“{value}”的开头不是 https:// 或 http://，只能当作文字，点不开",
        "请改为 {mended}",
        "'{value}' does not begin with https:// or http://, so that it is text and cannot be opened",
        "It should be '{mended}'.",
    ),
    "link-local": said(
        "“{value}”是电脑或内部网络里的文件，别人打不开",
        "请把文件随表交出，用“加文件”写明名称、文号和日期；网上有的，写以 https:// 开头的网址",
        "'{value}' is a file on a computer or an internal network, which others cannot open",
        "Hand the file in with the table and name it with 'Add a document'; if it is on the web, write its address, "
        "which begins with https://.",
    ),
    "link-scheme": said(
        "“{value}”不是网页地址，只能当作文字，点不开",
        "请写以 https://、http:// 或 mailto: 开头的地址",
        "'{value}' is no address of a web page, so that it stays text and cannot be opened",
        "Write an address that begins with https://, http:// or mailto:.",
    ),
    "link-form": said(
        "“{value}”不是完整的网址，只能当作文字，点不开",
        "请写以 https:// 开头的网址；说明的话请写在证据的文字里",
        "'{value}' is no whole web address, so that it is text and cannot be opened",
        "Write an address that begins with https://; what there is to say belongs into the text of the evidence.",
    ),
}
