# SPDX-License-Identifier: LGPL-2.1-or-later
"""For every test: the add-on can be imported, packages can be hidden, and nothing stays installed.

PERFPROFILER_HIDE=psutil,redis makes these packages look as if they were not installed.
"""

from __future__ import annotations

import importlib.abc
import os
import sys
import tempfile
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
for folder in (ROOT / "tests" / "support", ROOT):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

HIDDEN = tuple(name for name in os.environ.get("PERFPROFILER_HIDE", "").split(",") if name)


class _Hider(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in HIDDEN:
            raise ModuleNotFoundError(f"No module named {name!r} (hidden by the test)", name=name)
        return


if HIDDEN:
    for name in [name for name in sys.modules if name.partition(".")[0] in HIDDEN]:
        del sys.modules[name]
    sys.meta_path.insert(0, _Hider())


# Nothing of the tests goes into the recordings of whoever runs them.
_STORE = tempfile.TemporaryDirectory(prefix="perfprofiler-store-")
os.environ.setdefault("PERFPROFILER_STORE", os.path.join(_STORE.name, "recordings.sqlite"))

MODELS = ROOT.parent / "shared" / "models"


def pytest_report_header(config):
    if not MODELS.is_dir() and "CI" not in os.environ:
        return f"no shared models in {MODELS}: the tests that need them are left out"
    return None


def pytest_collection_modifyitems(config, items):
    if not os.environ.get("PERFPROFILER_LONG"):
        _leave_out(config, items, lambda item: item.get_closest_marker("long"))
    if not MODELS.is_dir() and "CI" not in os.environ:
        _leave_out(config, items, lambda item: "models" in getattr(item, "fixturenames", ()))


def _leave_out(config, items, unwanted):
    left = [item for item in items if unwanted(item)]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in left]


@pytest.fixture(autouse=True)
def nothing_stays_installed():
    """Every test proves that no observer, thread or call watcher of ours is left behind."""
    threads = set(threading.enumerate())
    yield
    recording = sys.modules.get("PerfProfilerWorkbench.recording")
    if recording is not None:
        assert not recording.recorder.recording, "a recording still runs"
        assert recording.recorder.hook._observer is None, "our observer is still installed"
    calls = sys.modules.get("PerfProfilerWorkbench.capture.calls")
    if calls is not None:
        assert calls._tool is None, "calls are still watched"
    assert set(threading.enumerate()) <= threads, "a thread was left behind"


@pytest.fixture(scope="session")
def models() -> Path:
    """The shared models; their folder lies beside the checkout."""
    assert MODELS.is_dir(), f"the shared models are expected in {MODELS}"
    return MODELS
