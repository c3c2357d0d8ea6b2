# SPDX-License-Identifier: LGPL-2.1-or-later
"""A file is written wholly or not at all, and no trace of a failure stays."""

from __future__ import annotations

import errno
import os
import stat
import threading

import pytest

from PerfProfilerWorkbench.export.atomic import Stopped, stoppable, write_text


def write(text):
    return lambda stream: stream.write(text)


def breaking(error):
    def write_and_break(stream):
        stream.write("half of it" * 10_000)
        raise error

    return write_and_break


@pytest.fixture
def target(tmp_path):
    """A file with something in it, alone in its folder."""
    path = tmp_path / "out.txt"
    path.write_text("old")
    return path


def test_a_new_file_holds_what_was_written(tmp_path):
    path = tmp_path / "out.txt"
    write_text(str(path), write("ş\n\r\n\r🧊"))
    assert path.read_bytes() == "ş\n\r\n\r🧊".encode()
    assert os.listdir(tmp_path) == ["out.txt"]


def test_an_old_file_is_replaced_wholly(target):
    write_text(str(target), write("n"))
    assert target.read_text() == "n"
    assert os.listdir(target.parent) == ["out.txt"]


def test_while_it_is_written_the_old_file_is_untouched_and_the_new_one_lies_beside_it(target):
    seen = []

    def write_and_look(stream):
        stream.write("new")
        stream.flush()
        seen.extend((target.read_text(), len(os.listdir(target.parent))))

    write_text(str(target), write_and_look)
    assert seen == ["old", 2]
    assert target.read_text() == "new"


@pytest.mark.parametrize(
    "error",
    [ValueError("no"), KeyError("no"), OSError(errno.ENOSPC, "No space"), KeyboardInterrupt()],
    ids=lambda error: type(error).__name__,
)
def test_a_writer_that_fails_leaves_the_old_file_and_nothing_else(error, target):
    with pytest.raises(type(error)):
        write_text(str(target), breaking(error))
    assert target.read_text() == "old"
    assert os.listdir(target.parent) == ["out.txt"]


def test_a_writer_that_fails_makes_no_new_file(tmp_path):
    with pytest.raises(ValueError, match="no"):
        write_text(str(tmp_path / "out.txt"), breaking(ValueError("no")))
    assert os.listdir(tmp_path) == []


def test_an_error_of_the_system_names_the_file_and_keeps_its_cause(target):
    with pytest.raises(OSError) as caught:
        write_text(str(target), breaking(OSError(errno.ENOSPC, "No space left")))
    assert caught.value.filename == str(target)
    assert (caught.value.errno, caught.value.strerror) == (errno.ENOSPC, "No space left")


def test_a_folder_that_is_missing_is_an_error_that_names_the_file(tmp_path):
    path = str(tmp_path / "missing" / "out.txt")
    with pytest.raises(FileNotFoundError) as caught:
        write_text(path, write("x"))
    assert caught.value.filename == path
    assert path in str(caught.value)


def test_a_folder_that_is_a_file_is_an_error_that_names_the_file(target):
    path = str(target / "out.txt")
    with pytest.raises(NotADirectoryError) as caught:
        write_text(path, write("x"))
    assert caught.value.filename == path


def test_a_file_that_is_a_folder_is_an_error_and_nothing_stays(tmp_path):
    path = tmp_path / "out.txt"
    path.mkdir()
    with pytest.raises(IsADirectoryError) as caught:
        write_text(str(path), write("x"))
    assert caught.value.filename == str(path)
    assert os.listdir(tmp_path) == ["out.txt"] and os.listdir(path) == []


def test_a_path_without_a_folder_lies_where_we_are(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_text("out.txt", write("here"))
    assert (tmp_path / "out.txt").read_text() == "here"
    assert os.listdir(tmp_path) == ["out.txt"]


@pytest.mark.parametrize("mask", [0o022, 0o002, 0o077, 0o000])
def test_who_may_read_the_file_is_decided_by_the_umask_which_stays_as_it_was(mask, tmp_path):
    path = tmp_path / "out.txt"
    before = os.umask(mask)
    try:
        write_text(str(path), write("x"))
    finally:
        after = os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask
    assert after == mask


def test_a_file_that_only_its_owner_may_read_stays_so(target):
    os.chmod(target, 0o600)
    write_text(str(target), lambda stream: stream.write("new"))
    assert stat.S_IMODE(os.stat(target).st_mode) == 0o600


def test_what_utf_8_cannot_hold_is_written_as_an_escape(tmp_path):
    path = tmp_path / "out.txt"
    write_text(str(path), write("a\udc80b\ud83dc"))
    assert path.read_bytes() == rb"a\udc80b\ud83dc"


def test_the_byte_order_mark_comes_once_however_often_is_written(tmp_path):
    path = tmp_path / "out.txt"
    write_text(str(path), lambda stream: stream.writelines(["a", "b"]), encoding="utf-8-sig")
    assert path.read_bytes() == b"\xef\xbb\xbfab"


def test_a_link_stays_and_the_file_that_it_names_is_replaced(target):
    link = target.parent / "link"
    link.symlink_to(target)
    write_text(str(link), write("new"))
    assert link.is_symlink() and target.read_text() == "new"
    assert sorted(os.listdir(target.parent)) == ["link", "out.txt"]


def test_a_pipe_is_written_not_replaced(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_text(str(path), write("through"))
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(path.stat().st_mode) and os.listdir(tmp_path) == ["pipe"]


def test_a_stream_of_ours_goes_on_where_it_stands(tmp_path):
    """As /dev/stdout behind ``>>``: opened by that name the file would be cut."""
    target = tmp_path / "all.txt"
    target.write_text("before\n", "utf-8")
    with open(target, "ab", buffering=0) as stream:
        write_text(f"/dev/fd/{stream.fileno()}", lambda file: file.write("ours\n"))
        stream.write(b"after\n")
    assert target.read_text("utf-8") == "before\nours\nafter\n"
    with pytest.raises(OSError, match="/dev/fd/987654"):
        write_text("/dev/fd/987654", lambda file: file.write("x"))


def test_what_is_called_off_leaves_what_was_there(target):
    stop = threading.Event()

    def write_and_stop(stream):
        stream.write("new")
        stop.set()

    with stoppable(stop), pytest.raises(Stopped):
        write_text(str(target), write_and_stop)
    assert target.read_text() == "old" and os.listdir(target.parent) == ["out.txt"]
    write_text(str(target), write("later"))
    assert target.read_text() == "later"


def test_what_is_called_off_ends_before_all_is_written(target):
    stop, written = threading.Event(), []

    def write_and_stop(stream):
        for number in range(100):
            stream.write("new" * 10_000)
            written.append(number)
            stop.set()

    with stoppable(stop), pytest.raises(Stopped):
        write_text(str(target), write_and_stop)
    assert len(written) < 5
    assert target.read_text() == "old" and os.listdir(target.parent) == ["out.txt"]
