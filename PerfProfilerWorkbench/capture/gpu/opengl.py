# SPDX-License-Identifier: LGPL-2.1-or-later
"""The OpenGL that draws FreeCAD's 3D views, asked through a context of our own.

Qt gives every context of a process the same driver, and FreeCAD gives all the same format. So the
view's own context, which PySide 6 hides (docs/freecad.md), need not be touched.
"""

from __future__ import annotations

from typing import Any

from ...model.gpu import OpenGL
from ...texts import Message, message
from ...texts import gpu as texts

_VENDOR, _RENDERER, _VERSION = 0x1F00, 0x1F01, 0x1F02  # glGetString's GL_VENDOR and so on
# Parts of the renderers' names that the processor draws with, in small letters.
_SOFTWARE = (
    "llvmpipe",
    "softpipe",
    "swrast",
    "swiftshader",
    "software rasterizer",
    "software renderer",
    "gdi generic",
    "microsoft basic render",
)


def is_software(renderer: str) -> bool:
    """Whether the processor draws, from OpenGL's name of its renderer."""
    return any(part in renderer.lower() for part in _SOFTWARE)


def opengl() -> OpenGL | Message:
    """Takes 2 to 40 ms: ask once. Only FreeCAD's main thread may ask, outside of any drawing."""
    import FreeCAD

    if not FreeCAD.GuiUp:
        return message(texts.OPENGL_NO_WINDOW)
    from ...qt import QtCore

    application = QtCore.QCoreApplication.instance()
    if application is None or not application.inherits("QGuiApplication"):
        return message(texts.OPENGL_NO_WINDOW)
    if QtCore.QThread.currentThread() != application.thread():
        return message(texts.OPENGL_OTHER_THREAD)
    from ...qt import QtGui

    before = QtGui.QOpenGLContext.currentContext()
    surface_before = before.surface() if before is not None else None
    surface, context = QtGui.QOffscreenSurface(), QtGui.QOpenGLContext()
    try:
        surface.create()
        if not (context.create() and context.makeCurrent(surface)):
            return message(texts.OPENGL_NONE)
        return _asked(context.functions())
    except Exception as error:
        return message(texts.GPU_REFUSED, error=str(error))
    finally:
        _leave(context, surface)
        if surface_before is not None:
            before.makeCurrent(surface_before)


def _asked(functions: Any) -> OpenGL:
    vendor, renderer, version = (
        _text(functions.glGetString(name)) for name in (_VENDOR, _RENDERER, _VERSION)
    )
    return OpenGL(vendor, renderer, version, is_software(renderer))


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _leave(context: Any, surface: Any) -> None:
    context.doneCurrent()
    surface.destroy()
