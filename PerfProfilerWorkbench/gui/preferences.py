# SPDX-License-Identifier: LGPL-2.1-or-later
"""Our pages in FreeCAD's preferences dialog."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class _Shell:
    """FreeCAD makes one when its dialog opens; so Qt is imported only then."""

    module = ""

    def __init__(self, parent: Any = None) -> None:
        self.part = import_module(f".preference_pages.{self.module}", __package__).Preferences()
        self.form = self.part.form

    def loadSettings(self) -> None:
        self.part.load()

    def saveSettings(self) -> None:
        self.part.save()


class Page(_Shell):
    module = "general"


class RecordingsPage(_Shell):
    module = "keeping"


class LimitsPage(_Shell):
    module = "limits"


class CapabilitiesPage(_Shell):
    module = "capabilities"


PAGES = (Page, RecordingsPage, LimitsPage, CapabilitiesPage)
