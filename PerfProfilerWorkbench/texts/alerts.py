# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is said once when something grave is found."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

ALERT_ONE = QT_TRANSLATE_NOOP("PerfProfiler", "{issue} – see the page Advice.")
ALERT_MORE = QT_TRANSLATE_NOOP("PerfProfiler", "{issue}, and {count} more – see the page Advice.")
