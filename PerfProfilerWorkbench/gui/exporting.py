# SPDX-License-Identifier: LGPL-2.1-or-later
"""The export menu and what stands behind it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .. import texts
from ..export.csv import write_csv
from ..export.json import recomputes
from ..model.session import Session
from ..qt import QtCore, QtWidgets
from ..texts import message
from . import i18n, settings
from .controller import Controller


@dataclass(frozen=True)
class Format:
    """``filter`` is for the file dialog, ``write`` is called with a path and a session."""

    title: str
    ending: str
    filter: str
    write: Callable[[str, Session], None]


def menu(parent: Any, controller: Controller) -> Any:
    found = QtWidgets.QMenu(parent)
    for format in FORMATS:
        action = found.addAction(i18n.tr(format.title))
        action.triggered.connect(lambda _=False, format=format: ask(controller, format))
    found.addSeparator()
    for name, text in _CHOICES:
        choice = found.addAction(i18n.tr(text))
        choice.setCheckable(True)
        choice.setChecked(settings.flag(name))
        choice.toggled.connect(lambda on, name=name: settings.set_flag(name, on))
    return found


def ask(controller: Controller, format: Format | None = None) -> None:
    """Ask where to, then write; an empty recording is exported as an empty file of its format."""
    format = format or FORMATS[0]
    folder = settings.text(settings.EXPORT_FOLDER) or os.path.expanduser("~")
    name = os.path.join(folder, i18n.tr(texts.EXPORT_NAME) + format.ending)
    path, _ = QtWidgets.QFileDialog.getSaveFileName(
        _window(), i18n.tr(texts.EXPORT_TITLE), name, i18n.tr(format.filter)
    )
    if path:
        settings.set_text(settings.EXPORT_FOLDER, os.path.dirname(path))
        export(controller, path, format)


def export(controller: Controller, path: str, format: Format | None = None) -> bool:
    """Write what is shown; a failure is told to the user in one sentence."""
    controller.refresh()
    if controller.session is None:
        return False
    session = controller.session
    if settings.flag(settings.ANONYMOUS):
        from ..export.anonymous import anonymous

        session = anonymous(session)
    QtWidgets.QApplication.setOverrideCursor(QtCore.Qt.CursorShape.WaitCursor)
    try:
        (format or FORMATS[0]).write(path, session)
    except OSError as error:
        controller.tell(message(texts.CANNOT_WRITE, file=path, reason=error.strerror or error))
        return False
    finally:
        QtWidgets.QApplication.restoreOverrideCursor()
    return True


def _window() -> Any:
    import FreeCADGui

    return FreeCADGui.getMainWindow()


# Each takes its room's modules when it is first used: FreeCAD's start and the panel need none.
def _features(path: str, session: Session) -> None:
    profile = {"recomputes": recomputes(session)}
    write_csv(path, profile, for_excel=settings.flag(settings.EXCEL_MARK))


def _spans(path: str, session: Session) -> None:
    from ..export.spans_csv import write_spans_csv
    from ..model.span_line import lines_of

    lines = lines_of(session.spans, session)
    write_spans_csv(path, session.features, lines, settings.flag(settings.EXCEL_MARK))


def _html(path: str, session: Session) -> None:
    from ..export.html import write_html

    write_html(path, session, i18n.translate)


def _json(path: str, session: Session) -> None:
    from ..export.json import profile_dict, write_json

    write_json(path, profile_dict(session))


def _trace(path: str, session: Session) -> None:
    from ..export.trace import write_trace

    write_trace(path, session)


def _speedscope(path: str, session: Session) -> None:
    from ..export.speedscope import write_speedscope

    write_speedscope(path, session)


FORMATS = (
    Format(texts.EXPORT_CSV, ".csv", texts.EXPORT_CSV_FILTER, _features),
    Format(texts.EXPORT_SPANS, ".csv", texts.EXPORT_CSV_FILTER, _spans),
    Format(texts.EXPORT_HTML, ".html", texts.EXPORT_HTML_FILTER, _html),
    Format(texts.EXPORT_JSON, ".json", texts.EXPORT_JSON_FILTER, _json),
    Format(texts.EXPORT_TRACE, ".trace.json", texts.EXPORT_TRACE_FILTER, _trace),
    Format(
        texts.EXPORT_SPEEDSCOPE,
        ".speedscope.json",
        texts.EXPORT_SPEEDSCOPE_FILTER,
        _speedscope,
    ),
)
_CHOICES = (
    (settings.ANONYMOUS, texts.EXPORT_ANONYMOUS),
    (settings.EXCEL_MARK, texts.EXPORT_EXCEL_MARK),
)
