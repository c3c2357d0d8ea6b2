# SPDX-License-Identifier: LGPL-2.1-or-later
"""The members of a document's file, how large they are and which object they belong to.

Read in steps, because Document.xml can have many megabytes. The file is open within the first
step only: Windows would not let FreeCAD replace an open one.
"""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Iterator
from time import perf_counter_ns
from typing import BinaryIO, NamedTuple
from xml.parsers import expat

from .. import texts
from ..model.activity import FileMember
from ..texts import Message

_CHUNK_BYTES = 32_768  # of XML; 1 to 2 ms
_XML = ("Document.xml", "GuiDocument.xml")
_LOCAL_HEADER_BYTES = 30
_DEPTH = 3  # of <Object> in <ObjectData>, of <ViewProvider> in <ViewProviderData>


class FileState(NamedTuple):
    """What tells whether a file is still the one that it was."""

    size_bytes: int
    mtime_ns: int


def state_of(path: str) -> FileState | None:
    """None: there is no such file."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return FileState(found.st_size, found.st_mtime_ns)


class MemberReader:
    """``members`` and ``archive_bytes`` add up to the file's size; ``missing`` says what is not."""

    def __init__(self, path: str, state: FileState) -> None:
        self.members: tuple[FileMember, ...] = ()
        self.archive_bytes: int | None = None
        self.missing: Message | None = None
        self.done = False
        self._steps = self._read(path, state)

    def step(self, until_ns: int) -> bool:
        """Go on until a time on the clock, at least one step; True when there is no more to do."""
        while not self.done:
            try:
                next(self._steps)
            except StopIteration:
                self.done = True
            except Exception as error:
                self._fail(error)
            if perf_counter_ns() >= until_ns:
                break
        return self.done

    def _fail(self, error: Exception) -> None:
        text = texts.OWNERS_UNKNOWN if self.members else texts.FILE_UNREADABLE
        self.missing = texts.message(text, error=f"{type(error).__name__}: {error}")
        self.done = True

    def _read(self, path: str, state: FileState) -> Iterator[None]:
        if state_of(path) != state:
            self.missing = texts.message(texts.FILE_REPLACED)
            return
        with open(path, "rb") as stream, zipfile.ZipFile(stream) as archive:
            listed = archive.infolist()
            packed = [(one, _packed(stream, one)) for one in listed if one.filename in _XML]
        self._members(listed, {})
        self.archive_bytes = state.size_bytes - sum(one.compress_size for one in listed)
        owners = _Owners()
        try:
            for info, data in packed:
                yield
                yield from owners.read(_unpacked(info, data))
        finally:
            self._members(listed, owners.files)

    def _members(self, listed: list[zipfile.ZipInfo], owners: dict[str, str]) -> None:
        self.members = tuple(
            FileMember(one.filename, one.compress_size, one.file_size, owners.get(one.filename, ""))
            for one in listed
        )


def _packed(stream: BinaryIO, info: zipfile.ZipInfo) -> bytes:
    """A member's bytes as they stand in the file."""
    stream.seek(info.header_offset)
    header = stream.read(_LOCAL_HEADER_BYTES)
    skipped = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    stream.seek(skipped, os.SEEK_CUR)
    return stream.read(info.compress_size)


def _unpacked(info: zipfile.ZipInfo, data: bytes) -> Iterator[bytes]:
    if info.compress_type == zipfile.ZIP_STORED:
        for start in range(0, len(data), _CHUNK_BYTES):
            yield data[start : start + _CHUNK_BYTES]
        return
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    while data:
        chunk = unpacking.decompress(data, _CHUNK_BYTES)
        if not chunk and unpacking.eof:
            return
        yield chunk
        data = unpacking.unconsumed_tail


class _Owners:
    """``files``: the owner of each file that the XML names; empty for the document's own."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}
        self._owner = ""
        self._depth = 0

    def read(self, chunks: Iterator[bytes]) -> Iterator[None]:
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        self._depth, self._owner = 0, ""
        for chunk in chunks:
            parser.Parse(chunk, False)
            yield
        parser.Parse(b"", True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == _DEPTH and tag in ("Object", "ViewProvider"):
            self._owner = attributes.get("name", "")
        named = attributes.get("file")
        if named:
            self.files.setdefault(named, self._owner)

    def _end(self, tag: str) -> None:
        if self._depth == _DEPTH:
            self._owner = ""
        self._depth -= 1
