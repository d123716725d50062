import pytest

from ingest.language import detect_language, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gang rejects the truce", "en"),
        ("La pandilla rechaza la tregua", "es"),
        ("A quadrilha rejeita a trégua do governo", "pt"),
        ("Die Regierung sagte am Freitag, dass sie nicht mit der Bande verhandelt. " * 3, "de"),
        ("政府は金曜日に交渉しないと発表した。", "ja"),
        ("The mayor of La Paz del Norte", "en"),  # a name's own words tell nothing
        ("El Salvador", "es"),
        ("12345 !!!", "en"),
        ("", "en"),
    ],
)
def test_detect_language(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ("es", "es"),
        ("es-MX", "es"),
        ("pt_BR", "pt"),
        ("Spanish", "es"),
        ("por", "pt"),
        ("EN", "en"),
    ],
)
def test_the_given_language_is_believed(given, language):
    assert language_of(given, "Gang rejects the truce") == language


@pytest.mark.parametrize("given", ["", "klingon", "x-default"])
def test_otherwise_it_is_detected(given):
    assert language_of(given, "La pandilla rechaza la tregua") == "es"
