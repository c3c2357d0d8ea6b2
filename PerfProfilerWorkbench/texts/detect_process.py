# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sentences of issues of the process, the machine and the graphics card."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

LEAK = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{what}: about {each} stayed in memory each time, {kept} of {count} times"
)
LEAK_OF_FEATURE = QT_TRANSLATE_NOOP("PerfProfiler", "Recomputing {feature}")
LEAK_OF_ONE_OF = QT_TRANSLATE_NOOP("PerfProfiler", "Recomputing one of {features}")
LEAK_OF_COMMAND = QT_TRANSLATE_NOOP("PerfProfiler", "Command {command}")
LEAK_OF_FILE = QT_TRANSLATE_NOOP("PerfProfiler", "Opening and closing {file}")
LEAK_WAITED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "It was still there when nothing had gone on for {time}."
)
LEAK_ALSO = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "It can also have been {features}: what one feature frees another one takes.",
)
DRIFT = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{feature} takes longer with every recompute, though nothing about it was changed: "
    "{first} at first, {last} after {runs} runs",
)
DRIFT_RESET = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "After what it depends on was recomputed it took {time}.",
)
UNDO_MEMORY = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Each edit of {document} left about {each} more in memory, as undo keeps the old state of "
    "what changed; {steps} steps are kept: {all}",
)
FRAGMENTATION = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{free} of memory are free in the heap but scattered in {pieces} pieces, {share} of it: "
    "the system does not get them back",
)
PASSING_MEMORY = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{feature} needs {peak} of memory for a moment and keeps {kept} of it",
)
PASSING_PYTHON = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Python needed {peak} of memory for a moment and kept {kept} of it",
)
BUSY_IDLE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "FreeCAD kept {share} of a processor core busy in {time} in which it was given nothing to do",
)
BUSY_OTHERS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Other programs took {share} of all processor cores during {time} of recomputes",
)
SLOW_FUNCTION = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Function {function} ({file}, line {line}) took {time} in {calls} calls, {share} of all that "
    "ran in Python",
)
SLOW_FUNCTION_ESTIMATED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Function {function} ({file}, line {line}) took about {time}, {share} of all that ran in "
    "Python",
)
GPU_HOT = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{card} was {degrees} °C hot; {share} of the time it had {limit} °C and more",
)
GPU_FULL = QT_TRANSLATE_NOOP("PerfProfiler", "The memory of {card} is full: {used} of {total}")
GPU_OWN_MEMORY = QT_TRANSLATE_NOOP("PerfProfiler", "FreeCAD itself uses {own} of it.")
GPU_ERRORS = QT_TRANSLATE_NOOP("PerfProfiler", "The driver of {card} counted errors: {kinds}")
GPU_XID = QT_TRANSLATE_NOOP("PerfProfiler", "Errors of the driver or the card (Xid): {count}")
GPU_ECC = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Memory errors that could not be corrected (ECC): {count}",
)
GPU_RAS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Errors of the card that could not be corrected (RAS): {count}",
)
GPU_ECC_CORRECTED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Memory errors that were corrected (ECC): {count}",
)
GPU_RAS_CORRECTED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Errors of the card that were corrected (RAS): {count}",
)
GPU_IDLES = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "The 3D view needs {time} a picture while {card} is busy {share} of the time: "
    "the processor is the limit",
)
CARD_IDLE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "The card is not used at all: the processor draws the view.",
)
FROZEN = QT_TRANSLATE_NOOP("PerfProfiler", "FreeCAD did not answer for {time}: {why}")
FROZEN_OFTEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "FreeCAD did not answer {count} times, {time} at worst, {all} in all: {why}",
)
FRAMES_SLOW = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "The 3D view turns at {rate} pictures a second ({time} each, {worst} at worst)",
)
DRAGGING_SLOW = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Dragging in an edit mode shows {rate} pictures a second ({time} each, {worst} at worst)",
)
SOFTWARE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "The processor draws the 3D view ({renderer}); {slow} of {frames} pictures were not smooth "
    "and took {time} (median)",
)
SOFTWARE_CARD = QT_TRANSLATE_NOOP("PerfProfiler", "There is a graphics card that could: {cards}.")
IO_WAITED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{what} waited {waited}, {share} of its time, while {size} went through files and pipes",
)
LOCK_WAITED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{function} ({file}, line {line}) waited {time} for another thread, in {lock}",
)
LOCK_WAITED_ESTIMATED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{function} ({file}, line {line}) waited about {time} for another thread, in {lock}",
)
