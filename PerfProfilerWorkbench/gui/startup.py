# SPDX-License-Identifier: LGPL-2.1-or-later
"""What InitGui.py does when FreeCAD starts. Everybody pays for it at every start: next to nothing.

With the settings at their defaults it registers paths and preference pages, and that is all.
"""

from __future__ import annotations

from typing import Any

from . import paths, settings
from .preferences import PAGES


def start(workbench: Any) -> None:
    import FreeCADGui

    FreeCADGui.addLanguagePath(paths.TRANSLATIONS)
    FreeCADGui.updateLocale()
    FreeCADGui.addIconPath(paths.ICONS)
    for page in PAGES:
        FreeCADGui.addPreferencePage(page, "PerfProfiler")
    FreeCADGui.addWorkbench(workbench)
    if is_in_use():
        from . import window

        window.when_up(_bring_back)


def is_in_use() -> bool:
    """Whether anything of ours shows, or begins, by itself."""
    shown = any(map(settings.flag, (settings.SHOW_EVERYWHERE, settings.PANEL_OPEN)))
    in_tree = settings.flag(settings.WORKBENCH_SEEN) and settings.flag(settings.TREE_MENU, True)
    return shown or in_tree or bool(settings.text(settings.AUTOMATIC))


def _bring_back() -> None:
    """What the user had, now that there is a window to put it into."""
    from . import dock, everywhere

    everywhere.apply()
    if settings.flag(settings.PANEL_OPEN):
        dock.panel(show=True)
    if settings.text(settings.AUTOMATIC):
        from . import automatic

        automatic.at_start()
