# SPDX-License-Identifier: LGPL-2.1-or-later
"""Workflows marked by hand: a name at the beginning, at the end what took most of the time."""

from __future__ import annotations

from .. import texts
from ..analysis.operations import operations
from ..analysis.workflows import Step, Workflow, workflows
from ..model.span import ObjectKey, SpanKind
from ..qt import QtWidgets
from ..texts import Message, message
from . import i18n
from .activity.lines import menu_text
from .controller import Controller


def toggle(controller: Controller) -> None:
    """Ask for a name and begin, with a recording if none runs; or end the one that goes on."""
    recording = controller.recording
    if recording is not None and recording.workflow is not None:
        end(controller)
        return
    name = _ask()
    if name:
        begin(controller, name)


def begin(controller: Controller, name: str) -> None:
    controller.record().begin_workflow(name)
    controller.tell(message(texts.WORKFLOW_BEGUN, name=name))


def end(controller: Controller) -> None:
    """The recording goes on."""
    recording = controller.recording
    if recording is not None:
        recording.end_workflow()
        session = recording.session
        ended = workflows(session, operations(session))[-1]
        controller.refresh()
        controller.tell(_told(controller, ended))


def _ask() -> str:
    import FreeCADGui

    usual = i18n.tr(texts.WORKFLOW_NAME)
    title, question = i18n.tr(texts.WORKFLOW_TITLE), i18n.tr(texts.WORKFLOW_QUESTION)
    mode = QtWidgets.QLineEdit.EchoMode.Normal
    window = FreeCADGui.getMainWindow()
    name, wanted = QtWidgets.QInputDialog.getText(window, title, question, mode, usual)
    return (name.strip() or usual) if wanted else ""


def _told(controller: Controller, ended: Workflow) -> Message:
    values = {
        "name": ended.span.name,
        "count": ended.metrics.operations,
        "busy": i18n.duration(ended.busy_ns),
        "time": i18n.duration(ended.span.wall_ns),
    }
    if not ended.steps:
        return message(texts.WORKFLOW_ENDED, **values)
    step = ended.steps[0]
    share = i18n.percent(step.share)
    return message(texts.WORKFLOW_STEP, **values, step=_name(controller, step), share=share)


def _name(controller: Controller, step: Step) -> str:
    if step.kind is SpanKind.COMMAND:
        return menu_text(step.name)
    session = controller.session
    key = ObjectKey(step.document, step.name)
    feature = session.features.get(key) if session is not None else None
    return feature.label if feature is not None and feature.label else step.name
