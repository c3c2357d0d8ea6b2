# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is compared, inside a FreeCAD of our own: the same recompute in different company."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import FreeCAD
from rounds import Reading, between, now, total

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.capture import recompute as ours

BOXES = 300
_SORTED = 1
_BY_ARGUMENTS: dict[int, Callable[..., None]] = {
    1: lambda self, first: None,
    2: lambda self, first, second: None,
    3: lambda self, first, second, third: None,
}


def touch_all() -> None:
    """Of every document: FreeCAD gets slower if features are recomputed and sketches are not."""
    for document in FreeCAD.listDocuments().values():
        for obj in document.Objects:
            obj.touch()


def chained_boxes() -> Any:
    """Many cheap features: what an event costs is most of what we cost there."""
    document = FreeCAD.newDocument("Boxes")
    for number in range(BOXES):
        box = document.addObject("Part::Box", f"Box{number}")
        if number:
            box.setExpression("Length", f"Box{number - 1}.Length")
    document.recompute()
    return document


class Alone:
    """Recomputes with nobody listening, ``batch`` times. Touching is not measured."""

    def __init__(self, document: Any, batch: int = 1) -> None:
        self.document = document
        self.batch = batch

    def __call__(self) -> Reading:
        return {"recompute": total([self._once() for _ in range(self.batch)])}

    def _once(self) -> tuple[int, int]:
        touch_all()
        start = now()
        self.work()
        return between(start, now())

    def work(self) -> None:
        self.document.recompute()


class Recorded(Alone):
    """The same within a recording of its own, whose start and stop are measured as well."""

    def __init__(self, document: Any, preset: str, batch: int = 1) -> None:
        super().__init__(document, batch)
        self.preset = preset
        self.problems: dict[str, None] = {}
        self.spans = 0

    def __call__(self) -> Reading:
        touch_all()
        began = now()
        recording = record(preset=self.preset, keep=False)  # keeping.py measures that
        start = between(began, now())
        try:
            recompute = super().__call__()["recompute"]
        finally:
            ending = now()
            session = recording.stop()
            stop = between(ending, now())
        self.problems.update(dict.fromkeys(map(str, session.problems)))
        self.spans = len(session.spans)
        return {
            "recompute": recompute,
            "start": start,
            "stop": stop,
            "settled": total([recompute, stop]),
            "whole": total([start, recompute, stop]),
        }


class Heard(Alone):
    """The same with an observer that has our slots and nothing in them: FreeCAD's own part."""

    def __call__(self) -> Reading:
        observer = empty_observer()
        FreeCAD.addDocumentObserver(observer)
        try:
            return super().__call__()
        finally:
            FreeCAD.removeDocumentObserver(observer)


def empty_observer() -> Any:
    slots = {
        "slotRecomputedObject": _BY_ARGUMENTS[1],
        "slotChangedObject": _BY_ARGUMENTS[2],
        "slotBeforeChangeObject": _BY_ARGUMENTS[2],
    }
    for name in dir(ours._Observer):
        if name.startswith("slot"):
            wanted = inspect.signature(getattr(ours._Observer, name)).parameters
            slots[name] = _BY_ARGUMENTS[len(wanted) - 1]
    return type("EmptyObserver", (), slots)()


class OneByOne(Alone):
    """The way of the recompute profiler macro of 2017: each feature is told to recompute, with a
    line in the log, and a progress dialog where there is a window. FreeCAD's own recompute, which
    would leave out what need not be executed, never runs.
    """

    def work(self) -> None:
        objects = FreeCAD.getDependentObjects(self.document.Objects, _SORTED)
        progress = self._progress(len(objects))
        for number, obj in enumerate(objects):
            start = now()
            try:
                obj.recompute()
            except Exception as error:  # a failing feature must not end the comparison
                FreeCAD.Console.PrintLog(f"{obj.Name}: {error}\n")
            FreeCAD.Console.PrintLog(f"\t{(now()[1] - start[1]) / 1e9}\t{obj.Label}\n")
            if progress is not None:
                progress.setValue(number + 1)
        if progress is not None:
            progress.close()
            progress.deleteLater()

    @staticmethod
    def _progress(count: int) -> Any:
        if not FreeCAD.GuiUp:
            return None
        import FreeCADGui

        from PerfProfilerWorkbench.qt import QtWidgets

        dialog = QtWidgets.QProgressDialog(
            "Recomputing", "Cancel", 0, count, FreeCADGui.getMainWindow()
        )
        dialog.setModal(True)
        dialog.setMinimumDuration(0)
        return dialog
