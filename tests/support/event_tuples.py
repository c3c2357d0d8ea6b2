# SPDX-License-Identifier: LGPL-2.1-or-later
"""Makes the tuples that the hooks emit (capture/events.py), readable; times are nanoseconds.

Document "A" is meant where none is named.
"""

from __future__ import annotations

import os

from PerfProfilerWorkbench.capture.counters import Raw
from PerfProfilerWorkbench.capture.events import (
    BEGIN,
    CALLED,
    CHANGED,
    CHANGED_HIDDEN,
    CHANGING,
    END,
    FAILED,
    HEADLESS,
    NESTED,
    PAUSED,
    RECOMPUTED,
    RESUMED,
    RETURNED,
    SHOWN,
    Event,
)

Key = tuple[str, str]


def raw(
    cpu_ns: int = 0,
    pages: int | None = None,
    io: tuple[int, int] | None = None,
    switches: int = -1,
    peak_kb: int | None = None,
) -> Raw:
    """Readings: pages of resident memory, bytes read and written, the peak; nothing told if not
    given.
    """
    statm = b"" if pages is None else b"900 %d 100 1 0 200 0\n" % pages
    texts = (statm, b"" if io is None else b"rchar: %d\nwchar: %d\nsyscr: 5\n" % io)
    if peak_kb is None:
        return (cpu_ns, switches, *texts, b"", ())
    rss_kb = (pages or 0) * os.sysconf("SC_PAGE_SIZE") // 1024
    status = b"VmHWM:\t  %d kB\nVmRSS:\t %d kB\n" % (peak_kb, rss_kb)
    return (cpu_ns, switches, b"", texts[1], status, ())


def order(*names: str, document: str = "A") -> tuple[Key, ...]:
    """The order in which FreeCAD executes objects."""
    return tuple((document, name) for name in names)


def begin(
    time_ns: int, document: str = "A", how: int = HEADLESS, counters: Raw | None = None
) -> Event:
    return (time_ns, BEGIN, (document, ""), (how, counters or raw()))


def end(
    time_ns: int,
    document: str = "A",
    own_ns: int = 0,
    order: tuple[Key, ...] | None = None,
    sort: tuple[int, bool] | None = None,
    woke_ns: int = 0,
    counters: Raw | None = None,
) -> Event:
    return (time_ns, END, (document, ""), (own_ns, counters or raw(), order, sort, woke_ns))


def called(time_ns: int, document: str = "A") -> Event:
    return (time_ns, CALLED, (document, ""), raw())


def returned(time_ns: int, document: str = "A") -> Event:
    return (time_ns, RETURNED, (document, ""), None)


def changing(time_ns: int, name: str, prop: str = "Shape", document: str = "A") -> Event:
    return (time_ns, CHANGING, (document, name), prop)


def changed(time_ns: int, name: str, prop: str = "Shape", document: str = "A") -> Event:
    return (time_ns, CHANGED, (document, name), prop)


def changed_hidden(time_ns: int, name: str, prop: str = "Shape", document: str = "A") -> Event:
    return (time_ns, CHANGED_HIDDEN, (document, name), prop)


def ran(
    time_ns: int,
    name: str,
    document: str = "A",
    own_ns: int = 0,
    counters: Raw | None = None,
    python: bool = False,
) -> Event:
    """Without counters, as the hook sends it soon after another reading."""
    return (time_ns, RECOMPUTED, (document, name), (own_ns, counters, python))


def failed(time_ns: int, name: str, document: str = "A", within: str | None = None) -> Event:
    """``within`` is the document that was recomputed; the object's own if not given."""
    return (time_ns, FAILED, (document, name), within or document)


def shown(time_ns: int) -> Event:
    return (time_ns, SHOWN, ("", ""), None)


def paused(time_ns: int, cpu_ns: int = 0) -> Event:
    return (time_ns, PAUSED, ("", ""), raw(cpu_ns))


def resumed(time_ns: int, cpu_ns: int = 0) -> Event:
    return (time_ns, RESUMED, ("", ""), raw(cpu_ns))


def nested(start_ns: int, end_ns: int, document: str = "Inner") -> Event:
    """What the span builder makes of a recompute inside another."""
    return (end_ns, NESTED, (document, ""), (start_ns, 0, None, {}))
