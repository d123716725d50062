"""The pinned floors: the repository's own sets, and part of the development sets at hand.

``make measure`` asks all of the development sets.
"""

import pytest

from tests.bench.gate import DEVELOPMENT, SAMPLE, at_hand, measure
from tests.bench.sets import ABSENT, DATA


@pytest.mark.slow
@pytest.mark.parametrize("name", at_hand())
def test_no_floor_breaks(name):
    result = measure(name, part=True)
    assert result.problems == ()


@pytest.mark.skipif(DATA.is_dir(), reason="they are at hand and tested")
@pytest.mark.parametrize("name", DEVELOPMENT)
def test_a_development_set_that_is_absent_is_said_to_be(name):
    pytest.skip(f"{name}: {ABSENT}")


def test_the_sample_set_needs_nothing_beside_the_repository():
    assert SAMPLE in at_hand()
