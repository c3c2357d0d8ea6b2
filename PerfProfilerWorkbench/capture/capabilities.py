# SPDX-License-Identifier: LGPL-2.1-or-later
"""What can be read here, what can't, and why: rows of data for doctor."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from .. import texts
from ..texts import Message, message
from . import memory, processor


@dataclass(frozen=True)
class Capability:
    """One reading: its name, and the reason where it is not available."""

    reading: Message
    missing: Message | None


def why_not(package: str) -> Message | None:
    """Why a package can't be used, None if it can. It is imported: being there is not enough."""
    try:
        importlib.import_module(package)
    except ImportError:
        return missing_package(package)
    except Exception as error:
        return message(texts.CANNOT_IMPORT, package=package, error=error)
    return None


def missing_package(package: str) -> Message:
    names = {"pynvml": "nvidia-ml-py"}
    return message(texts.NOT_INSTALLED, package=names.get(package, package))


_READINGS: tuple[tuple[str, Callable[[], Message | None]], ...] = (
    (texts.READING_MEMORY, memory.missing),
    (texts.READING_PROCESSOR, processor.missing),
    (texts.READING_GPU, partial(why_not, "pynvml")),
    (texts.READING_FIGURES, partial(why_not, "matplotlib")),
    (texts.READING_SHARED, partial(why_not, "redis")),
)


def capabilities() -> list[Capability]:
    return [Capability(message(name), missing()) for name, missing in _READINGS]
