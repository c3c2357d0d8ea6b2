# SPDX-License-Identifier: LGPL-2.1-or-later
"""NVIDIA's management library (NVML) through nvidia-ml-py, with a reason for each refusal."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from typing import Any

from ... import texts as words
from ...texts import Message, message
from ...texts import gpu as texts
from .fields import NOT_TOLD

_TOO_OLD = (texts.NVIDIA_OLD_DRIVER, texts.NVIDIA_OLD_PACKAGE)
_FUNCTION_NOT_FOUND = 13
# NVML's error codes (nvml.h, nvmlReturn_t)
_REASONS = {
    3: texts.GPU_NOT_TOLD,
    4: texts.GPU_NO_PERMISSION,
    9: texts.NVIDIA_NOT_LOADED,
    12: texts.NVIDIA_NO_DRIVER,
    _FUNCTION_NOT_FOUND: texts.NVIDIA_OLD_DRIVER,
    15: texts.GPU_LOST,
    18: texts.NVIDIA_MISMATCH,
    21: texts.GPU_NOT_TOLD,
}


def load(path: str | None) -> Any:
    """The module pynvml, or a Message. ``path``: its file, where this Python does not find it."""
    try:
        if path is None:
            return importlib.import_module("pynvml")
        # under a name of our own: the host's pynvml stays what it is, and pynvml looks for its
        # own module under the name it is given
        name = f"{__package__}.pynvml"
        spec = importlib.util.spec_from_file_location(name, path)
        if spec is None or spec.loader is None:
            raise ImportError(path)
        module = sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    except ModuleNotFoundError:
        return message(words.NOT_INSTALLED, package="nvidia-ml-py")
    except Exception as error:
        return message(words.CANNOT_IMPORT, package="nvidia-ml-py", error=str(error))


def reason(error: Exception) -> Message:
    """Why a call failed, in the words of a person."""
    if isinstance(error, AttributeError):
        return message(texts.NVIDIA_OLD_PACKAGE)
    if type(error).__name__ == "NVMLLibraryMismatchError":  # this is no NVMLError
        return message(texts.NVIDIA_OLD_DRIVER)
    code = getattr(error, "value", None)
    if isinstance(code, int) and code in _REASONS:
        return message(_REASONS[code])
    return message(texts.GPU_REFUSED, error=str(error))


class Library:
    """The loaded module; ``ask`` never raises."""

    def __init__(self, module: Any) -> None:
        self._module = module

    def ask(self, names: str, *arguments: object) -> Any:
        """What the first function that exists answers, of some names parted by spaces, or why
        there is no answer."""
        why = NOT_TOLD
        for name in names.split():
            try:
                return getattr(self._module, name)(*arguments)
            except Exception as error:
                why = reason(error)
            if why.text not in _TOO_OLD:
                break
        return why
