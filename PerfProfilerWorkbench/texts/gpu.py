# SPDX-License-Identifier: LGPL-2.1-or-later
"""Why a reading of a graphics card is missing."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

# One reading of one card
GPU_NOT_TOLD = QT_TRANSLATE_NOOP("PerfProfiler", "the driver does not tell it for this device")
GPU_NO_PERMISSION = QT_TRANSLATE_NOOP("PerfProfiler", "no permission to read it")
GPU_NONSENSE = QT_TRANSLATE_NOOP("PerfProfiler", "the driver gives no sensible number ({found})")
GPU_ASLEEP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "the graphics card sleeps, and reading it would wake it"
)
GPU_NOT_USED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "the driver lists no use of this graphics card by the process"
)
GPU_CYCLES = QT_TRANSLATE_NOOP("PerfProfiler", "the driver counts cycles, not time")
GPU_PROCESS_GONE = QT_TRANSLATE_NOOP("PerfProfiler", "the process has ended")
GPU_LOST = QT_TRANSLATE_NOOP("PerfProfiler", "the graphics card does not answer any more")
GPU_REFUSED = QT_TRANSLATE_NOOP("PerfProfiler", "the driver refused it ({error})")

# NVIDIA's driver and its Python package
NVIDIA_NO_DRIVER = QT_TRANSLATE_NOOP("PerfProfiler", "the NVIDIA driver is not installed")
NVIDIA_NO_LIBRARY = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "the NVIDIA driver runs, but FreeCAD can't load its library (libnvidia-ml); FreeCAD may be in "
    "a sandbox",
)
NVIDIA_NOT_LOADED = QT_TRANSLATE_NOOP("PerfProfiler", "the NVIDIA driver is not loaded")
NVIDIA_MISMATCH = QT_TRANSLATE_NOOP(
    "PerfProfiler", "the NVIDIA driver was changed; it works again after a restart of the computer"
)
NVIDIA_OLD_DRIVER = QT_TRANSLATE_NOOP("PerfProfiler", "the NVIDIA driver is too old for it")
NVIDIA_OLD_PACKAGE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "the Python package nvidia-ml-py is too old for it"
)
NVIDIA_NO_DEVICE = QT_TRANSLATE_NOOP("PerfProfiler", "the NVIDIA driver knows no graphics card")

# No card at all
GPU_NO_CARD = QT_TRANSLATE_NOOP("PerfProfiler", "the system lists no graphics card")
GPU_NVIDIA_ONLY = QT_TRANSLATE_NOOP(
    "PerfProfiler", "on this system only NVIDIA graphics cards can be read"
)
GPU_MACOS = QT_TRANSLATE_NOOP("PerfProfiler", "macOS does not tell the state of graphics cards")
GPU_NONE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "no graphics card that tells its state was found ({reason})"
)
GPU_TWO_REASONS = QT_TRANSLATE_NOOP("PerfProfiler", "{first}; {second}")

# Watching
GPU_NOT_YET = QT_TRANSLATE_NOOP("PerfProfiler", "the graphics cards were not read yet")
GPU_NO_ANSWER = QT_TRANSLATE_NOOP("PerfProfiler", "the driver has not answered for {seconds} s")

# The 3D view's OpenGL
OPENGL_NO_WINDOW = QT_TRANSLATE_NOOP("PerfProfiler", "FreeCAD runs without a window")
OPENGL_OWN_SCREEN = QT_TRANSLATE_NOOP(
    "PerfProfiler", "FreeCAD's window was on a screen of ours (Xvfb)"
)
OPENGL_OTHER_THREAD = QT_TRANSLATE_NOOP("PerfProfiler", "only FreeCAD's main thread may ask")
OPENGL_NONE = QT_TRANSLATE_NOOP("PerfProfiler", "the window system gives no OpenGL")
