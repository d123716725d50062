"""Whatever is put before it, ingest comes back soon and names what it could not read."""

import pytest

from tests.bench.malformed import MEGABYTES, SECONDS, read_all, write


@pytest.mark.slow
def test_over_two_hundred_malformed_inputs(tmp_path):
    assert write(tmp_path) >= 200
    outcomes = read_all(tmp_path)
    assert len(outcomes) == len(list(tmp_path.iterdir()))
    assert [o.name for o in outcomes if o.seconds is None] == []
    assert [o.name for o in outcomes if not o.named] == []
    assert [(o.name, o.seconds) for o in outcomes if (o.seconds or 0) > SECONDS] == []
    assert max(o.megabytes for o in outcomes) < MEGABYTES
    assert sum(o.rejected for o in outcomes) > 150
