# SPDX-License-Identifier: LGPL-2.1-or-later
"""Where samples come from: a Python beside FreeCAD, or a thread of our own where there is none."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from time import monotonic, perf_counter_ns, sleep
from typing import IO

from .. import texts
from ..model.facts import Sample
from ..model.plain import sample_from_line
from ..texts import Message, message
from . import interpreter
from .system.reading import process

_ADDON = str(Path(__file__).resolve().parent.parent.parent)
# Without the packages of others it starts in a third of the time, and none of them prints; only
# on a system that we have no file for psutil is needed.
_FLAGS = ["-S"] if sys.platform in ("linux", "win32", "darwin") else []
_START_S, _LOOK_S = 0.1, 0.002  # it takes 10 to 30 ms
_WAITING_BYTES = 2**18  # of a minute and more, after which they are taken over
_GONE_S = 0.2  # a process that hangs in a driver can't be waited for


class Beside:
    """A Python beside FreeCAD, and the file without a name that it writes to.

    Its stdin is a pipe that nothing is written into: it ends with FreeCAD, however that ends.
    Nothing is read from a pipe either, so that no side ever waits for the other, and FreeCAD,
    which does not ignore SIGPIPE, can't die of it. ``size`` is how much was read of the file.
    """

    def __init__(self, python: str, interval_s: float, gpu: bool) -> None:
        self.garbled: Message | None = None
        self.size = 0
        self._python = python
        self._rest = b""
        self._file: IO[bytes] = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115
        self._reader = -1
        try:
            self._reader = _reader_of(self._file)
            self._process = self._start(interval_s, gpu)
            self._wait()
        except BaseException:
            self.close()
            raise

    def _start(self, interval_s: float, gpu: bool) -> subprocess.Popen[bytes]:
        arguments = [str(os.getpid()), str(interval_s), "1" if gpu else "0", *_pynvml()]
        return subprocess.Popen(
            [self._python, *_FLAGS, "-m", "PerfProfilerWorkbench.capture.beside", *arguments],
            stdin=subprocess.PIPE,
            stdout=self._file,
            stderr=subprocess.DEVNULL,
            env={**interpreter.environment(self._python), "PYTHONSAFEPATH": ""},
            cwd=_ADDON,  # first on its path: no file of the folder that FreeCAD is in is run
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            start_new_session=True,  # Ctrl+C in FreeCAD's terminal is not for it
        )

    def _wait(self) -> None:
        """A moment for it to begin, so that its start takes no processor from a recompute."""
        until_s = monotonic() + _START_S
        while not os.fstat(self._reader).st_size and monotonic() < until_s:
            if self._process.poll() is not None:
                return
            sleep(_LOOK_S)

    @property
    def ended(self) -> Message | None:
        """Why there are no more samples, if there are none; None while it runs."""
        status = self._process.poll()
        if status is None:
            return None
        return message(texts.BESIDE_ENDED, python=self._python, status=status)

    def new(self) -> list[Sample]:
        """What was written since the last time."""
        content = self._rest + _read(self._reader, self.size)
        self.size += len(content) - len(self._rest)
        *lines, self._rest = content.split(b"\n")
        samples, garbled = _samples(lines)
        if garbled:
            self.garbled = message(texts.BESIDE_GARBLED, python=self._python)
        return samples

    def waiting(self) -> list[Sample]:
        """What ``new`` would give, for another thread; changes nothing."""
        if not hasattr(os, "pread"):  # reading would move the place where ``new`` reads
            return []
        try:
            content = self._rest + os.pread(self._reader, _WAITING_BYTES, self.size)
        except OSError:  # just closed
            return []
        return _samples(content.split(b"\n")[:-1])[0]

    def stop(self) -> None:
        """At once: each sample is one write, so that none is lost by it."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.kill()
        try:
            self._process.wait(_GONE_S)
        except subprocess.TimeoutExpired:
            return

    def close(self) -> None:
        if self._reader not in (-1, self._file.fileno()):
            os.close(self._reader)
        self._reader = -1
        self._file.close()


def _reader_of(file: IO[bytes]) -> int:
    """Where to read it. On Windows a handle of our own, because the other process writes at the
    place where this one stands; it stays open, because none can be opened once one was closed.
    """
    if hasattr(os, "pread"):
        return file.fileno()
    flags = getattr(os, "O_TEMPORARY", 0) | getattr(os, "O_BINARY", 0)
    return os.open(file.name, os.O_RDONLY | flags)


def _read(file: int, position: int) -> bytes:
    missing = os.fstat(file).st_size - position
    if missing <= 0:
        return b""
    if hasattr(os, "pread"):
        return os.pread(file, missing, position)
    os.lseek(file, position, os.SEEK_SET)
    return os.read(file, missing)


def _samples(lines: list[bytes]) -> tuple[list[Sample], bool]:
    """The samples in lines, and whether there was something else."""
    samples, garbled = [], False
    for line in lines:
        try:
            samples.append(sample_from_line(json.loads(line)))
        except (ValueError, TypeError, KeyError):
            garbled = True
    return samples, garbled


def _pynvml() -> list[str]:
    """Where FreeCAD's Python has pynvml: the one beside it may have other folders."""
    try:
        found = importlib.util.find_spec("pynvml")
    except (ImportError, ValueError):
        return []
    return [found.origin] if found is not None and found.origin else []


class OwnThread:
    """Takes samples in this process: there are gaps while a script holds Python."""

    garbled: Message | None = None
    size = 0

    def __init__(self, interval_s: float) -> None:
        self.ended: Message | None = None
        self._taken: list[Sample] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(
            target=self._run, args=(interval_s,), name="PerfProfiler sampler", daemon=True
        )
        self._thread.start()

    def _run(self, interval_s: float) -> None:
        try:
            own = process(os.getpid())
            try:
                while not self._stop.wait(interval_s):
                    time_ns = perf_counter_ns()
                    self._taken.append(Sample(time_ns, *own.read()))
            finally:
                own.close()
        except Exception as error:
            self.ended = message(texts.CANNOT_READ, error=str(error))

    def new(self) -> list[Sample]:
        taken, self._taken = self._taken, []
        return taken

    def waiting(self) -> list[Sample]:
        return list(self._taken)

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def close(self) -> None:
        return
