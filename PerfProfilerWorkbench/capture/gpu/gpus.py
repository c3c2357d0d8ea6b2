# SPDX-License-Identifier: LGPL-2.1-or-later
"""All graphics cards of this machine, whoever made them."""

from __future__ import annotations

import os
import sys
from collections import Counter
from dataclasses import replace
from functools import reduce

from ...model.gpu import GpuReading
from ...texts import Message, message
from ...texts import gpu as texts
from . import drm
from .fdinfo import Own, own_use
from .fields import unread
from .nvidia import Nvidia, all_asleep

_ASLEEP = message(texts.GPU_ASLEEP)
_NO_DRIVER = message(texts.NVIDIA_NO_DRIVER)


class Gpus:
    """``open`` once, ``read`` often, ``close``; no call raises, but each can take long.

    ``missing`` says why a source has no card: NVIDIA's driver first, then the system.
    """

    def __init__(self, sys_folder: str = "/sys", proc_folder: str = "/proc") -> None:
        self._sys, self._proc = sys_folder, proc_folder
        self._pid = 0
        self._path: str | None = None
        self._nvidia: Nvidia | None = None
        self._no_nvidia: Message | None = None
        self._no_other: Message | None = None

    def open(self, pid: int | None = None, pynvml_path: str | None = None) -> None:
        """``pid`` is the process whose share is read, this one by default."""
        self._pid, self._path = os.getpid() if pid is None else pid, pynvml_path
        if sys.platform == "darwin":
            self._no_nvidia = message(texts.GPU_MACOS)
        else:
            self._open_nvidia()

    def _open_nvidia(self) -> None:
        """Once its card is awake: NVML would wake it."""
        if all_asleep(self._sys):
            self._no_nvidia = _ASLEEP
            return
        nvidia = Nvidia()
        self._no_nvidia = nvidia.open(self._pid, self._path)
        running = os.path.join(self._proc, "driver", "nvidia", "version")
        if self._no_nvidia == _NO_DRIVER and os.path.exists(running):
            self._no_nvidia = message(texts.NVIDIA_NO_LIBRARY)
        self._nvidia = nvidia if self._no_nvidia is None else None

    def close(self) -> None:
        nvidia, self._nvidia = self._nvidia, None
        if nvidia is not None:
            nvidia.close()

    def read(self) -> tuple[GpuReading, ...]:
        """A reading of each card, with names that differ. None if there is no card."""
        if self._no_nvidia == _ASLEEP:
            self._open_nvidia()
        readings = self._nvidia.read() if self._nvidia is not None else ()
        known = {reading.key for reading in readings}
        cards = drm.cards(self._sys) if sys.platform.startswith("linux") else []
        others = [card for card in cards if card.identity.key not in known]
        self._no_other = None if others else _no_other()
        own = own_use(self._pid, self._proc) if others else {}
        return _with_names(readings + tuple(self._read(card, own) for card in others))

    def _read(self, card: drm.Card, own: dict[str, Own] | Message) -> GpuReading:
        if card.driver == "nvidia" and self._no_nvidia is not None:
            return unread(card.identity, self._no_nvidia)
        return drm.read(card, own)

    @property
    def missing(self) -> tuple[Message, ...]:
        return tuple(why for why in (self._no_nvidia, self._no_other) if why is not None)

    def nothing(self) -> Message:
        """Why there is no card at all, in one sentence."""

        def both(first: Message, second: Message) -> Message:
            return message(texts.GPU_TWO_REASONS, first=first, second=second)

        reasons = self.missing or (message(texts.GPU_NO_CARD),)
        return message(texts.GPU_NONE, reason=reduce(both, reasons))


def _no_other() -> Message | None:
    if sys.platform == "darwin":
        return None  # said already
    linux = sys.platform.startswith("linux")
    return message(texts.GPU_NO_CARD if linux else texts.GPU_NVIDIA_ONLY)


def _with_names(readings: tuple[GpuReading, ...]) -> tuple[GpuReading, ...]:
    """Cards of one kind are told apart by their address."""
    count = Counter(reading.name for reading in readings)
    return tuple(
        replace(reading, name=f"{reading.name} ({reading.key})")
        if count[reading.name] > 1
        else reading
        for reading in readings
    )
