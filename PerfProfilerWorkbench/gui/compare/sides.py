# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is compared with what."""

from __future__ import annotations

from typing import NamedTuple

NOW: tuple[str, ...] = ()  # in place of ids: the recording that is shown


class Sides(NamedTuple):
    """Ids of recordings; those of one side are repeats of each other."""

    before: tuple[str, ...]
    after: tuple[str, ...] = NOW
