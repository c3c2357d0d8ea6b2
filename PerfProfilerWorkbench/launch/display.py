# SPDX-License-Identifier: LGPL-2.1-or-later
"""A screen for a FreeCAD with its window: the one that is there, else Xvfb."""

from __future__ import annotations

import os
import random
import select
import shutil
import subprocess
import sys

from .. import texts
from ..texts import message
from .errors import LaunchError

_START_SECONDS = 30
_TRIES = 5


def needed() -> bool:
    """Whether a window has nowhere to appear. Windows and macOS always have a screen."""
    if sys.platform in ("win32", "darwin"):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def installed() -> bool:
    """Whether a window can have a screen of its own, which nobody sees."""
    return shutil.which("Xvfb") is not None


class Xvfb:
    """An X server without a screen, on a display number that nobody else has.

    The number is drawn at random: servers in two chroots or containers with one network can't see
    each other's lock files, and a client would find the wrong one behind a common small number.
    It goes with its last client, so that nothing is left of one whose starter was killed.
    """

    def __init__(self, size: str = "1600x1000x24") -> None:
        program = shutil.which("Xvfb")
        if program is None:
            raise LaunchError(message(texts.XVFB_MISSING))
        for _ in range(_TRIES):
            self.number = random.randint(1000, 59000)
            self._process, started = _start(program, self.number, size)
            if started:
                return
            self.end()
        raise LaunchError(message(texts.XVFB_FAILED))

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


def _start(program: str, number: int, size: str) -> tuple[subprocess.Popen[bytes], bool]:
    """Start a server and wait until it takes clients; whether it does."""
    reader, writer = os.pipe()
    try:
        options = ["-displayfd", str(writer), "-screen", "0", size]
        options += ["-nolisten", "tcp", "-terminate"]
        process = subprocess.Popen(
            [program, f":{number}", *options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(writer,),
            start_new_session=True,
        )
        os.close(writer)
        return process, _says_ready(reader)
    finally:
        os.close(reader)


def _says_ready(reader: int) -> bool:
    """Wait for a whole line: the server gives up if we close before it has written the newline."""
    said = b""
    while not said.endswith(b"\n"):
        ready, _, _ = select.select([reader], [], [], _START_SECONDS)
        more = os.read(reader, 16) if ready else b""
        if not more:
            return False
        said += more
    return True
