# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sentences of advice about features and their geometry."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

R1_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Show {objects} with fewer triangles")
R1_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{property} is down to {value}, {default} is the default. Showing them takes {time} of"
    " each full"
    " recompute, for {triangles} triangles.",
)
R1_SEEN_UNCOUNTED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{property} is down to {value}, {default} is the default. Showing them takes {time} of each"
    " full recompute.",
)
R1_STEP_SET = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Select them in the tree and set {property} to {default} on the View tab of the property"
    " editor.",
)
R1_STEP_BODY = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Of a Body select the Body: its features take over what it has."
)
R1_STEP_FINE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Where a surface must look smooth, or is exported as a mesh by what is shown, leave that one"
    " object as it is.",
)
R1_STEP_PREFERENCE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "In Edit → Preferences → Part/Part Design → Shape view put the value back as well: new objects"
    " take it from there.",
)
R1_BASIS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "the time of showing them here, less what the default took for such shapes when it was"
    " measured",
)

R2_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Move {feature} to the end of the tree")
R2_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{feature} brings the faces from {before} to {after}. The {count} features after it take"
    " {time},"
    " {later} each (median), those before it {earlier}: {slowest} pay most.",
)
R2_STEP_MOVE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Where the features after it do not need its faces: right-click it in the tree, Move object"
    " after other object, and choose the last feature.",
)
R2_STEP_BODY = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Else make the detail in a Body of its own and join the two at the end, or only keep"
    " them in one"
    " Part.",
)

R3_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Make one boolean of the {count} that end in {last}")
R3_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{count} booleans one after the other, each with one more tool, take {time} of each full"
    " recompute; the first takes {first}, the last {end}, because each goes through all"
    " faces again.",
)
R3_STEP_FUSE_TOOLS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Select all {count} tools and choose Part → Boolean → Union."
)
R3_STEP_CUT = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Select {base}, then that union, and choose Part → Boolean → Cut; delete the old chain.",
)
R3_STEP_UNION = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Select {base} and all {count} tools, choose Part → Boolean → Union, and delete the old chain.",
)
R3_BASIS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "the time of the chain, less what its first boolean takes for each of its tools, which do not"
    " touch each other",
)
R3_TITLE_POCKETS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Draw the {count} profiles from {first} to {last} in one sketch"
)
R3_SEEN_POCKETS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{count} features of one type follow each other, with sketches in one plane; they take {time},"
    " {share} of a full recompute, because each goes through all faces again.",
)
R3_STEP_SKETCH = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Copy the geometry of their sketches into the sketch of the first one and delete the others:"
    " one pocket or pad makes them all at once.",
)
R3_STEP_DEPTH = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Those of another depth need one sketch and one feature for each depth."
)

R4_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Make {pattern} cheaper: {count} occurrences")
R4_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{pattern} takes {time}, {share} of a full recompute, for {faces} faces."
)
R4_STEP_REFINE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Set Refine to false on the Data tab of its properties, at least while you model.",
)
R4_STEP_DRESS_UP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Take {dressups} out of what is repeated, and round or chamfer the result afterwards.",
)
R4_STEP_SKETCH = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Where whole parts repeat, repeat them outside of the Body: Draft → Array tools, with links.",
)
R4_STEP_SUPPRESS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "While you work on other things set Suppressed to true."
)

R5_TITLE_HOLES = QT_TRANSLATE_NOOP("PerfProfiler", "Do not model the thread of {holes}")
R5_TITLE_FASTENERS = QT_TRANSLATE_NOOP("PerfProfiler", "Show {fasteners} without threads")
R5_TITLE_HELICES = QT_TRANSLATE_NOOP("PerfProfiler", "Simplify the helix of {helices}")
R5_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Modelled threads take {time} of each full recompute ({share})."
)
R5_SEEN_HELICES = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Helices of up to {turns} turns take {time} of each full recompute ({share}), without what is"
    " made of them.",
)
R5_STEP_HOLE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Double-click the hole and take off Model Thread: hole and drawing keep the size of the"
    " thread.",
)
R5_STEP_FASTENER = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Select the screws and nuts and set Thread to false."
)
R5_STEP_EXPORT = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Put threads back only to export or to print the part."
)
R5_STEP_TURNS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Make as few turns as show what it is, or a plain cylinder in its place."
)
R5_STEP_SUPPRESS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Or keep it at the end of the tree and set Suppressed to true while you model (FreeCAD 1.0 and"
    " later).",
)
R5_BASIS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "the time of these holes here; without a thread holes took less than a fiftieth of it"
    " when it was"
    " measured",
)

R6_TITLE_MADE = QT_TRANSLATE_NOOP("PerfProfiler", "Keep {objects} from turning faces into splines")
R6_TITLE_IMPORTED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Import {objects} again, or model it: all of it is splines"
)
R6_SEEN_MADE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Of {sampled} faces looked at {splines} are splines; of {source}, which they were made from,"
    " {before} are. What is made of them takes {time} of each full recompute ({share}).",
)
R6_SEEN_IMPORTED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Of {sampled} faces looked at {splines} are splines. What is made of them takes {time} of each"
    " full recompute ({share}).",
)
R6_STEP_SCALE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Change the sizes of {source} in place of scaling it unevenly; a uniform scale, a"
    " placement or a"
    " mirror keeps planes and cylinders.",
)
R6_STEP_ORDER = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Where an uneven scale is needed, make it the last step, after all booleans."
)
R6_STEP_IMPORT = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Ask for a STEP file with planes and cylinders in place of NURBS, or model the parts that you"
    " cut and join.",
)

R7_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Reduce the mesh that {object} was made from")
R7_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Its {faces} faces are triangles. It takes {own} itself, and what is made of it {time} of each"
    " full recompute ({share}).",
)
R7_STEP_DECIMATE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Go back to the mesh: Meshes → Decimation, then Part → Create shape from mesh with Sew shape,"
    " Part → Convert to solid, Part → Refine shape.",
)
R7_STEP_PLAIN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Where it is only cut by something simple, cut the mesh itself (Meshes → Boolean), or model"
    " its flat and round faces anew.",
)

R13_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Split the sketch {sketch}")
R13_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "It has {constraints} constraints and {external} external edges; solving it takes {time}"
    " of each"
    " full recompute. Twice the constraints take four to eight times as long.",
)
R13_SEEN_EDITING = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "It has {constraints} constraints and {external} external edges; editing it kept FreeCAD busy"
    " for {time}. Twice the constraints take four to eight times as long.",
)
R13_STEP_PATTERN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Draw what repeats once, and repeat the feature: Part Design → Apply a pattern.",
)
R13_STEP_SPLIT = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Divide what is left between two or three sketches, each for a feature."
)
R13_STEP_BLOCK = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "For imported artwork: take off the constraints that were found by themselves and use"
    " one Block"
    " constraint on each element.",
)
R13_STEP_EXTERNAL = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Delete external edges that no constraint needs."
)

R15_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Refine only the last feature of {body}")
R15_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{count} features that add something before {last} refine their result, too: with up to {holes}"
    " holes in its faces they take {time} of each full recompute.",
)
R15_STEP_OFF = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Select them in the tree and set Refine to false on the Data tab; leave it on for {last}.",
)
R15_STEP_TRY = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Compare before and after: faces that are not joined can make later features slower, and what"
    " was attached to a face may have to be attached anew.",
)

R17_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Do not fuse {arrays}")
R17_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Fuse is on. Making them takes {time} of each full recompute ({share})."
)
R17_STEP_OFF = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Select them and set Fuse to false on the Data tab: the copies stay solids of their own.",
)
R17_STEP_LINK = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "For copies that are only looked at, make the array anew as one of links: it has no shape to"
    " compute.",
)
R17_BASIS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "the time of these arrays here; without fusing arrays took less than a third of it when it was"
    " measured",
)

R31_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Keep the text {label} out of the model's booleans")
R31_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "It has {edges} edges. It and what is made of it take {time} of each full recompute ({share}):"
    " {slowest}.",
)
R31_STEP_LAST = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Emboss or engrave it as the very last feature, after fillets and patterns."
)
R31_STEP_COMPOUND = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Raised letters need not be fused: Part → Compound → Make compound of the part and the letters"
    " prints and looks the same.",
)
R31_STEP_FONT = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Take a font of straight strokes, or fewer letters: each curve is a face."
)
R31_STEP_FUSE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Set Fuse of the text to false where its letters do not overlap."
)
