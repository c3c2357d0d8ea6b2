# SPDX-License-Identifier: LGPL-2.1-or-later
"""What detectors and rules look at: one session, with each side of it worked out when asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from ..model.session import Session
from ..model.span import ObjectKey, Span, SpanKind, Status
from ..model.structure import DocumentFacts, ObjectFacts, Value, at
from ..model.thresholds import Thresholds
from .causes import RecomputeCause, causes
from .costs import RecomputeCost, recompute_costs
from .forecasts import Forecast, forecasts
from .measured import Times
from .medians import median_ns
from .price import Prices

Found = TypeVar("Found")

_LATEST = 15  # runs that a typical time is made of


@dataclass(frozen=True)
class Typical:
    """What one run of a feature takes: medians of its latest runs, in nanoseconds.

    ``failed`` is how many of all ``runs`` failed. ``cpu_ns`` is None where it was not read.
    """

    runs: int
    failed: int
    compute_ns: int
    display_ns: int
    other_ns: int
    total_ns: int
    cpu_ns: int | None


class Subject:
    """One session under examination. Names are keys: (document, object), both internal names."""

    def __init__(self, session: Session, thresholds: Thresholds | None = None) -> None:
        self.session = session
        self.thresholds = thresholds or Thresholds()
        self._once: dict[Callable[..., Any], Any] = {}

    def once(self, work: Callable[[Subject], Found]) -> Found:
        """What a function finds in this subject, worked out when first asked for."""
        if work not in self._once:
            self._once[work] = work(self)
        found: Found = self._once[work]
        return found

    @cached_property
    def documents(self) -> Mapping[str, DocumentFacts]:
        """Each document as it was last read whole."""
        return {one.document: one for one in self.session.structure.documents}

    @cached_property
    def objects(self) -> Mapping[ObjectKey, ObjectFacts]:
        """All objects as they were at the end of the session."""
        structure, end_ns = self.session.structure, self.session.end_ns
        return {
            ObjectKey(document, name): facts
            for document in self.documents
            for name, facts in at(structure, document, end_ns).items()
        }

    def objects_of(self, *types: str) -> Iterator[tuple[ObjectKey, ObjectFacts]]:
        """Those whose type begins with one of these ("PartDesign::", "Part::Cut")."""
        for type_, pairs in self._by_type.items():
            if type_.startswith(types):
                yield from pairs

    @cached_property
    def _by_type(self) -> Mapping[str, Sequence[tuple[ObjectKey, ObjectFacts]]]:
        found: dict[str, list[tuple[ObjectKey, ObjectFacts]]] = {}
        for pair in self.objects.items():
            found.setdefault(pair[1].type, []).append(pair)
        return found

    def preference(self, path: str) -> Value:
        """None: not set, FreeCAD's own default holds."""
        return self.session.structure.preferences.get(path)

    @cached_property
    def recomputes(self) -> Sequence[RecomputeCost]:
        """In the order of their beginning, nested ones too."""
        return recompute_costs(self.session)

    @cached_property
    def causes(self) -> Sequence[RecomputeCause]:
        """Of each of the recomputes: what set it off, and what was for nothing."""
        return causes(self.session, self.recomputes)

    @cached_property
    def prices(self) -> Prices:
        """What editing objects will cost, as it was at the end of the session."""
        times = Times()
        for cost in self.recomputes:
            times.add(cost)
        return Prices(lambda key: self.users.get(key, ()), times)

    @cached_property
    def forecasts(self) -> Sequence[Forecast]:
        """What the prices of edits would have been before each recompute, beside what it took."""
        return tuple(forecasts(self.session, self.recomputes, self.causes))

    @cached_property
    def runs(self) -> Mapping[ObjectKey, Sequence[Span]]:
        """Each feature's spans in recomputes, in order of time."""
        found: dict[ObjectKey, list[Span]] = {}
        for span in self.session.spans:
            if span.kind is SpanKind.FEATURE:
                found.setdefault(span.key, []).append(span)
        for spans in found.values():
            spans.sort(key=lambda span: span.start_ns)
        return found

    @cached_property
    def typical(self) -> Mapping[ObjectKey, Typical]:
        return {key: typical(spans) for key, spans in self.runs.items()}

    def whole(self, document: str) -> RecomputeCost | None:
        """The recompute of most of the document's features; the latest of several alike.

        It can be one of another document, which links to this one.
        """
        return self._wholes.get(document)

    @cached_property
    def _wholes(self) -> Mapping[str, RecomputeCost]:
        found: dict[str, tuple[int, RecomputeCost]] = {}
        for one in self.recomputes:
            mine = Counter(cost.key.document for cost in one.features)
            for document, count in mine.items():
                if document not in found or count >= found[document][0]:
                    found[document] = (count, one)
        return {document: one for document, (_, one) in found.items()}

    def whole_ns(self, document: str) -> int:
        """What a full recompute of a document takes: its typical features, and what is no one's.

        0 if it was never recomputed.
        """
        return self._whole_ns.get(document, 0)

    @cached_property
    def _whole_ns(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for document, whole in self._wholes.items():
            features = sum(self.typical[one.key].total_ns for one in whole.features)
            found[document] = features + max(0, whole.unattributed_ns)
        return found

    def share(self, saving_ns: int, document: str) -> float:
        """Of a full recompute of a document, 0 to 1."""
        whole_ns = self.whole_ns(document)
        return saving_ns / whole_ns if whole_ns else 0.0

    def worth(self, saving_ns: int, document: str) -> bool:
        """Whether saving that much of each recompute of a document is worth advice."""
        limits = self.thresholds
        return (
            saving_ns >= limits.least_saving_ns
            and self.share(saving_ns, document) >= limits.least_share
        )

    @cached_property
    def users(self) -> Mapping[ObjectKey, Sequence[ObjectKey]]:
        """By object, those that directly depend on it."""
        found: dict[ObjectKey, list[ObjectKey]] = {}
        for key, facts in self.objects.items():
            for link in facts.links:
                found.setdefault(link, []).append(key)
        return found

    def dependents(self, key: ObjectKey) -> set[ObjectKey]:
        """All that depend on an object, directly or not; without itself unless it is in a loop."""
        found: set[ObjectKey] = set()
        todo = list(self.users.get(key, ()))
        while todo:
            one = todo.pop()
            if one not in found:
                found.add(one)
                todo.extend(self.users.get(one, ()))
        return found

    def label(self, key: ObjectKey) -> str:
        """The label a person gave; the internal name where none is known."""
        facts = self.objects.get(key)
        if facts is not None and facts.label:
            return facts.label
        feature = self.session.features.get(key)
        return feature.label if feature is not None and feature.label else key.object


def typical(spans: Sequence[Span]) -> Typical:
    """Of one feature's spans, in order of time. Runs that failed count only if all did."""
    good = [span for span in spans if span.status is Status.OK] or list(spans)
    latest = good[-_LATEST:]
    read = [span.cpu_ns for span in latest if span.cpu_ns is not None]
    times = [(one.compute_ns, one.display_ns, one.other_ns, one.total_ns) for one in latest]
    compute_ns, display_ns, other_ns, total_ns = map(median_ns, zip(*times))
    return Typical(
        runs=len(spans),
        failed=sum(span.status is Status.FAILED for span in spans),
        compute_ns=compute_ns,
        display_ns=display_ns,
        other_ns=other_ns,
        total_ns=total_ns,
        cpu_ns=median_ns(read) if read else None,
    )
