# SPDX-License-Identifier: LGPL-2.1-or-later
"""A comparison for the clipboard and for files."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from ... import texts
from ...export.compare import write_comparison
from ...export.compare_html import write_comparison_html
from ...export.compare_text import comparison_text
from ...export.table import bbcode_table, csv_table, markdown_table, text_table
from ...qt import QtCore, QtWidgets
from ...texts import Message, message
from .. import i18n, settings
from ..exporting import refusal
from . import words
from .lines import COLUMNS, INTERVAL, Line

_FORMS = (
    (texts.FP_AS_TEXT, text_table),
    (texts.FP_AS_CSV, csv_table),
    (texts.FP_AS_MARKDOWN, markdown_table),
    (texts.FP_AS_BBCODE, bbcode_table),
)


def menu(page: Any) -> Any:
    """What can be done with the page's comparison; it deletes itself when it closes."""
    found = QtWidgets.QMenu(page)
    found.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
    _entry(found, texts.CO_COPY_ALL, lambda: _copy(_whole(page)))
    for text, form in _FORMS:
        _entry(found, text, lambda form=form: _copy(form(*_cells(page.table.compared.lines))))
    found.addSeparator()
    _entry(found, texts.CO_HTML, lambda: _ask(page, ".html", texts.EXPORT_HTML_FILTER))
    _entry(found, texts.CO_JSON, lambda: _ask(page, ".json", texts.EXPORT_JSON_FILTER))
    return found


def _entry(menu: Any, text: str, run: Callable[[], object]) -> None:
    menu.addAction(i18n.tr(text)).triggered.connect(lambda _=False: run())


def _copy(text: str) -> None:
    QtWidgets.QApplication.clipboard().setText(text)


def _whole(page: Any) -> str:
    return comparison_text(page.shown.comparison, i18n.translate)


def _cells(lines: list[Line]) -> tuple[list[str], list[list[str]]]:
    """As the table shows them; a chart is no text."""
    columns = [column for number, column in enumerate(COLUMNS) if number != INTERVAL]
    titles = [i18n.tr(column.title) for column in columns]
    return titles, [[column.show(line) for column in columns] for line in lines]


def _ask(page: Any, ending: str, filter: str) -> None:
    folder = settings.text(settings.EXPORT_FOLDER) or os.path.expanduser("~")
    name = os.path.join(folder, i18n.tr(texts.CO_FILE_NAME) + ending)
    path, _ = QtWidgets.QFileDialog.getSaveFileName(
        page, i18n.tr(texts.EXPORT_TITLE), name, i18n.tr(filter)
    )
    if path:
        settings.set_text(settings.EXPORT_FOLDER, os.path.dirname(path))
        write(page, path)


def write(page: Any, path: str) -> None:
    """As HTML or JSON, by the ending; a thread writes."""
    refused = refusal(path)
    if refused is not None:
        page.said.put(i18n.say(refused))
        return
    comparison = page.shown.comparison
    sentence, notes = page.sentence.says, "\n".join(words.notes(comparison))
    header, rows = _cells(page.table.compared.lines)

    def work() -> None:
        if path.endswith(".json"):
            write_comparison(path, comparison)
        else:
            write_comparison_html(path, sentence, notes, header, rows, i18n.translate)

    def done(_: Any) -> None:
        page.said.put(i18n.tr(texts.EXPORT_WROTE, file=os.path.basename(path)))

    page.archive.ask(_telling(work, path), done, lambda why: page.said.put(i18n.say(why)))


class _Failed(Exception):
    def __init__(self, message: Message) -> None:
        super().__init__()
        self.message = message


def _telling(work: Callable[[], None], path: str) -> Callable[[], None]:
    def run() -> None:
        try:
            work()
        except OSError as error:
            reason = error.strerror or str(error)
            raise _Failed(message(texts.CANNOT_WRITE, file=path, reason=reason)) from error

    return run
