# SPDX-License-Identifier: LGPL-2.1-or-later
"""A Python feature that needs memory for a moment, and blocks that stay."""

from __future__ import annotations

MEGABYTES = 1_000_000
_kept: list[bytearray] = []


class Needy:
    """Its execute allocates ``megabytes``, uses every page of them, and frees them again."""

    def __init__(self, obj, megabytes=200):
        self.megabytes = megabytes
        obj.Proxy = self

    def execute(self, obj):
        block = bytearray(self.megabytes * MEGABYTES)
        block[::4096] = b"x" * len(block[::4096])
        del block


def keeps(size_bytes: int) -> bytearray | None:
    """Hold so many bytes from now on; 0 lets go of all."""
    if size_bytes == 0:
        _kept.clear()
        return None
    _kept.append(bytearray(size_bytes))
    return _kept[-1]
