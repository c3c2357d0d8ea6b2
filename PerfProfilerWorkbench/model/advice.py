# SPDX-License-Identifier: LGPL-2.1-or-later
"""Advice: what to change, where, what that should save, on what basis, and what it did save."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from .message import Message
from .span import ObjectKey
from .structure import Value


class Effort(str, Enum):
    """What the change asks of a person: some clicks, some minutes, modelling anew."""

    EASY = "easy"
    SOME = "some work"
    MUCH = "much work"


class Risk(str, Enum):
    """What the change can alter besides time."""

    NONE = "none"
    APPEARANCE = "appearance"
    GEOMETRY = "geometry"


class Basis(str, Enum):
    """What an expected saving rests on. TRY_IT promises nothing."""

    MEASURED_SHARE = "measured share"
    LIKE_MODEL = "measured on a like model"
    LITERATURE = "literature"
    TRY_IT = "try it"


class Occasion(str, Enum):
    """When the saving comes: each time that this is done. EDITING: one edit of what it is about."""

    RECOMPUTE = "recompute"
    EDITING = "editing"
    OPENING = "opening"
    SAVING = "saving"
    DRAWING = "drawing"


COMPUTE, DISPLAY = "compute", "display"


class Piece(NamedTuple):
    """A piece of the time of one recompute: ``part`` is COMPUTE or DISPLAY of a feature."""

    key: ObjectKey
    part: str


class RemedyKind(str, Enum):
    """Changes that can be made by a program (``trial/remedies.py`` makes them)."""

    SET_PROPERTY = "set property"
    SET_VIEW = "set view property"
    SET_PREFERENCE = "set preference"
    HIDE = "hide"
    JOIN_BOOLEANS = "join booleans"


@dataclass(frozen=True)
class Remedy:
    """A change to a document (or, SET_PREFERENCE, to FreeCAD), the same for a trial and for Apply.

    ``objects`` are internal names. ``name`` is the property, or the path of the preference as in
    ``Structure.preferences``. JOIN_BOOLEANS makes one of a chain: ``objects`` from the first
    boolean to the last.
    """

    kind: RemedyKind
    document: str
    objects: tuple[str, ...] = ()
    name: str = ""
    value: Value = None


class Verdict(str, Enum):
    SAVES = "saves"
    NO_GAIN = "no gain"
    CHANGES_MODEL = "changes the model"
    FAILED = "failed"
    NOT_TRIED = "not tried"


@dataclass(frozen=True)
class Trial:
    """What a remedy did to a copy of the model.

    ``saving_ns`` of one full recompute, ``spread_ns`` either way of it (95 %). ``before_ns`` and
    ``after_ns`` are medians of ``runs`` each. ``display_tried``: the time of display is in them.
    ``same_geometry`` is None where it was not compared, ``differences`` say what is another.
    ``reason`` says why a trial failed or was not made.
    """

    verdict: Verdict
    saving_ns: int | None = None
    spread_ns: int | None = None
    same_geometry: bool | None = None
    before_ns: int | None = None
    after_ns: int | None = None
    runs: int = 0
    display_tried: bool = False
    differences: tuple[Message, ...] = ()
    reason: Message | None = None


class AdviceKey(NamedTuple):
    """Names a piece of advice for one model, from one recording to the next."""

    rule: str
    document: str
    object: str
    property: str


@dataclass(frozen=True)
class Advice:
    """One piece of advice.

    ``rule`` is "R3" as in docs/advice.md. ``object`` is the internal name of the one object to
    begin with, ``property`` what is to be changed of it; both may be empty. ``seen`` says why it is
    offered, ``steps`` what to do. ``expected_saving_ns`` is of one ``occasion``, None where nothing
    is promised; ``basis_said`` says what that rests on. ``pieces`` says of which features' times
    the saving is taken, so that a plan counts none twice; the sum is the saving, where it is one
    of recomputing. ``also`` names other rules that saw the same. ``remedy`` is None where no
    program can make the change, ``trial`` None until it was tried.
    """

    rule: str
    document: str
    object: str
    title: Message
    seen: Message
    steps: tuple[Message, ...]
    property: str = ""
    occasion: Occasion = Occasion.RECOMPUTE
    expected_saving_ns: int | None = None
    basis: Basis = Basis.TRY_IT
    basis_said: Message | None = None
    effort: Effort = Effort.SOME
    risk: Risk = Risk.NONE
    sources: tuple[str, ...] = ()
    pieces: Mapping[Piece, int] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    remedy: Remedy | None = None
    trial: Trial | None = None

    @builtins.property  # the field of that name hides it
    def key(self) -> AdviceKey:
        return AdviceKey(self.rule, self.document, self.object, self.property)
