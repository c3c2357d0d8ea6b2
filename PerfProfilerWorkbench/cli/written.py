# SPDX-License-Identifier: LGPL-2.1-or-later
"""Files that a command writes: where they can't be written is known before the long part."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from .. import texts
from ..launch.errors import LaunchError
from ..texts import message


def check_folder(path: str) -> None:
    """A folder that is missing or closed is known now."""
    folder = os.path.dirname(os.path.abspath(path))
    if not os.path.isdir(folder) or not os.access(folder, os.W_OK) or os.path.isdir(path):
        reason = message(texts.FOLDER_CLOSED)
        raise LaunchError(message(texts.CANNOT_WRITE, file=path, reason=reason))


def write(path: str, writer: Callable[[str, dict[str, Any]], None], what: dict[str, Any]) -> None:
    try:
        writer(path, what)
    except OSError as error:
        failure = message(texts.CANNOT_WRITE, file=path, reason=error.strerror or error)
        raise LaunchError(failure) from error
