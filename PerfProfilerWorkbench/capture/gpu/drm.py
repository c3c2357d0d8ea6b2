# SPDX-License-Identifier: LGPL-2.1-or-later
"""Graphics cards as Linux shows them in /sys/class/drm: AMD's, Intel's, and others as far as told.

The files are named in the kernel's documents gpu/amdgpu/thermal, gpu/i915 and ABI/testing
(sysfs-driver-intel-xe-hwmon, sysfs-class-hwmon).
"""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...model.gpu import GpuReading
from ...texts import Message, message
from ...texts import gpu as texts
from . import files
from .fdinfo import Own
from .fields import NOT_TOLD, Identity, changed, errors, reading, unread

VENDORS = {"0x10de": "NVIDIA", "0x1002": "AMD", "0x8086": "Intel"}
_PCI_ADDRESS = re.compile(r"[0-9a-f]{4,}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]")
_HZ_OF_MHZ = 1_000_000
# The clock that the card really has, in MHz; newest kernel first.
_INTEL_CLOCKS = (
    "gt/gt0/rps_act_freq_mhz",
    "gt_act_freq_mhz",
    "device/tile0/gt0/freq0/act_freq",
)


@dataclass(frozen=True)
class Card:
    """A card's folder in /sys/class/drm and who it is. ``driver`` is the kernel's name."""

    folder: str
    driver: str
    identity: Identity

    @property
    def asleep(self) -> bool:
        return asleep(os.path.join(self.folder, "device"))


def asleep(device: str) -> bool:
    """Whether the kernel has switched a PCI device off; reading its sensors would wake it."""
    return files.text(device, "power", "runtime_status") in ("suspended", "suspending")


def cards(sys_folder: str = "/sys") -> list[Card]:
    """The cards on a PCI bus, in the system's order. None where the system lists none."""
    folder = os.path.join(sys_folder, "class", "drm")
    try:
        names = [name for name in os.listdir(folder) if re.fullmatch(r"card\d+", name)]
    except OSError:
        return []
    names.sort(key=lambda name: int(name[4:]))
    found = (_card(os.path.join(folder, name)) for name in names)
    return [card for card in found if card is not None]


def _card(folder: str) -> Card | None:
    device = os.path.realpath(os.path.join(folder, "device"))
    address = os.path.basename(device)
    vendor_id = files.text(device, "vendor")
    if isinstance(vendor_id, Message) or not _PCI_ADDRESS.fullmatch(address):
        return None
    vendor = VENDORS.get(vendor_id, vendor_id)
    driver = os.path.basename(os.path.realpath(os.path.join(device, "driver")))
    version = files.text(device, "driver", "module", "version")
    if isinstance(version, Message):  # a driver of the kernel's own
        version = f"({platform.system()} {platform.release()})"
    return Card(
        folder, driver, Identity(address, _name(device, vendor), vendor, f"{driver} {version}")
    )


def _name(device: str, vendor: str) -> str:
    """Only some AMD cards tell the name they are sold under."""
    name, device_id = files.text(device, "product_name"), files.text(device, "device")
    if isinstance(name, str) and name:
        return name
    return vendor if isinstance(device_id, Message) else f"{vendor} {device_id}"


def read(card: Card, own: Mapping[str, Own] | Message) -> GpuReading:
    """A card's state; of a sleeping one, nothing but that it sleeps."""
    if card.asleep:
        return unread(card.identity, message(texts.GPU_ASLEEP))
    found = {**_sensors(card), **_device(card), **_clocks(card), **_own(card, own)}
    return reading(card.identity, {**found, **errors(_ras(card))})


def _device(card: Card) -> dict[str, Any]:
    """What amdgpu tells; Intel's drivers don't tell this of the whole card."""
    device = os.path.join(card.folder, "device")
    return {
        "busy_share": files.share(files.number(device, "gpu_busy_percent"), 100),
        "memory_used_bytes": files.count(files.number(device, "mem_info_vram_used")),
        "memory_total_bytes": files.count(files.number(device, "mem_info_vram_total")),
    }


def _hwmon(card: Card) -> str:
    folder = os.path.join(card.folder, "device", "hwmon")
    try:
        return os.path.join(folder, min(os.listdir(folder), default=""))
    except OSError:
        return folder


def _sensors(card: Card) -> dict[str, Any]:
    """hwmon gives thousandths of a degree and millionths of a watt. xe's first is temp2."""
    sensors = _hwmon(card)
    temperature = files.first(sensors, "temp1_input", "temp2_input")
    power = files.count(files.first(sensors, "power1_average", "power1_input"))
    return {
        "temperature_c": changed(temperature, lambda value: value / 1000),
        "power_w": changed(power, lambda value: value / 1_000_000),
        "fan_share": _fan(sensors),
    }


def _fan(sensors: str) -> float | Message:
    """Of the most turns, which some fans exceed; else of the voltage's width."""
    turns, most = files.number(sensors, "fan1_input"), files.number(sensors, "fan1_max")
    if not isinstance(turns, Message) and not isinstance(most, Message):
        return files.share(min(turns, most), most)
    width = files.share(files.number(sensors, "pwm1"), 255)
    return files.share(turns, most) if width == NOT_TOLD else width


def _clocks(card: Card) -> dict[str, Any]:
    """amdgpu has both clocks in hwmon, Intel's drivers the engine's in files of their own."""
    sensors = _hwmon(card)
    clock_hz = files.count(files.number(sensors, "freq1_input"))
    if clock_hz == NOT_TOLD:
        mhz = files.count(files.first(card.folder, *_INTEL_CLOCKS))
        clock_hz = changed(mhz, lambda value: value * _HZ_OF_MHZ)
    return {
        "clock_hz": clock_hz,
        "memory_clock_hz": files.count(files.number(sensors, "freq2_input")),
    }


def _own(card: Card, own: Mapping[str, Own] | Message) -> dict[str, Any]:
    if isinstance(own, Message):
        return {"own_memory_bytes": own, "own_busy_ns": own}
    not_used = message(texts.GPU_NOT_USED)
    use = own.get(card.identity.key, Own(not_used, not_used))
    return {"own_memory_bytes": use.memory_bytes, "own_busy_ns": use.busy_ns}


def _ras(card: Card) -> dict[str, int | Message]:
    """amdgpu's counters of errors, of each part of the card: "ue: 0" and "ce: 0"."""
    folder = os.path.join(card.folder, "device", "ras")
    try:
        names = [name for name in os.listdir(folder) if name.endswith("_err_count")]
    except OSError:
        names = []
    counts: dict[str, int] = {}
    why = NOT_TOLD
    for name in names:
        content = files.text(folder, name)
        if isinstance(content, Message):
            why = content
            continue
        for kind, amount in re.findall(r"^(ue|ce): *(\d+)$", content, re.M):
            counts[kind] = counts.get(kind, 0) + int(amount)
    return {
        "ras_corrected": counts.get("ce", why),
        "ras_uncorrected": counts.get("ue", why),
    }
