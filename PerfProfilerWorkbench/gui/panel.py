# SPDX-License-Identifier: LGPL-2.1-or-later
"""The panel: what can be done on top, a page below, the bar that leads to the others."""

from __future__ import annotations

import traceback
from typing import Any

from .. import texts
from ..capture.guard import error_text
from ..qt import QtCore, QtWidgets
from ..texts import Message, message
from . import i18n, settings
from .activity.page import ActivityPage
from .advice.page import AdvicePage
from .alerts import Alerts
from .analyst import Analyst
from .compare.page import ComparePage
from .controller import Controller
from .features.page import FeaturesPage
from .head import Head
from .overview.page import OverviewPage
from .pages import PageBar
from .sessions.page import SessionsPage
from .timeline.page import TimelinePage
from .widgets.button import flat_button
from .widgets.focus import FocusMark
from .widgets.own_keys import kept
from .widgets.wrapping import WrappedLabel

_TICK_MS = 250  # four repaints a second are enough to be called live


class Panel(QtWidgets.QWidget):
    def __init__(self, controller: Controller) -> None:
        super().__init__()
        self._controller = controller
        self.failed: dict[str, str] = {}  # pages by their names, with the first error of each
        self.analyst = Analyst(controller)
        self.alerts = Alerts(self, controller, self.analyst)
        self._timer = QtCore.QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._make_pages()
        self._build()
        self._focus = FocusMark(self)
        self.pages.currentChanged.connect(self._turn)
        controller.changed.connect(self.refresh)
        controller.page_wanted.connect(self.open_page)
        self.analyst.found.connect(self._found)
        self.open_page(settings.text(settings.PAGE))
        self.refresh()

    def _make_pages(self) -> None:
        known = self._controller, self.analyst
        self.overview = OverviewPage(*known)
        self.features = FeaturesPage(*known)
        self.timeline = TimelinePage(*known)
        self.advice = AdvicePage(*known)
        self.activity = ActivityPage(*known)
        self.compare = ComparePage(*known)
        self.sessions = SessionsPage(*known)
        self.each = (self.overview, self.features, self.timeline, self.advice,
                     self.activity, self.compare, self.sessions)  # fmt: skip

    def _build(self) -> None:
        self.head = Head(self._controller)
        self.pages = QtWidgets.QStackedWidget()
        for page in self.each:
            self.pages.addWidget(page)
        self.bar = PageBar(self.each)
        self.bar.chosen.connect(self.pages.setCurrentIndex)
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 2)
        layout.addWidget(self.head)
        layout.addLayout(self._notice())
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.bar)

    def _notice(self) -> Any:
        """What the controller tells, and a way to have it gone."""
        self.notice = WrappedLabel()
        self.notice.setFrameShape(QtWidgets.QFrame.Shape.StyledPanel)
        self.dismiss = flat_button("×", lambda: self._controller.tell(None), texts.EXPORT_DISMISS)
        self.dismiss.setAccessibleName(i18n.tr(texts.EXPORT_DISMISS))
        row = QtWidgets.QHBoxLayout()
        row.addWidget(self.notice, 1)
        row.addWidget(self.dismiss)
        return row

    @property
    def page(self) -> Any:
        """The page that is open."""
        return self.pages.currentWidget()

    def open_page(self, name: str, thing: Any = None) -> None:
        """Open a page by its name, and show one thing in it; an unknown name changes nothing."""
        for page in self.each:
            if page.name == name:
                self.pages.setCurrentWidget(page)
                if thing is not None:
                    page.reveal(thing)

    def _turn(self, number: int) -> None:
        self.bar.show_current(number)
        settings.set_text(settings.PAGE, self.page.name)
        self._have("put")
        self._have("found")

    def event(self, event: Any) -> bool:
        return kept(event) or bool(super().event(event))

    def showEvent(self, event: Any) -> None:
        self._timer.start()
        self.failed.clear()
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: Any) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def _tick(self) -> None:
        if self._controller.inside_recompute:  # FreeCAD lets timers run inside a recompute
            return
        if self._controller.refresh():
            self.refresh()
        self.analyst.tick()
        self.alerts.tick()
        self.head.tick()
        self.advice.actions.watch()  # an undo may be followed by what makes FreeCAD forget it
        self._have("tick")

    def refresh(self) -> None:
        """Show what the controller holds now."""
        told: Message | None = self._controller.told
        self.notice.put("" if told is None else i18n.say(told))
        self.dismiss.setVisible(told is not None)
        self.head.put()
        self.analyst.put()
        self._have("put")

    def _found(self) -> None:
        self._have("found")

    def _have(self, act: str) -> None:
        """Have the open page do something. One that fails rests from then on: it must neither
        disturb FreeCAD four times a second nor take the other pages with it."""
        page = self.page
        if page.name in self.failed:
            return
        try:
            getattr(page, act)()
        except Exception as error:
            self.failed[page.name] = error_text(error)
            self._tell_failure(page)

    def _tell_failure(self, page: Any) -> None:
        import FreeCAD

        FreeCAD.Console.PrintError(traceback.format_exc())
        told = {"page": message(page.title), "error": self.failed[page.name]}
        self._controller.tell(message(texts.PAGE_FAILED, **told))
