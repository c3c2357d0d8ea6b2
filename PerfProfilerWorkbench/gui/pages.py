# SPDX-License-Identifier: LGPL-2.1-or-later
"""What every page of the panel is, and the bar that leads from one to another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from .. import texts
from ..qt import QtCore, QtGui, QtWidgets, Signal
from . import i18n
from .analyst import Analyst
from .controller import Controller
from .widgets import colours
from .widgets.menu_button import MenuButton


class Page(QtWidgets.QWidget):
    """``name`` never changes, ``title`` is the text on the bar.

    The panel calls each of these only while the page is visible, and never while FreeCAD
    recomputes: ``put`` when it becomes visible and whenever what the controller shows is another
    or more, ``tick`` four times a second, ``found`` when the analyst has new findings. ``reveal``
    is to show one thing, such as an ``ObjectKey``, when somebody comes from elsewhere.
    """

    name = ""
    title = ""

    def __init__(self, controller: Controller, analyst: Analyst) -> None:
        super().__init__()
        self.controller = controller
        self.analyst = analyst

    def put(self) -> None:
        pass

    def tick(self) -> None:
        pass

    def found(self) -> None:
        pass

    def reveal(self, thing: Any) -> None:
        pass


class _PageButton(QtWidgets.QToolButton):
    """Marks the open page itself: some of FreeCAD's style sheets draw no button that is down."""

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        if self.isChecked():
            painter = QtGui.QPainter(self)
            colour = colours.readable(colours.OURS, colours.ground_of(self))
            painter.fillRect(4, self.height() - 2, self.width() - 8, 2, colour)
            painter.end()


class PageBar(QtWidgets.QWidget):
    """A button for each page; those that find no place are in a menu at the end.

    ``chosen`` is sent with the number of a page.
    """

    chosen = Signal(int)

    def __init__(self, pages: Sequence[Page]) -> None:
        super().__init__()
        self.buttons: list[Any] = []
        self._current = 0
        self._group = QtWidgets.QButtonGroup(self)
        row = QtWidgets.QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, page in enumerate(pages):
            button = self._button(i18n.tr(page.title))
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, number=number: self.chosen.emit(number))
            self._group.addButton(button)
            self.buttons.append(button)
            row.addWidget(button)
        self.more = self._button(i18n.tr(texts.PAGES_MORE), MenuButton)
        self.more.setPopupMode(QtWidgets.QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QtWidgets.QMenu(self.more))
        self.more.menu().aboutToShow.connect(self._fill)
        row.addWidget(self.more)
        row.addStretch(1)
        self.buttons[0].setChecked(True)
        self.setMinimumWidth(1)

    def _button(self, text: str, kind: Any = _PageButton) -> Any:
        button = kind()
        button.setText(text)
        button.setAutoRaise(True)
        button.setFocusPolicy(QtCore.Qt.FocusPolicy.TabFocus)
        return button

    def show_current(self, number: int) -> None:
        self._current = number
        self.buttons[number].setChecked(True)
        self._fit()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> Any:
        return QtCore.QSize(1, self.more.sizeHint().height())

    def _fit(self) -> None:
        """As many as the width has room for: the first ones, and always the current one."""
        shown = set(fitting([b.sizeHint().width() for b in self.buttons], self._current,
                            self.more.sizeHint().width(), self.width()))  # fmt: skip
        for number, button in enumerate(self.buttons):
            button.setVisible(number in shown)
        self.more.setVisible(len(shown) < len(self.buttons))

    def _fill(self) -> None:
        menu = self.more.menu()
        menu.clear()
        for number, button in enumerate(self.buttons):
            if button.isHidden():
                action = menu.addAction(button.text())
                action.triggered.connect(lambda _=False, number=number: self.chosen.emit(number))


def fitting(widths: Sequence[int], current: int, more: int, room: int) -> Iterable[int]:
    """Which of some buttons fit side by side; ``more`` is the width of what stands for the rest."""
    if sum(widths) <= room:
        return range(len(widths))
    left = room - more - widths[current]
    found = {current}
    for number, width in enumerate(widths):
        if number != current:
            left -= width
            if left < 0:
                break
            found.add(number)
    return found
