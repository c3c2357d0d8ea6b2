# SPDX-License-Identifier: LGPL-2.1-or-later
"""The export menu and what stands behind it."""

from __future__ import annotations

import os
from typing import Any

from .. import texts
from ..export.csv import write_csv
from ..export.json import recomputes
from ..qt import QtWidgets
from ..texts import message
from . import i18n, settings
from .controller import Controller


def menu(parent: Any, controller: Controller) -> Any:
    found = QtWidgets.QMenu(parent)
    found.addAction(i18n.tr(texts.EXPORT_CSV)).triggered.connect(lambda: ask(controller))
    mark = found.addAction(i18n.tr(texts.EXPORT_EXCEL_MARK))
    mark.setCheckable(True)
    mark.setChecked(settings.flag(settings.EXCEL_MARK))
    mark.toggled.connect(lambda on: settings.set_flag(settings.EXCEL_MARK, on))
    return found


def ask(controller: Controller) -> None:
    """Ask where to, then write; an empty recording is exported as an empty table."""
    folder = settings.text(settings.EXPORT_FOLDER) or os.path.expanduser("~")
    name = os.path.join(folder, i18n.tr(texts.EXPORT_NAME) + ".csv")
    path, _ = QtWidgets.QFileDialog.getSaveFileName(
        _window(), i18n.tr(texts.EXPORT_TITLE), name, i18n.tr(texts.EXPORT_FILTER)
    )
    if path:
        settings.set_text(settings.EXPORT_FOLDER, os.path.dirname(path))
        export(controller, path)


def export(controller: Controller, path: str) -> bool:
    """Write the table; a failure is told to the user in one sentence."""
    controller.refresh()
    if controller.session is None:
        return False
    try:
        profile = {"recomputes": recomputes(controller.session)}
        write_csv(path, profile, for_excel=settings.flag(settings.EXCEL_MARK))
    except OSError as error:
        controller.tell(message(texts.CANNOT_WRITE, file=path, reason=error.strerror or error))
        return False
    return True


def _window() -> Any:
    import FreeCADGui

    return FreeCADGui.getMainWindow()
