# SPDX-License-Identifier: LGPL-2.1-or-later
"""A session read from the store is the one that was written: whole, in parts, and while it runs."""

from __future__ import annotations

import sqlite3
from dataclasses import fields, replace

import pytest
import rich_sessions as made

from PerfProfilerWorkbench.model.filter import Filter
from PerfProfilerWorkbench.model.session import Feature, Session
from PerfProfilerWorkbench.model.span import ObjectKey, Row, SpanKind
from PerfProfilerWorkbench.model.structure import Structure
from PerfProfilerWorkbench.store import owners
from PerfProfilerWorkbench.store.errors import StoreError
from PerfProfilerWorkbench.store.packing import json_of, packed, packed_json, text_of
from PerfProfilerWorkbench.store.store import Store


@pytest.fixture
def store(tmp_path):
    with Store(str(tmp_path / "of" / "recordings.sqlite")) as opened:
        yield opened


def assert_same(found: Session, wanted: Session) -> None:
    for field in fields(Session):  # one after the other: a whole session is too much to read
        assert getattr(found, field.name) == getattr(wanted, field.name), field.name
    assert found == wanted


def test_the_rich_session_has_something_in_every_field():
    empty = made.bare()
    for field in fields(Session):
        if field.name not in ("id", "started_at", "start_ns", "end_ns"):
            assert getattr(made.rich(), field.name) != getattr(empty, field.name), field.name


@pytest.mark.parametrize("session", [made.bare(), made.rich()], ids=["empty", "rich"])
def test_a_whole_session_comes_back_equal(store, session):
    assert store.add(session) is True
    assert_same(store.session(session.id), session)


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_a_session_written_in_parts_comes_back_equal(store, size):
    session = made.rich()
    first, *others = made.parts(session, size)
    writer = store.begin(first, owners.owner())
    for part in others:
        writer.write(part)
    writer.finish()
    assert_same(store.session(session.id), session)


def test_types_come_back_as_they_were(store):
    session = made.rich()
    store.add(session)
    found = store.session(session.id)
    assert found.windowed is True and isinstance(found.started_at, float)
    assert found.spans[0].estimated_start is True and found.spans[1].peak_estimated is False
    assert {type(span.kind) for span in found.spans} == {SpanKind}
    assert type(found.frames[0]) is type(session.frames[0])


def test_features_keep_their_order(store):
    session = made.rich()
    store.add(session)
    assert list(store.features(session.id).items()) == list(session.features.items())


def test_what_is_many_is_not_in_the_head(store):
    store.add(made.rich())
    head = store.head(made.rich().id)
    assert (head.spans, head.changes, head.features, head.calls) == ((), (), {}, None)
    assert head.problems == made.rich().problems and head.model == made.rich().model
    assert head.structure.preferences == made.rich().structure.preferences


def test_a_later_part_gives_an_object_its_label_and_type(store):
    key = ObjectKey("Doc", "Box")
    head = made.bare(spans=(made.feature_span(2),))
    writer = store.begin(head, owners.owner())
    assert store.session(head.id).features == {}
    for label in ("Cube", "Die"):
        writer.write(replace(made.bare(), features={key: Feature(label, "Part::Box")}))
        assert store.session(head.id).features == {key: Feature(label, "Part::Box")}


def test_spans_come_a_page_at_a_time(store):
    spans = tuple(made.feature_span(n, f"Object{n % 17}") for n in range(2, 4503))
    store.add(made.bare(spans=spans))
    assert tuple(store.spans(made.session_id(1))) == spans


def test_spans_can_be_picked(store):
    store.add(made.rich())
    wanted = Filter(document="Doc", kinds=frozenset([SpanKind.FEATURE]))
    found = list(store.spans(made.rich().id, wanted))
    assert found == [span for span in made.spans() if wanted.takes(span, made.rich())]
    assert 0 < len(found) < len(made.spans())


def test_spans_written_while_somebody_reads_are_read_too(store):
    head = made.bare(spans=tuple(made.feature_span(n) for n in range(2, 3002)))
    writer = store.begin(head, owners.owner())
    reading = store.spans(head.id)
    first = next(reading)
    writer.write(made.bare(spans=(made.feature_span(9000),)))
    assert [first, *reading][-1].id == 9000


def test_a_session_removed_while_somebody_reads_it_is_an_error(store):
    store.add(made.bare(spans=tuple(made.feature_span(n) for n in range(2, 3002))))
    reading = store.spans(made.session_id(1))
    next(reading)
    store.delete(made.session_id(1))
    with pytest.raises(StoreError, match="there is no recording"):
        list(reading)


def test_the_same_session_is_taken_in_once(store):
    assert [store.add(made.rich()) for _ in range(2)] == [True, False]
    assert_same(store.session(made.rich().id), made.rich())
    with pytest.raises(StoreError, match=r"there is a recording .* already"):
        store.begin(made.rich(), owners.owner())


@pytest.mark.parametrize("id", ["", "last", "20261126-040215-3f9a1c0", "20261126-040215-3F9A1C0B"])
def test_a_session_without_a_whole_id_is_refused(store, id):
    with pytest.raises(StoreError, match="is no recording's id"):
        store.add(made.bare(id=id))
    assert store.sessions() == []


@pytest.mark.parametrize(
    "unfit",
    [
        {"dropped_events": 2**63},
        {"dropped_events": []},
        {"end_ns": None},
        {"changes": (None,)},
        {"samples": (replace(made.rich().samples[0], cpu_ns={}),)},
        {"spans": (made.feature_span(2, wall_ns=None),)},
        {"problems": (object(),)},
    ],
    ids=lambda given: next(iter(given)),
)
def test_a_part_that_is_none_is_refused_whole(store, unfit):
    session = made.bare(spans=(made.feature_span(2),))
    writer = store.begin(session, owners.owner())
    more = {"features": {ObjectKey("Doc", "New"): Feature("n", "t")}}
    more["spans"] = (made.feature_span(3),)
    with pytest.raises(StoreError, match=f"{session.id} can't be written to .*recordings.sqlite"):
        writer.write(made.bare(**{**more, **unfit}))
    assert_same(store.session(session.id), session)
    writer.write(made.bare(**more))
    assert list(store.session(session.id).features) == [ObjectKey("Doc", "New")]
    assert [span.id for span in store.spans(session.id)] == [2, 3]


def test_preferences_that_come_later_are_added(store):
    writer = store.begin(made.bare(structure=Structure({"A": 1, "B": 2})), owners.owner())
    writer.write(made.bare(structure=Structure({"B": None, "C": (1, 2)})))
    writer.write(made.bare())
    found = store.head(made.session_id(1)).structure.preferences
    assert found == {"A": 1, "B": None, "C": (1, 2)}


@pytest.mark.parametrize("text", made.HOSTILE)
def test_any_text_comes_back(text):
    value = {"a": [text, 1.5, None], text: {}}
    assert text_of(packed(text)) == text
    assert json_of(packed_json(value)) == value


def test_texts_and_short_values_can_be_read_with_any_tool(store):
    store.add(made.rich())
    with sqlite3.connect(store.path) as connection:
        labels = {one for (one,) in connection.execute("SELECT label FROM objects")}
        assert {"=cmd()", "Çöğüş ığİ 🧊"} <= labels
        (after,) = connection.execute("SELECT after FROM fingerprints").fetchone()
        assert after == "[1,2,3,null,null]"
    connection.close()


def test_what_one_object_needs_stands_in_rows(store):
    store.add(made.rich())
    with sqlite3.connect(store.path) as connection:
        found = connection.execute(
            "SELECT one.name, other.document, other.name FROM dependencies"
            " JOIN objects AS one ON one.number = object"
            " JOIN objects AS other ON other.number = needs ORDER BY 2"
        ).fetchall()
    connection.close()
    assert found == [("Box", "Doc", "Sketch"), ("Box", "Other", "Body")]


def test_rows_of_a_recompute_have_letters_of_their_own():
    assert len({row.value[0] for row in Row}) == len(Row)
