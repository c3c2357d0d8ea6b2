# SPDX-License-Identifier: LGPL-2.1-or-later
"""Makes a reading of a card from what was read and why the rest was not. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import perf_counter_ns
from typing import Any

from ...model.gpu import READINGS, GpuReading
from ...texts import Message, message
from ...texts import gpu as texts

NOT_TOLD = message(texts.GPU_NOT_TOLD)


@dataclass(frozen=True)
class Identity:
    """What of a card stays the same; as in ``GpuReading``."""

    key: str
    name: str
    vendor: str
    driver: str


def reading(identity: Identity, found: Mapping[str, Any]) -> GpuReading:
    """Of ``found``, a Message is the reason why a reading is missing, all else its value.

    What ``found`` does not name is not told by the driver. Names that are no readings are kinds
    of errors.
    """
    whole = {**dict.fromkeys(READINGS, NOT_TOLD), **found}
    missing = {name: value for name, value in whole.items() if isinstance(value, Message)}
    values = {name: whole[name] for name in READINGS if name not in missing}
    return GpuReading(perf_counter_ns(), **vars(identity), **values, missing=missing)


def unread(identity: Identity, why: Message) -> GpuReading:
    """A card of which nothing can be read."""
    return reading(identity, dict.fromkeys(READINGS, why))


def errors(kinds: Mapping[str, int | Message]) -> dict[str, Any]:
    """The reading "errors" from each kind's count or reason, and the reasons by kind."""
    told = {kind: count for kind, count in kinds.items() if not isinstance(count, Message)}
    reasons = {kind: why for kind, why in kinds.items() if isinstance(why, Message)}
    first = next(iter(reasons.values()), NOT_TOLD)
    return {"errors": told or first, **(reasons if told else {})}


def changed(value: Any, change: Callable[[Any], Any]) -> Any:
    """``change`` of a value; a reason stays as it is."""
    return value if isinstance(value, Message) else change(value)
