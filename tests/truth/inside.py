# SPDX-License-Identifier: LGPL-2.1-or-later
"""The part of a run that happens in a FreeCAD of our own: opens, records, recomputes, writes.

The profile goes into a file, and so does what went wrong: FreeCAD 1.1 keeps what a script prints.
"""

from __future__ import annotations

import json
import os
import traceback
from collections.abc import Callable
from typing import Any

import FreeCAD

TURN_MS = 100
TURNS = 8  # the panel looks four times a second: it has done so by then


def main(request: dict[str, Any]) -> None:
    """``request``: way, model (a file) or case (a name), and output, the file to write."""
    run = Windowed(request) if request["way"] != "script" else Headless(request)
    run.step(run.begin)


class Run:
    def __init__(self, request: dict[str, Any]) -> None:
        self.request = request

    def step(self, do: Callable[[], None]) -> None:
        """Do a part of the run; if it fails, that is the result."""
        try:
            do()
        except BaseException:
            self.leave({"error": traceback.format_exc()})

    def leave(self, result: dict[str, Any]) -> None:
        """Write the result and end: a normal end would ask about the document."""
        path = self.request["output"]
        with open(path + ".new", "w", encoding="utf-8") as stream:
            json.dump(result, stream)
        os.rename(path + ".new", path)
        os._exit(0)

    def open(self) -> Any:
        if self.request.get("case"):
            import cases

            return cases.make(self.request["case"])
        return FreeCAD.openDocument(self.request["model"])

    def touch_all(self) -> None:
        for document in FreeCAD.listDocuments().values():
            for obj in document.Objects:
                obj.touch()

    def done(self, session: Any, windowed: bool) -> None:
        from PerfProfilerWorkbench.export.json import profile_dict

        self.leave(profile_dict(session))


class Headless(Run):
    """``record()`` around a script's recompute."""

    def begin(self) -> None:
        from PerfProfilerWorkbench import record

        document = self.open()
        self.touch_all()
        with record() as recording:
            document.recompute()
        self.done(recording.session, windowed=False)


class Windowed(Run):
    """A session as a person has it: the panel beside the model, the recording on, time goes by."""

    def begin(self) -> None:
        from PerfProfilerWorkbench.gui import window

        window.when_up(lambda: self.step(self.prepare))

    def later(self, then: Callable[[], None]) -> None:
        """Go on after some turns of the event loop, with the panel seen to be there.

        Turns inside a recompute do not count: FreeCAD lets timers run there.
        """
        from PerfProfilerWorkbench.gui import dock
        from PerfProfilerWorkbench.qt import QtCore

        left = [TURNS]

        def turn() -> None:
            left[0] -= not any(one.Recomputing for one in FreeCAD.listDocuments().values())
            if left[0]:
                QtCore.QTimer.singleShot(TURN_MS, turn)
                return
            assert dock.panel(show=True).panel.isVisible()
            self.step(then)

        QtCore.QTimer.singleShot(TURN_MS, turn)

    def prepare(self) -> None:
        import FreeCADGui

        from PerfProfilerWorkbench.gui import dock

        FreeCADGui.activateWorkbench("PerfProfilerWB")
        dock.panel(show=True)
        self.document = self.open()
        FreeCADGui.SendMsgToActiveView("ViewFit")
        if self.request["way"] == "edit":
            self._properties()
            FreeCADGui.Selection.addSelection(self.document.Objects[0])
        self.later(self.press_record)

    def press_record(self) -> None:
        from PerfProfilerWorkbench.gui.controller import controller

        self._trigger("PerfProfiler_Record")
        assert controller().running, "the button has not started a recording"
        self.later(self.recompute)

    def _trigger(self, command: str) -> None:
        """As a click does it: through the button's action."""
        import FreeCADGui

        FreeCADGui.Command.get(command).getAction()[0].trigger()

    def recompute(self) -> None:
        self.touch_all()
        FreeCAD.setActiveDocument(self.document.Name)
        if self.request["way"] == "panel":
            self.document.recompute()
            self.later(self.finish)
        elif self.request["way"] == "refresh":
            self.later(self.refresh)  # FreeCAD enables its commands by a timer
        else:
            self.later(self.edit)  # and fills its property editor by another

    def refresh(self) -> None:
        """Have Qt trigger the command from its event loop, with no Python of ours around it."""
        import FreeCADGui

        from PerfProfilerWorkbench.qt import QtCore

        action = FreeCADGui.Command.get("Std_Refresh").getAction()[0]
        assert action.isEnabled(), "FreeCAD finds nothing to recompute"
        queued = QtCore.Qt.ConnectionType.QueuedConnection
        QtCore.QMetaObject.invokeMethod(action, "trigger", queued)
        self.later(self.finish)

    def edit(self) -> None:
        """Write another label into the property editor and press Return: C++ alone recomputes."""
        from PerfProfilerWorkbench.qt import QtCore, QtGui, QtWidgets

        view = self._properties()
        label = self.document.Objects[0].Label
        column = view.model().match(
            view.model().index(0, 1),
            QtCore.Qt.ItemDataRole.DisplayRole,
            label,
            1,
            QtCore.Qt.MatchFlag.MatchExactly | QtCore.Qt.MatchFlag.MatchRecursive,
        )
        assert column, f"the property editor does not show {label}"
        view.activated.emit(column[0])
        editor = view.findChild(QtWidgets.QLineEdit)
        editor.setText(label + " too")
        key, none = QtCore.Qt.Key.Key_Return, QtCore.Qt.KeyboardModifier.NoModifier
        press = QtGui.QKeyEvent(QtCore.QEvent.Type.KeyPress, key, none)
        QtCore.QCoreApplication.postEvent(editor, press)
        self.later(self.finish)

    def _properties(self) -> Any:
        """The property editor's page "Data", in front of whatever covers it."""
        import FreeCADGui

        from PerfProfilerWorkbench.qt import QtWidgets

        tabs = FreeCADGui.getMainWindow().findChild(QtWidgets.QTabWidget, "propertyTab")
        tabs.setCurrentIndex(1)
        page, around = tabs, tabs.parentWidget()
        while around is not None:
            if isinstance(around, QtWidgets.QStackedWidget):
                around.setCurrentWidget(page)
            elif isinstance(around, QtWidgets.QDockWidget):
                around.show()
            page, around = around, around.parentWidget()
        return tabs.widget(1)

    def finish(self) -> None:
        from PerfProfilerWorkbench.gui.controller import controller

        self._trigger("PerfProfiler_Record")
        assert not controller().running
        self.done(controller().session, windowed=True)
