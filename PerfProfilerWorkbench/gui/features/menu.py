# SPDX-License-Identifier: LGPL-2.1-or-later
"""What can be done with rows of the table: the menu of the right mouse button, and copying."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ... import texts
from ...export.table import bbcode_table, csv_table, markdown_table, text_table
from ...qt import QtCore, QtWidgets
from .. import i18n

Form = Callable[[Sequence[str], Sequence[Sequence[str]]], str]

_FORMS = (
    (texts.FP_AS_TEXT, text_table),
    (texts.FP_AS_CSV, csv_table),
    (texts.FP_AS_MARKDOWN, markdown_table),
    (texts.FP_AS_BBCODE, bbcode_table),
)


def filled(table: Any) -> Any:
    """The menu for what is selected in a table; it deletes itself when it closes."""
    menu = QtWidgets.QMenu(table)
    menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
    chosen = table.selected()
    if len(chosen) == 1 and chosen[0].cost is not None:
        line = chosen[0]
        for text, signal in (
            (texts.SELECT_IN_MODEL, table.opened),
            (texts.FP_ZOOM, table.zoomed),
            (texts.FP_WHY_SLOW, table.asked),
        ):
            action = menu.addAction(i18n.tr(text))
            action.triggered.connect(lambda _=False, signal=signal: signal.emit(line))
        menu.addSeparator()
    if chosen:
        menu.addMenu(_forms(menu, texts.FP_COPY_ROWS, table, chosen))
    menu.addMenu(_forms(menu, texts.FP_COPY_TABLE, table, None))
    return menu


def _forms(above: Any, title: str, table: Any, lines: Any) -> Any:
    menu = QtWidgets.QMenu(i18n.tr(title), above)
    for text, form in _FORMS:
        action = menu.addAction(i18n.tr(text))
        action.triggered.connect(lambda _=False, form=form: table.copy(form, lines))
    return menu
