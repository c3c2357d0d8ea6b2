# SPDX-License-Identifier: LGPL-2.1-or-later
"""Which edits will cost most, and how far such predictions could be trusted so far."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.message import Message
from ..model.span import ObjectKey
from .forecasts import Worth, worth
from .price import Price
from .price_texts import told_price
from .subject import Subject

_MOST = 10
_FIXED = ("App::Origin", "App::Plane", "App::Line", "App::Point")  # axes, which nobody edits


@dataclass(frozen=True)
class Edit:
    """``chain`` is the critical one of what runs: it takes ``chain_ns``; ``said`` tells all."""

    label: str
    price: Price
    chain: tuple[ObjectKey, ...]
    chain_ns: int
    said: tuple[Message, ...]


@dataclass(frozen=True)
class Prospect:
    """The dearest ``edits``, each of one object; ``worth`` is None before any prediction."""

    edits: tuple[Edit, ...] = ()
    worth: Worth | None = None


def prospect(subject: Subject, most: int = _MOST) -> Prospect:
    """Of edits whose every feature was never measured nothing is said."""
    keys = [key for key, facts in subject.objects.items() if not facts.type.startswith(_FIXED)]
    prices = subject.prices.all_ns(keys)
    found: list[Edit] = []
    for key in sorted(keys, key=lambda key: (-prices[key], key)):
        if len(found) == most:
            break
        price = subject.prices.of(key)
        if len(price.unmeasured) < len(price.features):
            said = tuple(told_price(subject, key))
            found.append(Edit(subject.label(key), price, *subject.prices.chain(key), said))
    return Prospect(tuple(found), worth(subject.forecasts))
