# SPDX-License-Identifier: LGPL-2.1-or-later
"""``baseline NAME SESSION``: a recording gets a name, to compare others with."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from .. import texts
from ..keeping.whole import name_baseline, retire_baseline
from ..texts import Translate, message, say
from .opened import opened


def add_to(commands: Any, translate: Translate) -> None:
    parser = commands.add_parser("baseline", help=translate(texts.HELP_BASELINE))
    parser.add_argument("name", metavar="NAME", help=translate(texts.HELP_BASELINE_NAME))
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("session", metavar="SESSION", nargs="?", help=translate(texts.HELP_SESSION))
    which.add_argument("--retire", action="store_true", help=translate(texts.HELP_RETIRE))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, translate: Translate) -> int:
    with opened(translate) as store:
        if options.retire:
            said = retire_baseline(store, options.name)
            done = message(texts.CLI_BASELINE_RETIRED, name=options.name)
        else:
            id = store.resolve(options.session)
            said = name_baseline(store, options.name, id)
            done = message(texts.CLI_BASELINE_NAMED, name=options.name, id=id)
    for each in said:
        print(say(translate, each), file=sys.stderr)
    print(say(translate, done))
    return 0
