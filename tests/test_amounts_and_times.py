"""What words may be by the looks of them."""

import pytest

from qa.amounts_and_times import is_amount, is_count, is_moment


@pytest.mark.parametrize("words", ["fourteen", "6,657", "several people", "ninguno", "varias"])
def test_an_amount(words):
    assert is_amount(words)


@pytest.mark.parametrize("words", ["gangs", "El Salvador", "lujo"])
def test_no_amount(words):
    assert not is_amount(words)


@pytest.mark.parametrize(
    "words",
    [
        "1349",
        "Sunday",
        "two weeks earlier",
        "the end of the war",
        "en la madrugada",
        "há três anos",
    ],
)
def test_a_time(words):
    assert is_moment(words)


@pytest.mark.parametrize("words", ["the confusion", "a prison in Riobamba", "illegal", "la cárcel"])
def test_no_time(words):
    assert not is_moment(words)


@pytest.mark.parametrize(
    "words", ["some 1,920", "2000 soldiers", "6m people", "14", "six", "12-member"]
)
def test_a_count(words):
    assert is_count(words)


@pytest.mark.parametrize("words", ["2005", "in 2016", "800m", "17-year-old", "19-13", "$28bn"])
def test_no_count(words):
    assert not is_count(words)
