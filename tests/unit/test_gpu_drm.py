# SPDX-License-Identifier: LGPL-2.1-or-later
"""AMD's and Intel's cards, from trees of /sys that stand in for such cards."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from gpu_standins import ROOT, add_amd, add_card, add_i915, add_xe, write_fdinfo, write_files

from PerfProfilerWorkbench.capture.gpu import Gpus, drm
from PerfProfilerWorkbench.capture.gpu.fdinfo import Own
from PerfProfilerWorkbench.model.gpu import READINGS
from PerfProfilerWorkbench.texts import english, message, say
from PerfProfilerWorkbench.texts import gpu as texts


def only(root, own=None):
    (card,) = drm.cards(str(root))
    return drm.read(card, {} if own is None else own)


def why(reading, name):
    return say(english, reading.missing[name])


def nonsense(found):
    return texts.GPU_NONSENSE.format(found=found)


def test_an_amd_card_tells_nearly_everything(tmp_path):
    add_amd(tmp_path)
    reading = only(tmp_path, {"0000:03:00.0": Own(1024, 2048)})
    assert (reading.key, reading.vendor) == ("0000:03:00.0", "AMD")
    assert reading.name == "AMD Radeon RX 6800 XT"
    assert reading.driver == f"amdgpu (Linux {os.uname().release})"
    assert reading.busy_share == 0.42
    assert (reading.memory_used_bytes, reading.memory_total_bytes) == (2147483648, 17163091968)
    assert (reading.temperature_c, reading.power_w, reading.fan_share) == (54.0, 87.0, 0.25)
    assert (reading.clock_hz, reading.memory_clock_hz) == (2_105_000_000, 1_000_000_000)
    assert (reading.own_memory_bytes, reading.own_busy_ns) == (1024, 2048)
    assert reading.errors == {"ras_corrected": 9, "ras_uncorrected": 1}
    assert set(reading.missing) == {"processes"}


def test_a_driver_with_a_version_of_its_own_is_named_with_it(tmp_path):
    add_amd(tmp_path)
    write_files(tmp_path / "bus/pci/drivers/amdgpu", {"module/version": "6.8.5\n"})
    assert only(tmp_path).driver == "amdgpu 6.8.5"


def test_an_intel_card_of_i915_tells_its_clock(tmp_path):
    add_i915(tmp_path)
    reading = only(tmp_path, {"0000:00:02.0": Own(5, 6)})
    assert (reading.vendor, reading.name) == ("Intel", "Intel 0x9a49")
    assert reading.clock_hz == 450_000_000
    assert (reading.own_memory_bytes, reading.own_busy_ns) == (5, 6)
    told = {name for name in READINGS if getattr(reading, name) is not None}
    assert told == {"clock_hz", "own_memory_bytes", "own_busy_ns"}
    assert why(reading, "busy_share") == texts.GPU_NOT_TOLD


def test_an_older_kernel_tells_the_clock_of_i915_in_one_file(tmp_path):
    (add_i915(tmp_path) / "drm/card1/gt/gt0/rps_act_freq_mhz").unlink()
    assert only(tmp_path).clock_hz == 450_000_000


def test_an_intel_card_of_xe_tells_its_clock_and_temperature(tmp_path):
    add_xe(tmp_path)
    reading = only(tmp_path)
    assert reading.clock_hz == 2_850_000_000
    assert reading.temperature_c == 47.0
    assert reading.power_w is None and reading.fan_share is None, "only energy and turns are told"


def test_the_width_of_the_fans_voltage_will_do(tmp_path):
    sensors = add_amd(tmp_path) / "hwmon/hwmon3"
    (sensors / "fan1_max").unlink()
    assert only(tmp_path).fan_share == 0.2
    (sensors / "pwm1").unlink()
    assert why(only(tmp_path), "fan_share") == texts.GPU_NOT_TOLD


def test_a_fan_may_turn_faster_than_its_most(tmp_path):
    add_amd(tmp_path, **{"hwmon/hwmon3/fan1_input": "3340\n"})
    assert only(tmp_path).fan_share == 1.0


def test_the_power_of_now_will_do(tmp_path):
    sensors = add_amd(tmp_path) / "hwmon/hwmon3"
    (sensors / "power1_average").rename(sensors / "power1_input")
    assert only(tmp_path).power_w == 87.0


def test_a_card_without_sensors_tells_the_rest(tmp_path):
    device = add_amd(tmp_path)
    for path in sorted((device / "hwmon").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert why(only(tmp_path), "temperature_c") == texts.GPU_NOT_TOLD
    (device / "hwmon").rmdir()
    reading = only(tmp_path)
    assert why(reading, "temperature_c") == texts.GPU_NOT_TOLD
    assert reading.busy_share == 0.42


@pytest.mark.parametrize("status", ["suspended", "suspending"])
def test_a_sleeping_card_is_left_alone(tmp_path, status):
    add_amd(tmp_path, **{"power/runtime_status": f"{status}\n"})
    reading = only(tmp_path, {"0000:03:00.0": Own(1, 1)})
    assert all(getattr(reading, name) is None for name in READINGS)
    assert {why(reading, name) for name in reading.missing} == {texts.GPU_ASLEEP}


@pytest.mark.parametrize(
    ("file", "content", "field", "found"),
    [
        ("gpu_busy_percent", "101", "busy_share", "101"),
        ("gpu_busy_percent", "-1", "busy_share", "-1"),
        ("gpu_busy_percent", "", "busy_share", ""),
        ("mem_info_vram_used", "much", "memory_used_bytes", "much"),
        ("mem_info_vram_total", "-5", "memory_total_bytes", "-5"),
        ("hwmon/hwmon3/temp1_input", "\xff" * 99, "temperature_c", "\xff" * 30),
        ("hwmon/hwmon3/power1_average", "1.5", "power_w", "1.5"),
        ("hwmon/hwmon3/fan1_max", "0", "fan_share", "0"),
        ("hwmon/hwmon3/freq1_input", "fast", "clock_hz", "fast"),
        ("hwmon/hwmon3/freq2_input", "-1", "memory_clock_hz", "-1"),
    ],
)
def test_nonsense_is_a_reason_and_the_rest_is_read(tmp_path, file, content, field, found):
    device = add_amd(tmp_path, **{file: content})
    if file.endswith("fan1_max"):
        (device / "hwmon/hwmon3/pwm1").unlink()
    reading = only(tmp_path)
    assert why(reading, field) == nonsense(found)
    assert set(reading.missing) == {field, "processes", "own_memory_bytes", "own_busy_ns"}


def test_a_temperature_may_be_below_freezing(tmp_path):
    add_amd(tmp_path, **{"hwmon/hwmon3/temp1_input": "-3000\n"})
    assert only(tmp_path).temperature_c == -3.0


def test_files_that_the_system_refuses_are_a_reason(tmp_path):
    device = add_amd(tmp_path)
    (device / "gpu_busy_percent").unlink()
    (device / "gpu_busy_percent").mkdir()
    reading = only(tmp_path)
    assert "directory" in why(reading, "busy_share")
    assert reading.temperature_c == 54.0


def test_errors_are_told_as_far_as_they_can_be_read(tmp_path):
    device = add_amd(tmp_path)
    (device / "ras/gfx_err_count").write_text("no block like that\n")
    assert only(tmp_path).errors == {"ras_corrected": 7, "ras_uncorrected": 1}
    (device / "ras/umc_err_count").write_text("ce: 3\n")
    reading = only(tmp_path)
    assert reading.errors == {"ras_corrected": 3}
    assert why(reading, "ras_uncorrected") == texts.GPU_NOT_TOLD


FORBIDDEN = """
import json, os, sys
if os.geteuid() == 0:
    os.setgroups([])
    os.setuid(65534)  # "nobody": root may read everything
from PerfProfilerWorkbench.capture.gpu import drm
(card,) = drm.cards(sys.argv[1])
reading = drm.read(card, {})
print(json.dumps([reading.missing["busy_share"].text, reading.temperature_c]))
"""


def test_files_that_may_not_be_read_are_a_reason(tmp_path_factory):
    root = tmp_path_factory.mktemp("open")
    device = add_amd(root)
    (device / "gpu_busy_percent").chmod(0)
    changed = [folder for folder in (root, *root.parents) if folder.stat().st_mode & 0o5 != 5]
    modes = [folder.stat().st_mode for folder in changed]
    try:
        for folder in changed:
            folder.chmod(0o755)
        done = subprocess.run(
            [sys.executable, "-B", "-c", FORBIDDEN, str(root)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            timeout=60,
            text=True,
        )
    finally:
        for folder, mode in zip(changed, modes):
            folder.chmod(mode)
    assert done.stdout, done.stderr
    assert json.loads(done.stdout) == [texts.GPU_NO_PERMISSION, 54.0]


def test_a_card_that_vanishes_is_read_without_an_error(tmp_path):
    device = add_amd(tmp_path)
    (card,) = drm.cards(str(tmp_path))
    for path in sorted(device.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    reading = drm.read(card, {})
    assert reading.name == "AMD Radeon RX 6800 XT"
    assert all(getattr(reading, name) is None for name in READINGS)


def test_what_is_no_card_on_a_pci_bus_is_no_card(tmp_path):
    assert drm.cards(str(tmp_path)) == []
    (tmp_path / "class/drm").mkdir(parents=True)
    (tmp_path / "class/drm/version").write_text("drm 1.1.0 20060810\n")
    assert drm.cards(str(tmp_path)) == []
    add_card(tmp_path, 0, "vkms", "vkms", {}, {})
    add_card(tmp_path, 1, "soc-gpu", "panfrost", {"vendor": "0x1\n"}, {})
    assert drm.cards(str(tmp_path)) == []


def test_cards_of_other_makers_are_told_as_far_as_they_tell(tmp_path):
    add_card(tmp_path, 0, "0000:00:01.0", "virtio-pci", {"vendor": "0x1af4\n"}, {})
    reading = only(tmp_path)
    assert (reading.vendor, reading.name) == ("0x1af4", "0x1af4")
    assert {why(reading, name) for name in READINGS} == {texts.GPU_NOT_TOLD, texts.GPU_NOT_USED}


def test_cards_come_in_the_systems_order(tmp_path):
    for number in (10, 2, 1):
        add_amd(tmp_path, number, f"0000:{number:02x}:00.0")
    found = [card.identity.key for card in drm.cards(str(tmp_path))]
    assert found == ["0000:01:00.0", "0000:02:00.0", "0000:0a:00.0"]


def test_no_right_to_see_the_process_is_a_reason_of_its_own_use_only(tmp_path):
    add_amd(tmp_path)
    reading = only(tmp_path, message(texts.GPU_NO_PERMISSION))
    assert why(reading, "own_memory_bytes") == texts.GPU_NO_PERMISSION
    assert why(reading, "own_busy_ns") == texts.GPU_NO_PERMISSION
    assert reading.busy_share == 0.42


def test_all_cards_are_read_together_with_names_that_differ(tmp_path):
    add_amd(tmp_path / "sys", 0)
    add_amd(tmp_path / "sys", 1, "0000:83:00.0")
    add_i915(tmp_path / "sys", 2)
    write_fdinfo(tmp_path / "proc", 77)
    gpus = Gpus(str(tmp_path / "sys"), str(tmp_path / "proc"))
    gpus.open(77, pynvml_path=str(tmp_path / "none.py"))
    readings = gpus.read()
    gpus.close()
    assert [reading.name for reading in readings] == [
        "AMD Radeon RX 6800 XT (0000:03:00.0)",
        "AMD Radeon RX 6800 XT (0000:83:00.0)",
        "Intel 0x9a49",
    ]
    assert {why(reading, "own_memory_bytes") for reading in readings} == {texts.GPU_NOT_USED}
    assert len(gpus.missing) == 1, "that the package for NVIDIA's cards is missing"
    assert [reading.time_ns for reading in readings] == sorted(r.time_ns for r in readings)


def test_no_card_is_one_sentence_with_all_reasons(tmp_path):
    gpus = Gpus(str(tmp_path))
    gpus.open(pynvml_path=str(tmp_path / "none.py"))
    assert gpus.read() == ()
    said = say(english, gpus.nothing())
    gpus.close()
    assert said.startswith("no graphics card that tells its state was found (")
    assert "nvidia-ml-py" in said and texts.GPU_NO_CARD in said


def test_the_cards_of_this_machine_can_be_read():
    """Whatever is there: each reading is there or has a reason."""
    gpus = Gpus()
    gpus.open()
    for reading in gpus.read():
        for name in READINGS:
            assert (getattr(reading, name) is None) == (name in reading.missing)
    for sentence in gpus.missing:
        assert say(english, sentence)
    gpus.close()
