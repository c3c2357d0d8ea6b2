# SPDX-License-Identifier: LGPL-2.1-or-later
"""Finds out which cell of a spreadsheet or which expression of an object a change was about.

FreeCAD tells only that the property "cells" or "ExpressionEngine" changed: what is different from
the last look is the change.
"""

from __future__ import annotations

import re
from typing import Any

from ..model.span import ObjectKey

CELL = re.compile(r'<Cell address="([A-Z]+[0-9]+)"([^>]*)>')
WATCHED = ("cells", "ExpressionEngine")


class Paths:
    def __init__(self) -> None:
        self._known: dict[tuple[ObjectKey, str], dict[str, str]] = {}

    def learn(self, key: ObjectKey, obj: Any) -> None:
        """Look at an object before anything changes. Only sheets and bound objects are kept."""
        for name in WATCHED:
            content = _content(obj, name)
            if content:
                self._known[key, name] = content

    def changed(self, key: ObjectKey, obj: Any, name: str) -> str:
        """The cells or the paths of expressions that differ now, separated by spaces."""
        before, now = self._known.get((key, name), {}), _content(obj, name)
        self._known[key, name] = now
        different = [path for path in {**before, **now} if before.get(path) != now.get(path)]
        return " ".join(different)


def _content(obj: Any, name: str) -> dict[str, str]:
    if name == "ExpressionEngine":
        return {path: expression for path, expression, *_ in obj.ExpressionEngine}
    content: str = getattr(getattr(obj, "cells", None), "Content", "")
    return dict(CELL.findall(content))
