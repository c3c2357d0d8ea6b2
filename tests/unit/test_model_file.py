# SPDX-License-Identifier: LGPL-2.1-or-later
"""Damaged models are refused with their name and the cause, and whole ones are not."""

from __future__ import annotations

import os
import shutil
import zipfile

import pytest

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.launch.errors import LaunchError
from PerfProfilerWorkbench.launch.model_file import check
from PerfProfilerWorkbench.texts import english, message, say

MALFORMED = {
    "garbage_document_xml.FCStd": texts.DOCUMENT_XML_DAMAGED,
    "git_lfs_pointer.FCStd": texts.IS_LFS_POINTER,
    "invalid_document_xml.FCStd": texts.DOCUMENT_XML_DAMAGED,
    "no_document_xml.FCStd": texts.NO_DOCUMENT_XML,
    "random_bytes.FCStd": texts.NOT_AN_ARCHIVE,
    "truncated_inside_document_xml.FCStd": texts.NOT_AN_ARCHIVE,
    "truncated_zip.FCStd": texts.NOT_AN_ARCHIVE,
    "zero_bytes.FCStd": texts.FILE_IS_EMPTY,
}


def cause(path):
    """Why a file is refused, once it is sure that one sentence names the file and the cause."""
    with pytest.raises(LaunchError) as caught:
        check(str(path))
    sentence, reason = str(caught.value), caught.value.message.values["reason"]
    assert str(path) in sentence and "\n" not in sentence
    assert len(say(english, reason)) > 10 and say(english, reason) in sentence
    return reason


def archive(path, members, compression=zipfile.ZIP_STORED):
    with zipfile.ZipFile(path, "w", compression) as stream:
        for name, content in members.items():
            stream.writestr(name, content)
    return path


def document(folder, text):
    """An archive with a Document.xml of this text."""
    return archive(folder / "m.FCStd", {"Document.xml": text})


def test_the_malformed_models_are_the_ones_tested_here(models):
    assert set(os.listdir(models / "malformed")) == set(MALFORMED)


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_model_is_refused_with_its_cause(name, models):
    assert cause(models / "malformed" / name).text == MALFORMED[name]


def test_every_other_shared_model_is_whole(models):
    whole = [
        path
        for path in models.rglob("*")
        if path.suffix.lower() == ".fcstd" and path.parent.name != "malformed"
    ]
    assert len(whole) >= 20 and any(path.parent.name == "crash" for path in whole)
    for path in whole:
        check(str(path))


def test_the_smallest_document_is_whole(tmp_path):
    check(str(document(tmp_path, "<Document/>")))
    check(str(document(tmp_path, "<?xml version='1.0' encoding='utf-8'?>\n<Document>ş</Document>")))


@pytest.mark.parametrize("text", ["<GuiDocument/>", "<html><Document/></html>", "<document/>"])
def test_a_document_xml_of_another_program_is_refused_and_not_said_to_be_missing(text, tmp_path):
    assert cause(document(tmp_path, text)).text != texts.NO_DOCUMENT_XML


@pytest.mark.parametrize("text", ["", "<Document>", "<Document/><Document/>", "<Document>\x01"])
def test_a_broken_document_xml_is_the_cause(text, tmp_path):
    assert cause(document(tmp_path, text)).text == texts.DOCUMENT_XML_DAMAGED


@pytest.mark.parametrize("name", ["folder/Document.xml", "document.xml", "GuiDocument.xml"])
def test_a_document_xml_elsewhere_does_not_count(name, tmp_path):
    path = archive(tmp_path / "m.FCStd", {name: "<Document/>"})
    assert cause(path).text == texts.NO_DOCUMENT_XML


def flip(path, member):
    """Change one byte in the middle of a member's data."""
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as stream:
        info = stream.getinfo(member)
    head = info.header_offset
    name, extra = (int.from_bytes(content[head + at : head + at + 2], "little") for at in (26, 28))
    content[head + 30 + name + extra + info.compress_size // 2] ^= 0xFF
    path.write_bytes(content)


def test_a_flipped_byte_names_the_damaged_member(tmp_path):
    members = {"Document.xml": "<Document/>", "Box.Shape.brp": "CASCADE Topology" * 100}
    path = archive(tmp_path / "m.FCStd", members)
    check(str(path))
    flip(path, "Box.Shape.brp")
    assert cause(path) == message(texts.MEMBER_DAMAGED, member="Box.Shape.brp")


def test_a_flipped_byte_in_any_member_of_a_real_model_is_found(models, tmp_path):
    source = models / "xyz_cube_mesh.FCStd"
    with zipfile.ZipFile(source) as stream:
        members = [info.filename for info in stream.infolist() if info.compress_size > 20]
    assert len(members) > 3
    for member in members:
        path = tmp_path / "m.FCStd"
        shutil.copyfile(source, path)
        flip(path, member)
        assert cause(path).text in (texts.MEMBER_DAMAGED, texts.ARCHIVE_UNREADABLE), member


def test_an_archive_that_needs_a_password_is_refused(tmp_path):
    path = document(tmp_path, "<Document/>")
    content = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + flags] |= 1
    path.write_bytes(content)
    assert "encrypted" in str(cause(path).values["error"])


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    assert "No such file" in cause(tmp_path / "missing.FCStd").values["error"]
    assert "Not a directory" in cause(document(tmp_path, "") / "m.FCStd").values["error"]


def test_a_folder_is_said_to_be_one(tmp_path):
    assert cause(tmp_path).text == texts.IS_A_FOLDER


def test_a_name_that_no_file_can_have_is_refused_with_the_systems_reason(tmp_path):
    assert "null byte" in str(cause(f"{tmp_path}/a\0b.FCStd").values["error"])
    assert "too long" in str(cause(tmp_path / ("x" * 5000)).values["error"])


def test_braces_in_a_name_are_part_of_the_name(tmp_path):
    path = tmp_path / "{reason} {0} %s.FCStd"
    path.write_bytes(b"")
    assert cause(path).text == texts.FILE_IS_EMPTY


def test_text_that_is_no_archive_is_refused(tmp_path):
    path = tmp_path / "m.FCStd"
    path.write_text("<Document/>")
    assert cause(path).text == texts.NOT_AN_ARCHIVE


def test_an_empty_archive_is_no_document(tmp_path):
    assert cause(archive(tmp_path / "m.FCStd", {})).text == texts.NO_DOCUMENT_XML


def test_the_model_is_not_written_to(tmp_path):
    path = document(tmp_path, "<Document/>")
    before = path.read_bytes(), path.stat().st_mtime_ns
    check(str(path))
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert os.listdir(tmp_path) == ["m.FCStd"]


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.FCStd")
    assert cause(tmp_path / "pipe.FCStd").text == texts.IS_NO_FILE
