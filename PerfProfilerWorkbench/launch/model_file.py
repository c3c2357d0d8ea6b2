# SPDX-License-Identifier: LGPL-2.1-or-later
"""Is this file a whole FreeCAD document? FreeCAD itself opens damaged ones without a word."""

from __future__ import annotations

import os
import zipfile
from xml.parsers import expat

from .. import texts
from ..texts import Message, message
from .errors import LaunchError

_GIT_LFS = b"version https://git-lfs"


def check(path: str) -> None:
    """Raise LaunchError, with the file and the cause in it, unless the file is a whole document."""
    reason = _unreadable(path) or _not_whole(path)
    if reason is not None:
        raise LaunchError(message(texts.CANNOT_OPEN, file=path or '""', reason=reason))


def _unreadable(path: str) -> Message | None:
    if os.path.isdir(path):
        return message(texts.IS_A_FOLDER)
    if os.path.exists(path) and not os.path.isfile(path):
        return message(texts.IS_NO_FILE)  # reading a pipe or a device might never end
    try:
        with open(path, "rb") as stream:
            start = stream.read(len(_GIT_LFS))
    except (OSError, ValueError) as error:
        return message(texts.SYSTEM_SAYS, error=getattr(error, "strerror", None) or error)
    if not start:
        return message(texts.FILE_IS_EMPTY)
    return message(texts.IS_LFS_POINTER) if start == _GIT_LFS else None


def _not_whole(path: str) -> Message | None:
    try:
        with zipfile.ZipFile(path) as archive:
            damaged = archive.testzip()
            if damaged is not None:
                return message(texts.MEMBER_DAMAGED, member=damaged)
            return _document_damaged(archive)
    except zipfile.BadZipFile:
        return message(texts.NOT_AN_ARCHIVE)
    except Exception as error:  # each decompressor has an error class of its own
        return message(texts.ARCHIVE_UNREADABLE, error=error)


def _document_damaged(archive: zipfile.ZipFile) -> Message | None:
    if "Document.xml" not in archive.namelist():
        return message(texts.NO_DOCUMENT_XML)
    roots: list[str] = []

    def remember_root(name: str, attributes: object) -> None:
        if not roots:
            roots.append(name)

    parser = expat.ParserCreate()
    parser.StartElementHandler = remember_root
    try:
        with archive.open("Document.xml") as stream:
            parser.ParseFile(stream)
    except expat.ExpatError as error:
        return message(texts.DOCUMENT_XML_DAMAGED, error=error)
    if roots != ["Document"]:
        return message(texts.OTHER_DOCUMENT_XML, root=roots[0])
    return None
