"""Where the chat listens."""

from contextlib import closing

import pytest

from ingest.errors import SettingsError
from ui.serve import listen

pytestmark = pytest.mark.browser  # opens sockets


def port_of(listening):
    return listening.getsockname()[1]


def test_without_a_port_it_takes_the_next_free_one():
    with closing(listen("127.0.0.1", None)) as first, closing(listen("127.0.0.1", None)) as second:
        assert port_of(second) > port_of(first) >= 7860


def test_a_port_that_was_asked_for_and_is_taken_is_refused():
    with closing(listen("127.0.0.1", 0)) as first:
        taken = port_of(first)
        with pytest.raises(SettingsError, match=f"port {taken} .*Choose another"):
            listen("127.0.0.1", taken)


def test_a_host_that_is_not_this_machine_is_refused():
    with pytest.raises(SettingsError, match="--host"):
        listen("192.0.2.1", None)
