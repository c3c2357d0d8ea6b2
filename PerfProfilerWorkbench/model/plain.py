# SPDX-License-Identifier: LGPL-2.1-or-later
"""A session as plain values and back, to hand it from one process to another."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from . import gpu, memory_plain
from .activity_plain import detail_from_plain, detail_to_plain, frames_from_plain, frames_to_plain
from .calls import calls_from_plain, calls_to_plain, stacks_from_plain, stacks_to_plain
from .facts import Change, Fingerprint, Print, Sample
from .gpu import OpenGL
from .memory import Allocator
from .message import Message, message_from_plain, message_to_plain
from .session import Environment, Feature, Session
from .span import ObjectKey, Row, Span, SpanKind, Status
from .structure_plain import structure_from_plain, structure_to_plain

# of a sample, before what is told of graphics cards
_NUMBERS = ("time_ns", "cpu_ns", "rss_bytes", "system_busy_ns", "system_total_ns")


def session_to_plain(session: Session) -> dict[str, Any]:
    """Dicts, lists, strings and numbers only: ready for ``json.dumps``."""
    plain = dict(vars(session))
    plain["environment"] = environment_to_plain(session.environment)
    plain["spans"] = [_span_to_plain(span) for span in session.spans]
    plain["changes"] = [asdict(change) for change in session.changes]
    plain["fingerprints"] = [asdict(each) for each in session.fingerprints]
    plain["samples"] = [sample_to_line(sample) for sample in session.samples]
    plain["snapshots"] = [memory_plain.to_plain(each) for each in session.snapshots]
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


def _span_to_plain(span: Span) -> dict[str, Any]:
    plain = dict(vars(span))
    plain["rows"] = [[kind.value, ns] for kind, ns in span.rows]
    plain["kind"], plain["status"] = span.kind.value, span.status.value
    if span.allocator is not None:
        plain["allocator"] = [asdict(each) for each in span.allocator]
    plain["detail"] = detail_to_plain(span.detail)
    return plain


def session_from_plain(plain: dict[str, Any]) -> Session:
    """The session again. Raises KeyError, TypeError or ValueError for what is none."""
    features = {
        ObjectKey(document, name): Feature(label, type)
        for document, name, label, type in plain["features"]
    }
    return Session(
        **{
            **plain,
            "environment": _environment(plain["environment"]),
            "spans": tuple(_span_from_plain(span) for span in plain["spans"]),
            "changes": tuple(Change(**change) for change in plain["changes"]),
            "fingerprints": tuple(_fingerprint(each) for each in plain["fingerprints"]),
            "samples": tuple(sample_from_line(line) for line in plain["samples"]),
            "snapshots": tuple(map(memory_plain.from_plain, plain["snapshots"])),
            "allocator_missing": message_from_plain(plain["allocator_missing"]),
            "calls": plain["calls"] and calls_from_plain(plain["calls"]),
            "stacks": stacks_from_plain(plain["stacks"]),
            "frames": frames_from_plain(plain["frames"]),
            "structure": structure_from_plain(plain["structure"]),
            "features": features,
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


def _environment(plain: dict[str, Any]) -> Environment:
    opengl = plain["opengl"]
    if isinstance(opengl, dict):
        opengl = OpenGL(**opengl)
    return Environment(
        **{**plain, "opengl": message_from_plain(opengl) if isinstance(opengl, list) else opengl}
    )


def _fingerprint(plain: dict[str, Any]) -> Fingerprint:
    before, after = plain["before"], plain["after"]
    return Fingerprint(**{**plain, "before": before and _print(before), "after": _print(after)})


def _print(plain: dict[str, Any]) -> Print:
    box = plain["box"]
    return Print(**{**plain, "box": None if box is None else tuple(box)})


def _span_from_plain(plain: dict[str, Any]) -> Span:
    rows = tuple((Row(kind), ns) for kind, ns in plain["rows"])
    kind, status = SpanKind(plain["kind"]), Status(plain["status"])
    heaps = plain["allocator"] and tuple(Allocator(**each) for each in plain["allocator"])
    values = {"kind": kind, "status": status, "rows": rows, "allocator": heaps}
    return Span(**{**plain, **values, "detail": detail_from_plain(plain["detail"])})


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
