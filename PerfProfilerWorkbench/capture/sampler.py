# SPDX-License-Identifier: LGPL-2.1-or-later
"""Samples of the process at even intervals, also while a script holds Python.

A process beside FreeCAD takes them (``beside``), because a thread would wait while a script holds
Python through a long recompute. Without a Python to start, a thread has to do, and the recording
says so. The first and the last sample are always taken here.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import tempfile
import threading
from pathlib import Path
from time import perf_counter_ns
from typing import IO

from ..model.facts import Sample
from ..model.gpu import GpuReading
from ..model.plain import sample_from_line
from . import interpreter
from .system.reading import Process, process

_ADDON = str(Path(__file__).resolve().parent.parent.parent)
_END_S = 1.0  # it ends at once, unless the machine is very busy
_RECENT = 50  # samples
_FILE_BYTES = 16 * 2**20  # then a new one is begun


class Sampler:
    """``samples`` grows while it runs, up to ``limit``, after which the oldest half goes.

    ``missing`` are sentences about what could not be done.
    """

    def __init__(self, limit: int = 100_000) -> None:
        self.missing: list[str] = []
        self._samples: list[Sample] = []
        self._limit = limit
        self._source: _Beside | _Thread | None = None
        self._own: Process | None = None
        self._started = (1.0, False)

    @property
    def samples(self) -> list[Sample]:
        self._collect()
        return self._samples

    @property
    def gpus(self) -> tuple[GpuReading, ...]:
        """The newest readings of graphics cards."""
        return next((each.gpus for each in reversed(self.samples[-_RECENT:]) if each.gpus), ())

    def start(self, interval_s: float, gpu: bool = False) -> None:
        self._started = (interval_s, gpu)
        try:
            self._own = process(os.getpid())
        except (ImportError, OSError) as error:
            self._miss(f"samples: {error}")
            return
        self._take_own()
        self._source = self._begin(interval_s, gpu)

    def _begin(self, interval_s: float, gpu: bool) -> _Beside | _Thread:
        python = interpreter.find()
        if python is None:
            self._miss("samples while a script holds Python: no Python was found to start")
        else:
            try:
                return _Beside(python, interval_s, gpu)
            except OSError as error:
                self._miss(f"samples while a script holds Python: {python}: {error}")
        if gpu:
            self._miss("graphics cards over time: they are read by a Python beside FreeCAD")
        return _Thread(interval_s)

    def _miss(self, what: str) -> None:
        sentence = f"not available: {what}"
        if sentence not in self.missing:
            self.missing.append(sentence)

    def stop(self) -> None:
        source, self._source = self._source, None
        if source is not None:
            source.stop()
            self._add(source.new())
            source.close()
        if self._own is not None:
            self._take_own()
            self._own.close()
            self._own = None

    def _collect(self) -> None:
        source = self._source
        if source is None:
            return
        self._add(source.new())
        if source.ended:
            self._miss(f"samples while a script holds Python: {source.ended}")
        elif source.size > _FILE_BYTES:
            self.stop()
            self.start(*self._started)

    def _add(self, samples: list[Sample]) -> None:
        self._samples += samples
        if len(self._samples) > self._limit:
            del self._samples[: self._limit // 2]

    def _take_own(self) -> None:
        assert self._own is not None
        time_ns = perf_counter_ns()
        try:
            self._add([Sample(time_ns, *vars(self._own.read()).values())])
        except OSError as error:
            self._miss(f"samples: {error}")


class _Beside:
    """A Python beside FreeCAD, and the file that it writes to.

    Its stdin is a pipe that nothing is written into: it ends with FreeCAD, however that ends.
    Nothing is read from a pipe either, so that no side ever waits for the other.
    """

    def __init__(self, python: str, interval_s: float, gpu: bool) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115
        self.size = 0
        self._rest = b""
        arguments = [str(os.getpid()), str(interval_s), "1" if gpu else "0", *_pynvml()]
        environment = interpreter.environment(python)
        paths = [_ADDON, environment.get("PYTHONPATH", "")]
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
        try:
            self._process = subprocess.Popen(
                [python, "-m", "PerfProfilerWorkbench.capture.beside", *arguments],
                stdin=subprocess.PIPE,
                stdout=self._file,
                stderr=subprocess.DEVNULL,
                env=environment,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            self._file.close()
            raise

    @property
    def ended(self) -> str:
        """Why there are no more samples, if there are none; empty while it runs."""
        status = self._process.poll()
        return "" if status is None else f"the Python beside FreeCAD ended with status {status}"

    def new(self) -> list[Sample]:
        """What was written since the last time."""
        content = self._rest + _read(self._file, self.size)
        self.size += len(content) - len(self._rest)
        *lines, self._rest = content.split(b"\n")
        return [sample_from_line(json.loads(line)) for line in lines]

    def close(self) -> None:
        self._file.close()

    def stop(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(_END_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _read(file: IO[bytes], position: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(file.fileno(), 2**30, position)
    # Windows: a handle of our own, because the other process writes where this one stands
    with open(file.name, "rb", opener=lambda name, _: os.open(name, _WINDOWS_FLAGS)) as own:
        own.seek(position)
        return own.read()


_WINDOWS_FLAGS = getattr(os, "O_TEMPORARY", 0) | getattr(os, "O_BINARY", 0)


def _pynvml() -> list[str]:
    """Where FreeCAD's Python has pynvml: the one beside it may have other folders."""
    try:
        found = importlib.util.find_spec("pynvml")
    except (ImportError, ValueError):
        return []
    return [found.origin] if found is not None and found.origin else []


class _Thread:
    """Takes samples in this process: there are gaps while a script holds Python."""

    ended, size = "", 0

    def __init__(self, interval_s: float) -> None:
        self._taken: list[Sample] = []
        self._stop = threading.Event()
        run = threading.Thread(
            target=self._run, args=(interval_s,), name="PerfProfiler sampler", daemon=True
        )
        self._thread = run
        run.start()

    def _run(self, interval_s: float) -> None:
        own = process(os.getpid())
        try:
            while not self._stop.wait(interval_s):
                time_ns = perf_counter_ns()
                self._taken.append(Sample(time_ns, *vars(own.read()).values()))
        except OSError as error:
            self.ended = str(error)
        finally:
            own.close()

    def close(self) -> None:
        return

    def new(self) -> list[Sample]:
        taken, self._taken = self._taken, []
        return taken

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()
