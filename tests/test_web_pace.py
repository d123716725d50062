import pytest

from ingest.errors import BadInput
from ingest.web.pace import Pace
from ingest.web.rules import Rules


@pytest.fixture
def slept():
    return []


@pytest.fixture
def pace(slept):
    return Pace(Rules(apart=1.0, longest_wait=60.0), slept.append)


def test_a_host_is_asked_once_a_second_and_another_at_once(pace, slept):
    for host in ("a.example", "b.example", "a.example", "a.example"):
        pace.wait(host)
    assert slept == pytest.approx([1.0, 2.0], abs=0.1)  # this clock does not stand still


def test_a_crawl_delay_only_ever_slows_down(pace, slept):
    pace.slow_down("a.example", 7.0)
    pace.slow_down("b.example", 0.1)
    for host in ("a.example", "a.example", "b.example", "b.example"):
        pace.wait(host)
    assert slept == pytest.approx([7.0, 1.0], abs=0.1)


def test_a_host_that_asks_for_a_pause_gets_it(pace, slept):
    pace.rest("a.example", 30.0)
    pace.wait("a.example")
    assert slept == pytest.approx([30.0], abs=0.1)


@pytest.mark.parametrize("seconds", [3600.0, float("inf")])
def test_too_long_a_pause_is_told_instead_of_waited_for(pace, slept, seconds):
    pace.slow_down("a.example", seconds)
    pace.wait("a.example")
    with pytest.raises(BadInput, match=r"a\.example asks for a pause of .* seconds"):
        pace.wait("a.example")
    assert slept == []
