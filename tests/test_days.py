import pytest

from ingest.errors import SettingsError
from vectorstore.days import as_day


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015-02", "2015-02-01", "2015-02-28"),
        ("2016-12", "2016-12-01", "2016-12-31"),
        ("2016-03-05", "2016-03-05", "2016-03-05"),
        ("2016-02-29", "2016-02-29", "2016-02-29"),
    ],
)
def test_a_day_a_month_and_a_year_have_a_first_and_a_last_day(given, first, last):
    assert as_day(given, "first") == first
    assert as_day(given, "last") == last


@pytest.mark.parametrize("given", [None, ""])
def test_no_limit_stays_none(given):
    assert as_day(given, "first") is None


@pytest.mark.parametrize(
    "given",
    ["2016-13", "2016-00", "2015-02-29", "2016-3-5", "16", "20160305", "5 March", "2016-03-05x"]
    + ["2016-", "2016-03-", " 2016", "0000", "2016\n", "-2016", "2016-03-05T00:00"],
)
@pytest.mark.parametrize("edge", ["first", "last"])
def test_what_is_no_date_is_refused_in_one_line_that_shows_how(given, edge):
    with pytest.raises(SettingsError, match="2016-03-05, 2016-03 or 2016") as caught:
        as_day(given, edge)
    assert "\n" not in str(caught.value)
