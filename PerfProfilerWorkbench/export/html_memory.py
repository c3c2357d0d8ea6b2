# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a report says of memory: a line over time, and the snapshots."""

from __future__ import annotations

from collections.abc import Iterator

from .. import texts
from ..model.memory import MemorySnapshot
from ..texts import Message, message
from .figures import memory_line
from .html_page import Column, Page, named, paragraph, section, table


def parts(page: Page) -> Iterator[str]:
    told = [one.rss_bytes for one in page.session.samples if one.rss_bytes is not None]
    if not told:
        missing = page.not_available(message(texts.REPORT_NO_SAMPLES))
        yield section(page, texts.REPORT_MEMORY, missing, _snapshots(page))
        return
    first, last, highest = map(page.mebibytes, (told[0], told[-1], max(told)))
    values = {"first": first, "last": last, "highest": highest, "count": len(told)}
    line = page.say(texts.REPORT_MEMORY_LINE, **values)
    picture = memory_line(page, line) if len(told) > 1 else ""
    yield section(page, texts.REPORT_MEMORY, paragraph(line), picture, _snapshots(page))


def _snapshots(page: Page) -> str:
    taken = page.session.snapshots
    if not taken:
        return ""
    columns = [
        Column[MemorySnapshot](texts.REPORT_SNAPSHOT, lambda one: named(one.label)),
        Column(texts.BEGUN, lambda one: page.since_start(one.time_ns), True),
        Column(texts.SNAPSHOT_RSS, lambda one: _size(page, one.rss_bytes), True),
    ]
    return table(page, columns, taken, texts.REPORT_SNAPSHOT)


def _size(page: Page, size: int | Message) -> str:
    if isinstance(size, Message):
        return page.message(message(texts.NOT_AVAILABLE, reason=size))
    return page.mebibytes(size)
