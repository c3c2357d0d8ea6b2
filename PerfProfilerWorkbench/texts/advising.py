# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sentences of the report of issues and advice, plans and the score."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

NAMED = QT_TRANSLATE_NOOP("PerfProfiler", "{labels}")
NAMED_MORE = QT_TRANSLATE_NOOP("PerfProfiler", "{labels} and {count} more")
