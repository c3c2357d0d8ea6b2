# SPDX-License-Identifier: LGPL-2.1-or-later
"""A session for bug reports: types, counts, times, properties that matter. No names, no geometry.

Every value of the model is made anew from what is known to be harmless; what is not named here
does not come through. Analysis of what comes out gives the same numbers. docs/json.md says what
stays.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from .. import texts
from ..model.activity import Command, Editing, FileMember, FileWork, Freeze
from ..model.calls import CallNode, Calls, StackSample
from ..model.facts import Change, Fingerprint, Print, Sample
from ..model.gpu import GpuReading, OpenGL
from ..model.message import Message
from ..model.plain import session_to_plain
from ..model.preset import PRESETS
from ..model.session import Environment, Feature, ModelFile, Session
from ..model.session_id import content_id
from ..model.span import Span, SpanKind
from ..texts import message
from . import anonymous_words as words
from .anonymous_memory import snapshot
from .anonymous_names import StandIns
from .anonymous_structure import structure

_DAY_S = 86_400
_LEFT_OUT = "…"


def anonymous(session: Session) -> Session:
    """The session without anything that tells whose it is; of its date the day (UTC) stays."""
    made = _Anonymous().session(session)
    content = json.dumps(session_to_plain(made))
    return replace(made, id=content_id(content, made.started_at))


def said(what: Message) -> Message:
    """One of our own sentences, with its numbers; texts in it may be anything."""
    if what.text not in words.LITERALS:
        return message(texts.ANONYMOUS_LEFT_OUT)
    return Message(what.text, {name: _value(value) for name, value in what.values.items()})


def _value(value: object) -> object:
    if isinstance(value, Message):
        return said(value)
    return value if isinstance(value, (int, float)) else _LEFT_OUT


def _text(text: str) -> str:
    """Of an error it matters that there is one."""
    return texts.ANONYMOUS_LEFT_OUT if text else ""


class _Anonymous:
    def __init__(self) -> None:
        self._names = StandIns()
        self._prints: dict[tuple[object, object], int] = {}

    def session(self, session: Session) -> Session:
        """Features first, so that their objects have the first numbers."""
        names = self._names
        return Session(
            preset="+".join(one for one in session.preset.split("+") if one in PRESETS),
            environment=_environment(session.environment),
            started_at=session.started_at // _DAY_S * _DAY_S,
            start_ns=session.start_ns,
            end_ns=session.end_ns,
            features={
                names.key(key): Feature(names.object(*key), names.type(feature.type))
                for key, feature in session.features.items()
            },
            spans=tuple(map(self._span, session.spans)),
            changes=tuple(map(self._change, session.changes)),
            fingerprints=tuple(map(self._fingerprint, session.fingerprints)),
            samples=tuple(map(_sample, session.samples)),
            snapshots=tuple(snapshot(one, names, said) for one in session.snapshots),
            calls=session.calls and self._calls(session.calls),
            stacks=tuple(map(self._stack, session.stacks)),
            stack_interval_ns=session.stack_interval_ns,
            frames=session.frames,
            structure=structure(session.structure, names),
            allocator_missing=session.allocator_missing and said(session.allocator_missing),
            dropped_events=session.dropped_events,
            problems=_problems(session),
            windowed=session.windowed,
            model=session.model and self._model(session.model),
        )

    def _model(self, model: ModelFile) -> ModelFile:
        names = self._names
        return ModelFile(
            names.document(model.name), names.file(model.path), model.objects, model.open_ns
        )

    def _span(self, span: Span) -> Span:
        """Numbers and kinds stay as they are."""
        return replace(
            span,
            document=self._names.document(span.document),
            object=self._names.object(span.document, span.object),
            name=self._named(span),
            detail=self._detail(span),
        )

    def _named(self, span: Span) -> str:
        names = self._names
        if span.kind is SpanKind.COMMAND:
            return names.unless(words.is_command, "Command", span.name)
        if span.kind is SpanKind.EDITING:
            return names.type(span.name)
        if span.kind in (SpanKind.IMPORT, SpanKind.EXPORT):
            return names.unless(words.is_module, "Module", span.name)
        return names.of(span.kind.value.capitalize(), span.name)

    def _detail(self, span: Span) -> Command | FileWork | Editing | Freeze | None:
        detail, names = span.detail, self._names
        if isinstance(detail, Command):
            bench = names.unless(words.is_workbench, "Workbench", detail.workbench)
            return Command(bench, detail.way, detail.waited_ns, _text(detail.error))
        if isinstance(detail, FileWork):
            return self._file_work(detail, span.document)
        if isinstance(detail, Freeze):
            return Freeze(tuple(map(names.frame, detail.stack)), detail.held)
        return detail

    def _file_work(self, work: FileWork, document: str) -> FileWork:
        return FileWork(
            path=self._names.file(work.path),
            size_bytes=work.size_bytes,
            parts=work.parts,
            estimated=work.estimated,
            members=tuple(self._member(one, document) for one in work.members),
            archive_bytes=work.archive_bytes,
            missing=work.missing and said(work.missing),
            error=_text(work.error),
        )

    def _member(self, member: FileMember, document: str) -> FileMember:
        owner = self._names.object(document, member.owner)
        name = self._names.member(member.name)
        return FileMember(name, member.stored_bytes, member.plain_bytes, owner)

    def _change(self, change: Change) -> Change:
        names = self._names
        return Change(
            change.time_ns,
            names.document(change.document),
            names.object(change.document, change.object),
            names.property(change.property),
            names.cells(change.path),
            names.of("Transaction", change.transaction),
        )

    def _fingerprint(self, one: Fingerprint) -> Fingerprint:
        document = self._names.document(one.document)
        name = self._names.object(one.document, one.object)
        before = one.before and self._print(one.before)
        return Fingerprint(one.time_ns, document, name, before, self._print(one.after), one.cost_ns)

    def _print(self, one: Print) -> Print:
        """A number that only tells equal boxes and lengths from others stands for them."""
        if one.box is None:
            return Print(one.faces, one.edges, one.vertices)
        number = self._prints.setdefault((one.box, one.length_mm), len(self._prints) + 1)
        return Print(one.faces, one.edges, one.vertices, (float(number),))

    def _calls(self, calls: Calls) -> Calls:
        return replace(calls, nodes=tuple(map(self._node, calls.nodes)))

    def _node(self, node: CallNode) -> CallNode:
        name, file = self._names.function(node.name, node.file, node.native)
        return replace(
            node,
            name=name,
            file=file,
            document=self._names.document(node.document),
            object=self._names.object(node.document, node.object),
        )

    def _stack(self, sample: StackSample) -> StackSample:
        frames = tuple(map(self._names.frame, sample.frames))
        return StackSample(sample.time_ns, frames, sample.held)


def _environment(one: Environment) -> Environment:
    return Environment(
        freecad=words.of_machine(one.freecad),
        python=words.of_machine(one.python),
        qt=words.of_machine(one.qt),
        occ=words.of_machine(one.occ),
        os=words.of_machine(one.os),
        processor=words.of_machine(one.processor),
        cores=one.cores,
        opengl=_opengl(one.opengl),
    )


def _opengl(one: OpenGL | Message | None) -> OpenGL | Message | None:
    if not isinstance(one, OpenGL):
        return one and said(one)
    vendor, renderer, version = map(words.of_machine, (one.vendor, one.renderer, one.version))
    return OpenGL(vendor, renderer, version, one.software)


def _sample(sample: Sample) -> Sample:
    return replace(
        sample,
        gpus=tuple(map(_gpu, sample.gpus)),
        gpu_missing=sample.gpu_missing and said(sample.gpu_missing),
    )


def _gpu(one: GpuReading) -> GpuReading:
    """Whose processes use the card is nobody's business; how many do stays."""
    processes = one.processes and tuple(
        (number, used_bytes) for number, (_, used_bytes) in enumerate(one.processes, 1)
    )
    return replace(
        one,
        key=one.key if words.is_pci_address(one.key) else "card",
        name=words.of_machine(one.name),
        vendor=words.of_machine(one.vendor),
        driver=words.of_machine(one.driver),
        processes=processes,
        errors=one.errors and _errors(one.errors),
        missing={name: said(why) for name, why in one.missing.items()},
    )


def _errors(errors: Mapping[str, int]) -> dict[str, int]:
    known = (
        "xid_count",
        "xid_last",
        *(f"{of}_{how}" for of in ("ecc", "ras") for how in ("corrected", "uncorrected")),
    )
    return {name: count for name, count in errors.items() if name in known}


def _problems(session: Session) -> tuple[Message, ...]:
    told = [
        said(one) if isinstance(one, Message) else message(texts.ANONYMOUS_LEFT_OUT)
        for one in session.problems
    ]
    note = message(texts.ANONYMOUS_NOTE)
    return (*(one for one in told if one != note), note)
