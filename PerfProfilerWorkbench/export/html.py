# SPDX-License-Identifier: LGPL-2.1-or-later
"""A report for people: one file that needs nothing else, no script and no network."""

from __future__ import annotations

from collections.abc import Iterator

from .. import __version__, texts
from ..analysis.costs import recompute_costs
from ..analysis.operations import operations
from ..model.session import Session
from ..texts import Translate, english
from . import html_activity, html_features, html_head, html_memory, html_rest
from .atomic import write_text
from .html_page import Page, escaped, paragraph
from .html_style import STYLE

# whatever a label may hold, nothing is loaded and nothing runs
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write_html(path: str, session: Session, translate: Translate = english) -> None:
    """Write a session as a report; raises OSError with the path in it."""
    page = Page(session, translate)
    write_text(path, lambda stream: stream.writelines(_parts(page)))


def _parts(page: Page) -> Iterator[str]:
    recomputes, done = recompute_costs(page.session), operations(page.session)
    title = html_head.title(page, recomputes)
    yield (
        f'<!DOCTYPE html>\n<html lang="{page.say(texts.REPORT_LANGUAGE)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escaped(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
    )
    yield from html_head.parts(page, title, recomputes, done)
    yield from html_features.parts(page, recomputes)
    yield from html_memory.parts(page)
    yield from html_activity.parts(page, done)
    yield from html_rest.parts(page, recomputes)
    made_by = page.say(texts.REPORT_MADE_BY, version=__version__)
    yield f"</main>\n<footer>{paragraph(made_by)}</footer>\n</body>\n</html>\n"
