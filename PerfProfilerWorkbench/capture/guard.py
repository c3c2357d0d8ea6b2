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
            note(problems, call.__qualname__, error)
            return None

    return safe


def note(problems: dict[str, None], where: str, error: Exception) -> None:
    problems[f"{where}: {error_text(error)}"] = None


def error_text(raised: BaseException) -> str:
    """What an error is, in one line; its own text may raise."""
    try:
        return f"{type(raised).__name__}: {raised}"
    except Exception:
        return type(raised).__name__
