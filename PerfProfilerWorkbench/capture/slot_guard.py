# SPDX-License-Identifier: LGPL-2.1-or-later
"""For slots and other methods that FreeCAD calls: no exception leaves them.

Beside ``guard.guarded``, for classes whose methods are looked up by name.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from .guard import note


class _HasProblems(Protocol):
    @property
    def problems(self) -> dict[str, None]: ...


Self = TypeVar("Self", bound=_HasProblems)
P = ParamSpec("P")


def guarded(method: Callable[Concatenate[Self, P], Any]) -> Callable[Concatenate[Self, P], None]:
    """The method, of a class with ``problems``, for callers that must hear of no error."""

    @wraps(method)
    def safe(self: Self, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            method(self, *args, **kwargs)
        except Exception as error:
            note(self.problems, method.__name__, error)

    return cast(Callable[Concatenate[Self, P], None], safe)
