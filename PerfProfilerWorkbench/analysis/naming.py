# SPDX-License-Identifier: LGPL-2.1-or-later
"""Objects named in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from .. import texts
from ..model.span import ObjectKey
from ..texts import Message, message
from .subject import Subject


def named(subject: Subject, keys: Sequence[ObjectKey], most: int = 3) -> Message | str:
    """Their labels; of many the first ones, and how many more there are."""
    labels = ", ".join(subject.label(key) for key in keys[:most])
    rest = len(keys) - most
    if rest <= 0:
        return labels
    return message(texts.NAMED_MORE, labels=labels, count=rest)
