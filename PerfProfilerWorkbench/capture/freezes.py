# SPDX-License-Identifier: LGPL-2.1-or-later
"""Freezes: what Python was at while FreeCAD's event loop did not answer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from time import perf_counter_ns

from ..model.activity import Freeze
from ..model.span import Span, SpanKind
from .guard import guarded
from .loop import FROZEN_NS
from .stacks import Frames, Stack

_LOOK_S, _BUSY_S = 0.075, 0.025  # one of the looks falls into each freeze
_MOST_LOOKS, _MOST_KNOWN = 20, 500


class FreezeWatch:
    """A thread looks at the main thread's stack when the event loop has not answered for long.

    Native code can keep the thread from running; then it looks when that has ended, and finds the
    call that held it (see ``capture.stacks``). ``mark_ns`` tells when the loop last answered.
    """

    def __init__(
        self,
        add: Callable[[Span], None],
        mark_ns: Callable[[], int],
        problems: dict[str, None],
    ) -> None:
        self._add, self._mark_ns, self._problems = add, mark_ns, problems
        self._looks: list[tuple[int, Stack, bool]] = []
        self._looked_at = 0
        self._recording = threading.Lock()  # to wait for it costs half of what an Event does
        self._thread: threading.Thread | None = None

    def install(self) -> None:
        name = "PerfProfiler freezes"
        self._recording.acquire()
        run = guarded(self._run, self._problems)
        thread = threading.Thread(target=run, name=name, daemon=True)
        thread.start()
        self._thread = thread

    def remove(self) -> None:
        if self._thread is not None:
            self._recording.release()
            self._thread.join()
            with suppress(RuntimeError):  # the thread may have ended before
                self._recording.release()
            self._thread = None

    def frozen(self, began_ns: int, ended_ns: int) -> None:
        """The loop answers again. Called on the main thread."""
        looks, self._looks = self._looks, []
        within = [look for look in looks if began_ns <= look[0] <= ended_ns + FROZEN_NS]
        middle_ns = (began_ns + ended_ns) // 2
        _, stack, held = min(
            within, key=lambda look: abs(look[0] - middle_ns), default=(0, (), False)
        )
        wall_ns = ended_ns - began_ns
        detail = Freeze(stack, held)
        self._add(Span(0, None, SpanKind.FREEZE, "", "", began_ns, wall_ns, detail=detail))

    def _run(self) -> None:
        frames, main = Frames(), threading.main_thread().ident or 0
        due_ns = perf_counter_ns()
        while not self._recording.acquire(timeout=_LOOK_S):
            now = perf_counter_ns()
            held = now - due_ns > FROZEN_NS
            due_ns = now + int(_LOOK_S * 1e9)
            mark_ns = self._mark_ns()
            if mark_ns != self._looked_at:
                self._looks, self._looked_at = [], mark_ns
                if frames.known > _MOST_KNOWN:
                    frames = Frames()
            if now - mark_ns > _BUSY_S * 1e9 and len(self._looks) < _MOST_LOOKS:
                self._looks.append((now, frames.of_thread(frames.find(main), held), held))
