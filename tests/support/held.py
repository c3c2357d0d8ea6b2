# SPDX-License-Identifier: LGPL-2.1-or-later
"""Holds Python as a recompute does that a script calls: native code that never lets go."""

from __future__ import annotations

import ctypes
import time


def hold_python(seconds: float) -> tuple[int, int]:
    """From when to when (perf_counter_ns) no other thread of Python could run."""
    usleep = ctypes.PyDLL(None).usleep  # PyDLL keeps the interpreter's lock
    start_ns = time.perf_counter_ns()
    usleep(round(seconds * 1e6))
    return start_ns, time.perf_counter_ns()
