# SPDX-License-Identifier: LGPL-2.1-or-later
"""A person's hands: real mouse buttons and keys on FreeCAD's window, through xdotool.

A target is a widget and a rectangle in it; its middle is clicked.
"""

from __future__ import annotations

import subprocess

import FreeCADGui
from waiting import LIMIT_MS, idle_ns, until

from PerfProfilerWorkbench.qt import QtCore, QtWidgets

LEFT, RIGHT, WHEEL_UP, WHEEL_DOWN = 1, 3, 4, 5
PAUSE_S, LOOK_MS = 0.5, 20
MOST_TURNS = 200  # of the wheel


def xdotool(qtbot, *arguments):
    """Let xdotool do something, while FreeCAD's event loop runs."""
    process = subprocess.Popen(["xdotool", *map(str, arguments)])
    until(qtbot, lambda: process.poll() is not None)
    assert process.returncode == 0


def click(qtbot, target, button=LEFT):
    xdotool(qtbot, *move(*target), "click", button)


def double_click(qtbot, target):
    xdotool(qtbot, *move(*target), "click", "--repeat", 2, "--delay", 80, LEFT)


def wheel_to(qtbot, widget):
    """With the wheel, until all of a widget is seen that may be scrolled out of sight."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QtWidgets.QScrollArea):
        area = area.parentWidget()
    if area is None:
        return
    view = area.viewport()

    def box():
        return QtCore.QRect(widget.mapTo(view, QtCore.QPoint()), widget.size())

    for _ in range(MOST_TURNS):
        if view.rect().contains(box()):
            return
        up = box().top() < 0
        click(qtbot, (view, view.rect()), WHEEL_UP if up else WHEEL_DOWN)
    raise AssertionError(f"the wheel does not lead to {widget}: {box()} in {view.rect()}")


def choose(qtbot, button, *titles, then=()):
    """In the menu of a button, and menus in that; ``then`` are for what the last opens."""
    answer = Answer(*(lambda title=title: titled(title) for title in titles), *then)
    click(qtbot, (button, button.rect()))
    until(qtbot, lambda: answer.given and answer.done)


def move(widget, box):
    """Relative to the window: without a window manager Qt may be wrong about where that is.

    In the screen's points, which are not Qt's where it makes everything a little larger.
    """
    window = widget.window()
    point = widget.mapTo(window, box.center()) * window.devicePixelRatioF()
    return "mousemove", "--window", int(window.winId()), point.x(), point.y()


def key(qtbot, *names):
    """Keys one after the other, each in xdotool's spelling ("ctrl+k") or as the key's code."""
    window = FreeCADGui.getMainWindow()
    window.activateWindow()
    window.setFocus()
    until(qtbot, window.isActiveWindow)
    xdotool(qtbot, "key", *names)


def click_button(qtbot, bar, command):
    """A toolbar's button of a command, as soon as it can be clicked."""
    until(qtbot, lambda: _button(bar, command))
    found = _button(bar, command)
    click(qtbot, (found, found.rect()))


def _button(bar, command):
    toolbar = FreeCADGui.getMainWindow().findChild(QtWidgets.QToolBar, bar)
    for button in [] if toolbar is None else toolbar.findChildren(QtWidgets.QToolButton):
        action = button.defaultAction()
        named = action is not None and action.objectName() == command
        if named and button.isEnabled() and not button.visibleRegion().isEmpty():
            return button
    return None


def click_menu(qtbot, title, command):
    open_menu(qtbot, title)
    until(qtbot, lambda: entry(command))
    click(qtbot, entry(command)[0])


def open_menu(qtbot, title):
    bar = FreeCADGui.getMainWindow().menuBar()
    (action,) = [each for each in bar.actions() if each.text().replace("&", "") == title]
    click(qtbot, (bar, bar.actionGeometry(action)))
    until(qtbot, QtWidgets.QApplication.activePopupWidget)


def close_menu(qtbot):
    xdotool(qtbot, "key", "Escape")
    until(qtbot, lambda: QtWidgets.QApplication.activePopupWidget() is None)


def entry(command):
    """Where a command is in the menu that is open, as a list; empty until it can be clicked."""
    return _offered(lambda action: action.objectName() == command)


def titled(title):
    """Where the menu that is open says something, as ``entry`` tells it."""
    return _offered(lambda action: action.text() == title)


def _offered(is_wanted):
    menu = QtWidgets.QApplication.activePopupWidget()
    for action in [] if menu is None else menu.actions():
        if is_wanted(action) and action.isEnabled():
            return [(menu, menu.actionGeometry(action))]
    return []


def saved_as(path):
    """For ``Answer``: keys for a dialog that asks for a file; xdotool types no Return."""

    def keys(*words):
        dialog = QtWidgets.QApplication.activeModalWidget()
        shown = isinstance(dialog, QtWidgets.QFileDialog) and dialog.isActiveWindow()
        return list(words) if shown else []

    typed = ("key", "ctrl+a"), ("type", path)
    return (lambda: keys(*typed)), (lambda: keys(("key", "Return")))


def in_tree(qtbot, obj):
    """Where the tree shows an object."""
    trees = FreeCADGui.getMainWindow().findChildren(QtWidgets.QTreeWidget)
    tree = next(one for one in trees if one.metaObject().className() == "Gui::TreeWidget")
    _bring_up(tree)
    flags = QtCore.Qt.MatchFlag.MatchExactly | QtCore.Qt.MatchFlag.MatchRecursive

    def boxes():
        found = [tree.visualItemRect(item) for item in tree.findItems(obj.Label, flags)]
        return [box for box in found if tree.isVisible() and not box.isEmpty()]

    until(qtbot, boxes)
    return tree.viewport(), boxes()[0]


def _bring_up(widget):
    """To the front of its tabs, in a dock that is shown."""
    outer = widget.parentWidget()
    while outer is not None:
        if isinstance(outer, QtWidgets.QTabWidget):
            pages = [outer.widget(number) for number in range(outer.count())]
            outer.setCurrentWidget(next(one for one in pages if one.isAncestorOf(widget)))
        elif isinstance(outer, QtWidgets.QDockWidget):
            outer.show()
            outer.raise_()
        outer = outer.parentWidget()


def pick_workbench(qtbot, text):
    """In the list of workbenches of a toolbar."""
    lists = FreeCADGui.getMainWindow().findChildren(QtWidgets.QComboBox)
    named = [one for one in lists if "Workbench" in one.metaObject().className()]
    (chooser,) = [one for one in named if one.isVisible()]
    click(qtbot, (chooser, chooser.rect()))
    until(qtbot, chooser.view().isVisible)
    xdotool(qtbot, "type", text)
    xdotool(qtbot, "key", "Return")


class Answer:
    """Clicks in a dialog or menu, as soon as it is shown, while the test itself waits for it.

    ``finds`` are for one that leads to the next; each gives the targets to click one after the
    other, each half a second after the one before, or empty while they are not shown. Words of
    xdotool's may stand for a target. ``waited_ns`` is how long this thread did not run from when
    the last were found to the release of the last, a button. What stays is closed, so that the
    test goes on.
    """

    def __init__(self, *finds):
        self._finds = list(finds)
        self.given, self.waited_ns = False, 0
        self._process = None
        self._timer, self._limit = QtCore.QTimer(), QtCore.QTimer()
        for timer, slot, ms in (
            (self._timer, self._look, LOOK_MS),
            (self._limit, _give_up, LIMIT_MS // 2),
        ):
            timer.timeout.connect(slot)
            timer.start(ms)

    @property
    def done(self):
        """Whether xdotool has nothing more to do."""
        return self._process is not None and self._process.poll() is not None

    def _look(self):
        if self._process is not None and not self.done:
            return
        self._targets = self._finds[0]()  # held: PySide2 forgets a widget with its parent
        if not self._targets:
            return
        self._find = self._finds.pop(0)  # held, too: it may hold the dialog
        self._limit.start()
        if not self._finds:
            self._end()
        steps = [("sleep", PAUSE_S, *_words(*target)) for target in self._targets]
        arguments = [str(argument) for step in steps for argument in step]
        self._process = subprocess.Popen(["xdotool", *arguments])

    def _end(self):
        self._timer.stop()
        self.given, self._since_ns = True, idle_ns()
        last = self._targets[-1][0]
        if isinstance(last, QtWidgets.QAbstractButton):
            last.released.connect(self._released)

    def _released(self):
        self.waited_ns = idle_ns() - self._since_ns


def _words(*target):
    """What xdotool is to do at a target, which may be that already."""
    return target if isinstance(target[0], str) else (*move(*target), "click", LEFT)


def _give_up():
    application = QtWidgets.QApplication
    for shown in (application.activePopupWidget(), application.activeModalWidget()):
        if shown is not None:
            shown.close()


class MacrosDialog:
    """FreeCAD's, for ``Answer``: a macro's line, then the button that executes it."""

    def __init__(self, file):
        self._file = file

    def __call__(self):
        self._dialog = QtWidgets.QApplication.activeModalWidget()
        if self._dialog is None or not self._dialog.isVisible():
            return []
        self._macros = self._dialog.findChild(QtWidgets.QTreeWidget, "userMacroListBox")
        (item,) = self._macros.findItems(self._file, QtCore.Qt.MatchFlag.MatchExactly)
        button = self._dialog.findChild(QtWidgets.QPushButton, "executeButton")
        line = self._macros.visualItemRect(item)
        return [(self._macros.viewport(), line), (button, button.rect())]
