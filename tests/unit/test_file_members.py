# SPDX-License-Identifier: LGPL-2.1-or-later
"""The members of a document's file: their bytes add up, and each has its owner."""

from __future__ import annotations

import os
import zipfile
from time import perf_counter_ns

import pytest

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.capture.file_members import MemberReader, state_of
from PerfProfilerWorkbench.capture.file_spans import FileSpans, document_span
from PerfProfilerWorkbench.model.activity import FileWork
from PerfProfilerWorkbench.model.span import SpanKind

DOCUMENT = """<?xml version='1.0'?><Document>
<Properties><Property name='Hasher'><StringHasher file='Table.txt'/></Property></Properties>
<Objects><Object type='Part::Feature' name='Bäx'/></Objects>
<ObjectData><Object name='Bäx'><Properties>
<Property name='Shape'><Part file='Shape.brp'/></Property>
<Property name='Note'><Object file='Inner.txt'/></Property>
</Properties></Object><Object name='Ball'><Properties/></Object></ObjectData>
</Document>"""
VIEW = """<Document><ViewProviderData><ViewProvider name='Ball'>
<Properties><Property><ColorList file='DiffuseColor'/></Property></Properties>
</ViewProvider></ViewProviderData><Camera file='Camera.txt'/></Document>"""
FILES = {
    "Document.xml": DOCUMENT,
    "GuiDocument.xml": VIEW,
    "Table.txt": "hash " * 100,
    "Shape.brp": "shape " * 1000,
    "Inner.txt": "inner",
    "DiffuseColor": "colour",
    "Camera.txt": "camera",
    "thumbnails/Thumbnail.png": "picture",
}


@pytest.fixture
def write(tmp_path):
    def written(files, how=zipfile.ZIP_DEFLATED):
        path = str(tmp_path / "mit Leer ü.FCStd")
        with zipfile.ZipFile(path, "w", how) as archive:
            for name, text in files.items():
                archive.writestr(name, text)
        return path

    return written


def read(path):
    reader = MemberReader(path, state_of(path))
    while not reader.step(perf_counter_ns()):
        pass
    return reader


@pytest.mark.parametrize("how", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_members_and_the_archives_own_bytes_are_the_file(write, how):
    path = write(FILES, how)
    reader = read(path)
    assert reader.missing is None
    stored = sum(member.stored_bytes for member in reader.members)
    assert stored + reader.archive_bytes == os.path.getsize(path)
    assert [member.name for member in reader.members] == list(FILES)
    assert [member.plain_bytes for member in reader.members] == [
        len(text.encode()) for text in FILES.values()
    ]


@pytest.mark.parametrize("how", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_each_member_belongs_to_the_object_that_names_it(write, how):
    owners = {member.name: member.owner for member in read(write(FILES, how)).members}
    assert owners.pop("Shape.brp") == owners.pop("Inner.txt") == "Bäx"
    assert owners.pop("DiffuseColor") == "Ball"
    assert set(owners.values()) == {""}


def test_much_xml_is_read_in_many_steps(write):
    data = "".join(
        f"<Object name='O{number}'><Part file='S{number}.brp' why='{hash(str(number))}'/></Object>"
        for number in range(5000)
    )
    shapes = {f"S{number}.brp": "" for number in range(5000)}
    document = f"<Document><ObjectData>{data}</ObjectData></Document>"
    path = write({"Document.xml": document, **shapes})
    reader = MemberReader(path, state_of(path))
    steps = 1
    while not reader.step(0):
        steps += 1
    assert steps > len(document) / 32_768
    assert [member.owner for member in reader.members[1:]] == [f"O{n}" for n in range(5000)]


def test_a_file_that_was_written_again_is_not_read(write):
    path = write(FILES)
    reader = MemberReader(path, state_of(path))
    with open(path, "ab") as stream:
        stream.write(b"more")
    assert reader.step(0)
    assert reader.missing == texts.message(texts.FILE_REPLACED)
    assert (reader.members, reader.archive_bytes) == ((), None)


def test_what_is_no_archive_has_a_reason(tmp_path):
    path = tmp_path / "broken.FCStd"
    path.write_bytes(b"PK not really")
    reader = read(str(path))
    assert reader.missing is not None and reader.missing.text == texts.FILE_UNREADABLE
    assert (reader.members, reader.archive_bytes) == ((), None)


def test_damaged_xml_leaves_sizes_and_the_owners_before_the_damage(write):
    path = write({**FILES, "Document.xml": DOCUMENT.replace("<Object name='Ball'>", "<Object <")})
    reader = read(path)
    assert reader.missing is not None and reader.missing.text == texts.OWNERS_UNKNOWN
    stored = sum(member.stored_bytes for member in reader.members)
    assert stored + reader.archive_bytes == os.path.getsize(path)
    assert {m.owner for m in reader.members if m.name == "Shape.brp"} == {"Bäx"}


def test_the_file_is_not_held_open_between_steps(write):
    path = write(FILES)
    reader = MemberReader(path, state_of(path))
    assert not reader.step(0)
    os.truncate(path, 0)
    assert read_on(reader).missing is None
    assert {m.owner for m in reader.members if m.name == "DiffuseColor"} == {"Ball"}


def read_on(reader):
    while not reader.step(0):
        pass
    return reader


def test_spans_are_handed_on_complete_and_in_order(write):
    path, taken = write(FILES), []
    state, spans = state_of(path), FileSpans(taken.append)
    for start_ns in (1, 2):
        work = FileWork(path, state.size_bytes)
        spans.put(document_span(SpanKind.SAVING, "A", start_ns, 9, detail=work), work, state)
    assert taken == []
    spans.finish()
    assert [span.start_ns for span in taken] == [1, 2]
    assert all(len(span.detail.members) == len(FILES) for span in taken)
    spans.finish()
    assert len(taken) == 2


def test_of_very_many_members_the_largest_and_the_sum_of_the_rest_are_kept(write):
    shapes = {f"S{number}.brp": "x" * (number * 7 % 300) for number in range(300)}
    path, taken = write({"Document.xml": DOCUMENT, **shapes}, zipfile.ZIP_STORED), []
    state, spans = state_of(path), FileSpans(taken.append)
    work = FileWork(path, state.size_bytes)
    spans.put(document_span(SpanKind.SAVING, "A", 1, 9, detail=work), work, state)
    spans.finish()
    everything, (span,) = read(path).members, taken
    *largest, rest = span.detail.members
    assert len(largest) == 200 and (rest.name, rest.owner) == ("…", "")
    assert largest == [member for member in everything if member in largest]
    assert min(m.stored_bytes for m in largest) >= max(
        m.stored_bytes for m in everything if m not in largest
    )
    stored_bytes = sum(member.stored_bytes for member in span.detail.members)
    assert stored_bytes + span.detail.archive_bytes == os.path.getsize(path)
    plain_bytes = sum(member.plain_bytes for member in span.detail.members)
    assert plain_bytes == sum(member.plain_bytes for member in everything)


def test_two_hundred_members_are_all_kept(write):
    path, taken = write({f"S{number}.brp": "x" for number in range(200)}), []
    state, spans = state_of(path), FileSpans(taken.append)
    work = FileWork(path, state.size_bytes)
    spans.put(document_span(SpanKind.SAVING, "A", 1, 9, detail=work), work, state)
    spans.finish()
    assert taken[0].detail.members == read(path).members
