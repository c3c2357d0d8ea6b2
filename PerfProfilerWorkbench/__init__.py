# SPDX-License-Identifier: LGPL-2.1-or-later
"""Performance Profiler for FreeCAD: what in a model is slow, and why.

Three names are the public API::

    from PerfProfilerWorkbench import record, start, stop

    with record() as recording:
        document.recompute()
    print(recording.session.spans)

Importing this package costs nothing and needs no FreeCAD; recording does.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing takes the process that samples 20 ms to import
if TYPE_CHECKING:
    from .model.session import Session
    from .recording import Recording

__version__ = "0.1.0"
__all__ = ["record", "start", "stop"]


def record(preset: str = "lightweight", keep: bool = True) -> Recording:
    """A recording as a context manager; its ``session`` is complete when the block ends.

    It also goes to the store, unless ``keep`` is False. Raises ValueError for an unknown preset,
    RuntimeError where FreeCAD can't be imported.
    """
    from . import recording

    return recording.record(preset, keep)


def start(preset: str = "lightweight", keep: bool = True) -> Recording:
    """Start a recording now. Joins one that runs already: one observer, a stretch each.

    It also goes to the store, unless ``keep`` is False.
    """
    from . import recording

    return recording.start(preset, keep)


def stop(running: Recording | None = None) -> Session:
    """Stop a recording (without argument the one started last) and return its session.

    Raises RuntimeError when nothing was started.
    """
    from . import recording

    return recording.stop(running)
