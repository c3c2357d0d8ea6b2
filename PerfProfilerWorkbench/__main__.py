# SPDX-License-Identifier: LGPL-2.1-or-later
"""``python3 -m PerfProfilerWorkbench``: the command line's door."""

from __future__ import annotations

import signal
import sys
from types import FrameType


def _end(number: int, frame: FrameType | None) -> None:
    """As an exception, so that unfinished files are removed; Ctrl+C needs no traceback."""
    sys.exit(128 + number)


if __name__ == "__main__":
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        each = getattr(signal, name, None)  # Windows has no terminal that hangs up
        if each is not None and signal.getsignal(each) is not signal.SIG_IGN:
            signal.signal(each, _end)
    from .cli.main import main  # takes so long that it may be interrupted, too

    sys.exit(main(sys.argv[1:]))
