# SPDX-License-Identifier: LGPL-2.1-or-later
"""Where the pieces of several recordings arrive, each by its number, and are written."""

from __future__ import annotations

from functools import partial

from ..store.sharing import Sharer
from . import pieces
from .pieces import Piece, ToldOf
from .settings import Settings
from .writing import Writing


class Desk:
    """``feed`` what comes, ``step`` now and then, ``close`` when nothing more can come.

    ``told`` hears how it goes with each number (see ``pieces``).
    """

    def __init__(self, told: ToldOf) -> None:
        self._told = told
        self._writings: dict[int, Writing] = {}
        self._sharers: dict[tuple[str, str], Sharer] = {}

    def feed(self, number: int, piece: Piece) -> None:
        kind, content = piece
        if kind == pieces.HEAD:
            head, settings, owner = content
            told = partial(self._told, number)
            self._writings[number] = Writing(head, settings, owner, told, self._sharer)
        elif number in self._writings:
            if kind != pieces.CUT:
                self._writings[number].feed(piece)
            if kind in (pieces.END, pieces.CUT):
                self._writings.pop(number).close()

    def step(self) -> None:
        for writing in self._writings.values():
            writing.step()

    def close(self) -> None:
        """FreeCAD is gone, or will record no more."""
        for writing in self._writings.values():
            writing.close()
        self._writings.clear()
        for sharer in self._sharers.values():
            sharer.stop()
        self._sharers.clear()

    def _sharer(self, settings: Settings) -> Sharer | None:
        """One for all recordings that go the same way."""
        if not settings.redis_url:
            return None
        way = (settings.store, settings.redis_url)
        if way not in self._sharers:
            self._sharers[way] = Sharer(*way)
            self._sharers[way].start()
        return self._sharers[way]
