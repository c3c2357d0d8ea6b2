# SPDX-License-Identifier: LGPL-2.1-or-later
"""What can be read here, what can't, why, and how to get it: rows of data for doctor."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from .. import texts
from ..model.gpu import OpenGL
from ..texts import Message, message
from . import allocator, interpreter, memory, processor
from .counters import Counters
from .gpu.report import cards
from .system.reading import SYSTEM_TOTAL


@dataclass(frozen=True)
class Capability:
    """One reading: its name, the reason where it is not available, and how to get it then."""

    reading: Message
    missing: Message | None
    remedy: Message | None = None


def why_not(package: str) -> Message | None:
    """Why a package can't be used, None if it can. It is imported: being there is not enough."""
    try:
        importlib.import_module(package)
    except ImportError:
        return message(texts.NOT_INSTALLED, package=_NAMES.get(package, package))
    except Exception as error:
        return message(texts.CANNOT_IMPORT, package=package, error=error)
    return None


_NAMES = {"pynvml": "nvidia-ml-py"}


def _peak() -> Message | None:
    counters = Counters()
    counters.open()
    try:
        return counters.peaks_missing
    finally:
        counters.close()


def _system() -> Message | None:
    told = memory.read_once(SYSTEM_TOTAL)
    return told if isinstance(told, Message) else None


def _python() -> Message | None:
    path = interpreter.find()
    return interpreter.why_not(path) if path else message(texts.NO_PYTHON)


def _profiler() -> Message | None:
    other = sys.getprofile()
    return message(texts.OTHER_PROFILER) if other is not None and not callable(other) else None


def _window() -> Message | None:
    return message(texts.NO_WINDOW_HERE)


def _seen(name: str, opengl: OpenGL | Message) -> Message | None:
    """What is missing with a window."""
    return opengl if name == texts.READING_OPENGL and isinstance(opengl, Message) else None


def _package(name: str) -> Message:
    return message(texts.REMEDY_PACKAGE, package=_NAMES.get(name, name))


_PSUTIL = _package("psutil")
Row = tuple[str, Callable[[], "Message | None"], Message | None]
_ROWS: tuple[Row, ...] = (
    (texts.READING_MEMORY, memory.missing, _PSUTIL),
    (texts.READING_PEAK, _peak, message(texts.REMEDY_CLEAR_REFS)),
    (texts.READING_ALLOCATOR, allocator.missing, message(texts.REMEDY_GLIBC)),
    (texts.READING_ALLOCATIONS, partial(why_not, "tracemalloc"), None),
    (texts.READING_PROCESSOR, processor.missing, None),
    (texts.READING_SYSTEM, _system, _PSUTIL),
    (texts.READING_SAMPLES, _python, message(texts.REMEDY_PYTHON)),
    (texts.READING_CALLS, _profiler, message(texts.REMEDY_OTHER_PROFILER)),
    (texts.READING_STACKS, processor.missing, None),
    (texts.READING_GPU, partial(why_not, "pynvml"), _package("pynvml")),
    (texts.READING_WINDOW, _window, message(texts.REMEDY_OPENGL)),
    (texts.READING_OPENGL, _window, message(texts.REMEDY_OPENGL)),
    (texts.READING_FIGURES, partial(why_not, "matplotlib"), _package("matplotlib")),
    (texts.READING_SHARED, partial(why_not, "redis"), _package("redis")),
)


def capabilities(opengl: OpenGL | Message | None = None) -> Iterator[Capability]:
    """The readings one by one, because a graphics driver may take long; its cards come last.

    ``opengl``: who draws the 3D view or why that is not known, where there is a window.
    """
    for name, missing, remedy in _ROWS:
        why = missing() if opengl is None or missing is not _window else _seen(name, opengl)
        useful = why is not None and (remedy != _PSUTIL or why.text == texts.NOT_INSTALLED)
        yield Capability(message(name), why, remedy if useful else None)
    for reading, why in cards():
        yield Capability(reading, why, _card_remedy(why))


def _card_remedy(why: Message | None) -> Message | None:
    """The one that belongs to the reason, which may stand within another one."""
    if why is None:
        return None
    if why.text in _CARD_REMEDIES:
        return message(_CARD_REMEDIES[why.text])
    within = (_card_remedy(each) for each in why.values.values() if isinstance(each, Message))
    return next((each for each in within if each is not None), None)


_CARD_REMEDIES = {
    texts.GPU_NO_PERMISSION: texts.REMEDY_PERMISSION,
    texts.NVIDIA_NO_DRIVER: texts.REMEDY_DRIVER,
    texts.NVIDIA_NOT_LOADED: texts.REMEDY_DRIVER,
    texts.NVIDIA_OLD_DRIVER: texts.REMEDY_DRIVER,
}
