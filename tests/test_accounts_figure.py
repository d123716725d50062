import pytest

from qa.accounts.figure import figures


def told(text):
    return [(figure.value, figure.bound) for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 41 women died.", [(41, "least")]),
        ("Just under 5,300 people were murdered in 2016.", [(5300, "about")]),
        ("más de 4.000 homicidios", [(4000, "least")]),
        ("2.4 tonnes and 2,5 toneladas", [(2.4, "exact"), (2.5, "exact")]),
        ("mató a nueve personas", [(9, "exact")]),
        ("3,900 or so people", [(3900, "about")]),
        ("2 billion pesos", [(2e9, "exact")]),
        ("No one has been arrested.", []),
        ("50.2 percent, 20%, $300, in 2016", [(50.2, "exact")]),
    ],
)
def test_numbers_are_read_with_their_bounds(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "agree"),
    [
        ("6,657 then 6,640", False),
        ("6,657 then about 6,650", True),
        ("at least 18 then 22", True),
        ("at least 18 then up to 40", True),
        ("at least 18 then 15", False),
        ("hasta 40, luego 31", True),
        ("up to 40 then 60", False),
        ("about 18 then 22", False),
    ],
)
def test_numbers_agree_where_both_can_be_true(text, agree):
    one, other = figures(text)
    assert one.agrees(other) is other.agrees(one) is agree
