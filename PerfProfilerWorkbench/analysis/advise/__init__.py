# SPDX-License-Identifier: LGPL-2.1-or-later
"""Rules: each finds advice against one cause. A new one is a file here and a line in this list.

A rule is a function that takes a ``Subject`` and yields ``Advice``. What it promises must rest on
something that was measured; what it can't promise it offers to try.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...model.advice import Advice
from ..subject import Subject
from .r01_tessellation import r1
from .r02_faces import r2
from .r03_booleans import r3
from .r04_patterns import r4
from .r05_threads import r5
from .r06_splines import r6
from .r07_meshes import r7
from .r08_spreadsheet import r8
from .r09_drift import r9
from .r10_preselection import r10
from .r11_objects import r11
from .r12_step_import import r12
from .r13_sketches import r13
from .r14_drawings import r14
from .r15_refine import r15
from .r16_binders import r16
from .r17_fused_arrays import r17
from .r18_assemblies import r18
from .r19_shown import r19
from .r20_transparency import r20
from .r21_undo import r21
from .r22_element_maps import r22
from .r23_twice import r23
from .r24_wasted import r24
from .r25_autosave import r25
from .r26_file_size import r26
from .r27_linked_files import r27
from .r28_dress_ups import r28
from .r29_checked_booleans import r29
from .r30_far_away import r30
from .r31_text import r31
from .r32_python import r32
from .r34_view_settings import r34
from .r35_failing import r35
from .r36_one_body import r36
from .r37_cam import r37
from .r39_between_bodies import r39

Rule = Callable[[Subject], Iterable[Advice]]

RULES: tuple[Rule, ...] = (
    r1,
    r2,
    r3,
    r4,
    r5,
    r6,
    r7,
    r8,
    r9,
    r10,
    r11,
    r12,
    r13,
    r14,
    r15,
    r16,
    r17,
    r18,
    r19,
    r20,
    r21,
    r22,
    r23,
    r24,
    r25,
    r26,
    r27,
    r28,
    r29,
    r30,
    r31,
    r32,
    r34,
    r35,
    r36,
    r37,
    r39,
)
