# SPDX-License-Identifier: LGPL-2.1-or-later
"""A comparison as an HTML page: what the panel shows of it, for people elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import __version__, texts
from ..texts import Translate
from .atomic import write_text
from .html_page import escaped, named, paragraph
from .html_style import STYLE

Rows = Sequence[Sequence[str]]


def write_comparison_html(
    path: str, sentence: str, notes: str, header: Sequence[str], rows: Rows, translate: Translate
) -> None:
    """All texts are in the language of ``translate`` already. Raises OSError with the path."""
    write_text(path, lambda out: out.writelines(_parts(sentence, notes, header, rows, translate)))


def _parts(
    sentence: str, notes: str, header: Sequence[str], rows: Rows, translate: Translate
) -> Iterator[str]:
    title = escaped(translate(texts.PAGE_COMPARE))
    yield (
        f'<!DOCTYPE html>\n<html lang="{escaped(translate(texts.REPORT_LANGUAGE))}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n{paragraph(escaped(sentence), 'lead')}\n"
    )
    yield from (paragraph(escaped(note), "note") + "\n" for note in notes.splitlines())
    head = "".join(f'<th scope="col">{escaped(one)}</th>' for one in header)
    yield f'<div class="wide"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n'
    for first, *others in rows:
        cells = "".join(f"<td>{escaped(one)}</td>" for one in others)
        yield f'<tr><th scope="row">{named(first)}</th>{cells}</tr>\n'
    made_by = escaped(translate(texts.REPORT_MADE_BY)).format(version=__version__)
    yield "</tbody></table></div>\n</main>\n"
    yield f"<footer>{paragraph(made_by)}</footer>\n</body>\n</html>\n"
