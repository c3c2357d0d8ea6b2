# SPDX-License-Identifier: LGPL-2.1-or-later
"""``import FILE``: a recording that was exported as JSON comes into the store."""

from __future__ import annotations

import argparse
from typing import Any

from .. import texts
from ..export.imports import read_session
from ..texts import Translate
from .opened import opened


def add_to(commands: Any, translate: Translate) -> None:
    parser = commands.add_parser("import", help=translate(texts.HELP_IMPORT))
    parser.add_argument("file", metavar="FILE", help=translate(texts.HELP_IMPORT_FILE))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, translate: Translate) -> int:
    session = read_session(options.file)
    with opened(translate) as store:
        added = store.add(session)
    said = texts.CLI_IMPORTED if added else texts.CLI_IMPORTED_BEFORE
    print(translate(said).format(id=session.id))
    return 0
