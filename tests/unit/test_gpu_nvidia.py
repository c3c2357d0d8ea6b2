# SPDX-License-Identifier: LGPL-2.1-or-later
"""NVIDIA's cards, through the real nvidia-ml-py and a stand-in for the driver's library."""

from __future__ import annotations

import json
import os
import shutil

import pytest
from gpu_standins import add_nvidia, build_nvml, pynvml_path, read_in_child, run_child

from PerfProfilerWorkbench.capture.gpu import Gpus
from PerfProfilerWorkbench.model.gpu import READINGS, from_plain
from PerfProfilerWorkbench.texts import english, say
from PerfProfilerWorkbench.texts import gpu as texts

__all__ = ["pynvml_path"]  # a fixture

WITHOUT_DRIVER = pytest.mark.skipif(
    shutil.which("nvidia-smi") is not None, reason="this machine has the driver"
)


@pytest.fixture(scope="module")
def nvml(tmp_path_factory):
    return build_nvml(tmp_path_factory.mktemp("nvml"))


@pytest.fixture(scope="module")
def old_nvml(tmp_path_factory):
    return build_nvml(tmp_path_factory.mktemp("old-nvml"), "-DLACKS")


def read(library, mode, pynvml, times=1, **more):
    """The readings of the last time, and the sentences of what is missing."""
    rounds, missing = read_in_child(library, mode, pynvml, times, **more)
    return [from_plain(plain) for plain in rounds[-1]], missing


def why(reading, name):
    return say(english, reading.missing[name])


def test_everything_that_the_driver_tells_is_read(nvml, pynvml_path):
    (first, _), missing = read(nvml, "answers", pynvml_path)
    assert missing == [texts.GPU_NO_CARD], "NVIDIA's driver was asked, the system lists none"
    assert (first.key, first.vendor, first.driver) == ("0000:01:00.0", "NVIDIA", "NVIDIA 999.12")
    assert first.name == "NVIDIA Stand-In 4000 (0000:01:00.0)", "names differ"
    assert first.busy_share == 0.37
    assert (first.memory_used_bytes, first.memory_total_bytes) == (3 << 30, 8 << 30)
    assert (first.temperature_c, first.power_w, first.fan_share) == (61.0, 123.456, 0.45)
    assert (first.clock_hz, first.memory_clock_hz) == (1_830_000_000, 7_001_000_000)
    assert set(first.missing) == {"own_busy_ns"}


def test_a_process_that_draws_and_computes_is_counted_once(nvml, pynvml_path):
    (first, second), _ = read(nvml, "answers", pynvml_path)
    assert first.own_memory_bytes == 300 << 20
    used = dict(first.processes)
    assert len(used) == len(first.processes) == 3
    assert used[7001] == used[7002] == 50 << 20
    assert [memory for _, memory in second.processes] == [None]
    assert second.own_memory_bytes is None
    assert why(second, "own_memory_bytes") == texts.GPU_NOT_TOLD


def test_another_process_is_none_of_ours(nvml, pynvml_path):
    code = """
import json, os
from PerfProfilerWorkbench.capture.gpu import Gpus
from PerfProfilerWorkbench.model.gpu import to_plain
gpus = Gpus("/none")
gpus.open(os.getppid(), pynvml_path=os.environ["PYNVML"])
print(json.dumps(to_plain(gpus.read()[0])))
gpus.close()
"""
    printed = run_child(code, library=nvml, mode="answers", PYNVML=pynvml_path)
    reading = from_plain(json.loads(printed))
    assert reading.own_memory_bytes is None
    assert why(reading, "own_memory_bytes") == texts.GPU_NOT_USED
    assert len(reading.processes) == 3


def test_errors_are_counted_since_the_reader_was_opened(nvml, pynvml_path):
    rounds, _ = read_in_child(nvml, "answers", pynvml_path, 3)
    errors = [from_plain(first).errors for first, _ in rounds]
    ecc = {"ecc_corrected": 5, "ecc_uncorrected": 1}
    assert errors == [
        {"xid_count": 2, "xid_last": 43, **ecc},
        {"xid_count": 3, "xid_last": 79, **ecc},
        {"xid_count": 3, "xid_last": 79, **ecc},
    ]


def test_what_a_simple_card_does_not_tell_is_missing_with_a_reason(nvml, pynvml_path):
    (_, second), _ = read(nvml, "answers", pynvml_path)
    assert second.key == "0000:a1:00.0"
    assert (second.temperature_c, second.busy_share) == (61.0, 0.37)
    for name in ("power_w", "fan_share", "errors", "own_busy_ns"):
        assert getattr(second, name) is None
        assert why(second, name) == texts.GPU_NOT_TOLD


@pytest.mark.parametrize(
    ("mode", "sentence"),
    [
        ("errs", texts.GPU_REFUSED.format(error="Unknown Error")),
        ("denied", texts.GPU_NO_PERMISSION),
        ("unsupported", texts.GPU_NOT_TOLD),
    ],
)
def test_a_driver_that_refuses_everything_says_why(nvml, pynvml_path, mode, sentence):
    readings, _ = read(nvml, mode, pynvml_path)
    assert len(readings) == 2
    for reading in readings:
        assert all(getattr(reading, name) is None for name in READINGS)
        reasons = {why(reading, name) for name in READINGS if name != "own_busy_ns"}
        assert reasons == {sentence}


def test_a_card_that_is_lost_says_so_and_the_other_goes_on(nvml, pynvml_path):
    rounds, _ = read_in_child(nvml, "loses", pynvml_path, 2)
    before, after = ([from_plain(plain) for plain in plains] for plains in rounds)
    assert before[1].busy_share == 0.37 and after[0].busy_share == 0.37
    assert all(getattr(after[1], name) is None for name in READINGS)
    assert why(after[1], "busy_share") == why(after[1], "errors") == texts.GPU_LOST
    assert after[1].name == before[1].name


def test_an_old_driver_lacks_functions_and_the_rest_is_read(old_nvml, pynvml_path):
    (first, _), _ = read(old_nvml, "answers", pynvml_path)
    assert (first.temperature_c, first.power_w) == (61.0, 123.456)
    assert first.memory_used_bytes == 4 << 30, "with what the driver keeps back"
    assert first.errors == {"ecc_corrected": 5, "ecc_uncorrected": 1}
    for name in ("fan_share", "processes", "own_memory_bytes", "xid_count"):
        assert why(first, name) == texts.NVIDIA_OLD_DRIVER


@pytest.mark.parametrize(
    ("mode", "sentence"),
    [
        ("unloaded", texts.NVIDIA_NOT_LOADED),
        ("mismatch", texts.NVIDIA_MISMATCH),
        ("none", texts.NVIDIA_NO_DEVICE),
    ],
)
def test_a_driver_that_does_not_run_is_a_reason(nvml, pynvml_path, mode, sentence):
    assert read(nvml, mode, pynvml_path, times=2) == ([], [sentence, texts.GPU_NO_CARD])


@WITHOUT_DRIVER
def test_a_driver_whose_library_cannot_be_loaded_is_not_called_missing(pynvml_path, tmp_path):
    """As in a sandbox that has the kernel's files and not the driver's."""
    version = tmp_path / "driver" / "nvidia" / "version"
    version.parent.mkdir(parents=True)
    version.touch()
    gpus = Gpus("/none", str(tmp_path))
    gpus.open(pynvml_path=pynvml_path)
    assert [why.text for why in gpus.missing] == [texts.NVIDIA_NO_LIBRARY]


@WITHOUT_DRIVER
def test_a_machine_without_the_driver_is_calm(pynvml_path):
    assert read(None, "", pynvml_path) == ([], [texts.NVIDIA_NO_DRIVER, texts.GPU_NO_CARD])


def test_a_machine_without_the_package_is_calm(tmp_path):
    _, missing = read(None, "", str(tmp_path / "pynvml.py"))
    assert len(missing) == 2 and "nvidia-ml-py can't be used" in missing[0]
    (tmp_path / "broken.py").write_text("import nothing_of_that_name")
    _, missing = read(None, "", str(tmp_path / "broken.py"))
    assert missing[0] == "the Python package nvidia-ml-py is not installed"


def test_the_package_is_found_as_any_package_too(nvml, pynvml_path):
    code = """
import sys
sys.path.append(sys.argv[1])
from PerfProfilerWorkbench.capture.gpu import Gpus
gpus = Gpus("/none")
gpus.open()
print(len(gpus.read()))
gpus.close()
"""
    printed = run_child(code, os.path.dirname(pynvml_path), library=nvml, mode="answers")
    assert printed == "2\n"


def test_an_older_package_lacks_functions_and_the_rest_is_read(nvml, pynvml_path):
    """What is not there raises AttributeError, as in the releases before it came."""
    code = """
import json, sys
sys.path.append(sys.argv[1])
import pynvml
del pynvml.nvmlDeviceGetFanSpeed, pynvml.nvmlDeviceGetTemperature
from PerfProfilerWorkbench.capture.gpu import Gpus
from PerfProfilerWorkbench.model.gpu import to_plain
gpus = Gpus("/none")
gpus.open()
print(json.dumps(to_plain(gpus.read()[0])))
gpus.close()
"""
    printed = run_child(code, os.path.dirname(pynvml_path), library=nvml, mode="answers")
    reading = from_plain(json.loads(printed))
    assert why(reading, "fan_share") == texts.NVIDIA_OLD_PACKAGE
    assert why(reading, "temperature_c") == texts.NVIDIA_OLD_DRIVER, "the newer function is tried"
    assert reading.power_w == 123.456


def test_the_library_is_closed_as_often_as_opened(nvml, pynvml_path, tmp_path):
    for mode, times in (("answers", 1), ("none", 2), ("unloaded", 2)):
        read(nvml, mode, pynvml_path, NVML_STANDIN_CLOSED=str(tmp_path / "closed"))
        assert (tmp_path / "closed").read_text() == "closed\n" * times, mode


def test_a_sleeping_card_is_not_woken(nvml, pynvml_path, tmp_path):
    add_nvidia(tmp_path, status="suspended")
    closed = {"NVML_STANDIN_CLOSED": str(tmp_path / "closed")}
    (reading,), missing = read(nvml, "answers", pynvml_path, sys_folder=str(tmp_path), **closed)
    assert all(getattr(reading, name) is None for name in READINGS)
    assert {say(english, each) for each in reading.missing.values()} == {texts.GPU_ASLEEP}
    assert missing == [texts.GPU_ASLEEP]
    assert not (tmp_path / "closed").exists(), "the library was never opened"


def test_a_card_that_nvml_reads_is_not_read_twice(nvml, pynvml_path, tmp_path):
    add_nvidia(tmp_path)
    readings, _ = read(nvml, "answers", pynvml_path, sys_folder=str(tmp_path))
    assert [reading.key for reading in readings] == ["0000:01:00.0", "0000:a1:00.0"]


def test_a_card_that_nvml_does_not_read_is_shown_with_the_reason(nvml, pynvml_path, tmp_path):
    add_nvidia(tmp_path)
    (reading,), _ = read(nvml, "unloaded", pynvml_path, sys_folder=str(tmp_path))
    assert (reading.key, reading.vendor) == ("0000:01:00.0", "NVIDIA")
    assert {say(english, each) for each in reading.missing.values()} == {texts.NVIDIA_NOT_LOADED}
