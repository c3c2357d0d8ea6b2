# SPDX-License-Identifier: LGPL-2.1-or-later
"""3D views of FreeCAD's window, and their cameras."""

from __future__ import annotations

import FreeCADGui
from clicks import xdotool
from waiting import let_run, until

from PerfProfilerWorkbench.capture.view_frames import camera, canvas
from PerfProfilerWorkbench.qt import QtCore, QtGui, QtWidgets


def views_of(document):
    return FreeCADGui.getDocument(document.Name).mdiViewsOfType("Gui::View3DInventor")


def quiet_view(document, qtbot, side="viewIsometric"):
    """A document's first view from a side, once it is shown and draws no more by itself."""
    view = views_of(document)[0]
    getattr(view, side)()
    view.fitAll()
    until(qtbot, canvas(view).isVisible)
    shown = []

    def note():
        shown.append(everything(view))

    canvas(view).frameSwapped.connect(note)
    until(qtbot, lambda: _drawn_alike(canvas(view), shown))
    canvas(view).frameSwapped.disconnect(note)
    return view


def _drawn_alike(widget, shown):
    """FreeCAD 1.x turns the view slowly: three pictures from one place."""
    widget.update()
    return len(shown) > 3 and shown[-1] == shown[-2] == shown[-3]


def everything(view):
    """All fields of a view's camera as numbers, with its projection."""
    node = camera(view)
    size = node.height if node.getField("height") is not None else node.heightAngle
    vectors = node.position, node.orientation
    numbers = node.nearDistance, node.farDistance, node.focalDistance, node.aspectRatio, size
    return (
        view.getCameraType(),
        *(field.getValue().getValue() for field in vectors),
        *(field.getValue() for field in numbers),
    )


def move_camera(view, by=0.25):
    field = camera(view).position
    x, y, z = field.getValue().getValue()
    field.setValue(x + by, y, z)


def point_at(view, point, qtbot):
    """Move the mouse until it points at a point of the model, where Coin says that it is; the place
    on the screen. Windows move and grow while FreeCAD shows its panels.
    """
    wanted, seen = view.getPointOnScreen(point), []
    callback = view.addEventCallback("SoLocation2Event", lambda info: seen.append(info["Position"]))
    place = canvas(view).mapToGlobal(canvas(view).rect().center())
    while not seen or tuple(seen[-1]) != tuple(wanted):
        assert len(seen) < 9, (wanted, seen)
        if seen:
            place += QtCore.QPoint(wanted[0] - seen[-1][0], seen[-1][1] - wanted[1])
        away = place + QtCore.QPoint(0, 3)
        if QtGui.QCursor.pos() == away:
            away += QtCore.QPoint(3, 0)
        for each in (away, place):  # one event each: of two the first may be the last seen
            known = len(seen)
            xdotool(qtbot, "mousemove", each.x(), each.y())
            until(qtbot, lambda known=known: len(seen) > known)
        let_run(qtbot)
    view.removeEventCallback("SoLocation2Event", callback)
    return place


def delete_what_is_closed():
    """FreeCAD closes views and deletes them when its event loop goes on, which a test's does not
    do: it runs within the loop that was there before.
    """
    kind = QtCore.QEvent.Type.DeferredDelete
    QtCore.QCoreApplication.sendPostedEvents(None, int(getattr(kind, "value", kind)))


def progress_dialogs():
    top = QtWidgets.QApplication.topLevelWidgets()
    return [each for each in top if each.inherits("QProgressDialog") and each.isVisible()]
