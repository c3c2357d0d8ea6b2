# SPDX-License-Identifier: LGPL-2.1-or-later
"""A table as text, Markdown, CSV or BBCode, for the terminal and the clipboard."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from .csv import cell

_NUMBER_STARTS = "0123456789-%~"


def text_table(header: Sequence[str], rows: Sequence[Sequence[str]], width: int = 0) -> str:
    """Columns aligned with spaces; the first is shortened so that lines keep to ``width``."""
    lines = [[one_line(value) for value in row] for row in (header, *rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    if width:
        widths[0] = max(12, min(widths[0], width - sum(widths[1:]) - 2 * (len(widths) - 1)))
    return "\n".join(_aligned(line, widths, lines[1:]) for line in lines)


def _aligned(line: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]) -> str:
    cells = []
    for column, (value, width) in enumerate(zip(line, widths)):
        shown = value if len(value) <= width else value[: width - 1] + "…"
        numeric = all(row[column][:1] in _NUMBER_STARTS for row in rows)
        cells.append(shown.rjust(width) if numeric and column else shown.ljust(width))
    return "  ".join(cells).rstrip()


def one_line(value: str) -> str:
    """Whatever a label holds."""
    return "".join(char if char.isprintable() else " " for char in value)


def markdown_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; pipes and markup in values are shown, not obeyed."""
    lines = [header, ["---"] * len(header), *rows]
    text = ["| " + " | ".join(_markdown(value) for value in line) + " |" for line in lines]
    return "\n".join(text) + "\n"


def _markdown(value: str) -> str:
    text = one_line(value)
    return "".join("\\" + char if char in "\\|<>`*_[]&~" else char for char in text)


def csv_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerows([cell(value) for value in row] for row in (header, *rows))
    return stream.getvalue()


def bbcode_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """For a forum: text between marks that keep its columns; no value ends them before that."""
    inside = re.sub(r"\[(?=/?code)", "[ ", text_table(header, rows), flags=re.IGNORECASE)
    return f"[code]\n{inside}\n[/code]\n"
