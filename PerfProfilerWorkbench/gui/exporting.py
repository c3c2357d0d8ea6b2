# SPDX-License-Identifier: LGPL-2.1-or-later
"""Exporting from the window: asks where to, then a thread writes while FreeCAD goes on."""

from __future__ import annotations

import os
import threading
from enum import Enum
from time import perf_counter
from typing import Any

from .. import texts
from ..capture.guard import error_text
from ..export.atomic import Stopped, check_stop, stoppable
from ..export.formats import FORMATS, Format, How, format_of
from ..model.session import Session
from ..qt import QtCore, QtWidgets, Signal
from ..store import location
from ..texts import Message, Translate, message
from . import i18n, settings
from .controller import Controller

_POLL_MS = 50
_MOMENT_S = 0.3  # what takes no longer is not worth a word before it is done
_AT_END_S = 3.0  # how long FreeCAD's end waits for what is being written
_ENDS_S = 0.5  # and then for it to stop


class State(Enum):
    IDLE = "idle"
    WRITING = "writing"
    WRITTEN = "written"
    FAILED = "failed"


class Exports(QtCore.QObject):
    """One file at a time. ``changed`` is sent when there is something else to say of it.

    ``path`` is the file it is about, ``failure`` why it is not there.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = State.IDLE
        self.path = ""
        self.failure: Message | None = None
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._began = 0.0
        self._timer = QtCore.QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)

    @property
    def running(self) -> bool:
        return self._thread is not None

    def begin(self, session: Session, path: str, format: Format, anonymous: bool, how: How) -> None:
        self.path, self.failure, self.state = path, refusal(path), State.IDLE
        if self.failure is not None:
            self._become(State.FAILED)
            return
        self._stop, self._began = threading.Event(), perf_counter()
        work = (self._stop, session, path, format, anonymous, how)
        self._thread = threading.Thread(
            target=self._work, args=work, name="PerfProfiler export", daemon=True
        )
        self._thread.start()
        QtWidgets.QApplication.instance().aboutToQuit.connect(self._at_end)
        self._timer.start()

    def _work(self, stop: threading.Event, *what: Any) -> None:
        try:
            with stoppable(stop):
                write(*what)
        except Stopped:
            return
        except OSError as error:
            self._fail(stop, texts.CANNOT_WRITE, error.strerror or str(error))
        except BaseException as error:  # a thread's own would be lost
            self._fail(stop, texts.EXPORT_BROKEN, error_text(error))

    def _fail(self, stop: threading.Event, text: str, reason: str) -> None:
        if stop is self._stop:  # not one that was called off before this one began
            self.failure = message(text, file=self.path, reason=reason)

    def _poll(self) -> None:
        if self._thread is not None and self._thread.is_alive():
            slow = perf_counter() - self._began > _MOMENT_S
            self._become(State.WRITING if slow else State.IDLE)
            return
        self._done(State.WRITTEN if self.failure is None else State.FAILED)

    def cancel(self) -> None:
        """What is not in its place yet never comes there; the thread ends when it can."""
        if self.running:
            self._stop.set()
            self._done(State.IDLE)

    def dismiss(self) -> None:
        if not self.running:
            self._become(State.IDLE)

    def _done(self, state: State) -> None:
        self._thread = None
        self._timer.stop()
        QtWidgets.QApplication.instance().aboutToQuit.disconnect(self._at_end)
        self._become(state)

    def _become(self, state: State) -> None:
        if state is not self.state:
            self.state = state
            self.changed.emit()

    def _at_end(self) -> None:
        if self._thread is not None:
            thread = self._thread
            thread.join(_AT_END_S)
            self.cancel()
            thread.join(_ENDS_S)  # it leaves no piece of the file


_exports: Exports | None = None


def exports() -> Exports:
    """The one of this FreeCAD."""
    global _exports
    if _exports is None:
        _exports = Exports()
    return _exports


def refusal(path: str) -> Message | None:
    """Why nothing is written there: recordings are not written over."""
    if not location.belongs(path):
        return None
    return message(texts.CANNOT_WRITE, file=path, reason=message(texts.IS_THE_STORE))


def write(session: Session, path: str, format: Format, nameless: bool, how: How) -> None:
    """In any thread: a session is frozen. Raises OSError."""
    if nameless:
        from ..export.anonymous import anonymous

        session = anonymous(session)
    check_stop()
    format.write(path, session, how)


def ask(controller: Controller, format: Format | None = None) -> None:
    """Ask where to, then write; an empty recording is exported as an empty file of its format."""
    format = format or last_format()
    folder = settings.text(settings.EXPORT_FOLDER) or os.path.expanduser("~")
    name = os.path.join(folder, i18n.tr(texts.EXPORT_NAME) + format.ending)
    path, _ = QtWidgets.QFileDialog.getSaveFileName(
        _window(), i18n.tr(texts.EXPORT_TITLE), name, i18n.tr(format.filter)
    )
    if path:
        settings.set_text(settings.EXPORT_FOLDER, os.path.dirname(path))
        settings.set_text(settings.EXPORT_FORMAT, format.name)
        export(controller, path, format)


def export(controller: Controller, path: str, format: Format | None = None) -> bool:
    """Begin to write what is shown; whether it began. ``exports()`` tells how it goes."""
    controller.refresh()
    session = controller.session
    if session is None:
        return False
    if exports().running:
        controller.tell(message(texts.EXPORT_BUSY, file=exports().path))
        return False
    how = How(language(), settings.flag(settings.EXCEL_MARK))
    nameless = settings.flag(settings.ANONYMOUS)
    exports().begin(session, path, format or last_format(), nameless, how)
    return True


def last_format() -> Format:
    return format_of(settings.text(settings.EXPORT_FORMAT))


def language() -> Translate:
    """FreeCAD's, unless the preferences name another one."""
    chosen = settings.text(settings.EXPORT_LANGUAGE)
    return texts.catalogue(chosen) if chosen else i18n.translate


def fill(menu: Any, controller: Controller) -> None:
    """An entry a format, and how it is written."""
    for format in FORMATS:
        action = menu.addAction(i18n.tr(format.title))
        action.triggered.connect(lambda _=False, format=format: ask(controller, format))
    menu.addSeparator()
    choices = [_choice(menu, name, text) for name, text in _CHOICES]

    def tick() -> None:
        for name, choice in choices:
            choice.setChecked(settings.flag(name))

    menu.aboutToShow.connect(tick)


def _choice(menu: Any, name: str, text: str) -> tuple[str, Any]:
    choice = menu.addAction(i18n.tr(text))
    choice.setCheckable(True)
    choice.triggered.connect(lambda on, name=name: settings.set_flag(name, on))
    return name, choice


def _window() -> Any:
    import FreeCADGui

    return FreeCADGui.getMainWindow()


_CHOICES = (
    (settings.ANONYMOUS, texts.EXPORT_ANONYMOUS),
    (settings.EXCEL_MARK, texts.EXPORT_EXCEL_MARK),
)
