# SPDX-License-Identifier: LGPL-2.1-or-later
"""One model profiled by a second FreeCAD."""

from __future__ import annotations

import os

from ..model.plain import session_from_plain
from ..model.session import Session
from .second import SecondFreeCAD


class FreeCADRun(SecondFreeCAD):
    """Its stages are "opening", "recomputing", "done"."""

    def __init__(
        self,
        model: str,
        preset: str,
        windowed: bool = False,
        program: str | None = None,
        user_configuration: bool = False,
        repeats: int = 1,
        store: str = "",
        own_screen: bool = False,
        until_s: float = 0.0,
    ) -> None:
        """``repeats``: how often the model is recomputed. ``store``: the file that keeps it.

        ``until_s`` (as ``time.time``): recompute at most so often, and only as often as there is
        time until then; the first time, which warms up, is left out if there is a second. A copy is
        saved at the end, too.
        """
        request = {
            "model": os.path.abspath(model),
            "preset": preset,
            "repeats": repeats,
            "store": store,
            "until_s": until_s,
            "own_screen": own_screen,
        }
        super().__init__(request, windowed, program, user_configuration, own_screen)

    def result(self) -> Session:
        """The session. Raises LaunchError with a sentence about what went wrong."""
        return session_from_plain(self.answer()["session"])
