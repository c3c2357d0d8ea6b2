# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is known of a graphics card at one moment, and of the OpenGL that draws the 3D view."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .message import Message, message_from_plain, message_to_plain
from .tables import known

# What drivers add to a card's name: "llvmpipe (LLVM 15.0.6)", "NVIDIA H100/PCIe/SSE2"
_ADDED = re.compile(r" \(|/(?:PCIe?|AGP|integrated)/")

# The fields that are readings; each is None where it could not be taken.
READINGS = (
    "busy_share",
    "memory_used_bytes",
    "memory_total_bytes",
    "temperature_c",
    "power_w",
    "fan_share",
    "clock_hz",
    "memory_clock_hz",
    "own_memory_bytes",
    "own_busy_ns",
    "processes",
    "errors",
)


@dataclass(frozen=True)
class GpuReading:
    """One graphics card at one moment (``perf_counter_ns``).

    ``key`` is the PCI address ("0000:01:00.0") where it is known, ``vendor`` "NVIDIA", "AMD",
    "Intel" or the PCI vendor id, ``driver`` its name and version. Shares are 0 to 1.

    ``own_memory_bytes`` and ``own_busy_ns`` are the watched process's: its memory on the card (in
    main memory, for a card without any of its own), and the time its busiest engine has worked
    for it since it opened the card. ``processes`` are (pid, bytes or None) of all that use it.

    ``errors`` counts by kind: "xid_count" NVIDIA's Xid errors seen since the reader was opened
    and "xid_last" the code of the last; "ecc_corrected" and "ecc_uncorrected" memory errors since
    the driver was loaded; "ras_corrected" and "ras_uncorrected" the same of all parts of an AMD
    card. ``missing`` says why, for each reading that is None and each kind that is not told.
    """

    time_ns: int
    key: str
    name: str
    vendor: str
    driver: str
    busy_share: float | None = None
    memory_used_bytes: int | None = None
    memory_total_bytes: int | None = None
    temperature_c: float | None = None
    power_w: float | None = None
    fan_share: float | None = None
    clock_hz: int | None = None
    memory_clock_hz: int | None = None
    own_memory_bytes: int | None = None
    own_busy_ns: int | None = None
    processes: tuple[tuple[int, int | None], ...] | None = None
    errors: Mapping[str, int] | None = None
    missing: Mapping[str, Message] = field(default_factory=dict)


@dataclass(frozen=True)
class OpenGL:
    """Who draws the 3D view: OpenGL's own words, and whether the processor does it (software)."""

    vendor: str
    renderer: str
    version: str
    software: bool

    @property
    def name(self) -> str:
        """The renderer without its driver's and its bus's names."""
        return _ADDED.split(self.renderer)[0].strip()


def to_plain(reading: GpuReading) -> dict[str, Any]:
    """Dicts, lists, strings and numbers only: ready for ``json.dumps``."""
    plain = dict(vars(reading))
    if reading.processes is not None:
        plain["processes"] = [list(process) for process in reading.processes]
    if reading.errors is not None:
        plain["errors"] = dict(reading.errors)
    plain["missing"] = {name: message_to_plain(why) for name, why in reading.missing.items()}
    return plain


def from_plain(plain: Mapping[str, Any]) -> GpuReading:
    """The reading again. Raises KeyError, TypeError or ValueError for what is none."""
    processes = plain["processes"]
    if processes is not None:
        processes = tuple((int(pid), used_bytes) for pid, used_bytes in processes)
    missing = {name: message_from_plain(why) for name, why in plain["missing"].items()}
    return GpuReading(**{**known(GpuReading, plain), "processes": processes, "missing": missing})
