# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a session holds besides spans, as rows and back: changes, fingerprints, samples, structure.

``since_ns`` is the session's start: the rows' times count from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model import gpu
from ..model.facts import Change, Fingerprint, Print, Sample
from ..model.message import message_from_plain, message_to_plain
from ..model.span import ObjectKey
from ..model.structure import DocumentFacts, StructureStep
from ..model.structure_plain import document_from_plain, facts_to_plain, step_from_plain
from .packing import json_of, json_or_none, packed, packed_json, packed_or_none, text_of

Cells = tuple[Any, ...]
Keys = Mapping[int, ObjectKey]


def of_change(change: Change, object: int, since_ns: int) -> Cells:
    texts = map(packed, (change.property, change.path, change.transaction))
    return (change.time_ns - since_ns, object, *texts)


def change(row: Cells, keys: Keys, since_ns: int) -> Change:
    at_ns, object, *texts = row
    return Change(at_ns + since_ns, *keys[object], *map(text_of, texts))


def of_fingerprint(each: Fingerprint, object: int, since_ns: int) -> Cells:
    before = each.before and packed_json(list(vars(each.before).values()))
    after = packed_json(list(vars(each.after).values()))
    return (each.time_ns - since_ns, object, before, after, each.cost_ns)


def fingerprint(row: Cells, keys: Keys, since_ns: int) -> Fingerprint:
    at_ns, object, before, after, cost_ns = row
    looked = None if before is None else _print(before)
    return Fingerprint(at_ns + since_ns, *keys[object], looked, _print(after), cost_ns)


def _print(content: Any) -> Print:
    faces, edges, vertices, box, length_mm = json_of(content)
    return Print(faces, edges, vertices, None if box is None else tuple(box), length_mm)


def of_sample(sample: Sample, since_ns: int) -> Cells:
    time_ns, *numbers, gpus, missing = vars(sample).values()
    cards = None
    if gpus or missing is not None:
        cards = [[gpu.to_plain(each) for each in gpus], message_to_plain(missing)]
    return (time_ns - since_ns, *numbers, packed_or_none(cards))


def sample(row: Cells, since_ns: int) -> Sample:
    at_ns, cpu_ns, rss_bytes, busy_ns, total_ns, cards = row
    readings, missing = json_or_none(cards) or ((), None)
    gpus = tuple(gpu.from_plain(each) for each in readings)
    why = message_from_plain(missing)
    return Sample(at_ns + since_ns, cpu_ns, rss_bytes, busy_ns, total_ns, gpus, why)


def of_document(facts: DocumentFacts, since_ns: int) -> Cells:
    content = facts_to_plain(facts)
    heading = [packed(content.pop(name)) for name in ("document", "path", "sha256")]
    return (*heading, content.pop("time_ns") - since_ns, packed_json(content))


def document(row: Cells, since_ns: int) -> DocumentFacts:
    name, path, sha256, at_ns, content = row
    heading = {"document": text_of(name), "path": text_of(path), "sha256": text_of(sha256)}
    return document_from_plain({**json_of(content), **heading, "time_ns": at_ns + since_ns})


def of_step(step: StructureStep, since_ns: int) -> Cells:
    content = facts_to_plain(step)
    name, time_ns = content.pop("document"), content.pop("time_ns")
    return (packed(name), time_ns - since_ns, packed_json(content))


def step(row: Cells, since_ns: int) -> StructureStep:
    name, at_ns, content = row
    heading = {"document": text_of(name), "time_ns": at_ns + since_ns}
    return step_from_plain({**json_of(content), **heading})


def links(facts: DocumentFacts | StructureStep) -> Iterator[tuple[ObjectKey, ObjectKey]]:
    """Which object needs which."""
    for name, each in facts.objects.items():
        for needed in each.links:
            yield ObjectKey(facts.document, name), needed
