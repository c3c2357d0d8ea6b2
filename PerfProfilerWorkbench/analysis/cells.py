# SPDX-License-Identifier: LGPL-2.1-or-later
"""Which expressions refer to which cells of a spreadsheet, or properties of a VarSet.

In doubt an expression refers to all of them: what can't be read as a reference, what asks for
``Sheet.cells``, whoever depends on a sheet and does not say why.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ..model.structure import ObjectFacts

SHEET, VARSET = "Spreadsheet::Sheet", "App::VarSet"

_NAME = r"\$?[^\W\d]\w*(?:\$\d+)?"
_TOKEN = re.compile(rf"<<((?:[^>]|>(?!>))*)>>|({_NAME})")
_RANGE = re.compile(rf"({_NAME})(?:\s*:\s*({_NAME}))?")
_MEMBER = re.compile(rf"\s*\.\s*({_NAME})(?:\s*:\s*({_NAME}))?")
_CELL = re.compile(r"([A-Z]{1,2})([0-9]+)")

Reference = tuple[str, str]  # from one name to another, as they are written; of one cell both alike


@dataclass(frozen=True)
class Table:
    """What an expression can ask of a sheet or a VarSet: ``texts`` are its own, by cell."""

    names: frozenset[str]  # that it goes by
    texts: tuple[tuple[str, str], ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    is_sheet: bool = True

    def has(self, reference: Reference, cells: Collection[str]) -> bool | None:
        """Whether any of the cells is meant; None if it is no reference to a cell."""
        first, last = (self.aliases.get(name, name.replace("$", "")) for name in reference)
        if not self.is_sheet:
            return first in cells
        begin, end = _place(first), _place(last)
        if begin is None or end is None:
            return None
        places = ((cell, _place(cell)) for cell in cells)
        return any(
            place is not None
            and min(begin[0], end[0]) <= place[0] <= max(begin[0], end[0])
            and min(begin[1], end[1]) <= place[1] <= max(begin[1], end[1])
            for _, place in places
        )

    def own(self, cells: Collection[str]) -> Iterator[str]:
        """Its cells whose own expression refers to one of these."""
        for cell, text in self.texts:
            if any(self.has(one, cells) for one in _own_references(text)):
                yield cell

    def that_mention(self, names: frozenset[str]) -> Iterator[str]:
        """Its cells whose own expression mentions another object."""
        return (cell for cell, text in self.texts if mentions(text, names))

    def asked(self, text: str, cells: Collection[str]) -> bool | None:
        """Whether an expression of somebody else refers to one of the cells.

        None if it does not mention the table.
        """
        references = mentions(text, self.names)
        if not references:
            return None
        return any(one is None or self.has(one, cells) is not False for one in references)


def table(name: str, facts: ObjectFacts) -> Table | None:
    """None for an object that is neither, and for a sheet whose cells were not recorded."""
    names = frozenset((name, facts.label))
    if facts.type == VARSET:
        texts = tuple((path.lstrip("."), text) for path, text in facts.expressions)
        return Table(names, texts, is_sheet=False)
    rows = facts.properties.get("cells")
    if facts.type != SHEET or not isinstance(rows, tuple):
        return None
    cells = [one for one in rows if isinstance(one, tuple)]
    texts = tuple((str(cell), str(text)) for cell, text, _ in cells if text)
    aliases = {str(alias): str(cell) for cell, _, alias in cells if alias}
    return Table(names, texts, aliases)


@lru_cache(maxsize=20_000)
def mentions(text: str, names: frozenset[str]) -> tuple[Reference | None, ...]:
    """What an expression asks of the object of these names; None: of the object as a whole."""
    found: list[Reference | None] = []
    for token in _TOKEN.finditer(text):
        if (token[1] if token[1] is not None else token[2]) in names:
            member = _MEMBER.match(text, token.end())
            found.append((member[1], member[2] or member[1]) if member else None)
    return tuple(found)


@lru_cache(maxsize=20_000)
def _own_references(text: str) -> tuple[Reference, ...]:
    return tuple((one[1], one[2] or one[1]) for one in _RANGE.finditer(text))


def _place(cell: str) -> tuple[int, int] | None:
    """Column and row."""
    found = _CELL.fullmatch(cell)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(found[2])
