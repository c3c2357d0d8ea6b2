# SPDX-License-Identifier: LGPL-2.1-or-later
"""How a recording is taken to pieces and put together again, without a FreeCAD."""

from __future__ import annotations

import hashlib
import pickle
import random
import threading
from dataclasses import replace

import pytest
from event_tuples import begin, changed, end, ran

from PerfProfilerWorkbench.capture.events import PATH, Buffer
from PerfProfilerWorkbench.keeping import pieces
from PerfProfilerWorkbench.keeping.assembling import Assembling
from PerfProfilerWorkbench.keeping.files import hashed, sha256
from PerfProfilerWorkbench.keeping.taking import _Timed
from PerfProfilerWorkbench.model.activity import Frame
from PerfProfilerWorkbench.model.facts import Sample
from PerfProfilerWorkbench.model.session import Environment, Feature, Session
from PerfProfilerWorkbench.model.span import ObjectKey, SpanKind
from PerfProfilerWorkbench.model.structure import DocumentFacts, ObjectFacts, Structure

HEAD = Session("lightweight", Environment(*["?"] * 6), 1e9, 0, 0, id="20010909-014640-00000000")
RECOMPUTE = [begin(0), ran(5_000_000, "Box"), ran(9_000_000, "Ball"), end(10_000_000)]


@pytest.fixture
def assembling():
    return Assembling(HEAD, lambda path: f"hash of {path}")


def feed(assembling, some):
    for piece in some:
        assembling.feed(pickle.loads(pickle.dumps(piece)))


def taken(assembling):
    part = assembling.part()
    assembling.forget()
    return part


def test_events_become_spans_once_their_recompute_has_ended(assembling):
    feed(assembling, pieces.events(RECOMPUTE[:2]))
    assert taken(assembling).spans == ()
    feed(assembling, pieces.events(RECOMPUTE[2:]))
    spans = taken(assembling).spans
    assert [span.object for span in spans if span.kind is SpanKind.FEATURE] == ["Box", "Ball"]
    assert taken(assembling).spans == ()


def test_a_change_waits_for_what_is_still_told_of_it(assembling):
    feed(assembling, pieces.events([changed(1, "Sheet", "cells")]))
    assert taken(assembling).changes == ()
    told = (2, PATH, ("A", "Sheet"), "B3")
    feed(assembling, pieces.events([told, changed(3, "Box", "Length")]))
    assert [change.path for change in taken(assembling).changes] == ["B3"]
    assembling.cut_off()
    assert [change.property for change in taken(assembling).changes] == ["Length"]


def test_documents_come_whole_with_the_hash_of_their_file(assembling):
    objects = {f"Box{number}": ObjectFacts(f"Box {number}", "Part::Box") for number in range(90)}
    facts = DocumentFacts("A", "/a.FCStd", objects, time_ns=3)
    sent = list(pieces.facts([facts]))
    assert len(sent) > 3
    feed(assembling, sent[:2])
    assert taken(assembling).structure.documents == ()
    feed(assembling, [*sent[2:], (pieces.TICK, (7, ("a problem",)))])
    part = taken(assembling)
    assert part.structure.documents == (replace(facts, sha256="hash of /a.FCStd"),)
    assert (part.end_ns, part.problems) == (7, ("a problem",))


def test_half_a_document_is_none(assembling):
    facts = DocumentFacts("A", "", {"Box": ObjectFacts("Box", "Part::Box")})
    feed(assembling, list(pieces.facts([facts]))[:1])
    assembling.cut_off()
    assert taken(assembling).structure.documents == ()


def test_losses_are_added_up_and_the_end_tells_all(assembling):
    tick = (pieces.TICK, (7, ()))
    feed(assembling, [(pieces.LOST, 3), tick, (pieces.LOST, 4), tick])
    assert taken(assembling).dropped_events == 7
    ended = replace(
        HEAD, end_ns=99, dropped_events=8, features={ObjectKey("A", "B"): Feature("", "")}
    )
    feed(assembling, [(pieces.END, pieces.end_of(ended))])
    part = taken(assembling)
    assert assembling.ended and (part.end_ns, part.dropped_events, part.features) == (99, 8, {})


def test_what_was_not_forgotten_comes_again(assembling):
    feed(assembling, pieces.part("samples", [Sample(1), Sample(2)]))
    first = assembling.part()
    assert assembling.part() == first and len(first.samples) == 2


def test_samples_that_were_told_are_not_told_again():
    timed = _Timed(10)
    assert timed.new([Sample(9), Sample(10), Sample(30)]) == [Sample(10), Sample(30)]
    assert timed.new([Sample(10), Sample(20), Sample(30), Sample(40)]) == [Sample(20), Sample(40)]


def test_two_frames_of_one_moment_are_two():
    timed = _Timed(0)
    frames = [Frame(5, 1), Frame(5, 2)]
    assert timed.new(frames[:1]) == frames[:1]
    assert timed.new(frames) == frames[1:]


def test_a_file_is_hashed(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 3_000_000)
    found = sha256(str(tmp_path / "a"))
    assert found == hashlib.sha256(b"x" * 3_000_000).hexdigest()
    assert sha256(str(tmp_path / "none")) == ""
    documents = (DocumentFacts("A", str(tmp_path / "a")), DocumentFacts("B", ""))
    session = hashed(replace(HEAD, structure=Structure(documents=documents)))
    assert [each.sha256 for each in session.structure.documents] == [found, ""]


def test_the_newest_feature_is_left_because_its_hook_may_replace_it():
    buffer = Buffer()
    buffer.events += RECOMPUTE[:2]
    assert buffer.take(0) == (RECOMPUTE[:1], 0)
    buffer.events.append(RECOMPUTE[3])
    buffer.forget(1)
    assert buffer.take(0) == ([RECOMPUTE[1], RECOMPUTE[3]], 1)


def test_a_thread_takes_each_event_once_while_others_come_and_go():
    buffer, got, done = Buffer(), [], threading.Event()

    def take():
        position = 0
        while True:
            last = done.is_set()
            new, lost = buffer.take(position)
            assert lost == 0
            position += len(new)
            got.extend(event[0] for event in new)
            taken_until[0] = position
            if last:
                return

    taken_until = [0]
    thread = threading.Thread(target=take)
    thread.start()
    chance = random.Random(1)
    for number in range(100_000):
        buffer.events.append(ran(number, "Box"))
        if chance.random() < 0.01:
            buffer.forget(taken_until[0])
    buffer.events.append(end(100_000))
    done.set()
    thread.join()
    assert got == list(range(100_001))
