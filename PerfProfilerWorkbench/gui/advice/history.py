# SPDX-License-Identifier: LGPL-2.1-or-later
"""Whether advice that was applied has been undone or redone since.

FreeCAD tells of an undo only through its menu, and not which step it was: the names of the steps in
its lists tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ...model.advice import Advice


@dataclass
class _Steps:
    """Ours in one document: what is done and what is undone, each with the latest last.

    ``in_undo`` and ``in_redo`` are how many FreeCAD's lists hold.
    """

    done: list[Advice] = field(default_factory=list)
    undone: list[Advice] = field(default_factory=list)
    in_undo: int = 0
    in_redo: int = 0


class History:
    """``step`` is the name that FreeCAD shows of our steps."""

    def __init__(self, step: str) -> None:
        self._step = step
        self._documents: dict[str, _Steps] = {}

    def applied(self, document: Any, advice: Advice) -> None:
        steps = self._documents.setdefault(document.Name, _Steps())
        steps.done.append(advice)
        steps.undone.clear()  # a new step is the end of what could be redone
        steps.in_undo, steps.in_redo = self._counts(document)

    def changes(self) -> Iterator[tuple[Advice, bool]]:
        """What was undone (False) or redone (True) since the last call."""
        import FreeCAD

        open_now = FreeCAD.listDocuments() if self._documents else {}
        for name, steps in list(self._documents.items()):
            if name in open_now:
                yield from self._followed(open_now[name], steps)
            else:
                del self._documents[name]

    def _followed(self, document: Any, steps: _Steps) -> Iterator[tuple[Advice, bool]]:
        in_undo, in_redo = self._counts(document)
        for _ in range(min(in_redo - steps.in_redo, len(steps.done))):
            steps.undone.append(steps.done.pop())
            yield steps.undone[-1], False
        if in_undo > steps.in_undo:  # else another step made FreeCAD forget what could be redone
            for _ in range(min(steps.in_redo - in_redo, len(steps.undone))):
                steps.done.append(steps.undone.pop())
                yield steps.done[-1], True
        steps.in_undo, steps.in_redo = in_undo, in_redo

    def _counts(self, document: Any) -> tuple[int, int]:
        return document.UndoNames.count(self._step), document.RedoNames.count(self._step)
