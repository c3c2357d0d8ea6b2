# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of the sessions: recordings, those of other FreeCADs too."""

from __future__ import annotations

from ... import texts
from ..pages import Page


class SessionsPage(Page):
    name = "sessions"
    title = texts.PAGE_SESSIONS
