# SPDX-License-Identifier: LGPL-2.1-or-later
"""Where the pieces go: to a process beside FreeCAD, or, without a Python to start, to the store."""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from .. import texts
from ..capture import interpreter
from ..model.message import Message, message, message_from_plain
from .pieces import Piece, ToldOf

_ADDON = str(Path(__file__).resolve().parent.parent.parent)
# Windows: no console, and FreeCAD's threads come first
_FLAGS = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(
    subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0
)
_PIPE_BYTES = 2**20
_MOST = 200  # pieces that are written at once


class Sink(Protocol):
    """Takes pieces of recordings, each by its number; says of each number how it goes."""

    @property
    def ended(self) -> Message | None:
        """Why it takes no more; also hands on what was said since the last time."""

    def put(self, number: int, some: Iterable[Piece]) -> None: ...
    def close(self) -> None: ...


def sink(told: ToldOf) -> Sink:
    python = interpreter.find()
    return OwnSink(told) if python is None else BesideSink(python, told)


class BesideSink:
    """A process that reads pieces from its stdin, and says in a file how it goes.

    Nothing is read from a pipe, so that neither side waits for the other: the process takes what it
    is given at once, and writes when it can.
    """

    def __init__(self, python: str, told: ToldOf) -> None:
        self._python, self._told = python, told
        self._rest, self._words = b"", ""
        file, self._path = _new_file()
        self._said = open(self._path, "rb", buffering=0)  # noqa: SIM115
        try:
            self._process = subprocess.Popen(
                [python, "-m", "PerfProfilerWorkbench.keeping.child"],
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=file,
                stderr=subprocess.STDOUT,
                env={**interpreter.environment(python), "PYTHONSAFEPATH": ""},
                cwd=_ADDON,  # first on its path: no file of the folder that FreeCAD is in is run
                creationflags=_FLAGS,
                start_new_session=True,  # Ctrl+C in FreeCAD's terminal, or its end, is not for it
            )
        except BaseException:
            self._said.close()
            self._forget_name()
            raise
        finally:
            os.close(file)
        self._forget_name()  # however FreeCAD ends, nothing is left
        assert self._process.stdin is not None
        self._stdin = self._process.stdin
        _enlarge(self._stdin.fileno())

    @property
    def ended(self) -> Message | None:
        status = self._process.poll()
        self._listen()
        if status is None:
            return None
        reason = self._words or f"status {status}"
        return message(texts.KEEPER_ENDED, python=self._python, reason=reason)

    def put(self, number: int, some: Iterable[Piece]) -> None:
        packed: list[bytes] = []
        for piece in some:
            packed.append(pickle.dumps((number, piece), protocol=4))
            if len(packed) == _MOST:
                self._write(packed)
        self._write(packed)

    def _write(self, packed: list[bytes]) -> None:
        left = memoryview(b"".join(packed))
        packed.clear()
        while left:
            left = left[self._stdin.write(left) or 0 :]

    def close(self) -> None:
        """It ends by itself, when it has written and sent all that it was given."""
        with contextlib.suppress(OSError):
            self._stdin.close()
        self._said.close()
        self._process.wait()
        self._forget_name()

    def _forget_name(self) -> None:
        """Windows refuses while the file is open; elsewhere it can be read without a name."""
        with contextlib.suppress(OSError):
            os.unlink(self._path)

    def _listen(self) -> None:
        """Hand on what it said since the last time. What is not ours: Python's last words."""
        *lines, self._rest = (self._rest + self._said.read()).split(b"\n")
        for line in lines:
            try:
                number, kind, what = json.loads(line)
                self._told(number, kind, message_from_plain(what))
            except (ValueError, TypeError):
                self._words = line.decode("utf-8", "replace").strip() or self._words


def _new_file() -> tuple[int, str]:
    """Open, and its path: in memory where the system has that, because a disk may be full."""
    with contextlib.suppress(AttributeError, OSError):
        file = os.memfd_create("perfprofiler")
        return file, f"/proc/self/fd/{file}"
    return tempfile.mkstemp(prefix="perfprofiler-")


def _enlarge(pipe: int) -> None:
    """What fits into the pipe outlives FreeCAD, even if the process has no time to read it."""
    if sys.platform == "linux":
        import fcntl

        with contextlib.suppress(OSError):  # the user's limit
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


class OwnSink:
    """Writes here: FreeCAD can't run meanwhile, as far as Python's lock is needed for it."""

    ended = None

    def __init__(self, told: ToldOf) -> None:
        from .desk import Desk  # and SQLite, which FreeCAD needs only here

        self._desk = Desk(told)

    def put(self, number: int, some: Iterable[Piece]) -> None:
        for piece in some:
            self._desk.feed(number, piece)
        self._desk.step()

    def close(self) -> None:
        self._desk.close()
