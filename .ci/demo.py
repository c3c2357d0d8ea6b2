# SPDX-License-Identifier: LGPL-2.1-or-later
"""What ``make run`` has FreeCAD do; see .ci/demo, which starts it three different ways."""

import os
import sys
import time
import traceback
from functools import partial

import FreeCAD

ROOT = os.environ["PERFPROFILER_DEMO"]


def main():
    folder = os.environ.get("PERFPROFILER_DEMO_FOLDER")
    if folder:
        with open(folder, "w", encoding="utf-8") as stream:
            stream.write(FreeCAD.getUserAppDataDir())
        return
    if ROOT not in sys.path:
        sys.path.insert(0, ROOT)
    from PerfProfilerWorkbench.gui import window

    window.when_up(show)


def show():
    import FreeCADGui
    from PySide import QtCore

    from PerfProfilerWorkbench.gui import commands, dock, paths
    from PerfProfilerWorkbench.gui.controller import controller

    FreeCADGui.activateWorkbench("PartDesignWorkbench")
    commands.register()
    FreeCAD.openDocument(paths.EXAMPLE)
    dock.panel(show=True)
    controller().record()
    if "PERFPROFILER_DEMO_TABLE" in os.environ:
        QtCore.QTimer.singleShot(1000, lambda: _or_leave(edit))


def edit():
    """One edit of a parameter, as a person would; then the picture, once it is painted."""
    from PySide import QtCore

    document = FreeCAD.ActiveDocument
    document.getObjectsByLabel("Parameters")[0].set("engraving_depth", "0.9 mm")
    document.recompute()
    QtCore.QTimer.singleShot(3000, lambda: _or_leave(report))


def report():
    from PerfProfilerWorkbench.gui import dock
    from PerfProfilerWorkbench.qt import QtWidgets

    picture = QtWidgets.QApplication.primaryScreen().grabWindow(0)
    picture.save(os.environ["PERFPROFILER_DEMO_PICTURE"])
    panel = dock.panel(show=True).panel
    sentence = panel.overview.sentence.says
    panel.open_page("features")  # a page that is not seen is not filled
    end = time.monotonic() + 60
    write_table(panel, sentence, end)


def write_table(panel, sentence, end):
    """Once the page has been filled, which it is while FreeCAD is idle."""
    from PySide import QtCore

    from PerfProfilerWorkbench.export.table import text_table

    table = panel.features.table.text(text_table).splitlines()
    if len(table) < 2:
        if time.monotonic() > end:
            raise RuntimeError("the table of features stays empty")
        again = partial(write_table, panel, sentence, end)
        QtCore.QTimer.singleShot(100, lambda: _or_leave(again))
        return
    with open(os.environ["PERFPROFILER_DEMO_TABLE"], "w", encoding="utf-8") as stream:
        stream.write("\n".join([sentence, *table[:16], ""]))
    os._exit(0)


def _or_leave(step):
    try:
        step()
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)


main()
