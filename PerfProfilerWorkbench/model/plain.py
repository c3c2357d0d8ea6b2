# SPDX-License-Identifier: LGPL-2.1-or-later
"""A session as plain values and back, to hand it from one process to another."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from .facts import Change, Fingerprint, Print, Sample
from .session import Environment, Feature, Session
from .span import ObjectKey, Row, Span, SpanKind, Status
from .structure_plain import structure_from_plain, structure_to_plain


def session_to_plain(session: Session) -> dict[str, Any]:
    """Dicts, lists, strings and numbers only: ready for ``json.dumps``."""
    plain = dict(vars(session))
    plain["environment"] = asdict(session.environment)
    plain["spans"] = [_span_to_plain(span) for span in session.spans]
    plain["changes"] = [asdict(change) for change in session.changes]
    plain["fingerprints"] = [asdict(each) for each in session.fingerprints]
    plain["samples"] = [asdict(sample) for sample in session.samples]
    plain["structure"] = structure_to_plain(session.structure)
    plain["features"] = [
        [*key, *vars(feature).values()] for key, feature in session.features.items()
    ]
    return plain


def _span_to_plain(span: Span) -> dict[str, Any]:
    plain = dict(vars(span))
    plain["rows"] = [[kind.value, ns] for kind, ns in span.rows]
    plain["kind"], plain["status"] = span.kind.value, span.status.value
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
            "environment": Environment(**plain["environment"]),
            "spans": tuple(_span_from_plain(span) for span in plain["spans"]),
            "changes": tuple(Change(**change) for change in plain["changes"]),
            "fingerprints": tuple(_fingerprint(each) for each in plain["fingerprints"]),
            "samples": tuple(Sample(**sample) for sample in plain["samples"]),
            "structure": structure_from_plain(plain["structure"]),
            "features": features,
            "problems": tuple(plain["problems"]),
        }
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
    return Span(**{**plain, "kind": kind, "status": status, "rows": rows})
