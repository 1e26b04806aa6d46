"""The practice of the workspace's tests."""

from tests.ui.workspace.conftest import _template, desk, desk_with, id_of, opened, window

__all__ = ["_template", "desk", "desk_with", "id_of", "opened", "window"]
