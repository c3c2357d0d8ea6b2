# SPDX-License-Identifier: LGPL-2.1-or-later
"""What can be done with recordings: buttons, the menu of the right mouse button, keys."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any

from ... import texts
from ...export.formats import FORMATS, Format, How
from ...keeping.whole import name_baseline
from ...model.session import Session
from ...qt import QtCore, QtWidgets
from ...store.history import State
from ...store.store import Store
from ...texts import Message, message
from .. import exporting, i18n, settings
from ..archive import stored
from ..compare.sides import NOW, Sides
from ..widgets.button import flat_button
from ..widgets.flow import FlowLayout
from ..widgets.wrapping import WrappedLabel
from . import words
from .listing import Row
from .work import Imported, Opening, import_files


class Actions(QtCore.QObject):
    """Of the page that is given. ``buttons`` is a layout, ``waiting`` tells how opening goes."""

    def __init__(self, page: Any) -> None:
        super().__init__(page)
        self._page, self._controller, self._list = page, page.controller, page.list
        self._opening: Opening | None = None
        self.buttons = FlowLayout(2)
        self.open = self._button(texts.SE_OPEN, texts.SE_OPEN_TIP, self.open_chosen)
        self.compare = self._button(texts.PAGE_COMPARE, texts.SE_COMPARE_TIP, self.compare_chosen)
        self.delete = self._button(texts.SE_DELETE, texts.SE_DELETE, self.delete_chosen)
        self.more = self._button(texts.PAGES_MORE, texts.SE_MORE_TIP, self._show_more)
        self.import_ = self._button(texts.SE_IMPORT, texts.SE_IMPORT_TIP, self._ask_import)
        self.waiting = _Waiting(self._cancel)
        self._list.opened.connect(self.open_chosen)
        self._list.deleting.connect(self.delete_chosen)
        self._list.changed.connect(self.allow)
        self._list.setContextMenuPolicy(QtCore.Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._menu_at)

    def _button(self, text: str, tip: str, run: Callable[[], object]) -> Any:
        button = flat_button(text, run, tip)
        self.buttons.addWidget(button)
        return button

    def allow(self) -> None:
        """Only what is possible now."""
        chosen = self._page.chosen()
        self.open.setEnabled(len(chosen) == 1 and self._opening is None)
        for button in (self.compare, self.delete, self.more):
            button.setEnabled(bool(chosen))

    def tick(self) -> None:
        if self._opening is not None:
            self.waiting.put(_told(self._opening))

    # opening

    def open_chosen(self) -> None:
        chosen = self._page.chosen()
        if len(chosen) != 1 or self._opening is not None:
            return
        if self._controller.running and not chosen[0].here:
            self._ask_first(lambda: self._open(chosen[0]))
        else:
            self._open(chosen[0])

    def _ask_first(self, agreed: Callable[[], object]) -> None:
        question, button = i18n.tr(texts.SE_ENDS_RECORDING), i18n.tr(texts.SE_OPEN_ANYWAY)
        self._page.ask.ask(question, button, lambda _: agreed())

    def _open(self, row: Row) -> None:
        if row.here and self._controller.running:  # it is shown as it grows
            self._controller.open_page("overview")
            return
        self._opening = opening = Opening(row.info, self._controller.recording)
        self._page.archive.ask(stored(opening.run), self._opened, self._not_opened)
        self.tick()
        self.allow()

    def _opened(self, session: Session | None) -> None:
        opening = self._end_opening()
        if session is None or opening is None or opening.cancelled:
            return
        if self._controller.recording in (None, opening.ends):
            self._show(session, opening)
        else:  # begun meanwhile
            self._ask_first(lambda: self._show(session, opening))

    def _show(self, session: Session, opening: Opening) -> None:
        self._controller.show_session(session, note=_note(opening))
        self._controller.open_page("overview")

    def _not_opened(self, why: Message) -> None:
        self._end_opening()
        self._page.fail(why)

    def _end_opening(self) -> Opening | None:
        opening, self._opening = self._opening, None
        self.waiting.put("")
        self.allow()
        return opening

    def _cancel(self) -> None:
        if self._opening is not None:
            self._opening.cancel()

    # comparing

    def compare_chosen(self) -> None:
        ids = [row.info.id for row in self._page.chosen()]
        if len(ids) == 2:
            self._compare(Sides((ids[1],), (ids[0],)))
        elif ids:
            self._compare(Sides(tuple(ids)))

    def _compare(self, sides: Sides) -> None:
        self._controller.open_page("compare", sides)

    def _as_side(self, before: bool) -> None:
        ids = tuple(row.info.id for row in self._page.chosen())
        self._compare(Sides(ids, NOW) if before else Sides(NOW, ids))

    # marking and deleting

    def pin_chosen(self, on: bool) -> None:
        ids = [row.info.id for row in self._page.chosen()]

        def pin(store: Store) -> None:
            for id in ids:
                store.pin(id, on)

        self._change(pin)

    def name_chosen(self) -> None:
        (row,) = self._page.chosen()
        question, button = i18n.tr(texts.SE_NAME_ASKED), i18n.tr(texts.SE_NAME_OK)
        usual = row.baselines[0] if row.baselines else words.document(row.info)
        self._page.ask.ask(question, button, lambda name: self._name(row, name), usual)

    def _name(self, row: Row, name: str) -> None:
        self._change(lambda store: name_baseline(store, name, row.info.id))

    def _change(self, work: Callable[[Store], object]) -> None:
        """Do something in the store, then read it again."""
        page = self._page
        page.archive.ask(stored(work), lambda _: page.look(), page.fail)

    def delete_chosen(self) -> None:
        chosen = self._page.chosen()
        staying = [row for row in chosen if row.stays]
        names = ", ".join(words.document(row.info) for row in staying)
        self._page.say(i18n.tr(texts.SE_STAYS, documents=names) if staying else "")
        ids = [row.info.id for row in chosen if not row.stays]
        if ids:
            self._page.undo.offer(ids)

    # in and out

    def _ask_import(self) -> None:
        paths, _ = QtWidgets.QFileDialog.getOpenFileNames(
            self._page,
            i18n.tr(texts.SE_IMPORT),
            settings.text(settings.EXPORT_FOLDER) or os.path.expanduser("~"),
            i18n.tr(texts.EXPORT_JSON_FILTER),
        )
        self.take_in(paths)

    def take_in(self, paths: Sequence[str]) -> None:
        if paths:
            self._page.say(i18n.tr(texts.SE_IMPORTING))
            work = stored(lambda store: import_files(store, list(paths)))
            self._page.archive.ask(work, self._taken_in, self._page.fail)

    def _taken_in(self, found: Imported) -> None:
        told = [i18n.tr(texts.SE_IMPORTED, count=found.added)] if found.added else []
        told += [i18n.tr(texts.SE_KNOWN, count=found.known)] if found.known else []
        self._page.say("\n".join([*told, *map(i18n.say, found.failures)]))
        self._page.look(True)

    def _export(self, format: Format) -> None:
        (row,) = self._page.chosen()
        folder = settings.text(settings.EXPORT_FOLDER) or os.path.expanduser("~")
        name = os.path.join(folder, i18n.tr(texts.EXPORT_NAME) + format.ending)
        path, _ = QtWidgets.QFileDialog.getSaveFileName(
            self._page, i18n.tr(texts.EXPORT_TITLE), name, i18n.tr(format.filter)
        )
        if path:
            settings.set_text(settings.EXPORT_FOLDER, os.path.dirname(path))
            self.export(row, path, format)

    def export(self, row: Row, path: str, format: Format) -> None:
        def write(session: Session) -> None:
            if exporting.exports().running:
                self._page.fail(message(texts.EXPORT_BUSY, file=exporting.exports().path))
                return
            how = How(exporting.language(), settings.flag(settings.EXCEL_MARK))
            nameless = settings.flag(settings.ANONYMOUS)
            exporting.exports().begin(session, path, format, nameless, how)

        work = stored(lambda store: store.session(row.info.id))
        self._page.archive.ask(work, write, self._page.fail)

    # the menu

    def _show_more(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QtCore.QPoint(0, self.more.height())))

    def _menu_at(self, place: Any) -> None:
        if self._page.chosen():
            self.menu().popup(self._list.viewport().mapToGlobal(place))

    def menu(self) -> Any:
        """For what is selected; it deletes itself when it closes."""
        chosen = self._page.chosen()
        menu = QtWidgets.QMenu(self._page)
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        one = len(chosen) == 1
        _entry(menu, texts.SE_OPEN, self.open_chosen, one)
        _entry(menu, texts.SE_AS_BEFORE, lambda: self._as_side(True))
        _entry(menu, texts.SE_AS_AFTER, lambda: self._as_side(False))
        menu.addSeparator()
        _entry(menu, texts.SE_NAME, self.name_chosen, one)
        pinned = bool(chosen) and all(row.info.pinned for row in chosen)
        text = texts.SE_UNPIN if pinned else texts.SE_PIN
        _entry(menu, text, lambda: self.pin_chosen(not pinned))
        formats = menu.addMenu(i18n.tr(texts.EXPORT))
        formats.setEnabled(one)
        for format in FORMATS:
            _entry(formats, format.title, lambda format=format: self._export(format))
        menu.addSeparator()
        _entry(menu, texts.SE_DELETE, self.delete_chosen)
        return menu


def _entry(menu: Any, text: str, run: Callable[[], object], possible: bool = True) -> None:
    action = menu.addAction(i18n.tr(text))
    action.setEnabled(possible)
    action.triggered.connect(lambda _=False: run())


def _told(opening: Opening) -> str:
    info = opening.info
    share = i18n.percent(min(1.0, opening.read / max(1, info.span_count)))
    return i18n.tr(
        texts.SE_OPENING,
        document=words.document(info),
        share=share,
        count=i18n.number(info.span_count),
    )


def _note(opening: Opening) -> Message | None:
    state = opening.info.state
    if state is State.INTERRUPTED:
        return message(texts.SE_WAS_INTERRUPTED)
    return message(texts.SE_STILL_RUNS) if state is State.RUNNING else None


class _Waiting(QtWidgets.QWidget):
    """How far something has come, and a way to end it; hidden without a text."""

    def __init__(self, cancel: Callable[[], object]) -> None:
        super().__init__()
        self.says = WrappedLabel()
        self.cancel = flat_button(texts.CANCEL, cancel)
        row = QtWidgets.QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.says, 1)
        row.addWidget(self.cancel)
        self.hide()

    def put(self, text: str) -> None:
        self.says.put(text)
        self.setVisible(bool(text))
