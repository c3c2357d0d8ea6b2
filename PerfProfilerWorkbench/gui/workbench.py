# SPDX-License-Identifier: LGPL-2.1-or-later
"""What happens when somebody opens our workbench."""

from __future__ import annotations

from ..qt import QtCore
from . import dock, everywhere, settings


def activated() -> None:
    """The first visit shows interest: from then on we are reachable in every workbench."""
    if not settings.flag(settings.WORKBENCH_SEEN):
        settings.set_flag(settings.WORKBENCH_SEEN, True)
        settings.set_flag(settings.SHOW_EVERYWHERE, True)
        settings.set_text(settings.PAGE, "overview")
    # not from inside FreeCAD's own building of the bars
    QtCore.QTimer.singleShot(0, everywhere.apply)
    dock.panel(show=True)
