# SPDX-License-Identifier: LGPL-2.1-or-later
"""Files that a command writes: where they can't be written is known before the long part."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any, NoReturn, TextIO

from .. import texts
from ..export.atomic import is_file
from ..launch.errors import LaunchError
from ..store import location
from ..texts import Message, message


def check_place(path: str, model: str) -> None:
    """A folder that is missing or closed is known now, and the model is not written over."""
    check_store(path)
    if os.path.exists(path) and os.path.samefile(path, model):
        _refuse(path, message(texts.IS_THE_MODEL))
    if not path or os.path.isdir(path) or not _is_open(path):
        _refuse(path, message(texts.FOLDER_CLOSED))


def check_apart(json: str | None, csv: str | None) -> None:
    """One file would be written over the other."""
    if json and csv and is_file(json) and os.path.realpath(json) == os.path.realpath(csv):
        _refuse(csv, message(texts.CLI_WRITTEN_TWICE))


def _is_open(path: str) -> bool:
    """A device is written itself; a file is put in the place of the one that a link names."""
    return os.access(os.path.dirname(os.path.realpath(path)) if is_file(path) else path, os.W_OK)


def beside(*paths: str | None) -> TextIO:
    """Where a command tells all else: not on stdout if what it writes may go there."""
    return sys.stdout if all(path is None or is_file(path) for path in paths) else sys.stderr


def check_store(path: str) -> None:
    """Recordings are not written over."""
    if location.belongs(path):
        _refuse(path, message(texts.IS_THE_STORE))


def _refuse(path: str, reason: Message) -> NoReturn:
    raise LaunchError(message(texts.CANNOT_WRITE, file=path or '""', reason=reason))


def write(path: str, writer: Callable[[str, dict[str, Any]], None], what: dict[str, Any]) -> None:
    try:
        writer(path, what)
    except OSError as error:
        failure = message(texts.CANNOT_WRITE, file=path, reason=error.strerror or error)
        raise LaunchError(failure) from error
