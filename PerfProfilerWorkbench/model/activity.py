# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is known of a command, of work with a file, of an edit mode, of a freeze, of a frame."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from .calls import StackFrame
from .message import Message


class Way(str, Enum):
    """How a command was called. OTHER: by a menu or button that the window does not keep.

    SCRIPT: a script named some work of its own (``Recording.operation``).
    """

    TOOLBAR = "toolbar"
    MENU = "menu"
    KEY = "key"
    MACRO = "macro"
    RUN_COMMAND = "runCommand"
    RUN = "run"
    SCRIPT = "script"
    OTHER = "other"


@dataclass(frozen=True)
class Command:
    """``waited_ns`` of the span's time FreeCAD waited for the person, in a dialog for instance.

    ``workbench`` is the one that was active at its beginning, ``error`` what FreeCAD said of its
    failure (empty if it told nothing).
    """

    workbench: str
    way: Way
    waited_ns: int = 0
    error: str = ""


class Part(str, Enum):
    """Parts of opening and saving.

    READING: the document's XML is read and its objects are made. RESTORING: properties and shapes
    are read from the file, and objects are told. MESHING: what is visible is meshed and shown.
    WRITING: all is written and compressed. FINISHING: backups and renaming, or the view's end.
    """

    READING = "reading"
    RESTORING = "restoring"
    MESHING = "meshing"
    WRITING = "writing"
    FINISHING = "finishing"


@dataclass(frozen=True)
class FileMember:
    """A member of a document's file: ``stored_bytes`` in the file, ``plain_bytes`` unpacked.

    ``owner`` is the internal name of the object that it belongs to; empty for the document's own.
    Of a file of more than 200 members the 200 largest are told, and the last one, named "…" and
    without an owner, is the sum of all others, whosever they are.
    """

    name: str
    stored_bytes: int
    plain_bytes: int
    owner: str = ""


@dataclass(frozen=True)
class FileWork:
    """``parts`` add up to the span's time, those in ``estimated`` not measured but estimated.

    The stored bytes of ``members`` and ``archive_bytes`` (the archive's own) add up to
    ``size_bytes``. None and empty: not known, ``missing`` says why. ``error`` is what went wrong.
    """

    path: str
    size_bytes: int | None = None
    parts: tuple[tuple[Part, int], ...] = ()
    estimated: tuple[Part, ...] = ()
    members: tuple[FileMember, ...] = ()
    archive_bytes: int | None = None
    missing: Message | None = None
    error: str = ""


@dataclass(frozen=True)
class Editing:
    """An edit mode: its span reaches from entering to having left it.

    ``drags`` is how often the view answered to the pointer while something was dragged, which took
    ``dragging_ns`` before drawing (a sketch is solved there) and ``drawing_ns`` for drawing.
    """

    entering_ns: int
    leaving_ns: int
    drags: int = 0
    dragging_ns: int = 0
    drawing_ns: int = 0


@dataclass(frozen=True)
class Freeze:
    """What Python's main thread was at when FreeCAD did not answer; outermost first.

    Empty if no Python ran. ``held``: native code that the innermost function called kept Python
    from running.
    """

    stack: tuple[StackFrame, ...] = ()
    held: bool = False


class Frame(NamedTuple):
    """One picture of a 3D view: painting began at ``time_ns`` and took ``draw_ns`` until shown.

    ``moved``: the camera is not where it was in the frame before. ``dragging``: the pointer dragged
    something in an edit mode; ``handled_ns`` is what FreeCAD did from the pointer's move to the
    painting.
    """

    time_ns: int
    draw_ns: int
    moved: bool = False
    dragging: bool = False
    handled_ns: int = 0
