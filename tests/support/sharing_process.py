# SPDX-License-Identifier: LGPL-2.1-or-later
"""A process that shares a store until it is killed: python sharing_process.py STORE URL."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]

from PerfProfilerWorkbench.store.sharing import Pace, Sharer  # noqa: E402

PACE = Pace(idle_s=0.01, timeout_s=5, first_retry_s=0.05, last_retry_s=0.2, hold_s=0.3, verify_s=5)

if __name__ == "__main__":
    Sharer(*sys.argv[1:3], PACE).start()
    print("shares", flush=True)
    threading.Event().wait()
