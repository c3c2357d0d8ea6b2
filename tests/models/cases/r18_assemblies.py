# SPDX-License-Identifier: LGPL-2.1-or-later
"""R18: six boxes held by joints are solved in each recompute; in the near miss on demand only."""

from __future__ import annotations

from itertools import pairwise

from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R18"
WHERE = "window"
SINCE = (1, 0)
THRESHOLDS = Thresholds(least_saving_ns=200_000, least_share=0.0005)
GROUP = "User parameter:BaseApp/Preferences/Mod/Assembly"


def joined(document):
    import JointObject

    assembly = document.addObject("Assembly::AssemblyObject", "Assembly")
    joints = assembly.newObject("Assembly::JointGroup", "Joints")
    boxes = [assembly.newObject("Part::Box", f"Box{number}") for number in range(6)]
    document.recompute()
    grounded = joints.newObject("App::FeaturePython", "Grounded")
    JointObject.GroundedJoint(grounded, boxes[0])
    for below, above in pairwise(boxes):
        joint = joints.newObject("App::FeaturePython", "Joint")
        JointObject.Joint(joint, 0)  # fixed
        corners = [(below, "Face6", "Vertex7"), (above, "Face5", "Vertex8")]
        ends = [[assembly, [f"{box.Name}.{one}" for one in on]] for box, *on in corners]
        joint.Proxy.setJointConnectors(joint, ends)


def solved(when_recomputed):
    import FreeCAD

    group = FreeCAD.ParamGet(GROUP)
    group.SetBool("SolveOnRecompute", when_recomputed)
    try:
        return recorded(joined)
    finally:
        group.RemBool("SolveOnRecompute")


def problem():
    return solved(True)


def near_miss():
    return solved(False)
