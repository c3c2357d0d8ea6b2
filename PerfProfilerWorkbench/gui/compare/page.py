# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of the compare: what got slower since a baseline."""

from __future__ import annotations

from ... import texts
from ..pages import Page


class ComparePage(Page):
    name = "compare"
    title = texts.PAGE_COMPARE
