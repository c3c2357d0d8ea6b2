# SPDX-License-Identifier: LGPL-2.1-or-later
"""``export SESSION``: a recording, or a part of it, in a format of other programs."""

from __future__ import annotations

import argparse
from typing import Any

from .. import texts
from ..export.anonymous import anonymous
from ..export.formats import FORMATS, SPANS, How, format_of
from ..export.part import part_of
from ..export.spans_csv import write_spans_csv
from ..model.dates import moment
from ..model.filter import Filter
from ..model.session import Session
from ..model.span import SpanKind
from ..store.store import Store
from ..texts import Translate, message
from .errors import CommandFailed
from .opened import opened
from .written import beside, check_store


def add_to(commands: Any, translate: Translate) -> None:
    parser = commands.add_parser("export", help=translate(texts.HELP_EXPORT))
    parser.add_argument("session", metavar="SESSION", help=translate(texts.HELP_SESSION))
    formats = [format.name for format in FORMATS]
    parser.add_argument(
        "--format", required=True, choices=formats, help=translate(texts.HELP_FORMAT)
    )
    parser.add_argument(
        "--output", required=True, metavar="FILE", help=translate(texts.HELP_OUTPUT)
    )
    parser.add_argument("--since", metavar="DATE", help=translate(texts.HELP_SINCE))
    parser.add_argument("--until", metavar="DATE", help=translate(texts.HELP_UNTIL))
    parser.add_argument("--document", metavar="NAME", help=translate(texts.HELP_DOCUMENT))
    kinds = [kind.value for kind in SpanKind]
    parser.add_argument(
        "--kind", nargs="+", choices=kinds, metavar="KIND", help=translate(texts.HELP_KIND)
    )
    parser.add_argument("--anonymous", action="store_true", help=translate(texts.HELP_ANONYMOUS))
    parser.add_argument("--excel", action="store_true", help=translate(texts.HELP_EXCEL))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, translate: Translate) -> int:
    wanted = _filter(options)
    check_store(options.output)
    with opened(translate) as store:
        id = store.resolve(options.session)
        if options.format == SPANS.name and not options.anonymous:
            features, lines = store.features(id), store.span_lines(id, wanted)
            write_spans_csv(options.output, features, lines, options.excel)
        else:
            how = How(translate, options.excel)
            session = _session(store, id, wanted, options.anonymous)
            format_of(options.format).write(options.output, session, how)
    told = translate(texts.CLI_WRITTEN).format(file=options.output)
    print(told, file=beside(options.output))
    return 0


def _session(store: Store, id: str, wanted: Filter, nameless: bool) -> Session:
    session = part_of(store.session(id), wanted)
    return anonymous(session) if nameless else session


def _filter(options: argparse.Namespace) -> Filter:
    return Filter(
        since_s=_moment(options.since),
        until_s=_moment(options.until, end=True),
        document=options.document,
        kinds=frozenset(map(SpanKind, options.kind)) if options.kind else None,
    )


def _moment(text: str | None, end: bool = False) -> float | None:
    try:
        return None if text is None else moment(text, end)
    except ValueError as error:
        raise CommandFailed(message(texts.CLI_NO_DATE, date=text)) from error
