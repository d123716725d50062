import numpy
from hypothesis import given
from hypothesis import strategies as st

from qa.reader.spans import best_spans

LOGITS = st.lists(st.integers(-5, 5), min_size=1, max_size=40)


@given(st.data(), LOGITS)
def test_it_is_the_best_of_all_that_are_allowed(draw, starts):
    ends = draw.draw(st.lists(st.integers(-5, 5), min_size=len(starts), max_size=len(starts)))
    ((first, last, score),) = best_spans(numpy.array(starts, "f4"), numpy.array(ends, "f4"))
    allowed = [
        starts[i] + ends[j] for i in range(len(starts)) for j in range(i, min(len(ends), i + 30))
    ]
    assert 0 <= first <= last < len(starts)
    assert score == max(allowed) == starts[first] + ends[last]


@given(st.data(), LOGITS, st.integers(1, 6))
def test_the_next_best_overlap_none_before_them(draw, starts, most):
    ends = draw.draw(st.lists(st.integers(-5, 5), min_size=len(starts), max_size=len(starts)))
    best = best_spans(numpy.array(starts, "f4"), numpy.array(ends, "f4"), most)
    assert 1 <= len(best) <= most
    assert best[0] == best_spans(numpy.array(starts, "f4"), numpy.array(ends, "f4"))[0]
    taken = [place for first, last, _ in best for place in range(first, last + 1)]
    assert len(taken) == len(set(taken))
