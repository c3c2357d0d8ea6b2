# SPDX-License-Identifier: LGPL-2.1-or-later
"""Rules: each finds advice against one cause. A new one is a file here and a line in this list.

A rule is a function that takes a ``Subject`` and yields ``Advice``. What it promises must rest on
something that was measured; what it can't promise it offers to try.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...model.advice import Advice
from ..subject import Subject

Rule = Callable[[Subject], Iterable[Advice]]

RULES: tuple[Rule, ...] = ()
