# SPDX-License-Identifier: LGPL-2.1-or-later
"""What can't be read here is named together with the reason."""

from __future__ import annotations

import importlib.abc
import sys

import pytest

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.capture import memory
from PerfProfilerWorkbench.capture.capabilities import capabilities, why_not
from PerfProfilerWorkbench.texts import english, message, say

NEEDED = {
    "pynvml": (texts.READING_GPU, "nvidia-ml-py"),
    "matplotlib": (texts.READING_FIGURES, "matplotlib"),
    "redis": (texts.READING_SHARED, "redis"),
}


class Refusal(importlib.abc.MetaPathFinder):
    """Makes one package look as if it were not installed."""

    def __init__(self, package):
        self._package = package

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == self._package:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def forget(package, monkeypatch):
    for name in list(sys.modules):
        if name.partition(".")[0] == package:
            monkeypatch.delitem(sys.modules, name)


@pytest.fixture
def hide(monkeypatch):
    def hide(package):
        forget(package, monkeypatch)
        monkeypatch.setattr(sys, "meta_path", [Refusal(package), *sys.meta_path])

    return hide


def missing(reading):
    """Why a reading is missing; a reason names the package that must be installed."""
    (found,) = (one.missing for one in capabilities() if one.reading.text == reading)
    if found is not None:
        assert found.values["package"] in say(english, found)
    return found


def readings_but_cards():
    cards = texts.READING_CARD, texts.READING_CARDS
    found = ((one.reading.text, one.missing) for one in capabilities())
    return {text: missing for text, missing in found if text not in cards}


def not_installed(known_as):
    return message(texts.NOT_INSTALLED, package=known_as)


@pytest.mark.parametrize("package", NEEDED)
def test_a_hidden_package_is_named_as_the_reason(package, hide):
    reading, known_as = NEEDED[package]
    hide(package)
    assert missing(reading) == not_installed(known_as)


@pytest.mark.parametrize("package", NEEDED)
def test_a_package_that_lies_on_no_path_is_named_as_the_reason(package, monkeypatch):
    reading, known_as = NEEDED[package]
    forget(package, monkeypatch)
    monkeypatch.setattr(sys, "path", [])
    assert missing(reading) == not_installed(known_as)


@pytest.mark.parametrize("package", NEEDED)
def test_a_hidden_package_takes_no_other_reading_away(package, hide):
    """But those of an NVIDIA card, where there is one, which are its own."""
    before = readings_but_cards()
    hide(package)
    reading, known_as = NEEDED[package]
    assert readings_but_cards() == {**before, reading: not_installed(known_as)}


def test_without_psutil_memory_is_still_read_here(hide):
    hide("psutil")
    assert missing(texts.READING_MEMORY) is None
    assert memory.rss_bytes() > 2**20


def test_on_a_system_that_we_have_no_file_for_memory_without_psutil_says_why(hide, monkeypatch):
    hide("psutil")
    monkeypatch.setattr(sys, "platform", "freebsd14")
    assert missing(texts.READING_MEMORY) == memory.rss_bytes() == not_installed("psutil")


def test_every_reading_has_one_row_and_each_reason_is_a_sentence():
    found = list(capabilities())
    names = [say(english, one.reading) for one in found]
    assert len(set(names)) == len(names)
    rows = {text for name, text in vars(texts).items() if name.startswith("READING_")}
    assert rows - set(names) <= {texts.READING_CARD, texts.READING_CARDS, texts.READING_FAILED}
    for one in found:
        assert one.missing is None or say(english, one.missing).strip()
        assert one.remedy is None or one.missing is not None, "nothing is to be got that is there"


def test_a_package_that_is_there_and_does_not_work_says_what_it_said(tmp_path, monkeypatch):
    (tmp_path / "perfprofiler_bait.py").write_text("raise OSError('its library is missing')")
    assert why_not("perfprofiler_bait") == not_installed("perfprofiler_bait")
    monkeypatch.syspath_prepend(str(tmp_path))
    found = why_not("perfprofiler_bait")
    assert found is not None and found.text == texts.CANNOT_IMPORT
    assert "its library is missing" in say(english, found)


@pytest.mark.parametrize("name", ["no_such_package_of_anybody", "no_such_package.inside"])
def test_what_does_not_exist_is_not_installed(name):
    assert why_not(name) == not_installed(name)
