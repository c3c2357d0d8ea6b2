# SPDX-License-Identifier: LGPL-2.1-or-later
"""A part of a session: what began in a time, what is of a document, spans of some kinds."""

from __future__ import annotations

import pytest
from random_sessions import random_session
from rich_sessions import rich

from PerfProfilerWorkbench.export.json import profile_dict
from PerfProfilerWorkbench.export.part import part_of
from PerfProfilerWorkbench.model.activity import Frame
from PerfProfilerWorkbench.model.calls import Calls, StackSample
from PerfProfilerWorkbench.model.dates import utc
from PerfProfilerWorkbench.model.facts import Change, Fingerprint, Print, Sample
from PerfProfilerWorkbench.model.filter import Filter, filtered
from PerfProfilerWorkbench.model.session import Environment, Feature, Session
from PerfProfilerWorkbench.model.session_id import is_session_id
from PerfProfilerWorkbench.model.span import ObjectKey, Span, SpanKind
from PerfProfilerWorkbench.model.structure import DocumentFacts, Structure, StructureStep
from PerfProfilerWorkbench.texts import english, say

BEGAN_S, START_NS, SECOND = 1_700_000_000.25, 7_000_000_000, 1_000_000_000


def at(seconds: float) -> int:
    """On the clock of the spans."""
    return START_NS + round(seconds * SECOND)


def session() -> Session:
    """Something each second, for ten seconds, in turn in A and in B."""
    seconds = [(at(second), "AB"[second % 2]) for second in range(10)]
    kinds = (SpanKind.FEATURE, SpanKind.RECOMPUTE, SpanKind.COMMAND)
    times = [time_ns for time_ns, _ in seconds]
    return Session(
        *("full", Environment("1", "2", "3", "4", "5", "6"), BEGAN_S, START_NS, at(10)),
        spans=tuple(
            Span(number, None, kinds[number % 3], document, "", time_ns, 5)
            for number, (time_ns, document) in enumerate(seconds)
        ),
        changes=tuple(Change(time_ns, document, "", "") for time_ns, document in seconds),
        fingerprints=tuple(
            Fingerprint(time_ns, document, "", None, Print(1, 2, 3), 4)
            for time_ns, document in seconds
        ),
        samples=tuple(map(Sample, times)),
        stacks=tuple(StackSample(time_ns, ()) for time_ns in times),
        frames=tuple(Frame(time_ns, 1) for time_ns in times),
        calls=Calls(),
        structure=Structure(
            {},
            tuple(DocumentFacts(name, "", time_ns=START_NS) for name in "AB"),
            tuple(StructureStep(time_ns, document) for time_ns, document in seconds),
        ),
        features={ObjectKey(name, "Box"): Feature("", "") for name in "AB"},
        id="20231114-221320-0000abcd",
    )


def numbers(of: Session) -> list[int]:
    return [span.id for span in of.spans]


def seconds(items) -> list[int]:
    return [(one.time_ns - START_NS) // SECOND for one in items]


def test_nothing_asked_for_is_all_of_it():
    whole = session()
    assert filtered(whole, Filter()) is whole
    assert filtered(whole, Filter(since_s=0, until_s=2e9)).spans == whole.spans


def test_both_ends_of_a_time_count():
    found = filtered(session(), Filter(since_s=BEGAN_S + 3, until_s=BEGAN_S + 6))
    assert numbers(found) == [3, 4, 5, 6]
    for items in (found.changes, found.fingerprints, found.samples, found.stacks, found.frames):
        assert seconds(items) == [3, 4, 5, 6]


def test_the_start_that_a_table_shows_takes_just_that_span():
    whole = session()
    odd = whole.spans[4].start_ns + 123_456_789
    spans = (*whole.spans, Span(99, None, SpanKind.VIEW, "", "", odd, 1))
    shown_s = BEGAN_S + 4.123456
    found = filtered(Session(**{**vars(whole), "spans": spans}), Filter(shown_s, shown_s))
    assert numbers(found) == [99]
    assert utc(shown_s).endswith(".373456Z")


def test_what_a_document_was_before_stays_because_later_steps_build_on_it():
    found = filtered(session(), Filter(since_s=BEGAN_S + 3, until_s=BEGAN_S + 6)).structure
    assert [one.document for one in found.documents] == ["A", "B"]
    assert seconds(found.steps) == [0, 1, 2, 3, 4, 5, 6]


def test_the_tree_of_calls_can_not_be_cut_and_goes():
    assert filtered(session(), Filter(since_s=BEGAN_S + 3)).calls is None
    assert filtered(session(), Filter(kinds=frozenset((SpanKind.VIEW,)))).calls == Calls()


def test_of_one_document():
    found = filtered(session(), Filter(document="B"))
    assert numbers(found) == [1, 3, 5, 7, 9]
    assert {one.document for one in (*found.changes, *found.fingerprints)} == {"B"}
    assert {one.document for one in found.structure.documents} == {"B"}
    assert {one.document for one in found.structure.steps} == {"B"}
    assert {key.document for key in found.features} == {"B"}
    assert found.samples == found.frames == found.stacks == ()


def test_of_one_kind():
    found = filtered(session(), Filter(kinds=frozenset((SpanKind.COMMAND,))))
    assert numbers(found) == [2, 5, 8]
    assert len(found.changes) == len(found.samples) == 10


def test_all_filters_at_once():
    kinds = frozenset((SpanKind.COMMAND, SpanKind.FEATURE))
    assert numbers(filtered(session(), Filter(BEGAN_S + 3, BEGAN_S + 8, "B", kinds))) == [3, 5]


def test_one_span_is_told_as_the_whole_is():
    whole = session()
    for wanted in (Filter(BEGAN_S + 3), Filter(None, BEGAN_S + 3), Filter(document="A")):
        taken = [span.id for span in whole.spans if wanted.takes(span, whole)]
        assert taken == numbers(filtered(whole, wanted)) != numbers(whole)


def test_a_part_says_what_it_is_and_has_an_id_of_its_own():
    whole, wanted = session(), Filter(BEGAN_S + 3, None, "A", frozenset((SpanKind.VIEW,)))
    part = part_of(whole, wanted)
    (note,) = part.problems
    said = say(english, note)
    for word in (whole.id, utc(BEGAN_S + 3), "document A", "view"):
        assert word in said
    assert is_session_id(part.id) and part.id != whole.id
    assert part_of(whole, wanted) == part
    assert part_of(whole, Filter(BEGAN_S + 4, None, "A", wanted.kinds)).id != part.id
    assert part_of(whole, Filter(since_s=0)) is whole


@pytest.mark.parametrize("whole", [random_session(3), rich()], ids=["random", "rich"])
@pytest.mark.parametrize(
    "wanted",
    [
        Filter(since_s=4e9),
        Filter(until_s=1.0),
        Filter(document="nobody's"),
        Filter(kinds=frozenset()),
    ],
    ids=["later", "before", "document", "kind"],
)
def test_a_part_of_nothing_can_be_analysed(whole, wanted):
    profile = profile_dict(part_of(whole, wanted))
    assert profile["recomputes"] == profile["operations"] == profile["outside"] == []
