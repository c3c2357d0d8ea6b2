# SPDX-License-Identifier: LGPL-2.1-or-later
"""``compare A B``: what is faster and what is slower in B."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Mapping
from typing import Any

from .. import texts
from ..analysis.compare import compare
from ..export.compare import write_comparison
from ..export.compare_text import comparison_text
from ..model.session_id import is_session_id
from ..store.history import LAST
from ..store.store import Store
from ..texts import Translate, message
from .errors import CommandFailed
from .opened import opened
from .written import beside, check_store


def add_to(commands: Any, translate: Translate) -> None:
    parser = commands.add_parser("compare", help=translate(texts.HELP_COMPARE))
    for name in ("before", "after"):
        metavar = "A" if name == "before" else "B"
        parser.add_argument(name, metavar=metavar, help=translate(texts.HELP_COMPARED))
    parser.add_argument("--json", metavar="FILE", help=translate(texts.HELP_COMPARE_JSON))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, translate: Translate) -> int:
    if options.json is not None:
        check_store(options.json)
    with opened(translate) as store:
        named = {one.name: one.session for one in store.baselines()}
        sides = [_ids(store, named, text) for text in (options.before, options.after)]
        before, after = ([store.session(id) for id in ids] for ids in sides)
    comparison = compare(before, after)
    if options.json is not None:
        write_comparison(options.json, comparison)
    width, told = shutil.get_terminal_size((120, 24)).columns, beside(options.json)
    print(comparison_text(comparison, translate, width), file=told)
    if options.json is not None:
        print(translate(texts.CLI_WRITTEN).format(file=options.json), file=told)
    return 0


def _ids(store: Store, named: Mapping[str, str], text: str) -> list[str]:
    """Each recording once: named twice it tells no more. A baseline's name may hold commas."""
    if text in named:
        return [named[text]]
    ids = (named.get(part) or _id(store, part) for part in text.split(","))
    return list(dict.fromkeys(ids))


def _id(store: Store, text: str) -> str:
    if text != LAST and not is_session_id(text):
        raise CommandFailed(message(texts.CLI_NOTHING_COMPARED, given=text))
    return store.resolve(text)
