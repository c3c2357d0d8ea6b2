# SPDX-License-Identifier: LGPL-2.1-or-later
"""What one process uses of a card, from texts as the kernel writes them."""

from __future__ import annotations

import os

from gpu_standins import (
    AMD_FDINFO,
    AMD_OLD_FDINFO,
    I915_FDINFO,
    XE_FDINFO,
    add_amd,
    write_fdinfo,
)

from PerfProfilerWorkbench.capture.gpu import Gpus
from PerfProfilerWorkbench.capture.gpu.fdinfo import own_use
from PerfProfilerWorkbench.texts import gpu as texts
from PerfProfilerWorkbench.texts import message

AMD = "0000:03:00.0"


def amd(client, resident=1000, gfx_ns=100):
    return AMD_FDINFO.format(client=client, resident=resident, gfx_ns=gfx_ns)


def used(tmp_path, *contents):
    return own_use(42, str(write_fdinfo(tmp_path, 42, *contents)))


def test_each_client_is_counted_once_however_many_files_it_has(tmp_path):
    own = used(tmp_path, amd(5), amd(5), amd(6, 24, 50), amd(5))
    assert set(own) == {AMD}
    assert own[AMD].memory_bytes == 1024 * 1024
    assert own[AMD].busy_ns == 500 * 2, "the decoder has worked longer than the graphics engine"


def test_the_engine_that_worked_longest_for_all_clients_counts(tmp_path):
    own = used(tmp_path, amd(5, gfx_ns=900), amd(6, gfx_ns=200))
    assert own[AMD].busy_ns == 1100


def test_an_older_amdgpu_tells_memory_in_other_words(tmp_path):
    own = used(tmp_path, AMD_OLD_FDINFO)
    assert own[AMD].memory_bytes == 12 * 2**20
    assert own[AMD].busy_ns == 77


def test_a_card_without_memory_of_its_own_uses_main_memory(tmp_path):
    own = used(tmp_path, I915_FDINFO)["0000:00:02.0"]
    assert own.memory_bytes == 64 * 2**20, "what is resident, without what the firmware keeps"
    assert own.busy_ns == 9288864723


def test_xe_counts_cycles_which_are_no_time(tmp_path):
    own = used(tmp_path, XE_FDINFO)["0000:04:00.0"]
    assert own.memory_bytes == 23992 * 1024
    assert own.busy_ns == message(texts.GPU_CYCLES)


def test_the_total_will_do_where_nothing_else_is_told(tmp_path):
    content = I915_FDINFO.replace("drm-resident-system0:\t64 MiB\n", "")
    assert used(tmp_path, content)["0000:00:02.0"].memory_bytes == 96 * 2**20


def test_several_cards_are_told_apart(tmp_path):
    assert set(used(tmp_path, amd(1), I915_FDINFO, XE_FDINFO)) == {
        AMD,
        "0000:00:02.0",
        "0000:04:00.0",
    }


def test_a_driver_that_tells_little_is_a_reason(tmp_path):
    content = f"drm-driver:\tnew\ndrm-client-id:\t1\ndrm-pdev:\t{AMD}\n"
    own = used(tmp_path, content)[AMD]
    assert own.memory_bytes == own.busy_ns == message(texts.GPU_NOT_TOLD)


def test_nonsense_is_passed_over(tmp_path):
    content = (
        f"drm-driver:\tx\ndrm-client-id:\t1\ndrm-pdev:\t{AMD}\nno colon at all\n:\n"
        "drm-resident-vram:\tmany KiB\ndrm-resident-vram1:\t5 furlongs\ndrm-engine-gfx:\t-3 ns\n"
        "drm-engine-dec:\t7 s\ndrm-engine-capacity-dec:\t2\n"
    )
    own = used(tmp_path, content, "drm-driver:\tnothing else\n")[AMD]
    assert own.memory_bytes == own.busy_ns == message(texts.GPU_NOT_TOLD)


def test_a_process_that_uses_no_card_has_none(tmp_path):
    assert used(tmp_path) == {}


def test_a_file_that_is_closed_meanwhile_is_passed_over(tmp_path):
    proc = write_fdinfo(tmp_path, 42, amd(5))
    (proc / "42/fdinfo/9").symlink_to(tmp_path / "gone")
    assert own_use(42, str(proc))[AMD].memory_bytes == 1000 * 1024


def test_a_process_that_has_ended_is_a_reason(tmp_path):
    assert own_use(43, str(tmp_path)) == message(texts.GPU_PROCESS_GONE)


def test_this_very_process_can_be_read():
    own = own_use(os.getpid())
    assert isinstance(own, dict)


def test_a_reading_of_a_card_holds_the_process_own_use(tmp_path):
    add_amd(tmp_path / "sys")
    write_fdinfo(tmp_path / "proc", 42, amd(5, 2048, 900))
    gpus = Gpus(str(tmp_path / "sys"), str(tmp_path / "proc"))
    gpus.open(42, pynvml_path=str(tmp_path / "none.py"))
    (reading,) = gpus.read()
    gpus.close()
    assert (reading.own_memory_bytes, reading.own_busy_ns) == (2 * 2**20, 900)
