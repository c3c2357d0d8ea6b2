# SPDX-License-Identifier: LGPL-2.1-or-later
"""Where the store lies on each system."""

from __future__ import annotations

import os
import sys

import pytest

from PerfProfilerWorkbench.store import location


@pytest.mark.parametrize(
    ("platform", "environ", "path"),
    [
        ("linux", {"HOME": "/home/me"}, "/home/me/.local/share/PerfProfiler/recordings.sqlite"),
        (
            "linux",
            {"HOME": "/home/me", "XDG_DATA_HOME": "/data"},
            "/data/PerfProfiler/recordings.sqlite",
        ),
        (
            "linux",
            {"HOME": "/home/me", "XDG_DATA_HOME": "data"},
            "/home/me/.local/share/PerfProfiler/recordings.sqlite",
        ),
        (
            "darwin",
            {"HOME": "/Users/me", "XDG_DATA_HOME": "/data"},
            "/Users/me/Library/Application Support/PerfProfiler/recordings.sqlite",
        ),
        (
            "win32",
            {"LOCALAPPDATA": "C:\\Users\\me\\AppData\\Local"},
            "C:\\Users\\me\\AppData\\Local\\PerfProfiler\\recordings.sqlite",
        ),
        (
            "win32",
            {"USERPROFILE": "D:\\me"},
            "D:\\me\\AppData\\Local\\PerfProfiler\\recordings.sqlite",
        ),
    ],
)
def test_the_user_s_data_folder(platform, environ, path):
    assert location.path_of(platform, environ) == path
    assert location.path_of(platform, {**environ, "PERFPROFILER_STORE": ""}) == path


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_another_file_can_be_named(platform):
    assert location.path_of(platform, {"PERFPROFILER_STORE": "here.sqlite"}) == "here.sqlite"


@pytest.mark.parametrize("named", ["here.sqlite", ":memory:"])
def test_of_this_user(monkeypatch, named):
    monkeypatch.setenv("PERFPROFILER_STORE", named)
    assert location.path() == os.path.join(os.getcwd(), named)
    monkeypatch.delenv("PERFPROFILER_STORE")
    assert location.path() == location.path_of(sys.platform, os.environ)
