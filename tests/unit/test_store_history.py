# SPDX-License-Identifier: LGPL-2.1-or-later
"""Which sessions there are, one feature over sessions, and sessions with a name."""

from __future__ import annotations

from dataclasses import replace

import pytest
import rich_sessions as made

from PerfProfilerWorkbench.model.session import ModelFile
from PerfProfilerWorkbench.model.span import Span, SpanKind, Status
from PerfProfilerWorkbench.model.structure import DocumentFacts, Structure
from PerfProfilerWorkbench.store import states
from PerfProfilerWorkbench.store.errors import StoreError
from PerfProfilerWorkbench.store.history import State
from PerfProfilerWorkbench.store.owners import Owner, owner
from PerfProfilerWorkbench.store.store import Store


@pytest.fixture
def store(tmp_path):
    with Store(str(tmp_path / "recordings.sqlite")) as opened:
        yield opened


def of_document(number: int, name: str, path: str = "", freecad: str = "1.1.3"):
    environment = replace(made.ENVIRONMENT, freecad=freecad)
    documents = (DocumentFacts(name, path),)
    return replace(made.bare(number), environment=environment, structure=Structure({}, documents))


def numbers(infos) -> list[int]:
    return [int(info.id[-8:], 16) for info in infos]


def test_the_newest_is_first_whatever_was_written_first(store):
    for number in (3, 1, 2):
        store.add(made.bare(number))
    assert numbers(store.sessions()) == [3, 2, 1]
    assert numbers(store.sessions(limit=2)) == [3, 2]
    assert numbers(store.sessions(limit=2, offset=2)) == [1]


def test_what_a_list_tells(store):
    store.add(made.rich())
    (info,) = store.sessions()
    assert (info.id, info.document, info.preset) == (made.rich().id, "Doc", "full")
    assert (info.started_at, info.length_ns) == (made.rich().started_at, 10_000_000_000)
    assert (info.freecad, info.machine, info.state) == ("1.1.3", "here", State.FINISHED)
    assert (info.span_count, info.pinned) == (len(made.spans()), False)


@pytest.mark.parametrize(
    ("given", "document"),
    [
        ({}, ""),
        ({"spans": (made.feature_span(2, document=""), made.feature_span(3))}, "Doc"),
        ({"structure": made.structure()}, "Doc"),
        ({"model": ModelFile("Model", "", 1, 2), "structure": made.structure()}, "Model"),
    ],
)
def test_the_document_of_a_list(store, given, document):
    writer = store.begin(made.bare(), owner())
    assert store.sessions()[0].document == ""
    writer.write(made.bare(**given))
    writer.write(made.bare(spans=(made.feature_span(9, document="Later"),)))
    assert store.sessions()[0].document == (document or "Later")


def test_sessions_of_a_document(store):
    store.add(of_document(1, "Radio", "/home/me/Radio.FCStd"))
    store.add(of_document(2, "Other", "C:\\models\\Radio.FCStd"))
    store.add(made.bare(3, spans=(made.feature_span(2, document="Linked"),)))
    store.add(made.bare(4, model=ModelFile("Given", "", 1, 2)))
    found = {
        name: numbers(store.sessions(document=name))
        for name in ("Radio", "Radio.FCStd", "/home/me/Radio.FCStd", "io.FCStd", "Linked", "Given")
    }
    assert found == {
        "Radio": [1],
        "Radio.FCStd": [2, 1],
        "/home/me/Radio.FCStd": [1],
        "io.FCStd": [],
        "Linked": [3],
        "Given": [4],
    }


@pytest.mark.parametrize("name", made.HOSTILE)
def test_sessions_of_a_document_with_any_name(store, name):
    store.add(of_document(1, name))
    store.add(of_document(2, "Doc"))
    assert numbers(store.sessions(document=name)) == [1]
    assert store.sessions(document=name)[0].document == name


def test_sessions_of_a_time_both_ends_included(store):
    for number in range(1, 6):
        store.add(made.bare(number))
    second, fourth = made.bare(2).started_at, made.bare(4).started_at
    assert numbers(store.sessions(since_s=second, until_s=fourth)) == [4, 3, 2]
    assert numbers(store.sessions(since_s=second + 1e-3, until_s=fourth - 1e-3)) == [3]


def test_sessions_of_a_version(store):
    for number, version in enumerate(("1.1.3", "1.1.0", "1.10.0", "0.20.2"), 1):
        store.add(of_document(number, "Doc", freecad=version))
    found = {one: numbers(store.sessions(freecad=one)) for one in ("1.1", "1.1.3", "1", "2")}
    assert found == {"1.1": [2, 1], "1.1.3": [1], "1": [3, 2, 1], "2": []}
    wanted = {"document": "Doc", "freecad": "1.1", "since_s": made.bare(2).started_at}
    assert numbers(store.sessions(**wanted)) == [2]


def test_the_last_one_and_ids_in_full(store):
    with pytest.raises(StoreError, match=r"there is no recording in .*recordings.sqlite yet"):
        store.resolve("last")
    for number in (2, 1):
        store.add(made.bare(number))
    assert store.resolve("last") == made.session_id(2)
    assert store.resolve(made.session_id(1)) == made.session_id(1)
    for text in (made.session_id(1)[:-1], "LAST", "", made.session_id(1) + "\n", "%"):
        with pytest.raises(StoreError, match="is no recording's id: write it in full"):
            store.resolve(text)
    with pytest.raises(StoreError, match=f"there is no recording {made.session_id(9)} in "):
        store.resolve(made.session_id(9))


def test_every_question_about_an_unknown_session_is_answered_with_a_sentence(store):
    unknown = made.session_id(9)
    questions = (
        store.session,
        store.head,
        store.features,
        lambda id: list(store.spans(id)),
        lambda id: store.pin(id, True),
        store.delete,
        lambda id: store.name_baseline("base", id),
        store.advice.issues,
    )
    for ask in questions:
        with pytest.raises(StoreError, match=f"there is no recording {unknown} in {store.path}"):
            ask(unknown)


@pytest.mark.parametrize(
    ("machine", "boot", "silent_s", "state"),
    [
        ("elsewhere", "other pid:[1]", 59, State.RUNNING),
        ("elsewhere", "other pid:[1]", 61, State.INTERRUPTED),
        (owner().machine, "earlier pid:[1]", 1, State.INTERRUPTED),
        (owner().machine, owner().boot, 59, State.RUNNING),
        (owner().machine, owner().boot, 61, State.INTERRUPTED),
    ],
)
def test_a_session_runs_while_it_is_written_by_one_who_lives(machine, boot, silent_s, state):
    owned = ("recording", 1000.0, machine, boot, owner().pid, owner().started)
    assert states.state_of(owned, 1000.0 + silent_s) is state


def test_an_import_is_finished_whoever_recorded_it(store):
    store.add(made.bare())
    assert store.sessions()[0].owner == Owner("", "", 0, 0)
    assert store.sessions()[0].state is State.FINISHED


def test_a_recording_that_was_given_up_is_interrupted_though_we_live(store):
    writer = store.begin(made.bare(), owner())
    assert store.sessions()[0].state is State.RUNNING
    writer.interrupt()
    assert store.sessions()[0].state is State.INTERRUPTED


def test_the_trend_of_a_feature(store):
    def run(id, ns, **given):
        return made.feature_span(id, "Pad", compute_ns=ns, display_ns=1, other_ns=0, **given)

    others = (
        made.feature_span(90, "Other"),
        made.feature_span(91, "Pad", document="Elsewhere"),
        Span(92, None, SpanKind.DISPLAY, "Doc", "Pad", 1, 2, display_ns=10**9),
    )
    failed = run(5, 10**9, status=Status.FAILED)
    runs = (run(2, 30), run(3, 10), run(4, 20, shared_group=1), failed)
    store.add(made.bare(2, spans=(*runs, *others)))
    store.add(made.bare(1, spans=(failed,)))
    store.add(made.bare(3, spans=others))
    first, second = store.trend("Doc", "Pad")
    assert (first.session, first.runs, first.failed) == (made.session_id(1), 1, 1)
    assert (first.median_ns, first.least_ns, first.most_ns) == (None, None, None)
    assert (second.runs, second.failed, second.shared) == (4, 1, 1)
    assert (second.median_ns, second.least_ns, second.most_ns) == (21, 11, 31)
    assert (second.started_at, second.freecad) == (made.bare(2).started_at, "1.1.3")
    assert store.trend("Doc", "Nothing") == []


def test_a_trend_looks_at_that_feature_s_spans_only(store):
    """Else it would read millions: what SQLite plans to do says so."""
    seen = []
    with store._database.outside_transactions() as connection:
        connection.set_trace_callback(seen.append)
    store.trend("Doc", "Pad")
    with store._database.outside_transactions() as connection:
        connection.set_trace_callback(None)
        (query,) = [one for one in seen if "JOIN spans" in one]
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert not [step for step in plan if step.startswith("SCAN")], plan
    assert any("spans_by_object" in step for step in plan), plan


def test_a_baseline_is_named_replaced_and_retired(store):
    for number in (1, 2):
        store.add(made.bare(number))
    one, two = made.session_id(1), made.session_id(2)
    store.name_baseline("before", one)
    store.name_baseline("before", one)
    store.name_baseline("öğle\udc80", one)
    assert [(each.name, each.session) for each in store.baselines()] == [
        ("before", one),
        ("öğle\udc80", one),
    ]
    store.name_baseline("before", two)
    assert [each.session for each in store.baselines()] == [two, one]
    store.retire_baseline("before")
    assert [each.name for each in store.baselines()] == ["öğle\udc80"]
    ended = [each for each in store.baselines(all=True) if each.name == "before"]
    assert [(each.session, each.ending) for each in ended] == [(two, "retired"), (one, "replaced")]
    assert all(each.named_at <= each.ended_at for each in ended)


def test_a_baseline_needs_a_name_and_one_in_use_to_be_retired(store):
    store.add(made.bare())
    with pytest.raises(StoreError, match="a baseline needs a name"):
        store.name_baseline(" ", made.session_id(1))
    with pytest.raises(StoreError, match="there is no baseline before in use"):
        store.retire_baseline("before")


def test_a_state_that_a_damaged_file_tells_is_not_taken_for_a_finish():
    owned = ("f^nished", 1000.0, "", "", 0, 0)
    assert states.state_of(owned, 1000.0) is State.INTERRUPTED
