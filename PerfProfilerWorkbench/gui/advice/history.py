# SPDX-License-Identifier: LGPL-2.1-or-later
"""Whether advice that was applied has been undone or redone since.

FreeCAD tells of an undo only through its menu, and not which step it was: the names of the steps in
its lists tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from ...model.advice import Advice

_PREFERENCES = "User parameter:BaseApp/Preferences/Document"
_MOST_STEPS = 20  # that FreeCAD keeps unless told otherwise


@dataclass
class _Steps:
    """Ours in one document: what is done and what is undone, each with the latest last.

    ``in_undo`` and ``in_redo`` are how many FreeCAD's lists hold, ``first`` is the oldest step that
    could be undone.
    """

    done: list[Advice] = field(default_factory=list)
    undone: list[Advice] = field(default_factory=list)
    in_undo: int = 0
    in_redo: int = 0
    first: str = ""

    def look(self, document: Any, step: str) -> None:
        self.in_undo, self.in_redo = document.UndoNames.count(step), document.RedoNames.count(step)
        self.first = "".join(document.UndoNames[-1:])


class History:
    """``step`` is the name that FreeCAD shows of our steps."""

    def __init__(self, step: str) -> None:
        self._step = step
        self._documents: dict[str, _Steps] = {}

    def applied(self, document: Any, advice: Advice) -> None:
        steps = self._documents.setdefault(document.Name, _Steps())
        steps.done.append(advice)
        steps.undone.clear()  # a new step is the end of what could be redone
        steps.look(document, self._step)

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
        before = replace(steps)
        steps.look(document, self._step)
        undone, redone = steps.in_redo - before.in_redo, before.in_redo - steps.in_redo
        if not self._too_old(document, before):  # undone, and another step came after that
            undone = max(undone, before.in_undo - steps.in_undo)
        for _ in range(min(undone, len(steps.done))):
            steps.undone.append(steps.done.pop())
            yield steps.undone[-1], False
        if steps.in_undo > before.in_undo:  # else another step made FreeCAD forget the redo
            for _ in range(min(redone, len(steps.undone))):
                steps.done.append(steps.undone.pop())
                yield steps.done[-1], True

    def _too_old(self, document: Any, before: _Steps) -> bool:
        """Whether what can't be undone any more was done too many steps ago: FreeCAD drops the
        oldest, and so ours after all that were older."""
        import FreeCAD

        names = document.UndoNames
        most = FreeCAD.ParamGet(_PREFERENCES).GetInt("MaxUndoSize", _MOST_STEPS)
        older = before.first != self._step and names[-1:] == [before.first]
        return len(names) >= most and not older
