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
from time import sleep
from typing import TYPE_CHECKING, Protocol

from .. import texts
from ..capture import interpreter
from ..model.message import message, message_from_plain
from . import pieces
from .pieces import KEPT, MISSING, Piece, Told

if TYPE_CHECKING:
    from .writing import Writing

_ADDON = str(Path(__file__).resolve().parent.parent.parent)
# Windows: no console, and FreeCAD's threads come first
_FLAGS = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(
    subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0
)
_PIPE_BYTES = 2**20
_LOOK_S = 0.01
_MOST = 200  # pieces that are written at once


class Sink(Protocol):
    """``ended``: it takes no more. ``close`` returns once all is written, or can't be."""

    @property
    def ended(self) -> bool: ...
    def put(self, some: Iterable[Piece]) -> None: ...
    def close(self) -> None: ...
    def reap(self) -> None: ...


def sink(told: Told) -> Sink:
    python = interpreter.find()
    return OwnSink(told) if python is None else BesideSink(python, told)


class BesideSink:
    """A process that reads pieces from its stdin, and says in a file how it goes.

    Nothing is read from a pipe, so that neither side waits for the other: the process takes what it
    is given at once, and writes when it can.
    """

    def __init__(self, python: str, told: Told) -> None:
        self._python, self._told = python, told
        self._file, self._path = tempfile.mkstemp(prefix="perfprofiler-")
        self._rest, self._kept, self._failed = b"", False, False
        try:
            self._process = subprocess.Popen(
                [python, "-m", "PerfProfilerWorkbench.keeping.child"],
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=self._file,
                stderr=subprocess.STDOUT,
                env={**interpreter.environment(python), "PYTHONSAFEPATH": ""},
                cwd=_ADDON,  # first on its path: no file of the folder that FreeCAD is in is run
                creationflags=_FLAGS,
            )
        finally:
            os.close(self._file)
        self._said = open(self._path, "rb", buffering=0)  # noqa: SIM115
        assert self._process.stdin is not None
        self._stdin = self._process.stdin
        _enlarge(self._stdin.fileno())

    @property
    def ended(self) -> bool:
        self._listen()
        return self._process.poll() is not None

    def put(self, some: Iterable[Piece]) -> None:
        packed: list[bytes] = []
        for piece in some:
            packed.append(pickle.dumps(piece, protocol=4))
            if len(packed) == _MOST:
                self._write(packed)
        self._write(packed)

    def _write(self, packed: list[bytes]) -> None:
        left = memoryview(b"".join(packed))
        packed.clear()
        while left:
            left = left[self._stdin.write(left) or 0 :]

    def close(self) -> None:
        with contextlib.suppress(OSError):  # if it has ended, what it said tells why
            self._stdin.close()
        while not self._kept and self._process.poll() is None:
            sleep(_LOOK_S)
            self._listen()
        self._listen()
        if not (self._kept or self._failed):
            status = self._process.returncode
            self._told(MISSING, message(texts.KEEPER_ENDED, python=self._python, status=status))
        self._said.close()
        with contextlib.suppress(OSError):  # Windows: while the process has it open
            os.unlink(self._path)

    def reap(self) -> None:
        """Wait until it has ended: it may still be sending to others."""
        self._process.wait()

    def _listen(self) -> None:
        """Hand on what it said since the last time."""
        *lines, self._rest = (self._rest + self._said.read()).split(b"\n")
        for line in lines:
            try:
                kind, what = json.loads(line)
                said = message_from_plain(what)
            except (ValueError, TypeError):  # not ours: Python's own last words
                said = message(texts.NOT_KEPT, reason=line.decode("utf-8", "replace").strip())
                kind = MISSING
            self._kept = self._kept or kind == KEPT
            if kind == MISSING:
                self._failed = said is not None
            self._told(kind, said)


def _enlarge(pipe: int) -> None:
    """What fits into the pipe outlives FreeCAD, even if the process has no time to read it."""
    if sys.platform == "linux":
        import fcntl

        with contextlib.suppress(OSError):  # the user's limit
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


class OwnSink:
    """Writes here: FreeCAD can't run meanwhile, as far as Python's lock is needed for it."""

    ended = False

    def __init__(self, told: Told) -> None:
        self._told = told
        self._writing: Writing | None = None

    def put(self, some: Iterable[Piece]) -> None:
        from .writing import Writing  # and SQLite, which FreeCAD needs only here

        for piece in some:
            if piece[0] == pieces.HEAD:
                head, settings, owner = piece[1]
                self._writing = Writing(head, settings, owner, self._told)
            elif self._writing is not None:
                self._writing.feed(piece)
                self._writing.step()

    def close(self) -> None:
        if self._writing is not None:
            self._writing.close()

    def reap(self) -> None:
        return
