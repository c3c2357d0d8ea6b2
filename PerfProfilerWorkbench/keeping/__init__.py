# SPDX-License-Identifier: LGPL-2.1-or-later
"""Takes a recording to the store while it runs: a thread of FreeCAD hands it to a process beside.

FreeCAD's main thread does nothing for it: it waits for no lock, file or socket of ours. The thread
takes what is new four times a second, also inside a recompute, where Python's lock is given away
between two features. It hands raw events on, in small pieces; the process beside makes spans of
them and is the only one that opens the store. So a recording outlives FreeCAD.
"""
