# SPDX-License-Identifier: LGPL-2.1-or-later
"""The half of a trial that runs in the second FreeCAD: two copies, one of them changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from ..model.advice import Occasion, Remedy, RemedyKind
from ..model.message import message_to_plain
from . import geometry
from .errors import RemedyError
from .figures import LEAST_PAIRS, Pair, clear
from .plain import remedy_from_plain
from .preferences import set_preference
from .remedies import apply, failing_in
from .side import Side

_SLACK = 1.3  # a pair can take so much longer than the one before


class Trying:
    """``request`` as ``TrialRun`` writes it; ``enter`` tells the stage."""

    def __init__(
        self,
        request: Mapping[str, Any],
        enter: Callable[[str], None],
        settle: Callable[[], None],
    ) -> None:
        self._request, self._enter, self._settle = request, enter, settle
        self._remedy: Remedy = remedy_from_plain(request["remedy"])
        self._saving = request["occasion"] == Occasion.SAVING.value
        self._preference = self._remedy.kind is RemedyKind.SET_PREFERENCE

    def answer(self) -> dict[str, Any]:
        self._enter("opening")
        self._before = Side(self._request["before"], self._settle)
        self._after = Side(self._request["after"], self._settle)
        self._enter("changing")
        try:
            self._change()
            return self._compared_and_measured()
        except RemedyError as error:
            return {"refused": message_to_plain(error.message)}
        finally:
            if self._preference:
                self._set_back()

    def _change(self) -> None:
        """Change the second copy, and know what that concerns in both."""
        remedy = self._remedy
        # the second copy of a document has another name, but the same place
        place = self._before.place(self._request["target"], remedy.document)
        documents = [side.documents[place] for side in (self._before, self._after)]
        names = {obj.Name for obj in documents[1].Objects}
        back = apply(documents[1], remedy)
        if self._preference:
            self._was = None if back is None else back.value
            for side in (self._before, self._after):
                side.concern_all()
            return
        made = [obj.Name for obj in documents[1].Objects if obj.Name not in names]
        for side, document in zip((self._before, self._after), documents):
            found = map(document.getObject, (*remedy.objects, *made))
            side.concern([obj for obj in found if obj is not None])

    def _set(self, side: Side) -> None:
        """A preference is of the whole FreeCAD, so it is changed for each side anew."""
        if self._preference:
            value = self._was if side is self._before else self._remedy.value
            set_preference(self._remedy.name, value)

    def _set_back(self) -> None:
        if hasattr(self, "_was"):
            set_preference(self._remedy.name, self._was)

    def _time(self, side: Side) -> int:
        self._set(side)
        return side.save() if self._saving else side.recompute()

    def _compared_and_measured(self) -> dict[str, Any]:
        """The first of each is not counted: it fills caches, and shows whether all is the same."""
        started = time.time()
        for side in (self._before, self._after):
            self._set(side)
            side.recompute()
        once_s = time.time() - started
        failing = failing_in(self._after.documents) - failing_in(self._before.documents)
        if failing:
            labels = [self._after.documents[place].getObject(name).Label for place, name in failing]
            return {"failing": sorted(labels)}
        self._enter("comparing")
        before = geometry.results(self._before.documents)
        after = geometry.of(self._after.documents, before)
        said = geometry.differences(before, after)
        pairs = self._pairs(once_s)
        return {
            "differences": [message_to_plain(one) for one in said],
            "compared": len(before),
            "pairs": pairs,
            "once_s": once_s,
        }

    def _pairs(self, once_s: float) -> list[Pair]:
        """As many as are needed and as there is time for; in turns it begins with one or other."""
        pairs: list[Pair] = []
        left_s = self._request["until"] - time.time()
        if once_s * LEAST_PAIRS > left_s:
            return pairs
        while not clear(pairs) and self._request["until"] - time.time() > once_s * _SLACK:
            self._enter(f"measuring {len(pairs)}")
            started = time.time()
            if len(pairs) % 2:
                after_ns, before_ns = self._time(self._after), self._time(self._before)
            else:
                before_ns, after_ns = self._time(self._before), self._time(self._after)
            pairs.append((before_ns, after_ns))
            once_s = time.time() - started
        return pairs
