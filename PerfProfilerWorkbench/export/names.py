# SPDX-License-Identifier: LGPL-2.1-or-later
"""What spans are called in files for other programs; those are in English."""

from __future__ import annotations

import os
from functools import cached_property

from ..analysis.freezes import freezes
from ..model.activity import FileWork
from ..model.session import Session
from ..model.span import Span, SpanKind
from ..texts import english, say

_OWN_NAME = (SpanKind.COMMAND, SpanKind.SCRIPT, SpanKind.WORKFLOW)
_OBJECTS = (SpanKind.FEATURE, SpanKind.COMPUTE, SpanKind.DISPLAY, SpanKind.EDITING)


class Names:
    """The names of a session's spans."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @cached_property
    def _causes(self) -> dict[int, str]:
        """Made for the first freeze that is asked for: it takes a look at all spans."""
        return {id(one.freeze): say(english, one.why) for one in freezes(self._session)}

    def of(self, span: Span) -> str:
        if span.kind in _OWN_NAME:
            return span.name or span.kind.value
        if span.kind in _OBJECTS:
            return self.label(span)
        if span.kind is SpanKind.FREEZE:
            return self._causes[id(span)]
        path = span.detail.path if isinstance(span.detail, FileWork) else ""
        return f"{span.kind.value} {os.path.basename(path) or span.document}".rstrip()

    def label(self, span: Span) -> str:
        known = self._session.features.get(span.key)
        return (known and known.label) or span.object

    def type(self, span: Span) -> str:
        known = self._session.features.get(span.key)
        return known.type if known else ""
