# SPDX-License-Identifier: LGPL-2.1-or-later
"""A remedy tried on a copy of a model, in a second FreeCAD."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from .. import texts
from ..launch import display
from ..launch.errors import LaunchError
from ..launch.second import SecondFreeCAD
from ..model.advice import Occasion, Remedy, Trial
from ..texts import Message, message
from ..units import told_mebibytes
from .copying import copy_files
from .figures import MOST_PAIRS
from .memory import MemoryWatch
from .plain import remedy_to_plain
from .verdicts import failed, judged, not_tried, untriable

_RESERVED_S = 0.5  # to answer in
_STAGES = {
    "": texts.TRIAL_STARTING,
    "opening": texts.TRIAL_OPENING,
    "changing": texts.TRIAL_CHANGING,
    "comparing": texts.TRIAL_COMPARING,
}


class TrialRun:
    """``start``, then ``poll`` until True, then ``result``; ``end`` always, also in between.

    Never blocks but for copying the files, and never raises: what goes wrong is in the result. The
    model's own files are read only.
    """

    def __init__(
        self,
        model: str,
        remedy: Remedy,
        windowed: bool | None = None,
        program: str | None = None,
        limit_s: float = 60,
        memory_bytes: int | None = None,
        user_configuration: bool = False,
        occasion: Occasion = Occasion.RECOMPUTE,
        target: str = "",
        preferences: str = "",
    ) -> None:
        """``windowed``: None for a window on a screen of its own (Xvfb) where there is one,
        else without a window; True for a window, on the user's screen where there is no Xvfb.
        ``memory_bytes``: resident memory at which it is ended; None for most of what is free now.
        ``target``: the file of the document that the remedy is for; "" for the linked document
        that is named as in the remedy, or the model itself. ``preferences``: what
        ``preferences.exported`` gives, to be tried with; "" for FreeCAD's defaults.
        """
        self._model, self._remedy, self._occasion = os.path.abspath(model), remedy, occasion
        self._target = os.path.abspath(target) if target else ""
        self._own_screen = windowed is not False and display.installed()
        self._windowed = self._own_screen if windowed is None else windowed
        self._program, self._user_configuration = program, user_configuration
        self._preferences = preferences
        self._limit_s, self._memory = limit_s, MemoryWatch(memory_bytes)
        self._until = 0.0
        self._second: SecondFreeCAD | None = None
        self._result: Trial | None = None

    def start(self) -> None:
        """Copy the files and start FreeCAD."""
        self._until = time.time() + self._limit_s
        reason = untriable(self._remedy, self._occasion, self._windowed)
        if reason is not None:
            self._conclude(not_tried(reason))
            return
        try:
            self._second = SecondFreeCAD(
                {"model": self._model},
                self._windowed,
                self._program,
                self._user_configuration,
                self._own_screen,
                self._preferences,
            )
            self._second.request.update(self._request(self._second.folder))
            self._second.start()
        except LaunchError as error:
            self._conclude(not_tried(error.message))
        except OSError as error:
            said = message(texts.TRIAL_NOT_COPIED, file=self._model, error=error.strerror or error)
            self._conclude(not_tried(said))

    def _request(self, folder: str) -> dict[str, object]:
        """Two copies, each in a folder of its own."""
        before, after = (
            copy_files(self._model, os.path.join(folder, side)) for side in ("before", "after")
        )
        return {
            "before": before[self._model],
            "after": after[self._model],
            "target": before.get(self._target, ""),
            "remedy": remedy_to_plain(self._remedy),
            "occasion": self._occasion.value,
            "until": self._until - _RESERVED_S,
        }

    def poll(self) -> bool:
        """Whether it is over."""
        second = self._second
        if self._result is not None or second is None:
            return True
        try:
            if second.poll():
                self._conclude(judged(second.answer(texts.TRIAL_CRASHED), *self._circumstances))
        except LaunchError as error:
            self._conclude(failed(error.message))
        if self._result is None and time.time() > self._until:
            limit = round(self._limit_s)
            said = message(texts.TRIAL_TIMED_OUT, limit=limit, stage=self.told)
            self._conclude(not_tried(said))
        if self._result is None and self._memory.exceeded(second.process_id):
            limit_bytes = told_mebibytes(self._memory.limit_bytes or 0)
            self._conclude(failed(message(texts.TRIAL_NO_MEMORY, limit=limit_bytes)))
        return self._result is not None

    @property
    def _circumstances(self) -> tuple[bool, float]:
        return self._windowed, self._limit_s

    def wait(self, check: Callable[[], None] = lambda: None) -> None:
        """Wait until it is over; ``check`` is called all the while and may raise."""
        while not self.poll():
            check()
            time.sleep(0.05)

    @property
    def stage(self) -> str:
        """ "" before FreeCAD is up, then "opening", "changing", "comparing", "measuring 3"."""
        return "" if self._second is None else self._second.stage

    @property
    def told(self) -> Message:
        """The stage for a person, with how many measurements are made."""
        stage = self.stage
        if stage in _STAGES:
            return message(_STAGES[stage])
        return message(texts.TRIAL_MEASURING, done=int(stage.split()[-1]), most=MOST_PAIRS)

    def result(self) -> Trial:
        """The verdict; also of a trial that failed, was cancelled or found no time."""
        return self._result or not_tried(message(texts.TRIAL_CANCELLED))

    def _conclude(self, result: Trial) -> None:
        self._result = result
        self.end()

    def end(self) -> None:
        """End FreeCAD and forget the copies, at any time. May be called again."""
        second, self._second = self._second, None
        self._memory.close()
        if second is not None:
            second.end()
