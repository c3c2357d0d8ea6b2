# SPDX-License-Identifier: LGPL-2.1-or-later
"""A session as plain values and back: for another process, and for files (docs/json.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from . import gpu, memory_plain
from .activity_plain import detail_from_plain, detail_to_plain, frames_from_plain, frames_to_plain
from .calls import calls_from_plain, calls_to_plain, stacks_from_plain, stacks_to_plain
from .facts import Change, Fingerprint, Print, Sample
from .gpu import OpenGL
from .memory import Allocator
from .message import Message, message_from_plain, message_to_plain
from .session import Environment, Feature, ModelFile, Session
from .span import ObjectKey, Row, Span, SpanKind, Status
from .structure_plain import structure_from_plain, structure_to_plain
from .tables import known, rows_of, table_of

# of a sample, before what is told of graphics cards
_NUMBERS = ("time_ns", "cpu_ns", "rss_bytes", "system_busy_ns", "system_total_ns")
_SPAN = tuple(each.name for each in fields(Span))


def session_to_plain(session: Session) -> dict[str, Any]:
    """Dicts, lists, strings and numbers only: ready for ``json.dumps``."""
    plain = dict(vars(session))
    plain["environment"] = environment_to_plain(session.environment)
    plain["spans"] = table_of(Span, map(_span_to_row, session.spans))
    plain["changes"] = table_of(Change, (list(vars(one).values()) for one in session.changes))
    plain["fingerprints"] = [asdict(each) for each in session.fingerprints]
    plain["samples"] = [sample_to_line(sample) for sample in session.samples]
    plain["snapshots"] = [memory_plain.to_plain(each) for each in session.snapshots]
    plain["model"] = session.model and vars(session.model)
    plain["problems"] = [
        message_to_plain(each) if isinstance(each, Message) else each for each in session.problems
    ]
    plain["allocator_missing"] = message_to_plain(session.allocator_missing)
    plain["calls"] = session.calls and calls_to_plain(session.calls)
    plain["stacks"] = stacks_to_plain(session.stacks)
    plain["frames"] = frames_to_plain(session.frames)
    plain["structure"] = structure_to_plain(session.structure)
    plain["features"] = [
        [*key, *vars(feature).values()] for key, feature in session.features.items()
    ]
    return plain


def _span_to_row(span: Span) -> list[Any]:
    plain = {name: getattr(span, name) for name in _SPAN}
    plain["rows"] = tuple([kind.value, ns] for kind, ns in span.rows)
    plain["kind"], plain["status"] = span.kind.value, span.status.value
    if span.allocator is not None:
        plain["allocator"] = [asdict(each) for each in span.allocator]
    plain["detail"] = detail_to_plain(span.detail)
    return list(plain.values())


def session_from_plain(plain: Mapping[str, Any]) -> Session:
    """The session again; what a newer version has added is left out.

    Raises KeyError, IndexError, AttributeError, TypeError or ValueError for what is none. Values
    may still be of other types than they should be: see ``model.checking``.
    """
    features = {
        ObjectKey(document, name): Feature(label, type)
        for document, name, label, type in plain["features"]
    }
    return Session(
        **{
            **known(Session, plain),
            "environment": environment_from_plain(plain["environment"]),
            "spans": tuple(map(_span_from_values, rows_of(Span, plain["spans"]))),
            "changes": tuple(Change(**values) for values in rows_of(Change, plain["changes"])),
            "fingerprints": tuple(_fingerprint(each) for each in plain["fingerprints"]),
            "samples": tuple(sample_from_line(line) for line in plain["samples"]),
            "snapshots": tuple(map(memory_plain.from_plain, plain["snapshots"])),
            "allocator_missing": message_from_plain(plain["allocator_missing"]),
            "calls": plain["calls"] and calls_from_plain(plain["calls"]),
            "stacks": stacks_from_plain(plain["stacks"]),
            "frames": frames_from_plain(plain["frames"]),
            "structure": structure_from_plain(plain["structure"]),
            "features": features,
            "model": plain["model"] and ModelFile(**known(ModelFile, plain["model"])),
            "problems": tuple(
                message_from_plain(each) or "" if isinstance(each, list) else each
                for each in plain["problems"]
            ),
        }
    )


def environment_to_plain(environment: Environment) -> dict[str, Any]:
    plain = dict(vars(environment))
    if isinstance(environment.opengl, OpenGL):
        plain["opengl"] = vars(environment.opengl)
    elif environment.opengl is not None:
        plain["opengl"] = message_to_plain(environment.opengl)
    return plain


def environment_from_plain(plain: Mapping[str, Any]) -> Environment:
    opengl = plain["opengl"]
    if isinstance(opengl, dict):
        opengl = OpenGL(**known(OpenGL, opengl))
    elif isinstance(opengl, list):
        opengl = message_from_plain(opengl)
    return Environment(**{**known(Environment, plain), "opengl": opengl})


def _fingerprint(plain: Mapping[str, Any]) -> Fingerprint:
    before, after = plain["before"], plain["after"]
    prints = {"before": before and _print(before), "after": _print(after)}
    return Fingerprint(**{**known(Fingerprint, plain), **prints})


def _print(plain: Mapping[str, Any]) -> Print:
    box = plain["box"]
    return Print(**{**known(Print, plain), "box": None if box is None else tuple(box)})


def _span_from_values(values: dict[str, Any]) -> Span:
    values["rows"] = tuple((Row(kind), ns) for kind, ns in values["rows"])
    values["kind"], values["status"] = SpanKind(values["kind"]), Status(values["status"])
    heaps = values["allocator"]
    values["allocator"] = heaps and tuple(Allocator(**known(Allocator, each)) for each in heaps)
    values["detail"] = detail_from_plain(values["detail"])
    return Span(**values)


def sample_to_line(sample: Sample) -> list[Any]:
    """A sample as a short list, because there are many: without the end where that is empty."""
    *numbers, gpus, missing = vars(sample).values()
    if not gpus and missing is None:
        return numbers
    return [*numbers, [gpu.to_plain(each) for each in gpus], message_to_plain(missing)]


def sample_from_line(line: list[Any]) -> Sample:
    numbers: dict[str, Any] = dict(zip(_NUMBERS, line))
    gpus, missing = line[len(_NUMBERS) :] or ((), None)
    devices = tuple(gpu.from_plain(each) for each in gpus)
    return Sample(**numbers, gpus=devices, gpu_missing=message_from_plain(missing))
