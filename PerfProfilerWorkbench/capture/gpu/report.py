# SPDX-License-Identifier: LGPL-2.1-or-later
"""What can be read of each graphics card here, for doctor."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

from ... import texts
from ...model.gpu import GpuReading
from ...texts import Message, message
from .watch import Watch

NAMES = {
    "busy_share": texts.CARD_BUSY,
    "memory_used_bytes": texts.CARD_MEMORY,
    "memory_total_bytes": texts.CARD_MEMORY_TOTAL,
    "own_memory_bytes": texts.CARD_OWN_MEMORY,
    "temperature_c": texts.CARD_TEMPERATURE,
    "power_w": texts.CARD_POWER,
    "fan_share": texts.CARD_FAN,
    "clock_hz": texts.CARD_CLOCK,
    "memory_clock_hz": texts.CARD_MEMORY_CLOCK,
    "processes": texts.CARD_PROCESSES,
    "errors": texts.CARD_ERRORS,
}
_OWN = "own_memory_bytes"
_PATIENCE_S = 8.0
_POLL_S = 0.05


def cards(patience_s: float = _PATIENCE_S) -> Iterator[tuple[Message, Message | None]]:
    """Each reading of each card with the reason why it is missing, or one line for all.

    What a card does for this process is not known here: doctor draws nothing.
    """
    latest = _read(patience_s)
    if isinstance(latest, Message):
        yield message(texts.READING_CARDS), latest
        return
    for card in latest:
        for name, text in NAMES.items():
            reading = message(texts.READING_CARD, card=card.name, reading=message(text))
            if name != _OWN:
                yield reading, card.missing.get(name)


def _read(patience_s: float) -> tuple[GpuReading, ...] | Message:
    watch = Watch(os.getpid(), 60.0)
    until_s = time.monotonic() + patience_s
    latest = watch.latest()
    while _waiting(latest) and time.monotonic() < until_s:
        time.sleep(_POLL_S)
        latest = watch.latest()
    watch.stop()
    return latest


def _waiting(latest: tuple[GpuReading, ...] | Message) -> bool:
    return isinstance(latest, Message) and latest.text == texts.GPU_NOT_YET
