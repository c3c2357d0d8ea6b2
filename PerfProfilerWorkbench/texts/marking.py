# SPDX-License-Identifier: LGPL-2.1-or-later
"""The mark by which lupdate finds the texts."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Marks a literal for lupdate; the name is Qt's."""
    return text
