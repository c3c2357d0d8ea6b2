# SPDX-License-Identifier: LGPL-2.1-or-later
"""Files that are larger than most, and what fills them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ... import texts
from ...model.activity import FileMember, FileWork
from ...model.issue import Issue, IssueType, Severity
from ...model.span import ObjectKey
from ...texts import Message, message
from ...units import told_mebibytes, told_percent
from ..subject import Subject
from .files import file_name

_SHOWN = 5
_COPY_BYTES = 100_000  # of smaller members two can be alike by chance
_REST = "…"  # the sum of the small members (``model.activity.FileMember``)


class _File(NamedTuple):
    document: str
    path: str
    size_bytes: int
    members: Sequence[FileMember]


def oversized_file(subject: Subject) -> Iterable[Issue]:
    """Files from ``file_bytes`` on, as they were last opened or saved."""
    files = [one for one in _files(subject) if one.size_bytes >= subject.thresholds.file_bytes]
    return (_issue(subject, one) for one in files)


def _files(subject: Subject) -> Iterable[_File]:
    """As it was read with the document; an opening or a saving tells the owners, too."""
    found = {
        facts.document: _File(facts.document, facts.path, sum(map(_stored, members)), members)
        for facts in subject.documents.values()
        if (members := [FileMember(*member) for member in facts.members])
    }
    for span in sorted(subject.session.spans, key=lambda span: span.end_ns):
        work = span.detail
        if isinstance(work, FileWork) and work.size_bytes is not None and work.members:
            found[span.document] = _File(span.document, work.path, work.size_bytes, work.members)
    return found.values()


def _stored(member: FileMember) -> int:
    return member.stored_bytes


def _issue(subject: Subject, file: _File) -> Issue:
    fills = _fills(subject, file)
    (largest, object), stored_bytes = fills.most_common(1)[0]
    copies = _copies(file.members)
    share = stored_bytes / file.size_bytes
    return Issue(
        type=IssueType.OVERSIZED_FILE,
        severity=_severity(file.size_bytes / subject.thresholds.file_bytes),
        document=file.document,
        object=object,
        message=message(
            texts.ISSUE_OVERSIZED,
            file=file_name(file.path),
            size=told_mebibytes(file.size_bytes),
            share=told_percent(share),
            what=largest,
        ),
        evidence={
            "size_bytes": file.size_bytes,
            "largest_bytes": stored_bytes,
            "copies": len(copies),
            "copies_bytes": sum(map(_stored, copies)),
        },
        details=tuple(_details(fills, copies)),
    )


def _severity(times_limit: float) -> Severity:
    """No time is known of it: by its size, each step ten times as large."""
    steps = ((100, Severity.CRITICAL), (10, Severity.HIGH))
    return next((grave for least, grave in steps if times_limit >= least), Severity.MEDIUM)


def _fills(subject: Subject, file: _File) -> Counter[tuple[str, str]]:
    """Stored bytes by who owns them: a label with its object's name, or a member's own name."""
    found: Counter[tuple[str, str]] = Counter()
    for member in file.members:
        label = subject.label(ObjectKey(file.document, member.owner)) if member.owner else ""
        found[label or member.name, member.owner] += member.stored_bytes
    return found


def _copies(members: Iterable[FileMember]) -> list[FileMember]:
    """Members that are as large as another one, to the byte, packed and unpacked."""
    seen: set[tuple[int, int]] = set()
    copies = []
    for member in members:
        if member.plain_bytes >= _COPY_BYTES and member.name != _REST:
            size = (member.stored_bytes, member.plain_bytes)
            if size in seen:
                copies.append(member)
            seen.add(size)
    return copies


def _details(fills: Counter[tuple[str, str]], copies: Sequence[FileMember]) -> Iterator[Message]:
    for (what, _), stored_bytes in fills.most_common(_SHOWN):
        yield message(texts.ISSUE_FILE_HOLDS, what=what, size=told_mebibytes(stored_bytes))
    if copies:
        size = told_mebibytes(sum(map(_stored, copies)))
        yield message(texts.ISSUE_FILE_COPIES, count=len(copies), size=size)
