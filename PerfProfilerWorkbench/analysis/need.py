# SPDX-License-Identifier: LGPL-2.1-or-later
"""What had to run again after cells were changed, by reading expressions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from ..model.span import ObjectKey
from ..model.structure import ObjectFacts
from .cells import VARSET, Table, table
from .past import Past

Cells = Mapping[ObjectKey, Collection[str]]


class Need:
    """Which of the objects that ``ran`` depend on something that was changed.

    ``changed`` was changed as a whole, of the ``cells``' sheets only these.
    """

    def __init__(
        self, past: Past, ran: Collection[ObjectKey], changed: Iterable[ObjectKey], cells: Cells
    ) -> None:
        self._past = past
        self._ran = ran
        self.needed: set[ObjectKey] = set()
        self._cells: dict[ObjectKey, set[str]] = {}
        self._todo: list[tuple[ObjectKey, frozenset[str] | None]] = []
        for key in changed:
            self._whole(key)
        for key, names in cells.items():
            self._some(key, names)
        while self._todo:
            self._follow(*self._todo.pop())
        self.needed.update(self._cells)

    def _whole(self, key: ObjectKey) -> None:
        if key not in self.needed:
            self.needed.add(key)
            self._todo.append((key, None))

    def _some(self, key: ObjectKey, cells: Iterable[str]) -> None:
        known = self._cells.setdefault(key, set())
        new = frozenset(cells) - known
        if new and key not in self.needed:
            known |= new
            self._todo.append((key, new))

    def _follow(self, key: ObjectKey, cells: frozenset[str] | None) -> None:
        tables = [] if cells is None else self._tables(key)
        for each in tables:
            self._some(key, each.own(cells or ()))
        for user in self._past.users(key):
            if user in self._ran and user not in self.needed:
                self._ask(user, key, cells, tables)

    def _ask(
        self, user: ObjectKey, key: ObjectKey, cells: frozenset[str] | None, tables: list[Table]
    ) -> None:
        """Whether a user of an object, or of some cells of it, has to run."""
        own = self._tables(user)
        if cells is None:
            if own:
                self._ask_table(user, own, key)
            else:
                self._whole(user)
            return
        for facts in self._past.facts(user):
            expressions = () if facts.type == VARSET else facts.expressions  # its texts have them
            texts = [("", text) for _, text in expressions]
            texts += [pair for each in own for pair in each.texts]
            verdicts = [(cell, each.asked(text, cells)) for cell, text in texts for each in tables]
            unsaid = all(asked is None for _, asked in verdicts)
            if unsaid and not _only_holds(facts, key):
                self._whole(user)
            for cell, asked in verdicts:
                if asked and cell:
                    self._some(user, (cell,))
                elif asked:
                    self._whole(user)

    def _ask_table(self, user: ObjectKey, own: list[Table], key: ObjectKey) -> None:
        """Of a sheet those cells have to that mention the object; all if none says why."""
        names = {name for facts in self._past.facts(key) for name in (key.object, facts.label)}
        cells = [cell for each in own for cell in each.that_mention(frozenset(names))]
        if cells:
            self._some(user, cells)
        else:
            self._whole(user)

    def _tables(self, key: ObjectKey) -> list[Table]:
        made = (table(key.object, facts) for facts in self._past.facts(key))
        return [one for one in made if one is not None]


def _only_holds(facts: ObjectFacts, key: ObjectKey) -> bool:
    """A group's own result does not depend on a sheet that lies in it."""
    held = facts.properties.get("Group")
    return isinstance(held, tuple) and tuple(key) in held
