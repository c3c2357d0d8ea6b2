# SPDX-License-Identifier: LGPL-2.1-or-later
"""A copy of a document for a second FreeCAD, unsaved edits included, its links still found."""

from __future__ import annotations

import os
import shutil
import tempfile
from typing import Any


class Copy:
    """The copy lies in a mirror of the document's folder, where links to other files lead back.

    A document that links others names them relative to its own place. So the mirror repeats the
    whole path below a temporary folder, with a symbolic link (or a copy, where the system has
    none) for each document that is open and saved beside it.
    """

    def __init__(self, document: Any) -> None:
        self._document = document
        self._folder = ""

    def make(self) -> str:
        """The path of the copy. Raises OSError or RuntimeError when it can't be written."""
        import FreeCAD

        self._folder = tempfile.mkdtemp(prefix="perfprofiler-copy-")
        own = self._document.FileName or f"{self._document.Name}.FCStd"
        for other in FreeCAD.listDocuments().values():
            if other is not self._document and os.path.isfile(other.FileName or ""):
                _link(other.FileName, self._mirrored(other.FileName))
        path = self._mirrored(own)
        self._document.saveCopy(path)
        if not os.path.isfile(path):
            raise RuntimeError(f"FreeCAD wrote no copy of {self._document.Label}")
        return path

    def _mirrored(self, path: str) -> str:
        _, below = os.path.splitdrive(os.path.abspath(path))
        mirrored = os.path.join(self._folder, below.lstrip(r"\/"))
        os.makedirs(os.path.dirname(mirrored), exist_ok=True)
        return mirrored

    def forget(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def _link(source: str, target: str) -> None:
    if os.path.lexists(target):
        return
    try:
        os.symlink(source, target)
    except (OSError, NotImplementedError):  # Windows without the right to make links
        shutil.copyfile(source, target)
