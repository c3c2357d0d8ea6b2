# SPDX-License-Identifier: LGPL-2.1-or-later
"""Copies of a model with all files that it links to, for a second FreeCAD.

A document names the files that it links relative to its own place, so the copies lie to each other
as the originals do. A link by a whole path (Windows: to another drive) is turned to the copy. A
file that is missing is missing for the copies too.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape

_DOCUMENT = "Document.xml"
_LINKING = re.compile(rb'<[^\s<>]*Link[^\s<>]*\s[^<]*?file="[^"]')
_NONE: Mapping[str, str] = {}


class DocumentCopy:
    """Copies of an open document and all that it links to, unsaved edits included.

    The document stays as it is: neither its file nor whether it counts as modified is touched.
    """

    def __init__(self, document: Any) -> None:
        self._document = document
        self._folder = ""

    def make(self) -> str:
        """The path of the copy. Raises OSError or RuntimeError when it can't be written."""
        self._folder = tempfile.mkdtemp(prefix="perfprofiler-copy-")
        saved = os.path.join(self._folder, "saved")
        os.mkdir(saved)
        current = {}
        for number, document in enumerate(_with_linked(self._document)):
            written = os.path.join(saved, f"{number}.FCStd")
            document.saveCopy(written)
            if not os.path.isfile(written):
                raise RuntimeError(f"FreeCAD wrote no copy of {document.Label}")
            current[self._place(document)] = written
        copies = copy_files(self._place(self._document), self._folder, current)
        shutil.rmtree(saved, ignore_errors=True)
        return copies[self._place(self._document)]

    def _place(self, document: Any) -> str:
        """Where a document lies, or would if it were saved: nothing links one that never was."""
        unsaved = os.path.join(self._folder, f"{document.Name}.FCStd")
        return os.path.abspath(document.FileName or unsaved)

    def forget(self) -> None:
        """Nothing happens if there is no copy."""
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)


def _with_linked(document: Any) -> list[Any]:
    """The document first, then all open ones that it links to, directly or not.

    Of those FreeCAD holds some in part only: their files have the whole.
    """
    linked = (one for one in document.getDependentDocuments() if one.Name != document.Name)
    return [document, *(one for one in linked if not one.Partial)]


def copy_files(model: str, folder: str, current: Mapping[str, str] = _NONE) -> dict[str, str]:
    """Copy a model and the files it links to into a folder.

    The path of each copy by that of its original. ``current`` says for some originals which file
    has their content. Raises OSError.
    """
    found = _linked_files(os.path.abspath(model), current)
    places = _places(list(found), os.path.join(folder, "copies"))
    for original, absolute in found.items():
        os.makedirs(os.path.dirname(places[original]), exist_ok=True)
        turned = {link: places[os.path.abspath(link)] for link in absolute}
        _copy(current.get(original, original), places[original], turned)
    return places


def _linked_files(model: str, current: Mapping[str, str]) -> dict[str, list[str]]:
    """The model and all files it links to that are there, with the whole paths named in each."""
    found: dict[str, list[str]] = {}
    todo = [model]
    while todo:
        path = todo.pop()
        if path in found:
            continue
        folder, links = os.path.dirname(path), _links(current.get(path, path))
        known = {link: os.path.abspath(os.path.join(folder, link)) for link in links}
        there = {link: place for link, place in known.items() if _is_there(place, current)}
        found[path] = [link for link in there if os.path.isabs(link)]
        todo += there.values()
    return found


def _is_there(path: str, current: Mapping[str, str]) -> bool:
    return path in current or os.path.isfile(path)


def _links(path: str) -> set[str]:
    """The files that a document names in its links, as they stand there; none if it can't be read.

    What is wrong with a file is said by the FreeCAD that is to open it.
    """
    found: set[str] = set()

    def note(name: str, attributes: dict[str, str]) -> None:
        if "Link" in name and attributes.get("file"):
            found.add(attributes["file"])

    parser = expat.ParserCreate()
    parser.StartElementHandler = note
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_DOCUMENT) as stream:
            content = stream.read()
        if _LINKING.search(content):  # most documents link no file: theirs need not be parsed
            parser.Parse(content, True)
    except (OSError, KeyError, zipfile.BadZipFile, expat.ExpatError):
        pass
    return found


def _places(originals: list[str], folder: str) -> dict[str, str]:
    """A path below the folder for each, so that they lie to each other as the originals do."""
    on_drive: dict[str, list[str]] = {}
    for path in originals:
        on_drive.setdefault(os.path.splitdrive(path)[0], []).append(path)
    places = {}
    for number, alike in enumerate(on_drive.values()):
        common = os.path.commonpath([os.path.dirname(path) for path in alike])
        for path in alike:
            places[path] = os.path.join(folder, str(number), os.path.relpath(path, common))
    return places


def _copy(source: str, target: str, turned: Mapping[str, str]) -> None:
    """Copy a document; the links by a whole path lead to the copies afterwards."""
    if not turned:
        shutil.copyfile(source, target)
        return
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == _DOCUMENT:
                for link, place in turned.items():
                    before, after = (f'file="{_in_xml(path)}"' for path in (link, place))
                    content = content.replace(before.encode(), after.encode())
            new.writestr(member, content)


def _in_xml(path: str) -> str:
    return escape(path, {'"': "&quot;", "'": "&apos;"})  # as FreeCAD does
