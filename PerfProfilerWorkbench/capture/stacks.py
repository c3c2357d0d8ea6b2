# SPDX-License-Identifier: LGPL-2.1-or-later
"""Looks at the main thread's stack now and then, also where native code keeps Python standing.

A thread looks whenever it is due. While a script waits in native code that holds Python's lock (a
recompute), no Python thread runs. Python gives the lock away at the first occasion afterwards,
which is right behind the call of the native function: what the thread finds when it is let is where
the main thread was all the time. (faulthandler's watchdog could write the stack meanwhile, but
crashes the process if Python runs on while it writes: tried on Python 3.11, 3.13 and 3.14.)
"""

from __future__ import annotations

import opcode
import sys
import threading
from time import perf_counter_ns
from types import CodeType, FrameType

from ..model.calls import StackFrame, StackSample
from ..texts import Message, message
from ..texts import calls as texts
from . import tracer_names as names

Stack = tuple[StackFrame, ...]

_LEAST_NS = 1_000_000  # between two samples
MAX_FRAMES = 400  # the innermost; one more stands for the outer ones
_CUT = StackFrame("…", "", 0)
_RESUME = opcode.opmap.get("RESUME", -1)  # the first instruction of a function, from Python 3.11


class Stacks:
    """``samples`` grows while it runs, up to ``limit``, after which the oldest half goes.

    ``missing`` says why there are none, or no more. Moments in which no Python function but our own
    runs in the main thread have no sample. When the thread was kept from running for long (half an
    interval, and longer than Python needs to hand on its lock), it takes a sample for each interval
    that passed, marked as held. These can be a few milliseconds off: where native code was not
    called but stood behind an attribute or an operator, or raised an error, the function is charged
    that Python called or went back to next.
    """

    def __init__(self, limit: int = 100_000) -> None:
        self.samples: list[StackSample] = []
        self.missing: Message | None = None
        self._limit = limit
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, interval_s: float) -> None:
        if self._thread is not None:
            return
        self.missing, self._stop, ready = None, threading.Event(), threading.Event()
        arguments = (interval_s, self._stop, ready)
        name = "PerfProfiler stacks"
        thread = threading.Thread(target=self._run, args=arguments, name=name, daemon=True)
        try:
            thread.start()
        except RuntimeError as error:  # no more threads
            self.missing = message(texts.STACKS_FAILED, error=error)
            return
        self._thread = thread
        ready.wait(1.0)  # a thread that is still starting slows down every reading in the hooks

    def stop(self) -> None:
        if self._thread is not None:
            self._stop.set()
            self._thread.join()
            self._thread = None

    def _run(self, interval_s: float, stop: threading.Event, ready: threading.Event) -> None:
        try:
            self._look(max(_LEAST_NS, int(interval_s * 1e9)), stop, ready)
        except Exception as error:
            self.missing = message(texts.STACKS_FAILED, error=error)
        finally:
            ready.set()

    def _look(self, interval_ns: int, stop: threading.Event, ready: threading.Event) -> None:
        frames, main = Frames(), threading.main_thread().ident or 0
        long_ns = max(interval_ns // 2, int(4e9 * sys.getswitchinterval()))
        due_ns = perf_counter_ns() + interval_ns
        ready.set()
        while not stop.wait(max(0, due_ns - perf_counter_ns()) / 1e9):
            now = perf_counter_ns()
            held = now - due_ns >= long_ns
            stack = frames.of_thread(frames.find(main), held)
            while due_ns <= now:
                self._take(StackSample(due_ns, stack, held))
                due_ns += interval_ns

    def _take(self, sample: StackSample) -> None:
        if not sample.frames:
            return
        if len(self.samples) >= self._limit:
            del self.samples[: self._limit // 2]
        self.samples.append(sample)


class Frames:
    """Makes stacks; each is kept once, however often it comes."""

    def __init__(self) -> None:
        self._stacks: dict[Stack, Stack] = {}
        self._frames: dict[tuple[int, int], StackFrame] = {}
        self._codes: dict[int, CodeType] = {}  # keeps them, so that an id stays true

    @property
    def known(self) -> int:
        """How many it keeps."""
        return len(self._stacks) + len(self._frames)

    @staticmethod
    def find(thread: int) -> FrameType | None:
        return sys._current_frames().get(thread)

    def of_thread(self, frame: FrameType | None, held: bool) -> Stack:
        """The stack that ends in a frame; empty if only our own functions run.

        ``held``: what began only now is left out, the time passed before it.
        """
        met: list[tuple[CodeType, int]] = []
        began = held and frame is not None and _just_began(frame)
        # Nothing in this loop may take long: if a frame of another thread ends while it is held
        # here, what it alone refers to is deleted in this thread.
        while frame is not None and len(met) <= MAX_FRAMES:
            met.append((frame.f_code, frame.f_lineno or 0))
            frame = frame.f_back
        inner = met[1 if began else 0 : MAX_FRAMES]
        stack = [self._frame(*one) for one in reversed(inner) if not names.own(one[0])]
        if stack and len(met) > MAX_FRAMES:
            stack.insert(0, _CUT)
        return self._stacks.setdefault(tuple(stack), tuple(stack))

    def _frame(self, code: CodeType, line: int) -> StackFrame:
        found = self._frames.get((id(code), line))
        if found is None:
            self._codes[id(code)] = code
            found = StackFrame(names.qualified_name(code), code.co_filename, line)
            self._frames[id(code), line] = found
        return found


def _just_began(frame: FrameType) -> bool:
    return frame.f_lasti < 0 or frame.f_code.co_code[frame.f_lasti] == _RESUME
