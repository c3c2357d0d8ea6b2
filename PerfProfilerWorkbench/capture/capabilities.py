# SPDX-License-Identifier: LGPL-2.1-or-later
"""What can be read here, what can't, and why: rows of data, asked for by the panel and doctor."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass

from .. import texts
from ..texts import Message, message
from . import memory, processor


@dataclass(frozen=True)
class Capability:
    """One reading: its name, and the reason where it is not available."""

    reading: Message
    missing: Message | None


def _needs(package: str) -> Callable[[], Message | None]:
    return lambda: None if installed(package) else missing_package(package)


def installed(package: str) -> bool:
    """Whether a package could be imported; it is not imported for the answer."""
    try:
        return importlib.util.find_spec(package) is not None
    except (ImportError, ValueError):
        return False


def missing_package(package: str) -> Message:
    names = {"pynvml": "nvidia-ml-py"}
    return message(texts.NOT_INSTALLED, package=names.get(package, package))


_READINGS: tuple[tuple[str, Callable[[], Message | None]], ...] = (
    (texts.READING_MEMORY, memory.missing),
    (texts.READING_PROCESSOR, processor.missing),
    (texts.READING_GPU, _needs("pynvml")),
    (texts.READING_FIGURES, _needs("matplotlib")),
    (texts.READING_SHARED, _needs("redis")),
)


def capabilities() -> list[Capability]:
    return [Capability(message(name), missing()) for name, missing in _READINGS]
