# SPDX-License-Identifier: LGPL-2.1-or-later
"""Choosing the two sides: baselines, recordings, several repeats, or what is shown now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ... import texts
from ...qt import QtWidgets, Signal
from .. import i18n
from ..widgets.wrapping import plain_tip
from .sides import NOW, Sides
from .work import Offered

_RECENT = 30  # recordings in the list; the others are on their page
_ANOTHER = ("another",)

Ids = tuple[str, ...]


class Choice(QtWidgets.QWidget):
    """``changed``: somebody chose another side. ``elsewhere``: he wants to look among all.

    ``document`` is what is shown now, ``sides`` what is chosen, None: nothing yet.
    """

    changed = Signal()
    elsewhere = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offered = Offered()
        self.document = ""
        self.sides: Sides | None = None
        self._by_hand = False
        form = QtWidgets.QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QtWidgets.QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setFieldGrowthPolicy(QtWidgets.QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.before, self.after = self._box(0), self._box(1)
        form.addRow(i18n.tr(texts.COMPARED_BEFORE), self.before)
        form.addRow(i18n.tr(texts.COMPARED_AFTER), self.after)

    def _box(self, side: int) -> Any:
        box = QtWidgets.QComboBox()
        box.setSizeAdjustPolicy(
            QtWidgets.QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        box.setMinimumContentsLength(6)
        box.activated.connect(lambda place: self._choose(side, box.itemData(place)))
        return box

    def put(self, offered: Offered, document: str) -> None:
        """What nobody chose by hand is the baseline of what is shown."""
        self._offered, self.document = offered, document
        ids = offered.ids()
        if self.sides is not None and not ids.issuperset((*self.sides.before, *self.sides.after)):
            self._by_hand = False
        if not self._by_hand:
            self.sides = self._usual()
        self._fill()

    def _usual(self) -> Sides | None:
        baselines = self._offered.baselines
        fits = [one for one in baselines if self._offered.document(one.session) == self.document]
        best = next(iter(fits or baselines), None)
        return None if best is None else Sides((best.session,))

    def set(self, sides: Sides) -> None:
        self.sides, self._by_hand = sides, True
        self._fill()

    def name(self, ids: Ids) -> tuple[str, bool]:
        """What a side is called, and whether that is a baseline's name."""
        names = [one.name for one in self._offered.baselines if (one.session,) == ids]
        return (names[0], True) if names else (self._told(ids), False)

    def _choose(self, side: int, ids: Any) -> None:
        ids = tuple(ids)
        if ids == _ANOTHER:
            self._fill()
            self.elsewhere.emit()
            return
        others = self.sides or Sides(NOW)
        self.set(Sides(ids, others.after) if side == 0 else Sides(others.before, ids))
        self.changed.emit()

    def _fill(self) -> None:
        for side, box in enumerate((self.before, self.after)):
            chosen = self.sides[side] if self.sides is not None else None
            entries = dict(self._entries())
            if chosen is not None and chosen not in entries:
                entries = {chosen: self._told(chosen), **entries}
            box.clear()
            for ids, text in entries.items():
                box.addItem(text, list(ids))
            box.setCurrentIndex(-1 if chosen is None else list(entries).index(chosen))
            box.setToolTip(plain_tip(box.currentText()))

    def _entries(self) -> Iterator[tuple[Ids, str]]:
        for one in self._offered.baselines:
            document = self._offered.document(one.session) or i18n.tr(texts.SE_NO_DOCUMENT)
            yield (
                (one.session,),
                i18n.tr(texts.CO_OF_BASELINE, name=one.name, document=document),
            )
        yield NOW, i18n.tr(texts.CO_NOW)
        named = {one.session for one in self._offered.baselines}
        for info in self._offered.sessions[:_RECENT]:
            if info.id not in named:
                yield (info.id,), self._told((info.id,))
        yield _ANOTHER, i18n.tr(texts.CO_ANOTHER)

    def _told(self, ids: Ids) -> str:
        if ids == NOW:
            return i18n.tr(texts.CO_NOW)
        document = self._offered.document(ids[0]) or i18n.tr(texts.SE_NO_DOCUMENT)
        if len(ids) > 1:
            return i18n.tr(texts.CO_GROUP, count=len(ids), document=document)
        started = [one.started_at for one in self._offered.sessions if one.id == ids[0]]
        moment = i18n.moment(started[0]) if started else "—"
        return i18n.tr(texts.CO_OF_SESSION, document=document, moment=moment)
