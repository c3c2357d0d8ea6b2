# SPDX-License-Identifier: LGPL-2.1-or-later
"""Who draws the 3D view, asked in FreeCAD itself; Xvfb has nothing but the processor for it."""

from __future__ import annotations

import threading

import FreeCADGui
import pytest

from PerfProfilerWorkbench.capture.gpu.opengl import opengl
from PerfProfilerWorkbench.model.gpu import OpenGL
from PerfProfilerWorkbench.qt import QtGui
from PerfProfilerWorkbench.texts import gpu as texts


def test_the_renderer_is_told_without_a_3d_view():
    told = opengl()
    assert isinstance(told, OpenGL)
    assert told.software and "llvmpipe" in told.renderer
    assert "Mesa" in told.vendor and "Mesa" in told.version and told.version[0] in "34"


def test_it_is_the_one_of_the_view(document, qtbot):
    """Where PySide gives the view's own context; PySide 6 hides it."""
    (view,) = views(document)
    qtbot.waitUntil(view.isVisible)
    told = opengl()
    assert isinstance(told, OpenGL)
    if not hasattr(view, "context"):
        return
    view.makeCurrent()
    functions = view.context().functions()
    names = (0x1F00, 0x1F01, 0x1F02)
    assert tuple(map(functions.glGetString, names)) == (told.vendor, told.renderer, told.version)
    view.doneCurrent()


def views(document):
    from PerfProfilerWorkbench.qt import QtWidgets

    assert FreeCADGui.getDocument(document.Name).mdiViewsOfType("Gui::View3DInventor")
    area = FreeCADGui.getMainWindow().findChild(QtWidgets.QMdiArea)
    widgets = area.activeSubWindow().findChildren(QtWidgets.QWidget)
    return [widget for widget in widgets if widget.inherits("QOpenGLWidget")]


@pytest.mark.parametrize("current", [False, True])
def test_the_current_context_is_as_before(current):
    """Also when there is none; and none of ours is left."""
    surface, context = QtGui.QOffscreenSurface(), QtGui.QOpenGLContext()
    surface.create()
    assert context.create() and context.makeCurrent(surface)
    if not current:
        context.doneCurrent()
    for _ in range(3):
        assert isinstance(opengl(), OpenGL)
    now = QtGui.QOpenGLContext.currentContext()
    assert (now is context and now.surface() is not None) if current else now is None
    context.doneCurrent()
    surface.destroy()


def test_the_view_draws_as_before(document, qtbot):
    """The same picture before and after; FreeCAD and its view live on."""
    (widget,) = views(document)
    qtbot.waitUntil(widget.isVisible)
    qtbot.waitUntil(lambda: picture(widget) == picture(widget))  # FreeCAD 1.1 turns it slowly
    before = picture(widget)
    assert isinstance(opengl(), OpenGL)
    assert picture(widget) == before


def picture(widget):
    """The pixels of the view, drawn anew."""
    widget.update()
    FreeCADGui.updateGui()
    image = widget.grab().toImage()
    assert image.width() > 50
    return image


def test_another_thread_may_not_ask():
    told = []
    thread = threading.Thread(target=lambda: told.append(opengl()))
    thread.start()
    thread.join()
    assert told[0].text == texts.OPENGL_OTHER_THREAD
