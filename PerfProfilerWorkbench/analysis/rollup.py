# SPDX-License-Identifier: LGPL-2.1-or-later
"""What features cost together with all that lies in them: Bodies, Parts, groups, documents. Pure.

Each object lies in one container, so that nothing counts twice: of several that name it the
innermost. A document lies in the one that links to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..model.span import ObjectKey
from ..model.structure import ObjectFacts
from .linked import linked
from .subject import Subject

Parent = Callable[[ObjectKey], "ObjectKey | None"]
Times = tuple[int, int, int]  # compute, display, other, in nanoseconds

_NOTHING: Times = (0, 0, 0)
_GROUPS = ("Group", "OriginFeatures")


def document_key(document: str) -> ObjectKey:
    """Names a document where objects are named."""
    return ObjectKey(document, "")


def containers(subject: Subject) -> Mapping[ObjectKey, ObjectKey]:
    """By each object the one that it lies in; by each linked document the one that links to it."""
    holders: dict[ObjectKey, list[ObjectKey]] = {}
    for key, facts in subject.objects.items():
        for member in _members(subject, facts):
            if member != key and member.document == key.document:
                holders.setdefault(member, []).append(key)
    found: dict[ObjectKey, ObjectKey] = {}
    for member, several in holders.items():
        _put(found, member, _innermost(several, holders))
    for key, facts in subject.objects.items():
        for link in facts.links:
            if link.document != key.document and document_key(link.document) not in found:
                _put(found, document_key(link.document), document_key(key.document))
    return found


def _members(subject: Subject, facts: ObjectFacts) -> list[ObjectKey]:
    values = [facts.properties.get(name) for name in _GROUPS]
    origin = [facts.properties.get("Origin")] if "Group" in facts.properties else []
    return [key for value in (*values, *origin) for key in linked(subject, value)]


def _innermost(several: list[ObjectKey], holders: Mapping[ObjectKey, list[ObjectKey]]) -> ObjectKey:
    """The first of those that hold none of the others."""
    outer = {above for one in several for above in holders.get(one, ())}
    return next((one for one in several if one not in outer), several[0])


def _put(found: dict[ObjectKey, ObjectKey], key: ObjectKey, parent: ObjectKey) -> None:
    """Unless it would lie in itself then."""
    step: ObjectKey | None = parent
    while step is not None:
        if step == key:
            return
        step = found.get(step)
    found[key] = parent


class Rollup:
    """Times of their own and with all that lies in them, kept up to date one by one."""

    def __init__(self, parent: Parent) -> None:
        """``parent`` leads from each to what it lies in, always the same way; None: to no one."""
        self._parent = parent
        self._own: dict[ObjectKey, Times] = {}
        self._whole: dict[ObjectKey, Times] = {}
        self.children: dict[ObjectKey | None, list[ObjectKey]] = {}

    def put(self, key: ObjectKey, own: Times) -> list[ObjectKey]:
        """What one takes by itself now. All whose sum is another: it, then what it lies in."""
        before = self._own.get(key, _NOTHING)
        self._own[key] = own
        more = tuple(new - old for new, old in zip(own, before))
        changed = self.above(key)
        for step in changed:
            compute_ns, display_ns, other_ns = self._whole.get(step) or self._enter(step)
            whole = (compute_ns + more[0], display_ns + more[1], other_ns + more[2])
            self._whole[step] = whole
        return changed

    def above(self, key: ObjectKey) -> list[ObjectKey]:
        """It, what it lies in, and what that lies in."""
        found = []
        step: ObjectKey | None = key
        while step is not None:
            found.append(step)
            step = self._parent(step)
        return found

    def _enter(self, key: ObjectKey) -> Times:
        self.children.setdefault(self._parent(key), []).append(key)
        return _NOTHING

    def whole(self, key: ObjectKey) -> Times:
        return self._whole.get(key, _NOTHING)
