# SPDX-License-Identifier: LGPL-2.1-or-later
"""For tests of work with documents: its spans, complete, and what holds for each file."""

from __future__ import annotations

import os


def settled(work, spans):
    """All spans so far, complete; the list is empty afterwards."""
    while work._files._waiting:
        work.idle()
    work.idle()
    found = list(spans)
    spans.clear()
    return found


def of(spans, kind):
    return [span for span in spans if span.kind is kind]


def check_file(span):
    """The parts are the whole, the bytes are the file's."""
    detail = span.detail
    assert sum(ns for _, ns in detail.parts) == span.wall_ns
    assert detail.size_bytes == os.path.getsize(detail.path)
    stored = sum(member.stored_bytes for member in detail.members)
    assert detail.missing is None and stored + detail.archive_bytes == detail.size_bytes
