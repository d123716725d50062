"""Numbers in words, in English, Spanish and Portuguese."""

_ROWS = (
    "zero|cero one two|dos|dois|duas three|tres|três four|cuatro|quatro five|cinco six|seis"
    " seven|siete|sete eight|ocho|oito nine|nueve|nove ten|diez|dez eleven|once|onze"
    " twelve|doce|doze thirteen|trece|treze fourteen|catorce fifteen|quince|quinze"
    " sixteen|dieciséis seventeen|diecisiete eighteen|dieciocho nineteen|diecinueve twenty|veinte"
)
NUMBER_WORDS = {word: value for value, row in enumerate(_ROWS.split()) for word in row.split("|")}
TIMES = {
    **dict.fromkeys(("thousand", "mil"), 1e3),
    **dict.fromkeys(("million", "millones", "millón", "milhões", "milhão"), 1e6),
    "billion": 1e9,
}
