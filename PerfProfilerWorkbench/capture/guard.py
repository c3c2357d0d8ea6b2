# SPDX-License-Identifier: LGPL-2.1-or-later
"""What FreeCAD or Qt calls of ours raises nothing into them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def guarded(call: Callable[..., Result], problems: dict[str, None]) -> Callable[..., Result | None]:
    """A function that calls another; its errors become sentences in ``problems``, each once."""

    def safe(*arguments: object) -> Result | None:
        try:
            return call(*arguments)
        except Exception as error:
            where = call.__qualname__
            problems[f"{where}: {type(error).__name__}: {error}"] = None
            return None

    return safe
