# SPDX-License-Identifier: LGPL-2.1-or-later
"""What every system's file gives, and which of them is this system's.

Imported by the process beside FreeCAD, which must start quickly: neither typing nor dataclasses.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class Process(Protocol):
        """A process to be read again and again."""

        def read(self) -> Reading:
            """Raises OSError when the process is gone or can't be read."""

        def close(self) -> None: ...


# A process and its machine at one moment; None: not told here.
#
# - processor time of all threads of the process, in ns
# - its resident memory, in bytes
# - how long the system was busy, in ns, all cores together
# - how long it was there: with the growth of the two the share of the machine that is busy is told
Reading = tuple["int | None", "int | None", "int | None", "int | None"]
CPU, RSS, SYSTEM_BUSY, SYSTEM_TOTAL = range(4)


def process(pid: int) -> Process:
    """Raises ImportError where psutil is needed and not there, OSError for no such process."""
    if sys.platform == "linux":
        from . import linux

        return linux.Process(pid)
    if sys.platform == "win32":
        from . import windows

        return windows.Process(pid)
    if sys.platform == "darwin":
        from . import macos

        return macos.Process(pid)
    from . import other

    return other.Process(pid)
