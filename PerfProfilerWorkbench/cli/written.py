# SPDX-License-Identifier: LGPL-2.1-or-later
"""Files that a command writes: where they can't be written is known before the long part."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, NoReturn

from .. import texts
from ..launch.errors import LaunchError
from ..store import location
from ..texts import Message, message


def check_place(path: str, model: str) -> None:
    """A folder that is missing or closed is known now, and the model is not written over."""
    check_store(path)
    folder = os.path.dirname(os.path.abspath(path))
    if os.path.exists(path) and os.path.samefile(path, model):
        _refuse(path, message(texts.IS_THE_MODEL))
    if not os.path.isdir(folder) or not os.access(folder, os.W_OK) or _no_file(path):
        _refuse(path, message(texts.FOLDER_CLOSED))


def _no_file(path: str) -> bool:
    return not path or os.path.isdir(path)


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
