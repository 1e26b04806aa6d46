"""What conftest.py groups stays together: a runner that lost the groups would lose them silently."""

import pytest


def test_the_tests_of_a_file_go_to_one_process(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("loadgroup", False):
        pytest.skip("run in one process, or without groups")
    assert request.node.nodeid.endswith(f"@{request.path}")
