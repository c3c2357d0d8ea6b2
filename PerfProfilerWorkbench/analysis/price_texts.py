# SPDX-License-Identifier: LGPL-2.1-or-later
"""What an edit costs, and how far that can be trusted, in sentences."""

from __future__ import annotations

from .. import texts
from ..model.span import ObjectKey
from ..texts import Message, message
from ..units import told_duration, told_percent
from .forecasts import Worth
from .naming import named
from .subject import Subject

_CHAIN = 8  # objects of a chain that are named


def told_price(subject: Subject, key: ObjectKey) -> list[Message]:
    """The price of editing an object, and its critical chain."""
    price = subject.prices.of(key)
    label, count, time = subject.label(key), len(price.features), told_duration(price.ns)
    if len(price.unmeasured) == count:
        return [message(texts.PRICE_UNKNOWN, label=label)]
    if price.unmeasured:
        names = named(subject, price.unmeasured)
        given = {"time": time, "count": count, "unmeasured": names}
        said = [message(texts.PRICE_AT_LEAST, label=label, **given)]
    else:
        said = [message(texts.PRICE, label=label, count=count, time=time)]
    chain, chain_ns = subject.prices.chain(key)
    if len(chain) > 1:
        names = named(subject, chain, _CHAIN)
        said.append(message(texts.PRICE_CHAIN, time=told_duration(chain_ns), chain=names))
    return said


def told_worth(known: Worth | None) -> list[Message]:
    """How far predictions were off; empty without any."""
    if known is None:
        return []
    shares = {"median": told_percent(known.median), "ninetieth": told_percent(known.ninetieth)}
    return [message(texts.PRICE_WORTH, count=known.count, **shares)]
