# SPDX-License-Identifier: LGPL-2.1-or-later
"""A session as plain values and back; HOSTILE and ``session_of`` serve the export tests too."""

from __future__ import annotations

import json

import pytest

from PerfProfilerWorkbench.model import preset
from PerfProfilerWorkbench.model.plain import session_from_plain, session_to_plain
from PerfProfilerWorkbench.model.session import Environment, Feature, Session
from PerfProfilerWorkbench.model.span import ObjectKey, Row, Span, SpanKind, Status

HOSTILE = {
    "formula": "=cmd()",
    "plus": "+1",
    "minus": "-1+2",
    "at": "@x",
    "spaces before a formula": "   =cmd()",
    "tab before a formula": "\t=cmd()",
    "carriage return before a formula": "\r=cmd()",
    "line feed before a formula": "\n=cmd()",
    "full-width formula": "＝cmd()",
    "quotes": "\"a\" 'b', c",
    "quote before a formula": '"=cmd()',
    "lines": "one\ntwo\r\nthree\rfour",
    "separators of lines": "a\u2028b\u2029c\x85d\x0be\x0cf\x1cg",
    "markup": "<script>alert(1)</script>",
    "columns": "a|b\\|c",
    "placeholder": "{0} {value} %s %d",
    "right to left": "\u202eabc\u200f\u2066d",
    "long": "x" * 10_000,
    "long formula": "=" + "x" * 10_000,
    "lone surrogate": "a\udc80b",
    "Turkish and emoji": "Çöğüş ığİ 🧊",
    "backslash": "a\\n\\udc80",
}

ENVIRONMENT = Environment("1.1.3", "3.14.0", "6.9", "7.9", "Linux", 'Processor "™"')


def feature_span(id: int, parent: int, name: str, compute_ns: int = 10, **more) -> Span:
    given = {"document": "Doc", "start_ns": id, "wall_ns": compute_ns, **more}
    return Span(id, parent, SpanKind.FEATURE, object=name, compute_ns=compute_ns, **given)


def recompute_span(id: int, wall_ns: int = 1000, **more) -> Span:
    given = {"parent": None, "document": "Doc", "start_ns": id, **more}
    return Span(id, kind=SpanKind.RECOMPUTE, object="", wall_ns=wall_ns, **given)


def session_of(spans=(), features=None, **more) -> Session:
    given = {"started_at": 1_700_000_000.25, "start_ns": 5, "end_ns": 10_000, **more}
    return Session("lightweight", ENVIRONMENT, spans=tuple(spans), features=features or {}, **given)


def labelled_session(labels) -> Session:
    """One recompute in which a feature ran for each label."""
    labels = list(labels)
    features = {
        ObjectKey("Doc", f"Object{number}"): Feature(label, "Part::Box")
        for number, label in enumerate(labels)
    }
    spans = [feature_span(2 + number, 1, key.object) for number, key in enumerate(features)]
    return session_of([*spans, recompute_span(1, wall_ns=100_000)], features)


def through_json(session: Session) -> Session:
    return session_from_plain(json.loads(json.dumps(session_to_plain(session))))


def test_an_empty_session_comes_back_equal():
    assert through_json(session_of()) == session_of()


def test_every_field_comes_back_equal():
    rows = ((Row.DEPENDENCIES, 1), (Row.EVENTS, 2), (Row.CLOSING, 3), (Row.OWN, 4))
    split = {"display_ns": 3, "other_ns": 2, "wall_ns": 15, "shared_group": 7}
    session = session_of(
        [
            feature_span(3, 2, "Pad", **split),
            feature_span(4, 2, "Cut", compute_ns=0, status=Status.FAILED, document="Linked"),
            recompute_span(2, parent=1, rows=rows, status=Status.FAILED),
            recompute_span(1, estimated_start=True, document="Other"),
        ],
        {ObjectKey("Doc", "Pad"): Feature("My pad", "PartDesign::Pad")},
        dropped_events=12,
        problems=("slotChangedObject: ValueError: x", "another"),
    )
    assert through_json(session) == session


@pytest.mark.parametrize("label", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_label_comes_back_equal(label):
    key = ObjectKey(label, label)
    session = session_of(
        [feature_span(2, 1, label, document=label), recompute_span(1, document=label)],
        {key: Feature(label, label)},
        problems=(label,),
    )
    found = through_json(session)
    assert found == session
    assert found.features[key].label == label


def test_times_of_days_in_nanoseconds_stay_exact():
    wall_ns = 2**53 + 1  # the first whole number that a float can't hold
    (span,) = through_json(session_of([recompute_span(1, wall_ns=wall_ns)])).spans
    assert span.wall_ns == wall_ns and isinstance(span.wall_ns, int)


def test_kinds_come_back_as_the_enums_they_were():
    rows = ((Row.OWN, 1),)
    (span,) = through_json(session_of([recompute_span(1, rows=rows)])).spans
    assert span.kind is SpanKind.RECOMPUTE and span.status is Status.OK
    assert span.rows[0][0] is Row.OWN


def _without(name):
    return lambda plain: plain.pop(name)


def _put(plain, name, value):
    """Of the first span."""
    columns = plain["spans"]["columns"]
    row = plain["spans"]["rows"][0]
    row += [None] * (len(columns) - len(row))
    row[columns.index(name)] = value


@pytest.mark.parametrize(
    "spoil",
    [
        *(_without(name) for name in ("preset", "environment", "spans", "features", "problems")),
        lambda plain: plain.update(spans=3),
        lambda plain: plain.update(features=[["Doc", "Pad"]]),
        lambda plain: plain["environment"].pop("freecad"),
        lambda plain: _put(plain, "kind", "unheard of"),
        lambda plain: _put(plain, "status", None),
        lambda plain: _put(plain, "rows", [["unheard of", 1]]),
        lambda plain: plain["spans"]["columns"].__setitem__(0, "number"),
        lambda plain: plain["spans"].pop("columns"),
    ],
)
def test_what_is_no_session_is_refused(spoil):
    plain = session_to_plain(session_of([recompute_span(1)]))
    assert session_from_plain(plain).preset == "lightweight"
    spoil(plain)
    with pytest.raises((KeyError, TypeError, ValueError)):
        session_from_plain(plain)


def test_what_a_newer_version_adds_is_left_out():
    session = session_of([recompute_span(1), feature_span(2, 1, "Box")])
    plain = json.loads(json.dumps(session_to_plain(session)))
    plain.update(surplus=1)
    plain["environment"].update(surplus=1)
    plain["spans"]["columns"].insert(0, "surplus")
    for row in plain["spans"]["rows"]:
        row.insert(0, [1])
    assert session_from_plain(plain) == session


def test_a_span_takes_no_more_room_than_what_is_special_of_it():
    session = session_of([feature_span(2, 1, "Box")])
    (row,) = session_to_plain(session)["spans"]["rows"]
    assert row == [2, 1, "feature", "Doc", "Box", 2, 10, "ok", 10]


def test_an_unknown_preset_is_refused_with_the_known_ones():
    assert [preset.checked(name) for name in preset.PRESETS] == list(preset.PRESETS)
    with pytest.raises(ValueError, match=r"'heavy'.*lightweight"):
        preset.checked("heavy")
