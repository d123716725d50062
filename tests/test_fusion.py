import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.fusion import fuse, z_scores

KEYS = st.text("abcdef", min_size=1, max_size=4)
SCORES = st.dictionaries(KEYS, st.floats(-100, 100).map(lambda x: round(x, 3)), max_size=12)


def test_worked_by_hand():
    # mean 2, deviations -1 0 1, standard deviation sqrt(2/3): z = -1.2247, 0, 1.2247
    z = z_scores({"a": 1.0, "b": 2.0, "c": 3.0})
    assert z == pytest.approx({"a": -1.224745, "b": 0.0, "c": 1.224745}, abs=1e-6)


def test_both_scores_count_alike_by_hand():
    dense, lexical = {"a": 0.9, "b": 0.5}, {"a": 0.0, "b": 14.0}
    assert fuse(dense, lexical) == [("a", 0.0), ("b", 0.0)]
    assert fuse(dense, lexical, lexical_weight=0.5) == [("a", 0.5), ("b", -0.5)]


def test_each_id_may_have_a_weight_of_its_own_by_hand():
    dense, lexical = {"a": 0.9, "b": 0.5}, {"a": 0.0, "b": 14.0}
    assert fuse(dense, lexical, {"a": 0.5, "b": 2.0}) == [("b", 1.0), ("a", 0.5)]


def test_equal_scores_say_nothing():
    assert fuse({"a": 0.2, "b": 0.4}, {"a": 7.0, "b": 7.0}) == [("b", 1.0), ("a", -1.0)]


def test_nothing_in_nothing_out():
    assert z_scores({}) == {}
    assert fuse({}, {}) == []


def test_one_candidate_scores_zero():
    assert fuse({"a": 0.7}, {"a": 3.0}) == [("a", 0.0)]


@given(SCORES)
def test_z_scores_have_mean_zero_and_deviation_one(scores):
    values = list(z_scores(scores).values())
    if len(set(scores.values())) > 1:
        assert numpy.mean(values) == pytest.approx(0, abs=1e-9)
        assert numpy.std(values) == pytest.approx(1)
    else:
        assert set(values) <= {0.0}


@given(SCORES, st.floats(-50, 50), st.floats(0.01, 100))
def test_the_ranking_ignores_shift_and_scale(scores, shift, scale):
    dense = {key: len(key) / 10 for key in scores}
    moved = {key: score * scale + shift for key, score in scores.items()}
    before, after = dict(fuse(dense, scores)), dict(fuse(dense, moved))
    assert before == pytest.approx(after, abs=1e-5)


@given(SCORES)
def test_the_order_is_by_score_then_id(scores):
    ranked = fuse(dict.fromkeys(scores, 0.0), scores)
    assert ranked == sorted(ranked, key=lambda pair: (-pair[1], pair[0]))
    assert {key for key, _ in ranked} == set(scores)


def test_ties_are_broken_by_id():
    scores = {"d": 1.0, "b": 1.0, "c": 1.0, "a": 0.0}
    assert [key for key, _ in fuse(scores, scores)] == ["b", "c", "d", "a"]
