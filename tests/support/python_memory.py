# SPDX-License-Identifier: LGPL-2.1-or-later
"""A Python feature that needs memory for a moment, and blocks that stay."""

from __future__ import annotations

from time import perf_counter_ns

MEGABYTES = 1_000_000
_kept: list[bytearray] = []


class Needy:
    """Its execute allocates ``megabytes``, uses every page of them, and frees them again.

    It takes ``lasting_ns`` at least.
    """

    def __init__(self, obj, megabytes=200, lasting_ns=0):
        self.megabytes, self.lasting_ns = megabytes, lasting_ns
        obj.Proxy = self

    def execute(self, obj):
        begun_ns = perf_counter_ns()
        block = bytearray(self.megabytes * MEGABYTES)
        block[::4096] = b"x" * len(block[::4096])
        while perf_counter_ns() - begun_ns < self.lasting_ns:
            block[0] ^= 1
        del block


def keeps(size_bytes: int) -> bytearray | None:
    """Hold so many bytes from now on; 0 lets go of all."""
    if size_bytes == 0:
        _kept.clear()
        return None
    _kept.append(bytearray(size_bytes))
    return _kept[-1]
