# SPDX-License-Identifier: LGPL-2.1-or-later
"""Functions of modules that are called through a stand-in for a while."""

from __future__ import annotations

import importlib.util
import sys
from functools import wraps

import pytest

from PerfProfilerWorkbench.capture.module_calls import ModuleCalls

SOURCE = '"""A module of the test."""\ndef insert(path):\n    "Inserts."\n    return path + "!"\n'


@pytest.fixture
def module_name(tmp_path, monkeypatch):
    (tmp_path / "planted_importer.py").write_text(SOURCE)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield "planted_importer"
    sys.modules.pop("planted_importer", None)


@pytest.fixture
def calls(module_name):
    called = []

    def stand_in(module, name, theirs):
        @wraps(theirs)
        def ours(*args):
            called.append((module, name, *args))
            return theirs(*args)

        return ours

    made = ModuleCalls({module_name: ("insert", "open")}, stand_in, {})
    made.called = called
    yield made
    made.remove()


def test_a_module_that_is_there_and_one_that_comes_later_are_both_heard(calls, module_name):
    for imported_before in (True, False):
        sys.modules.pop(module_name, None)
        if imported_before:
            importlib.import_module(module_name)
        calls.install()
        assert importlib.import_module(module_name).insert("a") == "a!"
        calls.remove()
    assert calls.called == [(module_name, "insert", "a")] * 2


def test_names_and_texts_are_theirs(calls, module_name):
    calls.install()
    module = importlib.import_module(module_name)
    assert (module.insert.__name__, module.insert.__doc__) == ("insert", "Inserts.")
    assert module.insert.__wrapped__("b") == "b!"
    assert not hasattr(module, "open")


def test_nothing_of_ours_is_left_behind(calls, module_name):
    paths = list(sys.meta_path)
    calls.install()
    module = importlib.import_module(module_name)
    ours = module.insert
    calls.remove()
    calls.remove()
    assert sys.meta_path == paths
    assert module.insert is not ours and module.insert is ours.__wrapped__
    assert type(module.__loader__).__name__ == type(module.__spec__.loader).__name__
    assert type(module.__loader__).__module__.startswith("_frozen_importlib")
    assert importlib.reload(module).insert("c") == "c!"


def test_a_loader_that_somebody_kept_puts_nothing_in_after_removal(calls, module_name):
    calls.install()
    spec = importlib.util.find_spec(module_name)
    calls.remove()
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.insert("a") == "a!" and not hasattr(module.insert, "__wrapped__")


def test_what_somebody_put_over_it_stays(calls, module_name):
    calls.install()
    module = importlib.import_module(module_name)
    module.insert = theirs = lambda path: path
    calls.remove()
    assert module.insert is theirs


def test_a_module_that_can_not_be_imported_raises_as_always(calls, module_name, tmp_path):
    (tmp_path / "planted_importer.py").write_text("raise ValueError('planted')")
    calls.install()
    with pytest.raises(ValueError, match="planted"):
        importlib.import_module(module_name)
    assert module_name not in sys.modules
