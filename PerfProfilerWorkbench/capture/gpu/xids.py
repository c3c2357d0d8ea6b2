# SPDX-License-Identifier: LGPL-2.1-or-later
"""NVIDIA's Xid errors: what went wrong on a card, told as events (docs.nvidia.com)."""

from __future__ import annotations

import ctypes
from typing import Any

from ...texts import Message
from .fields import NOT_TOLD
from .nvml import Library

_XID = 8  # nvmlEventTypeXidCriticalError
_MOST = 100  # in one reading; the rest stays for the next


class Xids:
    """Hears of the errors that come between ``open`` and ``close``."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._set: Any = NOT_TOLD
        self._reasons: dict[int, Message] = {}
        self._codes: dict[int, list[int]] = {}  # by device, in the order of coming

    def open(self, handles: list[Any]) -> None:
        """Of each handle that is none, nothing is heard."""
        self._set = self._library.ask("nvmlEventSetCreate")
        for handle in handles:
            if isinstance(handle, Message):
                continue
            why = self._set
            if not isinstance(why, Message):
                why = self._library.ask("nvmlDeviceRegisterEvents", handle, _XID, self._set)
            if isinstance(why, Message):
                self._reasons[_address(handle)] = why
            else:
                self._codes[_address(handle)] = []

    def close(self) -> None:
        if not isinstance(self._set, Message):
            self._library.ask("nvmlEventSetFree", self._set)
        self._set = NOT_TOLD

    def read(self) -> None:
        """Take what has come; waits for nothing."""
        for _ in range(_MOST if self._codes else 0):
            event = self._library.ask("nvmlEventSetWait", self._set, 0)
            if isinstance(event, Message):  # mostly that nothing has come
                return
            codes = self._codes.get(_address(event.device))
            if codes is not None:
                codes.append(int(event.eventData))

    def seen(self, handle: Any) -> dict[str, int | Message]:
        codes = self._codes.get(_address(handle))
        if codes is None:
            return {"xid_count": self._reasons.get(_address(handle), NOT_TOLD)}
        return {"xid_count": len(codes), **({"xid_last": codes[-1]} if codes else {})}


def _address(handle: Any) -> int:
    """Two handles of one device are two objects with one address."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
