# SPDX-License-Identifier: LGPL-2.1-or-later
"""Stand-ins for graphics cards that are not there: an NVML library, and trees of /sys and /proc.

The trees hold what the kernel shows for real cards, as its documents and the files of such
machines tell; shortened.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(__file__).with_name("nvml_standin.c")
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
PYNVML = CACHE / "perfprofiler" / "python" / "pynvml.py"

# Reads all cards a few times in a process of its own and prints what came, a line each time.
CHILD = """
import json, os, sys
from PerfProfilerWorkbench.capture.gpu import Gpus
from PerfProfilerWorkbench.model.gpu import to_plain
from PerfProfilerWorkbench.texts import english, say
path, times, sys_folder = sys.argv[1] or None, int(sys.argv[2]), sys.argv[3]
os.environ["NVML_STANDIN_PID"] = str(os.getpid())
gpus = Gpus(sys_folder)
gpus.open(pynvml_path=path)
for _ in range(times):
    print(json.dumps([to_plain(reading) for reading in gpus.read()]))
print(json.dumps([say(english, why) for why in gpus.missing]))
gpus.close()
"""


@pytest.fixture(scope="session")
def pynvml_path() -> str:
    assert PYNVML.is_file(), f"{PYNVML} is missing: run .ci/nvidia-ml-py"
    return str(PYNVML)


def build_nvml(folder: Path, *options: str) -> Path:
    """The stand-in for NVIDIA's library; the folder goes into LD_LIBRARY_PATH."""
    folder.mkdir(exist_ok=True)
    library = folder / "libnvidia-ml.so.1"
    command = ["gcc", "-shared", "-fPIC", "-Wall", "-Wextra", "-Werror", *options]
    subprocess.run([*command, str(SOURCE), "-o", str(library)], check=True, timeout=120)
    return folder


def run_child(
    code: str, *arguments: str, library: Path | None = None, mode: str = "", **variables: str
) -> str:
    """What a Python process prints that finds the stand-in library; it must end well."""
    environment = {**os.environ, **variables, "PYTHONPATH": str(ROOT), "NVML_STANDIN": mode}
    environment["LD_LIBRARY_PATH"] = str(library or "")
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        text=True,
    )
    assert done.returncode == 0 and not done.stderr, done.stderr
    return done.stdout


def read_in_child(
    library: Path | None,
    mode: str,
    pynvml: str,
    times: int = 1,
    sys_folder: str = "/none",
    **more: str,
) -> tuple[list[list[dict]], list[str]]:
    """What was read each time, as plain values, and the sentences of what is missing."""
    printed = run_child(CHILD, pynvml, str(times), sys_folder, library=library, mode=mode, **more)
    *readings, missing = map(json.loads, printed.splitlines())
    return readings, missing


def write_files(folder: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)


def link(path: Path, target: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(os.path.relpath(target, path.parent))


def add_card(
    root: Path, number: int, address: str, driver: str, files: dict[str, str], own: dict[str, str]
) -> Path:
    """A card in a tree of /sys: ``files`` lie in the PCI device, ``own`` in the card's folder."""
    device = root / "devices" / "pci0000:00" / address
    card = device / "drm" / f"card{number}"
    write_files(device, files)
    write_files(card, {"dev": f"226:{number}\n", **own})
    link(card / "device", device)
    link(root / "class" / "drm" / f"card{number}", card)
    (card / f"card{number}-DP-1").mkdir()
    link(root / "class" / "drm" / f"card{number}-DP-1", card / f"card{number}-DP-1")
    driver_folder = root / "bus" / "pci" / "drivers" / driver
    driver_folder.mkdir(parents=True, exist_ok=True)
    link(device / "driver", driver_folder)
    link(driver_folder / address, device)
    return device


AMD_FILES = {
    "vendor": "0x1002\n",
    "device": "0x73bf\n",
    "product_name": "AMD Radeon RX 6800 XT\n",
    "power/runtime_status": "active\n",
    "gpu_busy_percent": "42\n",
    "mem_info_vram_total": "17163091968\n",
    "mem_info_vram_used": "2147483648\n",
    "hwmon/hwmon3/name": "amdgpu\n",
    "hwmon/hwmon3/temp1_input": "54000\n",
    "hwmon/hwmon3/temp1_label": "edge\n",
    "hwmon/hwmon3/temp2_input": "58000\n",
    "hwmon/hwmon3/power1_average": "87000000\n",
    "hwmon/hwmon3/fan1_input": "825\n",
    "hwmon/hwmon3/fan1_max": "3300\n",
    "hwmon/hwmon3/pwm1": "51\n",
    "hwmon/hwmon3/freq1_input": "2105000000\n",
    "hwmon/hwmon3/freq2_input": "1000000000\n",
    "ras/umc_err_count": "ue: 1\nce: 7\n",
    "ras/gfx_err_count": "ue: 0\nce: 2\n",
    "ras/features": "feature mask: 0x00000000\n",
}
I915_FILES = {"vendor": "0x8086\n", "device": "0x9a49\n", "power/runtime_status": "active\n"}
I915_CARD = {
    "gt_act_freq_mhz": "450\n",
    "gt_cur_freq_mhz": "500\n",
    "gt_max_freq_mhz": "1300\n",
    "gt/gt0/rps_act_freq_mhz": "450\n",
}
XE_FILES = {
    "vendor": "0x8086\n",
    "device": "0xe20b\n",
    "power/runtime_status": "active\n",
    "hwmon/hwmon4/name": "xe\n",
    "hwmon/hwmon4/temp2_input": "47000\n",
    "hwmon/hwmon4/temp2_label": "pkg\n",
    "hwmon/hwmon4/energy1_input": "123456789012\n",
    "hwmon/hwmon4/fan1_input": "1100\n",
    "tile0/gt0/freq0/act_freq": "2850\n",
    "tile0/gt0/freq0/cur_freq": "2850\n",
}
NVIDIA_FILES = {"vendor": "0x10de\n", "device": "0x2484\n", "power/runtime_status": "active\n"}


def add_amd(root: Path, number: int = 0, address: str = "0000:03:00.0", **changes: str) -> Path:
    return add_card(root, number, address, "amdgpu", {**AMD_FILES, **changes}, {})


def add_i915(root: Path, number: int = 1) -> Path:
    return add_card(root, number, "0000:00:02.0", "i915", I915_FILES, I915_CARD)


def add_xe(root: Path, number: int = 2) -> Path:
    return add_card(root, number, "0000:04:00.0", "xe", XE_FILES, {})


def add_nvidia(root: Path, number: int = 3, status: str = "active") -> Path:
    files = {**NVIDIA_FILES, "power/runtime_status": f"{status}\n"}
    return add_card(root, number, "0000:01:00.0", "nvidia", files, {})


HEAD = "pos:\t0\nflags:\t02100002\nmnt_id:\t26\nino:\t685\n"
AMD_FDINFO = """drm-driver:\tamdgpu
drm-client-id:\t{client}
drm-pdev:\t0000:03:00.0
pasid:\t32771
drm-total-vram:\t263140 KiB
drm-shared-vram:\t0
drm-resident-vram:\t{resident} KiB
drm-total-gtt:\t14336 KiB
drm-resident-gtt:\t14336 KiB
drm-memory-vram:\t{resident} KiB
drm-memory-gtt:\t14336 KiB
amd-memory-visible-vram:\t58112 KiB
drm-engine-gfx:\t{gfx_ns} ns
drm-engine-dec:\t500 ns
"""
AMD_OLD_FDINFO = """drm-driver:\tamdgpu
drm-pdev:\t0000:03:00.0
drm-client-id:\t9
drm-memory-vram:\t12 MiB
drm-memory-gtt:\t4096 KiB
drm-memory-cpu:\t0 KiB
drm-engine-gfx:\t77 ns
"""
I915_FDINFO = """drm-driver:\ti915
drm-client-id:\t7
drm-pdev:\t0000:00:02.0
drm-total-system0:\t96 MiB
drm-resident-system0:\t64 MiB
drm-total-stolen-system0:\t8 MiB
drm-resident-stolen-system0:\t8 MiB
drm-engine-render:\t9288864723 ns
drm-engine-copy:\t2035071108 ns
drm-engine-video:\t0 ns
drm-engine-capacity-video:\t2
"""
XE_FDINFO = """drm-driver:\txe
drm-client-id:\t3
drm-pdev:\t0000:04:00.0
drm-total-system:\t0
drm-resident-system:\t0
drm-resident-gtt:\t192 KiB
drm-total-vram0:\t23992 KiB
drm-resident-vram0:\t23992 KiB
drm-cycles-rcs:\t28257900
drm-total-cycles-rcs:\t7655183225
drm-engine-capacity-vcs:\t2
"""


def write_fdinfo(proc: Path, pid: int, *contents: str) -> Path:
    """The folder of a process that has three other files open beside these."""
    others = {str(number): HEAD for number in range(3)}
    given = {str(number): HEAD + content for number, content in enumerate(contents, 3)}
    write_files(proc / str(pid) / "fdinfo", {**others, **given})
    return proc
