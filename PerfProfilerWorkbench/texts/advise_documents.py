# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sentences of advice about documents, files, drawings and settings."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

R8_TITLE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Keep what nothing depends on in a spreadsheet of its own, not in {sheet}"
)
R8_TITLE_FAN_OUT = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Split {sheet}: most of what depends on it does not need the cell that changes",
)
R8_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{count} edits of {sheet} ({cells}) recomputed what came out as it was: {time} for nothing each"
    " time. {dependents} objects depend on it.",
)
R8_SEEN_ONE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "An edit of {sheet} ({cells}) recomputed what came out as it was: {time} for nothing. Objects"
    " that depend on it: {dependents}.",
)
R8_STEP_SPLIT = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Make a second spreadsheet (Spreadsheet → Create spreadsheet) and move notes and tables to it.",
)
R8_STEP_VARSET = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Give values that belong to different parts spreadsheets of their own; from FreeCAD 1.0 on"
    " variable sets (toolbar Structure) do the same.",
)
R8_STEP_SKIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "While you fill in many cells: right-click the document in the tree, Skip recomputes; at the"
    " end take it off and press Refresh.",
)
R8_BASIS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "what such edits took here for results that stayed the same"
)
R9_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Reopen the document: {name} gets slower by itself")
R9_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "In {count} recomputes, with nothing changed, it went from {first} to {last} each.",
)
R9_STEP_TOUCH = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Right-click its sketch in the tree, Mark to recompute, then Refresh: often that is enough.",
)
R9_STEP_REOPEN = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Else save, close and open the document: it begins at its first speed again."
)
R9_BASIS = QT_TRANSLATE_NOOP("PerfProfiler", "what the same recompute took at first")
R14_TITLE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Do not keep the drawing {page} up to date while you model"
)
R14_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Its views ({count}) take {time} of a full recompute ({share}), most of it {slowest}.",
)
R14_STEP_OFF = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Select the page in the tree and set its property Keep Updated to false."
)
R14_STEP_DRAW = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "When you want the drawing: select the page, TechDraw → Redraw Page, or set it to true again.",
)
R14_BASIS = QT_TRANSLATE_NOOP("PerfProfiler", "what computing its views took here")
R16_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Freeze {binders} while the source is final")
R16_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Following their sources takes these binders {time} of a full recompute."
)
R16_STEP_FREEZE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Select the binder and set its property Bind Mode to Frozen."
)
R16_STEP_FOLLOW = QT_TRANSLATE_NOOP(
    "PerfProfiler", "When the source has changed set it to Synchronized, Refresh, and freeze again."
)
R16_STEP_PARTS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Where it must follow: bind the faces or edges you need, not the whole body."
)
R16_BASIS = QT_TRANSLATE_NOOP("PerfProfiler", "what computing these binders took here")
R18_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Solve assemblies when you ask for it only")
R18_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Solving {assemblies} takes {time} of a full recompute, for {joints} joints.",
)
R18_STEP_OFF = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Tools → Edit parameters: set BaseApp/Preferences/Mod/Assembly, SolveOnRecompute to false.",
)
R18_STEP_SOLVE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Assembly → Solve Assembly moves the parts into place when you want it."
)
R18_STEP_FIXED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Fixed joints and sub-assemblies of what does not move make solving cheaper."
)
R18_BASIS = QT_TRANSLATE_NOOP("PerfProfiler", "what computing these assemblies took here")
R19_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Hide {objects}")
R19_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "They are shown though what is made of them is shown as well; showing them takes {time} of a"
    " full recompute.",
)
R19_STEP_HIDE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Select them in the tree and press the space bar: what is hidden costs nothing."
)
R19_BASIS = QT_TRANSLATE_NOOP("PerfProfiler", "what showing these objects took here")
R23_TITLE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Have {name} computed once in each recompute, not {times} times"
)
R23_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "In {recomputes} of {all} recomputes it ran again within the same one; that took {time} each.",
)
R23_SEEN_MORE = QT_TRANSLATE_NOOP("PerfProfiler", "{seen} So did {others}.")
R23_STEP_UPDATE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Try a newer FreeCAD: MultiTransform ran twice up to 1.1."
)
R23_STEP_ADDON = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "It is a Python feature ({proxy}): one that changes another object while it computes has it run"
    " again. Update the add-on, or tell its makers.",
)
R23_STEP_REPORT = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Export this recording (Export, without names) and add it to your report."
)
R24_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Collect changes of {what} and recompute once")
R24_WHAT = QT_TRANSLATE_NOOP("PerfProfiler", "{object}.{property}")
R24_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{count} such changes recomputed {features} features, {wasted} of them for nothing: {time} each"
    " time.",
)
R24_SEEN_ONE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "One such change recomputed {wasted} of {features} features for nothing: {time}.",
)
R24_STEP_SKIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Right-click the document in the tree, Skip recomputes; at the end take it off and Refresh.",
)
R24_STEP_SPLIT = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "If you change it often: have what does not need it depend on something else, or put it into a"
    " file of its own.",
)
R24_BASIS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "what such changes took here for results that stayed the same"
)
R27_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Link to a simplified copy of {file}")
R27_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{count} objects of {document} link to {file}; opening it takes {time} of the {all} in all.",
)
R27_SEEN_ONE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "An object of {document} links to {file}; opening it takes {time} of the {all} in all.",
)
R27_STEP_SIMPLE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Make a file with a simplified shape of it (Part → Create a copy → Create simple copy, without"
    " details).",
)
R27_STEP_LINK = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Set the property Linked Object of the links to that shape."
)
R27_PARTIAL_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Let FreeCAD load linked files in part again")
R27_STEP_PARTIAL = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Edit → Preferences → General → Document: take off Disable partial loading of external linked"
    " objects.",
)
R28_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Try {dressup} before the features that it follows")
R28_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "It takes {time}, the {count} features before it {before} together: it has all their faces to"
    " pass.",
)
R28_STEP_COPY = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "In a copy of the file: make it on the early shape, at the edges that are there already, and"
    " take away the late one.",
)
R28_STEP_COMPARE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Measure both files. On eight chains that were measured the early one saved 14 to 46 %.",
)
R32_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Spare the Python features of {proxy}")
R32_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{count} of them take {time} of a full recompute ({share}), most of it {slowest}.",
)
R32_SEEN_WHERE = QT_TRANSLATE_NOOP("PerfProfiler", "{seen} Most time was in {functions}.")
R32_STEP_FEWER = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Have fewer of them in the file you edit: a plain copy (Part → Create a copy → Create simple"
    " copy) of those that are final is never computed again.",
)
R32_STEP_UPDATE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Update the add-on (Tools → Addon manager), or the FreeCAD that it is part of."
)
R32_STEP_REPORT = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Tell its makers where the time goes: record with the preset cpu and export without names.",
)
R35_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Repair {name}, which fails in every recompute")
R35_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "It failed in {failed} of {runs} recomputes and took {time} each time. Skipped objects that"
    " depend on it: {dependents}.",
)
R35_SEEN_UNTIMED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "It failed in {failed} of {runs} recomputes. Skipped objects that depend on it: {dependents}."
    " How long it took is not known: a feature that fails tells nothing of its time.",
)
R35_STEP_REPAIR = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Point at it in the tree to read the error, and repair it: a lost edge or face is chosen anew"
    " with a double-click.",
)
R35_STEP_SUPPRESS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Until then set its property Suppressed to true: it is passed over."
)
R35_STEP_DELETE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "If nothing needs it delete it: it is tried again in each recompute."
)
R36_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Split {body} in two bodies")
R36_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "It has {features} features; the last {last} of them take {time}, {share} of all of its time.",
)
R36_STEP_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "While you edit early features: right-click one, Set tip; set it to the last one at the end.",
)
R36_STEP_SPLIT = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Model {feature} and what follows in a second body, and join both with Part → Boolean → Union.",
)
R39_TITLE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Let {reader} take its value from a spreadsheet instead of {source}"
)
R39_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "By an expression ({path}) every change of {source} recomputes {body} as well: {count}"
    " features, {time}.",
)
R39_SEEN_ONE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "By an expression ({path}) every change of {source} recomputes a feature of {body} as well:"
    " {time}.",
)
R39_STEP_VALUE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Put the value into a cell of a spreadsheet (or a variable set from FreeCAD 1.0 on) with a name"
    " of its own.",
)
R39_STEP_BOTH = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Have both {source} and {reader} use that name in their expressions."
)
