# SPDX-License-Identifier: LGPL-2.1-or-later
"""One process's use of graphics cards, from /proc/PID/fdinfo (the kernel's drm-usage-stats).

Each open file of a card has lines such as "drm-engine-render: 9288864723 ns" and
"drm-resident-vram0: 23992 KiB". Several files can be one client, which is counted once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ... import texts as words
from ...texts import Message, message
from ...texts import gpu as texts
from . import files
from .fields import NOT_TOLD

_UNITS = {"": 1, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30}
# What names a client's memory, the best first; amdgpu's older "memory" is what is resident.
_MEMORY = ("drm-resident-", "drm-memory-", "drm-total-")
_ON_CARD = ("vram", "local")
_IN_MAIN_MEMORY = ("system", "gtt")
_MOST = 100_000  # characters; the kernel's text has two thousand


@dataclass(frozen=True)
class Own:
    """The process's share of one card, as in ``GpuReading``."""

    memory_bytes: int | Message
    busy_ns: int | Message


def own_use(pid: int, proc: str = "/proc") -> dict[str, Own] | Message:
    """By PCI address what a process uses of each card it has open."""
    folder = os.path.join(proc, str(pid), "fdinfo")
    try:
        names = os.listdir(folder)
    except PermissionError:
        return message(texts.GPU_NO_PERMISSION)
    except FileNotFoundError:
        return message(texts.GPU_PROCESS_GONE)
    except OSError as error:
        return message(words.CANNOT_READ, error=error.strerror or str(error))
    clients: dict[str, dict[str, dict[str, str]]] = {}
    for name in names:
        entries = _entries(files.text(folder, name))  # a file closed meanwhile has none
        address, client = entries.get("drm-pdev"), entries.get("drm-client-id")
        if address and client:
            clients.setdefault(address, {})[client] = entries
    return {address: _sum(own.values()) for address, own in clients.items()}


def _entries(content: str | Message) -> dict[str, str]:
    if isinstance(content, Message) or "drm-driver:" not in content:
        return {}
    pairs = (line.partition(":") for line in content[:_MOST].splitlines())
    return {key: value.strip() for key, _, value in pairs}


def _sum(clients: Iterable[Mapping[str, str]]) -> Own:
    known = list(clients)
    used = [bytes for client in known if (bytes := _memory_bytes(client)) is not None]
    return Own(sum(used) if used else NOT_TOLD, _busy_ns(known))


def _memory_bytes(client: Mapping[str, str]) -> int | None:
    """On the card; in main memory for a card that has none; None if neither is told."""
    for places in (_ON_CARD, _IN_MAIN_MEMORY):
        for prefix in _MEMORY:
            keys = [key for key in client if key.startswith(tuple(prefix + at for at in places))]
            sizes = [size for key in keys if (size := _size_bytes(client[key])) is not None]
            if sizes:
                return sum(sizes)
    return None


def _size_bytes(value: str) -> int | None:
    amount, _, unit = value.partition(" ")
    return int(amount) * _UNITS[unit] if amount.isdecimal() and unit in _UNITS else None


def _busy_ns(clients: Iterable[Mapping[str, str]]) -> int | Message:
    """Of the engine that has worked longest for all clients together."""
    engines: dict[str, int] = {}
    cycles = False
    for client in clients:
        cycles = cycles or any(key.startswith("drm-cycles-") for key in client)
        for key, value in client.items():
            amount, _, unit = value.partition(" ")
            if key.startswith("drm-engine-") and unit == "ns" and amount.isdecimal():
                engines[key] = engines.get(key, 0) + int(amount)
    if engines:
        return max(engines.values())
    return message(texts.GPU_CYCLES) if cycles else NOT_TOLD
