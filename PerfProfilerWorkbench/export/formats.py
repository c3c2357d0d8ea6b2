# SPDX-License-Identifier: LGPL-2.1-or-later
"""Every format a recording is exported in: one table for the menus and for the command line.

Each takes the modules it needs when it is first used, so that the table costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .. import texts
from ..model.session import Session
from ..texts import Translate, english


@dataclass(frozen=True)
class How:
    """``translate`` is the language of what is for people; ``excel``: the mark it looks for."""

    translate: Translate = english
    excel: bool = False


@dataclass(frozen=True)
class Format:
    """``name`` is for the command line, ``title`` for menus, ``filter`` for file dialogs.

    ``write`` is called with a path, a session and how; it raises OSError with the path in it.
    """

    name: str
    title: str
    filter: str
    ending: str
    write: Callable[[str, Session, How], None]


def _features(path: str, session: Session, how: How) -> None:
    from .csv import write_csv
    from .json import recomputes

    write_csv(path, {"recomputes": recomputes(session)}, for_excel=how.excel)


def _spans(path: str, session: Session, how: How) -> None:
    from ..model.span_line import lines_of
    from .spans_csv import write_spans_csv

    write_spans_csv(path, session.features, lines_of(session.spans, session), how.excel)


def _html(path: str, session: Session, how: How) -> None:
    from .html import write_html

    write_html(path, session, how.translate)


def _json(path: str, session: Session, how: How) -> None:
    from .json import profile_dict, write_json

    write_json(path, profile_dict(session))


def _trace(path: str, session: Session, how: How) -> None:
    from .trace import write_trace

    write_trace(path, session)


def _speedscope(path: str, session: Session, how: How) -> None:
    from .speedscope import write_speedscope

    write_speedscope(path, session)


_TABLE = texts.EXPORT_CSV_FILTER
SPANS = Format("csv", texts.EXPORT_SPANS, _TABLE, ".csv", _spans)
FORMATS = (
    Format("html", texts.EXPORT_HTML, texts.EXPORT_HTML_FILTER, ".html", _html),
    Format("features", texts.EXPORT_CSV, _TABLE, ".csv", _features),
    SPANS,
    Format("json", texts.EXPORT_JSON, texts.EXPORT_JSON_FILTER, ".json", _json),
    Format("trace", texts.EXPORT_TRACE, texts.EXPORT_TRACE_FILTER, ".trace.json", _trace),
    Format(
        "speedscope",
        texts.EXPORT_SPEEDSCOPE,
        texts.EXPORT_SPEEDSCOPE_FILTER,
        ".speedscope.json",
        _speedscope,
    ),
)


def format_of(name: str) -> Format:
    """The format of a name, the first one where there is none."""
    return next((each for each in FORMATS if each.name == name), FORMATS[0])
