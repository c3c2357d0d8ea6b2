# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is told to other machines of a recording, as entries of the outbox, and as values again.

docs/sharing.md lists all that leaves the machine. Times on the wall are seconds since 1970, UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..analysis.modes import MODES
from ..analysis.operations import Operation
from ..model import memory_plain
from ..model.memory import MemorySnapshot
from ..model.session import Session
from ..model.span import SpanKind
from .history import State
from .live import LiveFigures, figures_from_plain, figures_to_plain
from .outbox import Entry, Kind
from .owners import Owner, lives


@dataclass(frozen=True)
class SharedSession:
    """``state`` as its owner last said it. ``live``: it has told figures in the last 15 seconds.

    ``heard_at``: when it last told anything, by the clock of its machine.
    """

    id: str
    machine: str
    document: str
    freecad: str
    preset: str
    started_at: float
    state: State
    owner: Owner
    heard_at: float
    live: bool


@dataclass(frozen=True)
class SharedOperation:
    """An ``analysis`` Operation that ended at ``at_s``. Enough of one for ``analysis.metrics``.

    ``start_ns`` and ``end_ns`` are on the wall's clock: nanoseconds since 1970.
    """

    session: str
    at_s: float
    span: int
    kind: SpanKind
    name: str
    document: str
    type: str | None
    wall_ns: int
    response_ns: int
    failed: bool

    @property
    def end_ns(self) -> int:
        return round(self.at_s * 1e9)

    @property
    def start_ns(self) -> int:
        return self.end_ns - self.wall_ns

    @property
    def is_mode(self) -> bool:
        return self.kind in MODES


@dataclass(frozen=True)
class SharedSnapshot:
    at_s: float
    snapshot: MemorySnapshot


@dataclass(frozen=True)
class SharedBaseline:
    """A session that was named ``name`` at ``at_s``; ``figures`` as its machine gave them."""

    name: str
    session: str
    machine: str
    document: str
    at_s: float
    figures: Mapping[str, Any]


def wall_s(head: Session, time_ns: int) -> float:
    """When that was on the wall's clock."""
    return head.started_at + (time_ns - head.start_ns) / 1e9


def head_entry(head: Session, document: str, state: State, owner: Owner, at_s: float) -> Entry:
    """What the session is and how it is with it, at ``at_s``; the last one counts."""
    environment = head.environment
    body = {
        "machine": environment.machine,
        "document": document,
        "freecad": environment.freecad,
        "preset": head.preset,
        "started_at": head.started_at,
        "state": state.value,
        "owner": vars(owner),
    }
    return Entry(Kind.HEAD, head.id, at_s, body)


def interrupted_entry(session: str, body: Mapping[str, Any], at_s: float) -> Entry | None:
    """A head once more, if it says of a session that it runs but its process is gone."""
    try:
        gone = body["state"] == State.RUNNING.value and lives(Owner(**body["owner"])) is False
    except (KeyError, TypeError):  # another version of the add-on has told it
        return None
    state = {"state": State.INTERRUPTED.value}
    return Entry(Kind.HEAD, session, at_s, {**body, **state}) if gone else None


def live_entry(figures: LiveFigures) -> Entry:
    """The figures of the moment; the last ones count."""
    return Entry(Kind.LIVE, figures.session, figures.at, figures_to_plain(figures))


def operation_entry(head: Session, operation: Operation) -> Entry:
    """Give each operation once, after nothing can come any more that it lies in."""
    body = {
        "span": operation.span.id,
        "kind": operation.span.kind.value,
        "name": operation.name,
        "document": operation.document,
        "type": operation.type and operation.type.value,
        "wall_ns": operation.span.wall_ns,
        "response_ns": operation.response_ns,
        "failed": operation.failed,
    }
    return Entry(Kind.OPERATION, head.id, wall_s(head, operation.end_ns), body)


def snapshot_entry(head: Session, snapshot: MemorySnapshot) -> Entry:
    body = memory_plain.to_plain(snapshot)
    return Entry(Kind.SNAPSHOT, head.id, wall_s(head, snapshot.time_ns), body)


def baseline_entry(
    head: Session,
    name: str,
    document: str,
    at_s: float,
    in_use: bool,
    figures: Mapping[str, Any],
) -> Entry:
    """It was named a baseline; with ``in_use`` False it was retired or replaced."""
    body = {
        "name": name,
        "machine": head.environment.machine,
        "document": document,
        "in_use": in_use,
        "figures": dict(figures),
    }
    return Entry(Kind.BASELINE, head.id, at_s, body)


def session_of(session: str, body: Mapping[str, Any], heard_at: float, live: bool) -> SharedSession:
    """This and those below raise KeyError, TypeError or ValueError for a body that is none."""
    known = {"id": session, "heard_at": heard_at, "live": live}
    state, owner = State(body["state"]), Owner(**body["owner"])
    return SharedSession(**{**body, **known, "state": state, "owner": owner})


def figures_of(session: str, at_s: float, body: Mapping[str, Any]) -> LiveFigures:
    """As if this machine's clock had told the time."""
    return figures_from_plain({**body, "session": session, "at": at_s})


def operation_of(session: str, at_s: float, body: Mapping[str, Any]) -> SharedOperation:
    kind = SpanKind(body["kind"])
    return SharedOperation(**{**body, "session": session, "at_s": at_s, "kind": kind})


def snapshot_of(at_s: float, body: Mapping[str, Any]) -> SharedSnapshot:
    return SharedSnapshot(at_s, memory_plain.from_plain(body))


def baselines_of(
    session: str, entries: list[tuple[float, Mapping[str, Any]]]
) -> list[SharedBaseline]:
    """Those of one session that are in use; ``entries`` in order."""
    found: dict[str, SharedBaseline] = {}
    for at_s, body in entries:
        found.pop(body["name"], None)
        if body["in_use"]:
            given = {key: body[key] for key in ("name", "machine", "document", "figures")}
            found[body["name"]] = SharedBaseline(session=session, at_s=at_s, **given)
    return list(found.values())
