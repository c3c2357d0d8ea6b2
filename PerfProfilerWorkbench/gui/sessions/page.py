# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of the sessions: recordings, those of other FreeCADs too."""

from __future__ import annotations

from functools import partial
from typing import Any

from ... import texts
from ...keeping.settings import settings
from ...qt import QtCore, QtWidgets
from ...texts import Message
from .. import i18n
from ..analyst import Analyst
from ..archive import Archive, looked_at
from ..controller import Controller
from ..pages import Page
from ..widgets.ask_bar import AskBar
from ..widgets.links import Link, LinkLabel
from ..widgets.scrolling import scroll_area
from ..widgets.wrapping import WrappedLabel
from . import words
from .actions import Actions
from .listing import Listing, Row, listing
from .live import LiveBox
from .table import SessionList
from .undo import UndoBar


class SessionsPage(Page):
    """``archive`` reads the store; ``listed`` is what it had, None before that is known."""

    name = "sessions"
    title = texts.PAGE_SESSIONS

    def __init__(self, controller: Controller, analyst: Analyst) -> None:
        super().__init__(controller, analyst)
        self.archive = Archive()
        self.listed: Listing | None = None
        self._told: dict[Row, str] = {}  # what the filter looks into, once it is used
        self._recorded = controller.recording
        self._make()
        self._lay_out()
        self.setAcceptDrops(True)

    def _make(self) -> None:
        self.sentence, self.kept = WrappedLabel(bold=True), LinkLabel()
        self.removed, self.said = WrappedLabel(), WrappedLabel()
        self.live = LiveBox()
        self.filter = QtWidgets.QLineEdit()
        self.filter.setPlaceholderText(i18n.tr(texts.SE_FILTER))
        self.filter.setAccessibleName(i18n.tr(texts.SE_FILTER))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda _: self._show(True))
        self.list = SessionList()
        self.ask = AskBar()
        self.undo = UndoBar(self.archive, self.fail)
        self.undo.changed.connect(lambda: self.look(True))
        self.actions_ = Actions(self)

    def _lay_out(self) -> None:
        inside = QtWidgets.QWidget()
        column = QtWidgets.QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 0, 0)
        for widget in (self.sentence, self.kept, self.live, self.filter):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addLayout(self.actions_.buttons)
        for widget in (self.actions_.waiting, self.ask, self.undo, self.said, self.removed):
            column.addWidget(widget)
        column.addStretch(0)  # while there is no list, all stays together on top
        self.scroll = scroll_area(inside)
        whole = QtWidgets.QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scroll)

    # what the panel calls

    def put(self) -> None:
        """Another recording began or ended: then the store has others."""
        recording = self.controller.recording
        if recording is not self._recorded:
            self._recorded = recording
            self.look()
        self.actions_.allow()

    def tick(self) -> None:
        self.archive.tick()
        if self.live.tick():
            self.look()
        self.actions_.tick()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._say_whether_kept()
        self.look()

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.live.stop()
            self.said.put("")

    # the list

    def look(self, asked: bool = False) -> None:
        """Read again what the store has. ``asked``: somebody did something, and wants to see it."""
        if self.listed is None:
            self.sentence.put(i18n.tr(texts.SE_LOOKING))
        take = partial(self._take, asked)
        self.archive.ask(looked_at(listing, Listing()), take, self._unreadable)

    def _take(self, asked: bool, found: Listing) -> None:
        self.listed, self._told = found, {}
        told, which = words.removed(found.removed)
        self.removed.put(told)
        self.removed.setToolTip(which)
        if self.isVisible():  # opening a recording may have led to another page meanwhile
            self.live.start()  # not before: what is wrong with the store is told here
        self.live.know(found.rows)
        self._show(asked)

    def _show(self, asked: bool) -> None:
        """``asked``: somebody changed what is to be seen."""
        if self.listed is None:
            return
        rows = [row for row in self.listed.rows if row.info.id not in self.undo.going]
        seen = self._found(rows)
        self.list.put(seen, asked or bool(self.undo.going))
        nothing = i18n.tr(texts.SE_NOTHING_FOUND) if rows and not seen else ""
        self.sentence.put(nothing or words.summary(self.listed._replace(rows=tuple(rows))))
        self.filter.setVisible(bool(rows))
        self.list.setVisible(bool(rows))
        self.actions_.allow()

    def _found(self, rows: list[Row]) -> list[Row]:
        """Those that have each of the filter's words."""
        wanted = self.filter.text().casefold().split()
        if not wanted:
            return rows
        for row in rows:
            if row not in self._told:
                self._told[row] = words.found_by(row)
        return [row for row in rows if all(word in self._told[row] for word in wanted)]

    def _unreadable(self, why: Message) -> None:
        self.listed = None
        self.sentence.put(i18n.tr(texts.SE_FAILED, reason=i18n.say(why)))
        self.filter.hide()
        self.list.hide()
        self.actions_.allow()

    def chosen(self) -> list[Row]:
        return self.list.chosen() if self.listed is not None else []

    # what is said

    def fail(self, why: Message) -> None:
        self.say(i18n.say(why))

    def say(self, text: str) -> None:
        self.said.put(text)

    def _say_whether_kept(self) -> None:
        link = Link(i18n.tr(texts.MENU_PREFERENCES), _open_preferences)
        off = settings() is None
        self.kept.put(i18n.translate(texts.SE_OFF) if off else "", preferences=link)

    # files that are dropped here

    def dragEnterEvent(self, event: Any) -> None:
        if paths_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: Any) -> None:
        event.acceptProposedAction()
        self.actions_.take_in(paths_of(event.mimeData()))


def paths_of(dropped: Any) -> list[str]:
    """The JSON files among what is dragged."""
    urls: list[QtCore.QUrl] = dropped.urls() if dropped.hasUrls() else []
    paths = [str(url.toLocalFile()) for url in urls]
    return [path for path in paths if path.lower().endswith(".json")]


def _open_preferences() -> None:
    from ..actions import ACTIONS, PREFERENCES  # makes the panel, and so this page

    ACTIONS[PREFERENCES].run()
