# SPDX-License-Identifier: LGPL-2.1-or-later
"""Detectors: each finds issues of one type. A new one is a file here and a line in this list.

A detector is a function that takes a ``Subject`` and yields ``Issue``s: one for each cause, not for
each sighting. It reads the recording only, and is silent where that tells it nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...model.issue import Issue
from ..subject import Subject

Detector = Callable[[Subject], Iterable[Issue]]

DETECTORS: tuple[Detector, ...] = ()
