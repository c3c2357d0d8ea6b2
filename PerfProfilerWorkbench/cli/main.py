# SPDX-License-Identifier: LGPL-2.1-or-later
"""Reads the command line's arguments and calls the command."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence

from .. import __version__, texts
from ..export.imports import ImportFailed
from ..launch.errors import LaunchError
from ..store.errors import StoreError
from . import advise, baseline, compare, doctor, export, import_, profile, sessions
from .errors import CommandFailed
from .interrupt import Interrupted

_COMMANDS = (profile, advise, sessions, export, import_, compare, baseline, doctor)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def main(arguments: Sequence[str]) -> int:
    """Exit status: 0 done, 1 it did not work (a sentence on stderr), 2 bad use, 128+n signal n."""
    _open_closed()
    for stream in (sys.stdout, sys.stderr):  # a label may hold what the terminal can't show
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    translate = texts.catalogue(_language())
    try:
        status = _run(arguments, translate)
        sys.stdout.flush()
        return status
    except (CommandFailed, LaunchError, ImportFailed, StoreError) as error:
        return _failed(translate, error.message)
    except Interrupted as interrupted:
        return 128 + interrupted.signal
    except BrokenPipeError:  # the reader of our table left early
        _silence_stdout()
        return 0
    except OSError as error:
        _silence_stdout()
        file = "stdout" if error.filename is None else error.filename or '""'
        reason = error.strerror or error
        return _failed(translate, texts.message(texts.CANNOT_WRITE, file=file, reason=reason))


def _run(arguments: Sequence[str], translate: texts.Translate) -> int:
    try:
        options = _parser(translate).parse_args(arguments)
    except SystemExit as ended:
        if not ended.code:  # the help or the version is still in the buffer
            sys.stdout.flush()
        raise
    return int(options.run(options, translate))


def _failed(translate: texts.Translate, failure: texts.Message) -> int:
    """One line, whatever the names in it hold."""
    sentence = texts.say(translate, failure)
    print(_CONTROL.sub(lambda found: ascii(found[0])[1:-1], sentence), file=sys.stderr)
    return 1


def _open_closed() -> None:
    """Streams that are closed, as of a daemon or of pythonw, take what is said all the same."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w"))


def _silence_stdout() -> None:
    """What is still in its buffer would fail again, with a traceback, when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _language() -> str:
    """The user's language as POSIX has it: the first of these that is set decides."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next((os.environ[name] for name in names if os.environ.get(name)), "")


def _parser(translate: texts.Translate) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 -m PerfProfilerWorkbench",
        description=translate(texts.HELP_PROGRAM),
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add_to(commands, translate)
    return parser
