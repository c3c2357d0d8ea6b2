# SPDX-License-Identifier: LGPL-2.1-or-later
"""A second FreeCAD: started, watched, and gone again with all that it started.

The two sides talk through files in a folder of their own: ``request.json`` says what to do,
``stage`` how far it got, ``result.json`` what came out. FreeCAD's own output goes into ``log``.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from .. import texts
from ..texts import Message, message
from . import configuration, display
from .crash import cause, telling
from .errors import LaunchError
from .find import find

_ADDON = str(Path(__file__).resolve().parent.parent.parent)
_UP_SECONDS = 180  # a FreeCAD that is not up by then waits for somebody, in a dialog of an add-on
_POLL_SECONDS = 0.05


class SecondFreeCAD:
    """``start``, then ``poll`` until True, then ``answer``; ``end`` always, also in between.

    Never blocks, so that a window can watch it from a timer; ``wait`` is for those who have none.
    """

    def __init__(
        self,
        request: Mapping[str, Any],
        windowed: bool = False,
        program: str | None = None,
        user_configuration: bool = False,
        own_screen: bool = False,
        preferences: str = "",
    ) -> None:
        """``request`` is what the worker is told; it may be added to until the start.
        ``own_screen``: the window appears under Xvfb, whatever screen is there.
        ``preferences``: those of the throw-away configuration, as of ``configuration.write``.
        """
        self.request = {**request, "windowed": windowed}
        self._program = find(program, windowed)
        self._attempts = list(self._program.attempts)
        self._user_configuration = user_configuration
        self._own_screen, self._preferences = own_screen, preferences
        self._folder = _new_folder(self._program.path)
        self._screen: display.Xvfb | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0

    @property
    def folder(self) -> str:
        """What lies in it goes with it."""
        return str(self._folder)

    @property
    def process_id(self) -> int | None:
        """None unless it runs."""
        running = self._process is not None and self._process.poll() is None
        return self._process.pid if running and self._process is not None else None

    def start(self) -> None:
        """Start FreeCAD; raises LaunchError, with everything taken down again."""
        try:
            wanted = self._own_screen or (self._program.needs_screen and display.needed())
            if self._screen is not None:  # of the attempt before: it goes with its last client
                self._screen.end()
            self._screen = display.Xvfb() if wanted else None
            command = self._command(self._attempts.pop(0))
            with open(self._folder / "log", "wb") as log:
                self._process = subprocess.Popen(
                    command,
                    env=self._environment(),
                    stdin=subprocess.DEVNULL,  # FreeCAD 1.x reads it
                    stdout=log,
                    stderr=log,
                    start_new_session=True,  # so that its children end with it
                )
            self._started = time.monotonic()
        except OSError as error:
            self.end()
            failure = message(texts.PROGRAM_FAILED, program=self._program.path, error=error)
            raise LaunchError(failure) from error
        except BaseException:
            self.end()
            raise

    def _environment(self) -> dict[str, str]:
        environment = dict(os.environ)
        if self._screen is not None:
            environment.update(self._screen.environment)
        # FreeCAD 0.20's start page dies as root without it, even when it is not shown
        environment.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
        environment["PYTHONIOENCODING"] = "utf-8:backslashreplace"
        environment.pop("PYTHONWARNINGS", None)  # as errors FreeCAD's own end our script
        if not self._user_configuration and _homeless(environment):
            environment["HOME"] = str(self._folder)
        # One that is killed leaves a folder for each document, which the user's own FreeCAD
        # would offer to recover
        temporary = self._folder / "temporary"
        temporary.mkdir(exist_ok=True)
        for name in ("FREECAD_USER_TEMP", "TMPDIR", "TEMP", "TMP"):
            environment[name] = str(temporary)
        return environment

    def _command(self, arguments: Sequence[str]) -> list[str]:
        request = {**self.request, "model": _in_utf8(str(self.request["model"]))}
        (self._folder / "request.json").write_text(json.dumps(request), "utf-8")
        script = self._folder / "start.py"
        script.write_text(
            f"import sys\nsys.path.insert(0, {_ADDON!r})\n"
            f"from PerfProfilerWorkbench import worker\nworker.main({str(self._folder)!r})\n",
            "utf-8",
        )
        own = []
        if not self._user_configuration:
            own = configuration.write(str(self._folder), preferences=self._preferences)
        return [self._program.path, *arguments, *own, str(script)]

    def poll(self) -> bool:
        """Whether it is over: FreeCAD has ended, did not come up, or its result is there."""
        if (self._folder / "result.json").exists() or self._process is None:
            return True
        if self._process.poll() is None:
            return not self.stage and time.monotonic() - self._started > _UP_SECONDS
        if self._attempts and not self.stage:
            self.start()
            return False
        return True

    def wait(self, check: Callable[[], None] = lambda: None) -> None:
        """Wait until it is over; ``check`` is called all the while and may raise."""
        while not self.poll():
            check()
            time.sleep(_POLL_SECONDS)

    @property
    def stage(self) -> str:
        """ "" before it is up, then what the worker says, "opening" first."""
        try:
            return (self._folder / "stage").read_text("utf-8")
        except OSError:
            return ""

    def answer(self, crashed: str = texts.FREECAD_CRASHED_RECOMPUTING) -> dict[str, Any]:
        """What the worker answered. Raises LaunchError with a sentence about what went wrong.

        ``crashed``: the sentence for a FreeCAD that ended after opening, with ``file``, ``version``
        and ``cause``.
        """
        try:
            result: dict[str, Any] = json.loads((self._folder / "result.json").read_text("utf-8"))
        except (OSError, ValueError):
            raise LaunchError(self._crash(crashed)) from None
        if "error" in result:
            raise LaunchError(self._reported(result["error"]))
        return result

    def _reported(self, error: Mapping[str, str]) -> Message:
        file, version = str(self.request["model"]), error["version"]
        if error["stage"] == "opening":
            reason = message(texts.FREECAD_REFUSED, version=version, error=error["text"])
            return message(texts.CANNOT_OPEN, file=file, reason=reason)
        if error["stage"] == "no window":
            return message(texts.NO_WINDOW_PROGRAM, program=self._program.path)
        return message(texts.WORKER_FAILED, error=error["text"])

    def _crash(self, crashed: str) -> Message:
        assert self._process is not None
        file, stage = self.request["model"], self.stage
        log = (self._folder / "log").read_text("utf-8", errors="replace")
        why = cause(self._process.poll(), log)
        version = (re.findall(r"FreeCAD (\d[\d.]*\d)", log) or ["?"])[0]
        if stage == "opening":
            reason = message(texts.FREECAD_CRASHED_OPENING, version=version, cause=why)
            return message(texts.CANNOT_OPEN, file=file, reason=reason)
        if stage:
            return message(crashed, file=file, version=version, cause=why)
        said = " / ".join(telling(log))
        if self._process.poll() is None:
            return message(texts.NOT_UP, seconds=_UP_SECONDS, log=said)
        screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
        if self._program.needs_screen and self._screen is None and screen:
            return message(texts.FREECAD_ENDED_ON, cause=why, display=screen, log=said)
        return message(texts.FREECAD_ENDED, cause=why, log=said)

    def end(self) -> None:
        """End FreeCAD, its children and its screen, and forget the folder. May be called again."""
        if self._process is not None:
            _end_group(self._process)
            self._process = None
        if self._screen is not None:
            self._screen.end()
            self._screen = None
        shutil.rmtree(self._folder, ignore_errors=True)


def _new_folder(program: str) -> Path:
    """Raises LaunchError: a full disk has no place for one."""
    try:
        return Path(tempfile.mkdtemp(prefix="perfprofiler-"))
    except OSError as error:
        failure = message(texts.PROGRAM_FAILED, program=program, error=error)
        raise LaunchError(failure) from error


def _homeless(environment: Mapping[str, str]) -> bool:
    """Whether FreeCAD has no folder of its own and can make none, as in a container: it crashes."""
    if sys.platform == "win32" or {"FREECAD_USER_HOME", "XDG_DATA_HOME"} & environment.keys():
        return False
    home = os.path.expanduser("~")
    own = os.path.join(home, ".local", "share", "FreeCAD")
    return not os.access(home, os.W_OK) and not os.path.isdir(own)


def _in_utf8(path: str) -> str:
    """As FreeCAD takes names of files, whatever Python makes of them in this locale."""
    return os.fsencode(path).decode("utf-8", "surrogateescape")


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """End a process and its children, politely at first."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(
                ["taskkill", "/F", "/T", "/PID", str(process.pid)],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        return
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            break
        try:
            process.wait(timeout=3)
        except subprocess.TimeoutExpired:
            continue
