# SPDX-License-Identifier: LGPL-2.1-or-later
"""Copies of models with all that they link to; the originals stay as they are."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import FreeCAD
import pytest
from documents import box_ball_fusion, close_all

from PerfProfilerWorkbench.trial.copying import DocumentCopy, copy_files
from PerfProfilerWorkbench.trial.geometry import results


def state(folder: Path) -> dict:
    """Content and time of every file below a folder."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


@pytest.fixture
def closed():
    yield
    close_all()


@pytest.fixture
def assembly(tmp_path, closed):
    """A saved document that links a box of a saved library, in another folder, by three ways."""
    folder = tmp_path / "models"
    for name in ("library", "assembly"):
        (folder / name).mkdir(parents=True)
    library = box_ball_fusion("Library")
    library.saveAs(str(folder / "library" / "part ö & 'x'.FCStd"))
    main = FreeCAD.newDocument("Assembly")
    main.saveAs(str(folder / "assembly" / "all.FCStd"))
    main.addObject("App::Link", "Link").LinkedObject = library.Box
    main.addObject("Part::Box", "Block").setExpression("Length", f"{library.Name}#Box.Length")
    main.recompute()
    main.save()
    return main


def reopened(path: str):
    close_all()
    return FreeCAD.openDocument(path)


def paths() -> set:
    return {os.path.realpath(one.FileName) for one in FreeCAD.listDocuments().values()}


def test_an_assembly_is_copied_with_all_that_it_links(models, tmp_path, closed):
    folder = models / "asm_v4"
    before = state(folder)
    copies = copy_files(str(folder / "asm_V4.FCStd"), str(tmp_path))
    assert {os.path.basename(path) for path in copies} == {path.name for path in before}
    for original, copy in copies.items():
        assert Path(copy).read_bytes() == Path(original).read_bytes()
        assert os.path.relpath(copy, copies[str(folder / "asm_V4.FCStd")]) == os.path.relpath(
            original, folder / "asm_V4.FCStd"
        )
    reopened(copies[str(folder / "asm_V4.FCStd")])
    assert len(FreeCAD.listDocuments()) == 9
    assert all(path.startswith(os.path.realpath(tmp_path)) for path in paths())
    assert state(folder) == before


def test_an_open_document_is_copied_with_unsaved_edits_of_it_and_of_what_it_links(
    assembly, tmp_path
):
    library = FreeCAD.getDocument("Library")
    before = state(tmp_path / "models")
    assembly.addObject("Part::Sphere", "Unsaved")
    library.Box.Length = 77
    library.recompute()
    names = {one.Name: one.FileName for one in FreeCAD.listDocuments().values()}
    copy = DocumentCopy(assembly)
    path = copy.make()
    assert {one.Name: one.FileName for one in FreeCAD.listDocuments().values()} == names
    try:
        opened = reopened(path)
        assert opened.getObject("Unsaved") is not None and opened.Name == "all"
        assert opened.Link.LinkedObject.Length.Value == 77
        opened.recompute()
        assert opened.Block.Length.Value == 77
        folder = os.path.realpath(os.path.dirname(os.path.dirname(path)))
        assert len(paths()) == 2 and all(one.startswith(folder) for one in paths())
    finally:
        copy.forget()
    assert not os.path.exists(path)
    assert state(tmp_path / "models") == before


def test_a_document_that_was_never_saved_is_copied(document):
    copy = DocumentCopy(document)
    try:
        assert reopened(copy.make()).Fusion.Label == "My fusion"
    finally:
        copy.forget()


def test_a_link_by_a_whole_path_leads_to_the_copy(assembly, tmp_path):
    original = Path(assembly.FileName)
    library = FreeCAD.getDocument("Library").FileName
    close_all()
    relative, whole = (
        path.replace("&", "&amp;").replace("'", "&apos;").encode()
        for path in (os.path.relpath(library, original.parent), library)
    )
    changed = original.with_name("absolute.FCStd")
    with zipfile.ZipFile(original) as old, zipfile.ZipFile(changed, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            assert member.filename != "Document.xml" or relative in content
            new.writestr(member, content.replace(relative, whole))
    before = state(tmp_path / "models")
    copies = copy_files(str(changed), str(tmp_path / "copy"))
    opened = reopened(copies[str(changed)])
    assert opened.Link.LinkedObject.Name == "Box"
    inside = os.path.realpath(tmp_path / "copy")
    assert len(paths()) == 2 and all(path.startswith(inside) for path in paths())
    assert state(tmp_path / "models") == before


def test_a_linked_file_that_is_missing_is_missing_for_the_copy_too(assembly, tmp_path):
    path, library = assembly.FileName, FreeCAD.getDocument("Library").FileName
    close_all()
    os.unlink(library)
    copies = copy_files(path, str(tmp_path / "copy"))
    assert list(copies) == [path]
    opened = reopened(copies[path])
    assert opened.Link.LinkedObject is None and opened.getObject("Block") is not None


def test_what_is_no_document_is_copied_as_it_is(tmp_path):
    model = tmp_path / "broken.FCStd"
    model.write_bytes(b"no archive")
    copies = copy_files(str(model), str(tmp_path / "copy"))
    assert Path(copies[str(model)]).read_bytes() == b"no archive"
    with pytest.raises(FileNotFoundError):
        copy_files(str(tmp_path / "none.FCStd"), str(tmp_path / "copy"))


def test_a_result_without_a_label_has_its_name():
    document = FreeCAD.newDocument()
    try:
        document.addObject("Part::Box", "Box").Label = ""
        document.recompute()
        assert [one.label for one in results([document]).values()] == ["Box"]
    finally:
        close_all()
