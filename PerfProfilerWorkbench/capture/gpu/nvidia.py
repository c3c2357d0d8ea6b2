# SPDX-License-Identifier: LGPL-2.1-or-later
"""NVIDIA's graphics cards, all that the driver knows."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from ...model.gpu import GpuReading
from ...texts import Message, message
from ...texts import gpu as texts
from . import drm, nvml
from .fields import NOT_TOLD, Identity, changed, errors, reading, unread
from .xids import Xids

_GRAPHICS, _MEMORY = 0, 2  # nvmlClockType_t
_CORE = 0  # nvmlTemperatureSensors_t
_CORRECTED, _UNCORRECTED = 0, 1  # nvmlMemoryErrorType_t
_SINCE_LOADED = 0  # nvmlEccCounterType_t
_MEMORY_V2 = 0x02000028  # nvmlMemory_v2: "used" without what the driver keeps back for itself
_HZ_OF_MHZ = 1_000_000


@dataclass(frozen=True)
class _Device:
    """``handle`` is a Message where the driver gave none."""

    identity: Identity
    handle: Any


def all_asleep(sys_folder: str = "/sys") -> bool:
    """Whether every NVIDIA card is switched off (a laptop's second): NVML would wake them."""
    folder = os.path.join(sys_folder, "bus", "pci", "drivers", "nvidia")
    try:
        devices = [os.path.join(folder, name) for name in os.listdir(folder) if ":" in name]
    except OSError:
        return False
    return bool(devices) and all(map(drm.asleep, devices))


class Nvidia:
    """``open`` once, ``read`` often, ``close``. All calls can take long, or hang in the driver."""

    def __init__(self) -> None:
        self._devices: list[_Device] = []
        self._pid = 0

    def open(self, pid: int, pynvml_path: str | None = None) -> Message | None:
        """The reason why nothing can be read, None if something can."""
        module = nvml.load(pynvml_path)
        if isinstance(module, Message):
            return module
        self._library = nvml.Library(module)
        self._pid = pid
        failed = self._library.ask("nvmlInit")
        if isinstance(failed, Message):
            return failed
        self._xids = Xids(self._library)
        count = self._library.ask("nvmlDeviceGetCount")
        if isinstance(count, Message) or not count:
            self.close()
            return count or message(texts.NVIDIA_NO_DEVICE)
        driver = self._library.ask("nvmlSystemGetDriverVersion")
        driver = "NVIDIA" if isinstance(driver, Message) else f"NVIDIA {driver}"
        self._devices = [self._device(index, driver) for index in range(count)]
        self._xids.open([device.handle for device in self._devices])
        return None

    def close(self) -> None:
        self._devices = []
        self._xids.close()
        self._library.ask("nvmlShutdown")

    def _device(self, index: int, driver: str) -> _Device:
        ask = self._library.ask
        handle = ask("nvmlDeviceGetHandleByIndex", index)
        if isinstance(handle, Message):
            return _Device(Identity(f"nvidia{index}", "NVIDIA", "NVIDIA", driver), handle)
        name, key = ask("nvmlDeviceGetName", handle), _pci_address(ask, handle)
        if isinstance(name, Message):
            name = "NVIDIA"
        return _Device(Identity(key or f"nvidia{index}", name, "NVIDIA", driver), handle)

    def read(self) -> tuple[GpuReading, ...]:
        self._xids.read()
        return tuple(self._read(device) for device in self._devices)

    def _read(self, device: _Device) -> GpuReading:
        handle = device.handle
        if isinstance(handle, Message):
            return unread(device.identity, handle)
        processes = self._processes(handle)
        return reading(
            device.identity,
            {
                **self._state(handle),
                "processes": changed(processes, lambda known: tuple(sorted(known.items()))),
                "own_memory_bytes": changed(processes, self._own),
                **errors({**self._ecc(handle), **self._xids.seen(handle)}),
            },
        )

    def _state(self, handle: Any) -> dict[str, Any]:
        """A memory of None is the whole structure's: its parts are told together."""
        ask = self._library.ask
        memory = ask("nvmlDeviceGetMemoryInfo", handle, _MEMORY_V2)
        if isinstance(memory, Message):  # a driver or a package from before 2022
            memory = ask("nvmlDeviceGetMemoryInfo", handle)
        clock = ask("nvmlDeviceGetClockInfo", handle, _GRAPHICS)
        memory_clock = ask("nvmlDeviceGetClockInfo", handle, _MEMORY)
        temperature = ask("nvmlDeviceGetTemperature nvmlDeviceGetTemperatureV", handle, _CORE)
        return {
            "busy_share": changed(
                ask("nvmlDeviceGetUtilizationRates", handle), lambda told: told.gpu / 100
            ),
            "memory_used_bytes": changed(memory, lambda told: told.used),
            "memory_total_bytes": changed(memory, lambda told: told.total),
            "temperature_c": changed(temperature, float),
            "power_w": changed(ask("nvmlDeviceGetPowerUsage", handle), lambda mw: mw / 1000),
            "fan_share": changed(
                ask("nvmlDeviceGetFanSpeed", handle), lambda percent: min(percent / 100, 1.0)
            ),
            "clock_hz": changed(clock, lambda mhz: mhz * _HZ_OF_MHZ),
            "memory_clock_hz": changed(memory_clock, lambda mhz: mhz * _HZ_OF_MHZ),
        }

    def _processes(self, handle: Any) -> dict[int, int | None] | Message:
        """Bytes by process id. One that draws and computes is in both lists, with one sum."""
        found: dict[int, int | None] = {}
        lists = []
        for kind in ("Graphics", "Compute"):
            name = f"nvmlDeviceGet{kind}RunningProcesses"
            told = self._library.ask(f"{name} {name}_v2", handle)
            lists.append(told)
            for process in () if isinstance(told, Message) else told:
                known, used = found.get(process.pid), process.usedGpuMemory
                found[process.pid] = used if known is None else max(known, used or 0)
        reasons: list[Message] = [told for told in lists if isinstance(told, Message)]
        return reasons[0] if len(reasons) == len(lists) else found

    def _own(self, processes: dict[int, int | None]) -> int | Message:
        if self._pid not in processes:
            return message(texts.GPU_NOT_USED)
        used = processes[self._pid]
        return NOT_TOLD if used is None else used

    def _ecc(self, handle: Any) -> dict[str, Any]:
        name = "nvmlDeviceGetTotalEccErrors"
        return {
            "ecc_corrected": self._library.ask(name, handle, _CORRECTED, _SINCE_LOADED),
            "ecc_uncorrected": self._library.ask(name, handle, _UNCORRECTED, _SINCE_LOADED),
        }


def _pci_address(ask: Any, handle: Any) -> str | None:
    """As the rest of the system writes it: NVML's domain has eight digits."""
    info = ask("nvmlDeviceGetPciInfo", handle)
    if isinstance(info, Message):
        return None
    address = info.busId.decode() if isinstance(info.busId, bytes) else str(info.busId)
    domain, _, rest = address.lower().partition(":")
    return f"{int(domain, 16):04x}:{rest}"
