# SPDX-License-Identifier: LGPL-2.1-or-later
"""Commands that work for a known time, in workbenches of their own, and when FreeCAD tells what."""

from __future__ import annotations

import time
from time import perf_counter_ns

import FreeCADGui
from waiting import idle_ns

from PerfProfilerWorkbench.model.span import SpanKind
from PerfProfilerWorkbench.qt import QtCore, QtWidgets, run_modal

WORK, FAIL, ASK, OWN, LATER = (
    "Planted_Work",
    "Planted_Fail",
    "Planted_Ask",
    "PerfProfiler_Planted",
    "Planted_Later",
)
WORKBENCH, LATER_WORKBENCH = "PlantedWB", "PlantedLaterWB"
MENU, TOOLBAR, LATER_TOOLBAR = "PlantedMenu", "PlantedBar", "PlantedLaterBar"
BAR = (WORK, FAIL, ASK, OWN, "Part_Box", "Std_Refresh")


WITHIN_MS = 20


def commands_of(session):
    return [span for span in session.spans if span.kind is SpanKind.COMMAND]


def freezes_of(session):
    return [span for span in session.spans if span.kind is SpanKind.FREEZE]


def check(span, stretch, within_ms=WITHIN_MS):
    """Both ends of a span lie near those of a stretch (ns, ns) that was timed otherwise."""
    errors = [(ours - truth) / 1e6 for ours, truth in zip((span.start_ns, span.end_ns), stretch)]
    way = getattr(span.detail, "way", span.kind).value
    print(f"{span.name} {way}: begins {errors[0]:+.2f} ms, ends {errors[1]:+.2f} ms")
    assert max(map(abs, errors)) < within_ms, errors


def compute(seconds):
    end_ns = perf_counter_ns() + int(seconds * 1e9)
    while perf_counter_ns() < end_ns:
        pass


class Work:
    """A command that works for ``seconds``; ``times`` are when it began and ended.

    With an ``error`` it raises that at the end, as often as ``failures`` says.
    """

    def __init__(self, text, seconds, error=""):
        self._text, self._seconds, self._error = text, seconds, error
        self.failures = 1 if error else 0
        self.times = []

    def GetResources(self):
        return {"MenuText": self._text, "ToolTip": self._text}

    def IsActive(self):
        return True

    def Activated(self):
        began_ns = perf_counter_ns()
        time.sleep(self._seconds)
        self.times.append((began_ns, perf_counter_ns()))
        if self.failures:
            self.failures -= 1
            raise ValueError(self._error)


class Ask(Work):
    """Works, asks in a dialog, works again.

    The dialog has a button that closes it and one that works for 200 ms. ``waited_ns`` is the time
    in the dialog without that work in which this thread used no processor.
    """

    def __init__(self, text, seconds):
        super().__init__(text, seconds)
        self.dialog = None
        self.reset()

    def reset(self):
        self.times, self.waited_ns, self.worked = [], 0, 0

    def buttons(self):
        """What to click, one after the other; empty while there is no dialog."""
        shown = self.dialog is not None and self.dialog.isVisible()
        return [(each, each.rect()) for each in (self.work, self.close)] if shown else []

    def Activated(self):
        began_ns = perf_counter_ns()
        compute(self._seconds)
        self._ask()
        compute(self._seconds)
        self.times.append((began_ns, perf_counter_ns()))

    def _ask(self):
        self.dialog = QtWidgets.QDialog(FreeCADGui.getMainWindow())
        layout = QtWidgets.QVBoxLayout(self.dialog)
        self.work, self.close = QtWidgets.QPushButton("Work"), QtWidgets.QPushButton("Close")
        for button, slot in ((self.work, self._work), (self.close, self._close)):
            layout.addWidget(button)
            button.clicked.connect(slot)
        QtCore.QTimer.singleShot(0, self._shown)
        run_modal(self.dialog)
        self.dialog.deleteLater()
        self.dialog = None

    def _shown(self):
        self._since_ns = idle_ns()

    def _work(self):
        self._waited()
        compute(0.2)
        self.worked += 1
        self._since_ns = idle_ns()

    def _close(self):
        self._waited()
        self.dialog.accept()

    def _waited(self):
        self.waited_ns += idle_ns() - self._since_ns


class _Workbench(FreeCADGui.Workbench):
    Icon = ""
    bar, commands = "", ()

    def Initialize(self):
        self.appendToolbar(self.bar, list(self.commands))
        self.appendMenu(MENU, list(self.commands))

    def ContextMenu(self, recipient):
        self.appendContextMenu("", [WORK])

    def GetClassName(self):
        return "Gui::PythonWorkbench"


class PlantedWB(_Workbench):
    MenuText = ToolTip = "Planted"
    bar, commands = TOOLBAR, BAR


class PlantedLaterWB(_Workbench):
    MenuText = ToolTip = "Planted later"
    bar, commands = LATER_TOOLBAR, (LATER,)


class Planted:
    """The commands, in workbenches; ``before`` is the one that was active."""

    def __init__(self):
        self.work, self.fail = Work("Work", 0.3), Work("Fail", 0.0, "planted")
        self.ask, self.own, self.later = Ask("Ask", 0.1), Work("Own", 0.3), Work("Later", 0.0)
        self.before = FreeCADGui.activeWorkbench().name()
        commands = (self.work, self.fail, self.ask, self.own, self.later)
        for name, command in zip((WORK, FAIL, ASK, OWN, LATER), commands):
            FreeCADGui.addCommand(name, command)
        for workbench in (PlantedWB, PlantedLaterWB):
            FreeCADGui.addWorkbench(workbench())
        FreeCADGui.activateWorkbench(WORKBENCH)


class Told:
    """An observer: when FreeCAD told of transactions and recomputes."""

    def __init__(self):
        self.began, self.ended = {}, {}

    def _note(self, times, what):
        times.setdefault(what, []).append(perf_counter_ns())

    def slotOpenTransaction(self, document, name):
        self._note(self.began, "transaction")

    def slotCloseTransaction(self, aborted):
        self._note(self.ended, "transaction")

    def slotCommitTransaction(self, document):
        self._note(self.ended, "transaction")

    def slotBeforeRecomputeDocument(self, document):
        self._note(self.began, "recompute")

    def slotRecomputedDocument(self, document):
        self._note(self.ended, "recompute")

    def clear(self):
        self.began.clear()
        self.ended.clear()

    def stretch(self, what):
        """From the first beginning to the last end; None if there was none."""
        if not self.began.get(what) or not self.ended.get(what):
            return None
        return self.began[what][0], self.ended[what][-1]
