# SPDX-License-Identifier: LGPL-2.1-or-later
"""Pieces of an HTML page. What is a value of the recording is escaped here and nowhere else."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from .. import texts, units
from ..model.session import Session
from ..texts import Message, Translate, message

NOT_AVAILABLE = "—"
Line = TypeVar("Line")


def escaped(value: str) -> str:
    """A text as HTML shows it; control characters, which it may not hold, as their pictures."""
    return html.escape("".join(map(_shown, value)))


def _shown(char: str) -> str:
    if char < " " and char not in "\t\n":
        return chr(0x2400 + ord(char))
    return "\ufffd" if "\x7f" <= char <= "\x9f" else char


def named(value: str) -> str:
    """A name that somebody gave: whatever direction it is written in, it turns nothing around."""
    return f"<bdi>{escaped(value)}</bdi>"


@dataclass(frozen=True)
class Page:
    """The session that a report is about, and its language."""

    session: Session
    translate: Translate

    def say(self, literal: str, /, **values: object) -> str:
        """One of the ``texts`` as HTML; values that are texts must be HTML already."""
        return escaped(self.translate(literal)).format(**values)

    def message(self, what: Message) -> str:
        """A sentence as HTML, with the names in it apart from it."""
        values = {name: self._value(value) for name, value in what.values.items()}
        return self.say(what.text, **values)

    def _value(self, value: object) -> str:
        return self.message(value) if isinstance(value, Message) else named(str(value))

    def not_available(self, reason: Message) -> str:
        return paragraph(self.message(message(texts.NOT_AVAILABLE, reason=reason)), "missing")

    def duration(self, ns: int, estimated: bool = False) -> str:
        return ("~" if estimated else "") + units.duration(ns, self.translate)

    def percent(self, ns: int, whole_ns: int) -> str:
        return units.percent(ns / whole_ns, self.translate) if whole_ns else NOT_AVAILABLE

    def mebibytes(self, size_bytes: int) -> str:
        return units.mebibytes(size_bytes, self.translate)

    def since_start(self, time_ns: int) -> str:
        """Signed: what began before is told so."""
        passed_ns = time_ns - self.session.start_ns
        return ("−" if passed_ns < 0 else "+") + self.duration(abs(passed_ns))

    def label(self, key: Any) -> str:
        known = self.session.features.get(key)
        return named((known and known.label) or key.object)


@dataclass(frozen=True)
class Column(Generic[Line]):
    """What a column is called (one of the ``texts``), and the HTML of its cells."""

    title: str
    cell: Callable[[Line], str]
    number: bool = False


def table(page: Page, columns: Sequence[Column[Line]], lines: Iterable[Line], about: str) -> str:
    """A table whose first column names its lines; ``about`` is one of the ``texts``."""
    head = "".join(f'<th scope="col"{_kind(one)}>{page.say(one.title)}</th>' for one in columns)
    body = "\n".join(_row(columns, line) for line in lines)
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{page.say(about)}"><table>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def _row(columns: Sequence[Column[Line]], line: Line) -> str:
    first, *others = columns
    cells = "".join(f"<td{_kind(one)}>{one.cell(line)}</td>" for one in others)
    return f'<tr><th scope="row"{_kind(first)}>{first.cell(line)}</th>{cells}</tr>'


def _kind(column: Column[Line]) -> str:
    return ' class="number"' if column.number else ""


def facts(pairs: Iterable[tuple[str, str]], kind: str) -> str:
    """Names and values, both HTML."""
    told = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in pairs)
    return f'<dl class="{kind}">{told}</dl>'


def paragraph(content: str, kind: str = "") -> str:
    return f'<p class="{kind}">{content}</p>' if kind else f"<p>{content}</p>"


def bullets(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


def section(page: Page, title: str, *parts: str) -> str:
    """``title`` is one of the ``texts``; parts that are empty are left out."""
    body = "\n".join(part for part in parts if part)
    return f"<section>\n<h2>{page.say(title)}</h2>\n{body}\n</section>"
