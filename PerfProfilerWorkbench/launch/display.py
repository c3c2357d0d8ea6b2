# SPDX-License-Identifier: LGPL-2.1-or-later
"""A screen for a FreeCAD with its window: the one that is there, else Xvfb."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys

from .. import texts
from ..texts import message
from .errors import LaunchError

_START_SECONDS = 30


def needed() -> bool:
    """Whether a window has nowhere to appear. Windows and macOS always have a screen."""
    if sys.platform in ("win32", "darwin"):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class Xvfb:
    """An X server without a screen, on a display number that it chooses itself."""

    def __init__(self, size: str = "1600x1000x24") -> None:
        program = shutil.which("Xvfb")
        if program is None:
            raise _no_display(texts.XVFB_MISSING)
        reader, writer = os.pipe()
        try:
            self._process = subprocess.Popen(
                [program, "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(writer,),
                start_new_session=True,
            )
            os.close(writer)
            self.number = self._read_number(reader)
        finally:
            os.close(reader)

    def _read_number(self, reader: int) -> str:
        ready, _, _ = select.select([reader], [], [], _START_SECONDS)
        number = os.read(reader, 16).decode().strip() if ready else ""
        if not number:
            self.end()
            raise _no_display(texts.XVFB_FAILED)
        return number

    @property
    def environment(self) -> dict[str, str]:
        # QT_QPA_PLATFORM: offscreen hangs FreeCAD 1.x, and Wayland would find another screen
        return {"DISPLAY": f":{self.number}", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "xcb"}

    def end(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _no_display(reason: str) -> LaunchError:
    return LaunchError(message(texts.NO_DISPLAY, reason=message(reason)))
