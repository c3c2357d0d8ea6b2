# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of the timeline: spans on lanes over the curves of the process."""

from __future__ import annotations

from ... import texts
from ..pages import Page


class TimelinePage(Page):
    name = "timeline"
    title = texts.PAGE_TIMELINE
