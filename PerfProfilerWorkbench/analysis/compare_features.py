# SPDX-License-Identifier: LGPL-2.1-or-later
"""The features of two sets of sessions compared, with the speed of the machine taken out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .. import texts
from ..model.session import Feature, Session
from ..model.span import ObjectKey
from ..texts import Message, message
from .compare_clock import by_processor
from .compare_names import documents, matches, ran, there
from .compare_runs import Run, Runs, comparable, numbers, runs_of
from .compare_speed import FEWEST, Speeds
from .compare_verdicts import Candidate, candidate, judged
from .comparison import Compared, FeatureCompared, Times, Verdict

SideRuns = Sequence[Sequence[Sequence[Run]]]  # of one thing, by set and session

_FAILED = (texts.COMPARED_FAILED_BEFORE, texts.COMPARED_FAILED_AFTER)
# by the set that lacks it
_NOT_RUN = (texts.COMPARED_NOT_RUN_BEFORE, texts.COMPARED_NOT_RUN_AFTER)
_ONLY = (texts.COMPARED_ONLY_AFTER, texts.COMPARED_ONLY_BEFORE)
_MISSING = (Verdict.NEW, Verdict.GONE)
_NEARLY = 0.8
_DIFFERENT = (Verdict.FASTER, Verdict.SLOWER)


@dataclass(frozen=True)
class _Side:
    """One of the sets. ``names`` are the features that a thing is made of, ``documents`` what the
    other set's documents are called here.
    """

    features: Mapping[ObjectKey, Feature]
    names: Mapping[int, Sequence[ObjectKey]]
    runs: Sequence[Runs]
    there: set[ObjectKey]
    documents: Mapping[str, str]

    def knows(self, key: ObjectKey) -> bool:
        """Whether the other set's feature is in a document here, though it did not run."""
        return ObjectKey(self.documents.get(key.document, key.document), key.object) in self.there


def _sides(
    before: Sequence[Session], after: Sequence[Session], displayed: bool
) -> tuple[_Side, _Side]:
    features = (ran(before), ran(after))
    things = numbers((before, after), features, matches(*features))
    renamed = documents(*features)
    names = (renamed, {first: second for second, first in renamed.items()})
    first, second = (
        _Side(
            features=known,
            names=_members(number_of),
            runs=[runs_of(session, number_of, displayed) for session in sessions],
            there=there(sessions),
            documents=other,
        )
        for sessions, known, number_of, other in zip((before, after), features, things, names)
    )
    return first, second


def _members(numbers: Mapping[ObjectKey, int]) -> dict[int, list[ObjectKey]]:
    found: dict[int, list[ObjectKey]] = {}
    for key, number in numbers.items():
        found.setdefault(number, []).append(key)
    return found


class FeatureComparison:
    """``displayed``: what displaying them took counts."""

    def __init__(
        self, before: Sequence[Session], after: Sequence[Session], displayed: bool
    ) -> None:
        self._sides = _sides(before, after, displayed)
        first, second = (side.names for side in self._sides)
        self._both = [thing for thing in first if thing in second]
        self._wall = [side.runs for side in self._sides]
        self._worked = by_processor(self._wall)
        self._computing = {thing for side in self._worked for runs in side for thing in runs}
        self._speeds, self._speeds_worked, self._found = self._settled()

    def _settled(self) -> tuple[Speeds, Speeds, list[Compared]]:
        """The verdicts on what both sets have, and what tells of the machine's speed.

        What changed does not tell of it, or the features beside it would look changed as well. So
        what differs most is left out and all is judged again, until nothing more comes out. Where
        nothing changed there is nothing to leave out but by an error that chance makes seldom.
        """
        changed: set[int] = set()
        while True:
            wall, worked = (_speeds(sides, changed) for sides in (self._wall, self._worked))
            found = judged([self._candidate(thing, wall, worked) for thing in self._both])
            more = changed | self._clearest(changed, found)
            if more == changed or not _speeds(self._wall, more).enough:
                return wall, worked, found
            changed = more

    def _clearest(self, changed: set[int], found: Sequence[Compared]) -> set[int]:
        """What is found different now and differs most, with all that differ nearly as much."""
        sizes = {
            thing: abs(math.log(one.change.ratio))
            for thing, one in zip(self._both, found)
            if thing not in changed and one.verdict in _DIFFERENT and one.change is not None
        }
        return {thing for thing, size in sizes.items() if size >= _NEARLY * max(sizes.values())}

    def common(self) -> Compared:
        """What the features that ran in all sessions did together, but for those that changed."""
        totals_ns = self._split(self._speeds.totals_ns())
        if not self._speeds.enough:
            reason = message(texts.COMPARED_FEW_FEATURES, needed=FEWEST)
            times = candidate(totals_ns, totals_ns).total
            return Compared(times, Verdict.NOT_COMPARABLE, reason)
        logs = self._split(self._speeds.overall())
        return judged([candidate(totals_ns, logs, by_runs=False)])[0]

    def _split(self, values: Sequence[float]) -> list[list[list[float]]]:
        """One value of each session, by set."""
        first = len(self._sides[0].runs)
        return [[[value] for value in values[:first]], [[value] for value in values[first:]]]

    def features(self) -> list[FeatureCompared]:
        """All that ran in any session, those of the first set first, as they ran there."""
        first, second = (side.names for side in self._sides)
        found = dict(zip(self._both, self._found))
        return [
            self._feature(thing, found[thing] if thing in found else self._missing(thing))
            for thing in dict.fromkeys((*first, *second))
        ]

    def _candidate(self, thing: int, wall: Speeds, worked: Speeds) -> Candidate:
        sides = self._runs(thing)
        times_ns, failed = _times(sides, "total_ns"), self._no_values(thing, sides)
        as_they_were = candidate(times_ns, times_ns, failed)
        if not as_they_were.matters:
            return as_they_were
        if self._computes(thing, worked) and not failed:
            return candidate(times_ns, _logs(thing, comparable(self._worked, thing), worked))
        return candidate(times_ns, _logs(thing, sides, wall), failed)

    def _computes(self, thing: int, worked: Speeds) -> bool:
        """Whether processor time is compared: others must tell how fast the processor was."""
        return thing in self._computing and worked.known_for(thing)

    def _runs(self, thing: int) -> SideRuns:
        return comparable(self._wall, thing)

    def _no_values(self, thing: int, sides: SideRuns) -> Message | None:
        """Why one side has nothing to compare, where that is so."""
        for side, runs, failed in zip(self._sides, sides, _FAILED):
            if not any(runs):
                every = [run for each in side.runs for run in each.get(thing, ())]
                all_failed = all(run.failed for run in every)
                return message(failed if all_failed else texts.COMPARED_OTHER_PARTS)
        return None

    def _missing(self, thing: int) -> Compared:
        """One of the sets lacks it, or has it and did not run it."""
        lacking = 0 if thing not in self._sides[0].names else 1
        times = self._total(thing, "total_ns")
        keys = self._sides[1 - lacking].names[thing]
        if any(self._sides[lacking].knows(key) for key in keys):
            return Compared(times, Verdict.NOT_COMPARABLE, message(_NOT_RUN[lacking]))
        return Compared(times, _MISSING[lacking], message(_ONLY[lacking]))

    def _feature(self, thing: int, compared: Compared) -> FeatureCompared:
        before, after = (tuple(side.names.get(thing, ())) for side in self._sides)
        shown = self._sides[1 if after else 0].features
        faces = {key: shown[key] for key in after or before}
        return FeatureCompared(
            before=before,
            after=after,
            label=" + ".join(face.label or key.object for key, face in faces.items()),
            type=" + ".join(face.type for face in faces.values()),
            compared=compared,
            compute=self._total(thing, "compute_ns"),
            display=self._total(thing, "display_ns"),
            by_processor=compared.change is not None and self._computes(thing, self._speeds_worked),
        )

    def _total(self, thing: int, name: str) -> Times:
        times_ns = _times(self._runs(thing), name)
        return candidate(times_ns, times_ns).total


def _times(sides: SideRuns, name: str) -> list[list[list[float]]]:
    return [[[getattr(run, name) for run in runs] for runs in side] for side in sides]


def _speeds(sides: Sequence[Sequence[Runs]], changed: set[int]) -> Speeds:
    return Speeds([runs for side in sides for runs in side], changed)


def _logs(thing: int, sides: SideRuns, speeds: Speeds) -> list[list[list[float]]]:
    """Of the times at the usual speed of the machine."""
    first = len(sides[0])
    return [
        [
            [speeds.without(offset + place, thing, run) for run in runs]
            for place, runs in enumerate(side)
        ]
        for offset, side in zip((0, first), sides)
    ]
