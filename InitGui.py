# SPDX-License-Identifier: LGPL-2.1-or-later
"""FreeCAD runs this at every start with a window, inside a function: hence the inner imports."""

import FreeCADGui


class PerfProfilerWB(FreeCADGui.Workbench):
    def __init__(self):
        import FreeCAD

        from PerfProfilerWorkbench.gui import paths

        # Literals that texts/window.py has too: importing it would cost every start 2 ms.
        translate = FreeCAD.Qt.translate
        self.__class__.MenuText = translate("PerfProfiler", "Performance Profiler")
        self.__class__.ToolTip = translate("PerfProfiler", "Tells what in a model is slow")
        self.__class__.Icon = paths.icon("Workbench")

    def Initialize(self):
        from PerfProfilerWorkbench import texts
        from PerfProfilerWorkbench.gui import commands, i18n

        commands.register()
        self.appendToolbar(i18n.tr(texts.WORKBENCH_NAME), list(commands.TOOLBAR))
        self.appendMenu(i18n.tr(texts.WORKBENCH_NAME), list(commands.NAMES))

    def Activated(self):
        from PerfProfilerWorkbench.gui import workbench

        workbench.activated()

    def Deactivated(self):
        pass

    def GetClassName(self):
        return "Gui::PythonWorkbench"


from PerfProfilerWorkbench.gui import startup  # noqa: E402

startup.start(PerfProfilerWB())
