"""Names that articles say are one: learned, shown, given by hand, and looked for."""

import json
import time

import pytest

from ingest.article import Article
from ingest.errors import BadInput
from qa import open_assistant
from qa.premise import unknown_names
from tests.command import run
from vectorstore.archive import Archive
from vectorstore.coverage import RareWords
from vectorstore.hit import Filters
from vectorstore.names.acronyms import fitting_end, is_acronym
from vectorstore.names.asked import names_asked, without
from vectorstore.names.file import read_names
from vectorstore.names.groups import name_groups
from vectorstore.names.key import key_of
from vectorstore.names.patterns import other_names
from vectorstore.names.table import give_names, learn_missing
from vectorstore.status import status

CARTEL = "The Jalisco Cartel New Generation (Cártel de Jalisco Nueva Generación – CJNG) grew."
CJNG = Article("cjng", "Theft", CARTEL)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (CARTEL, {("Jalisco Cartel New Generation", "CJNG"),
                  ("Cártel de Jalisco Nueva Generación", "CJNG")}),
        ("Colombia’s National Liberation Army (ELN) left.", {("National Liberation Army", "ELN")}),
        ("Joaquín “El Chapo” Guzmán was tried.", {("Joaquín Guzmán", "El Chapo")}),
        ("Ana Paz, alias 'La Doctora', fled.", {("Ana Paz", "La Doctora")}),
        ("Ana Paz, also known as “Nena” or “Pacita,” fled.",
         {("Ana Paz", "Nena"), ("Ana Paz", "Pacita")}),
        ("President Ana Paz (“Nena”) spoke.", {("Ana Paz", "Nena")}),
        ("La Mara Salvatrucha, también conocida como MS-13, negó todo.",
         {("Mara Salvatrucha", "MS-13")}),
        ("O Primeiro Comando da Capital, conhecido como PCC, cresceu.",
         {("Primeiro Comando da Capital", "PCC")}),
        ("The Gulf Clan (Clan del Golfo) taxes it.", {("Gulf Clan", "Clan del Golfo")}),
        ("The Honduran National Police, or PNH, said so.", {("Honduran National Police", "PNH")}),
        ("The ELN (National Liberation Army) left.", {("National Liberation Army", "ELN")}),
        ("The Clan del Golfo (AGC), also known as the Urabeños, left.",
         {("Clan del Golfo", "AGC"), ("Clan del Golfo", "Urabeños")}),
        ("The Comando Vermelho, in English the Red Command, grew.",
         {("Comando Vermelho", "Red Command")}),
        ("The extradition of Dairo Úsuga, alias Otoniel, began.", {("Dairo Úsuga", "Otoniel")}),
        ("San Salvador, known as the Valley of the Hammocks, grew.",
         {("San Salvador", "Valley of the Hammocks")}),
        ("The head of the Gulf Clan, also known as Clan del Golfo, fled.",
         {("Gulf Clan", "Clan del Golfo")}),
        ("The leader of Kataeb, which is also known as the Phalange, met them.",
         {("Kataeb", "Phalange")}),
        ("A member of the Commission Against Impunity in Guatemala, also known as CAIG, left.",
         {("Commission Against Impunity in Guatemala", "CAIG")}),
        ("The gang Los Zetas, known as The Letter, fell.", {("Zetas", "The Letter")}),
        ("La captura de Dairo Úsuga, alias Otoniel, fue ayer.", {("Dairo Úsuga", "Otoniel")}),
        ("Ana Paz, alias Nena, and Luis Mora, alias Toro, fled.",
         {("Ana Paz", "Nena"), ("Luis Mora", "Toro")}),
        ("The Gulf Clan, in Spanish, Clan del Golfo, grew.", {("Gulf Clan", "Clan del Golfo")}),
        ("The Comando Vermelho (in English, Red Command) grew.",
         {("Comando Vermelho", "Red Command")}),
        ("Ismael Zambada, alias El Mayo, fell.", {("Ismael Zambada", "El Mayo")}),
        ("The reward for Juan Pérez, alias Toro, grew.", {("Juan Pérez", "Toro")}),
        ("Akiel “Sunday” Baptiste fled.", {("Akiel Baptiste", "Sunday")}),
    ],
)  # fmt: skip
def test_pairs_that_a_text_tells(text, pairs):
    assert set(other_names(text)) == pairs


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Toluca (Mexico) and the port of Callao (Peru) met in June (2019).",
        "The Attorney General (born in Lima) met the United Nations (UK delegates were absent).",
        "Human Rights Ombudsman (PDH) staff",
        "He moved from Toluca in Spanish Harlem; he told Reuters, in English, that Peru won",
        "a river that locals know as the Snake; He said “No” and Left",
    ],
)
def test_brackets_that_tell_no_other_name(text):
    assert other_names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The leader of Tren de Aragua, alias “Niño Guerrero”, fled.",
        "The co-founder of the feared Tren de Aragua, alias “Larry Changa”, was held.",
        "Leader of the MS-13 (“Crook”) fled",
        "A gang member in Soyapango, alias “El Diablito”, was held.",
        "The head of the MS-13 in San Pedro Sula, alias El Tigre, fled.",
        "The MS-13 in San Pedro Sula, alias El Tigre, fled.",
        "El cabecilla de la MS-13 en Soyapango, alias “Crook”, cayó.",
        "Un pandillero de la Mara Salvatrucha conocido como “El Diablito” huyó.",
        "O chefe do PCC, vulgo Marcola, fugiu.",
        "The successor of Otoniel, alias Chiquito Malo, rules.",
        "The right-hand man of Otoniel, alias Chiquito Malo, rules.",
        "The lawyer for Otoniel, alias Nicolás, rules.",
        "The brother of Juan Pérez, known as El Flaco, died.",
        "La esposa de Juan Pérez, conocida como La Reina, cayó.",
        "A gang in Ecuador, known as Los Choneros, fell.",
        "The prison in Tumeremo, known as El Dorado, fell.",
        "Police arrested a man from Cali, alias Chupeta, on Monday.",
    ],
)
def test_the_alias_of_whoever_is_of_a_group_a_person_or_a_place_is_not_theirs(text):
    assert other_names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Honduras, Guatemala, and El Salvador, known as the Northern Triangle, are poor.",
        "Guatemala, El Salvador y Honduras, conocidos como el Triángulo Norte, son pobres.",
    ],
)
def test_the_name_of_several_is_not_that_of_the_last(text):
    assert other_names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The minister spoke to Univision, in Spanish, Tuesday.",
        "The interview with Donald Trump, in English, Monday drew criticism.",
        "Ana Ruiz spoke to Radio Caracol, in Spanish, Colombia heard.",
        "The New York Times called Juan Pérez “El Capo” Thursday.",
    ],
)
def test_what_follows_a_language_or_is_a_day_is_no_name(text):
    assert other_names(text) == []


def test_an_acronym_stands_for_the_words_before_it_and_no_more():
    assert fitting_end("Then Peru and the Drug Enforcement Administration", "DEA") == (
        "Drug Enforcement Administration"
    )
    assert fitting_end("First Capital Command", "PCC") == "First Capital Command"
    assert fitting_end("Unidad contra Extorsiones", "CE") == "Unidad contra Extorsiones"
    assert fitting_end("Ministry of Finance", "GDP") is None
    assert is_acronym("FARC-EP")
    assert not is_acronym("Toluca")


def test_a_name_is_the_same_with_other_accents_hyphens_and_articles():
    assert key_of("El Cártel del Golfo") == key_of("cartel del golfo")
    assert key_of("MS-13") == key_of("ms13")
    assert key_of("Otoniel's") == "otoniel"
    assert key_of("Falcon-9") == key_of("falcon 9")


@pytest.fixture
def archive(tmp_path):
    archive = Archive(tmp_path / "archive", create=True)
    archive.add(
        [
            Article("intro", "Who they are", CARTEL),
            Article("theft", "Avocados", "The CJNG stole forty trucks of avocados in Uruapan."),
            Article("other", "Trucks", "The Zetas stole forty trucks of limes in Apatzingán."),
            Article("state", "Jalisco", "The state of Jalisco grows agave and exports tequila."),
        ]
    )
    return archive


def test_a_question_by_one_name_finds_the_article_with_the_other(archive):
    for name in ("Jalisco Cartel New Generation", "cartel de jalisco nueva generacion"):
        found = archive.search(f"Which trucks were stolen by the {name}?", 3)
        ids = [hit.passage.article.id for hit in found]
        assert sorted(ids[:2]) == ["intro", "theft"]


def test_another_name_with_a_number_is_found_however_many_letters_it_has(archive):
    archive.add(
        [
            Article("rocket", "Rocket", "The Long Heavy Lifter, also known as Falcon-9, is new."),
            Article("flight", "Flight", "A Falcon-9 took off from the coast with two satellites."),
        ]
    )
    name = "Long Heavy Lifter"
    found = archive.lexical.search(name, 9, Filters(), names_asked(archive.catalog, name))
    articles = archive.catalog.articles_of([passage for passage, _ in found])
    assert set(articles.values()) == {"rocket", "flight"}


def test_the_beginning_of_one_long_name_stands_for_it(archive):
    asked = names_asked(archive.catalog, "What did the Jalisco Cartel steal?")
    assert [name.text for name in asked] == ["Jalisco Cartel"]
    assert "CJNG" in asked[0].others
    assert without("What did the Jalisco Cartel steal?", asked) == "What did the   steal?"
    assert not names_asked(archive.catalog, "What did the jalisco cartel steal?")
    assert names_asked(archive.catalog, "What did the Jalisco Cartel Old Guard steal?") == ()
    assert names_asked(archive.catalog, "What did the Cártel de Sinaloa steal?") == ()
    archive.add([Article("x", "X", "The Jalisco Cartel Old Guard (JCOG) split off.")])
    assert names_asked(archive.catalog, "What did the Jalisco Cartel steal?") == ()


def test_a_beginning_that_most_articles_use_for_something_else_is_no_longer_name(tmp_path):
    archive = Archive(tmp_path, create=True)
    archive.add(
        [
            Article("a", "Coca", "The United Nations Office on Drugs and Crime (UNODC) met."),
            Article("b", "Talks", "UNODC, of the United Nations, met."),
        ]
    )
    question = "Who did the United Nations appoint?"
    assert names_asked(archive.catalog, question)[0].others[0].endswith("Drugs and Crime")
    archive.add([Article(n, n, f"The United Nations met {n} chiefs.") for n in ("two", "six")])
    assert names_asked(archive.catalog, question) == ()


def test_a_beginning_that_a_file_sets_apart_is_not_the_longer_name(archive):
    question = "What did the Jalisco Cartel steal?"
    give_names(archive.catalog, [], [("Jalisco Cartel", "CJNG")])
    assert names_asked(archive.catalog, question)[0].others[0] == "Jalisco Cartel New Generation"
    assert "CJNG" not in names_asked(archive.catalog, question)[0].others
    give_names(archive.catalog, [], [("Jalisco Cartel", "Jalisco Cartel New Generation")])
    assert names_asked(archive.catalog, question) == ()


def test_letters_that_spell_a_grammar_word_are_a_name(tmp_path):
    archive = Archive(tmp_path, create=True)
    archive.add([Article("a", "Health", "The World Health Organization (WHO) met in Geneva.")])
    for question in ("What did the WHO approve?", "Who leads the WHO?"):
        (asked,) = names_asked(archive.catalog, question)
        assert (asked.text, asked.others) == ("WHO", ("World Health Organization",))
    assert names_asked(archive.catalog, "WHO APPROVED IT?") == ()


def test_of_a_very_long_question_the_names_are_found(archive):
    question = f"{' '.join(f'Word{n}' for n in range(20_000))} CJNG"
    assert [name.text for name in names_asked(archive.catalog, question)] == ["CJNG"]


def test_small_letters_are_names_only_where_the_whole_question_is_in_them(archive):
    assert names_asked(archive.catalog, "what is cjng up to")
    assert not names_asked(archive.catalog, "What is cjng up to")


def test_a_word_in_small_letters_is_no_nickname_with_an_article_before_it(archive):
    give_names(archive.catalog, [("Brian Welch", "Head"), ("Mara Salvatrucha", "MS 13")])
    assert not names_asked(archive.catalog, "Who is the head of the bank?")
    assert not names_asked(archive.catalog, "The head of the bank: who is it?")
    for question in ("Where was the Head born?", "where was the head born"):
        assert names_asked(archive.catalog, question)[0].others == ("Brian Welch",)
    assert names_asked(archive.catalog, "Who leads the MS 13?")[0].others == ("Mara Salvatrucha",)


def test_two_who_lead_one_group_are_not_one(tmp_path):
    archive = Archive(tmp_path, create=True)
    archive.add(
        [
            Article("a", "Fled", "The leader of Tren de Aragua, alias “Niño Guerrero”, fled."),
            Article(
                "b", "Held", "The co-founder of Tren de Aragua, alias “Larry Changa”, was held."
            ),
        ]
    )
    assert names_asked(archive.catalog, "Where was Larry Changa held?") == ()


def test_two_with_a_nickname_of_two_words_are_not_one(tmp_path):
    archive = Archive(tmp_path, create=True)
    archive.add(
        [
            Article("a", "Held", "Juan Pérez Huamán, alias Comandante Toro, was held."),
            Article("b", "Killed", "Luis Díaz Restrepo, alias Comandante Toro, was killed."),
        ]
    )
    for name in ("Juan Pérez Huamán", "Luis Díaz Restrepo"):
        (asked,) = names_asked(archive.catalog, f"What did {name} do?")
        assert asked.others == ("Comandante Toro",)


def test_letters_that_stand_for_two_names_do_not_make_them_one(tmp_path):
    archive = Archive(tmp_path, create=True)
    archive.add(
        [
            Article("a", "Courts", "The Crown Prosecution Service (CPS) dropped it."),
            Article("b", "Phones", "Carrier Pre-Section (CPS) dials by itself."),
            Article("c", "Talks", "The National Liberation Army (ELN) left."),
            Article("d", "Pláticas", "El Ejército de Liberación Nacional (ELN) se fue."),
            Article("e", "Jails", "The Comando Vermelho (CV), in English the Red Command, grew."),
        ]
    )

    def others(name):
        return names_asked(archive.catalog, f"What did the {name} do?")[0].others

    assert others("Crown Prosecution Service") == ("CPS",)
    assert set(others("CPS")) == {"Crown Prosecution Service", "Carrier Pre-Section"}
    assert "Ejército de Liberación Nacional" in others("National Liberation Army")
    assert set(others("Red Command")) == {"CV", "Comando Vermelho"}
    groups = [set(group) for group in name_groups(archive.catalog, 10)]
    assert {"CPS", "Crown Prosecution Service"} in groups
    assert {"CPS", "Carrier Pre-Section"} in groups
    give_names(archive.catalog, [("CPS", "Carrier Pre-Section")])
    assert "Carrier Pre-Section" in others("Crown Prosecution Service")


def test_a_sentence_with_the_other_name_covers_the_one_asked(archive):
    rare = RareWords(archive, "What of the Jalisco Cartel New Generation?")
    assert rare.coverage("The CJNG grew.", "en") == 1.0
    assert rare.coverage("Zetas grew.", "en") == 0.0


def test_a_name_known_by_another_is_not_unknown(archive):
    give_names(archive.catalog, [("CJNG", "Quuxes")])
    assert unknown_names(archive, "Why did the Quuxes leave?") == []
    assert unknown_names(archive, "Why did the Quuxers leave?") == ["Quuxers"]


def test_names_go_with_their_article_and_change_with_it(archive):
    assert name_groups(archive.catalog, 5)
    archive.add([Article("intro", "Who they are", "Nobody (NOB) knows.")])
    assert name_groups(archive.catalog, 5) == []
    archive.add([Article("intro", "Who they are", CARTEL)])
    archive.remove("intro")
    assert name_groups(archive.catalog, 5) == []


def test_an_archive_of_a_former_program_learns_its_names_with_the_next_ingest(archive):
    with archive.catalog.transaction():
        archive.catalog.run("DELETE FROM other_name")
        archive.catalog.run("DELETE FROM built_with WHERE key = 'names'")
    archive.add([])
    assert len(name_groups(archive.catalog, 5)[0]) == 3
    learn_missing(archive.catalog)  # and does nothing again


def test_names_given_to_a_former_program_are_kept_by_the_keys_of_this_one(archive):
    given = [("Falcon-9", "Long Lifter"), ("Zetas", "Last Letters")], [("CJNG", "Jalisco")]
    give_names(archive.catalog, *given)
    kept = [tuple(row) for row in archive.catalog.run("SELECT * FROM given_name")]
    with archive.catalog.transaction():
        archive.catalog.run("UPDATE given_name SET key = 'falcon9' WHERE key = 'falcon 9'")
        archive.catalog.run(
            "UPDATE given_name SET other_key = 'falcon9' WHERE other_key = 'falcon 9'"
        )
        archive.catalog.set_built_with({"names": "1"})
    archive.add([])
    now = [tuple(row) for row in archive.catalog.run("SELECT * FROM given_name")]
    assert now == kept


def test_an_archive_that_has_no_such_table_is_searched_all_the_same(archive):
    archive.catalog.run("DROP TABLE other_name")
    assert archive.search("Who stole the avocados?", 1)
    assert status(archive).names == []


def test_letters_that_stand_for_many_names_do_not_make_one_of_all(archive):
    many = [("ABC", f"Alpha{n} Beta{n} Corps{n}") for n in range(12)]
    give_names(archive.catalog, many)
    (asked,) = names_asked(archive.catalog, "What is Alpha3 Beta3 Corps3?")
    assert asked.others == ("ABC",)


def test_a_file_says_what_is_one_and_what_is_not(archive, tmp_path):
    file = tmp_path / "names.txt"
    file.write_text(
        "# ours\nZetas = Last Letters = Z  # three\n\nCJNG != Jalisco Cartel New Generation"
    )
    give_names(archive.catalog, *read_names(file))
    groups = [set(group) for group in name_groups(archive.catalog, 9)]
    assert {"Zetas", "Last Letters", "Z"} in groups
    assert {"Cártel de Jalisco Nueva Generación", "CJNG"} in groups
    assert (
        archive.search("What limes did the Last Letters steal?", 1)[0].passage.article.id == "other"
    )


@pytest.mark.parametrize("line", ["only one", "= two", "A ="])
def test_a_line_that_says_neither_is_told_with_its_number(tmp_path, line):
    file = tmp_path / "names.txt"
    file.write_text(f"A = B\n{line}")
    with pytest.raises(BadInput, match=r"names\.txt, line 2"):
        read_names(file)


def test_the_command_shows_names_and_takes_a_file(archive, tmp_path, monkeypatch, capsys):
    archive.close()
    file = tmp_path / "names.txt"
    file.write_text("Zetas = Last Letters")
    here = ("--archive", archive.folder)
    _, shown, _ = run(monkeypatch, capsys, "names", file, *here, "--json")
    assert ["Last Letters", "Zetas"] in [sorted(group) for group in json.loads(shown)["names"]]
    assert "CJNG = " in run(monkeypatch, capsys, "names", *here)[1]
    assert "Names " in run(monkeypatch, capsys, "status", *here)[1]
    ended, _, told = run(monkeypatch, capsys, "names", tmp_path / "absent", *here)
    assert (ended, "absent can't be read" in told) == (1, True)


def test_an_answer_reads_the_passage_by_its_own_name_and_says_so(archive):
    archive.close()
    answer = open_assistant(archive.folder).ask("What did the Jalisco Cartel New Generation steal?")
    told = [claim.text for claim in answer.claims]
    assert "The CJNG stole forty trucks of avocados in Uruapan." in told
    assert "The archive also says “CJNG” for “Jalisco Cartel New Generation”." in answer.notes
    plain = open_assistant(archive.folder).ask("What did the CJNG steal?")
    assert not any("also says" in note for note in plain.notes)


BLAMED = "From his bed the secretary blamed the Jalisco Cartel New Generation (CJNG)."


@pytest.mark.parametrize(
    ("question", "names_it"),
    [("Who is the leader of the CJNG?", False), ("Who are the CJNG?", True)],
)
def test_another_name_answers_only_who_it_is(tmp_path, question, names_it):
    archive = Archive(tmp_path / "archive", create=True)
    archive.add([Article("attack", "An attack", BLAMED)])
    archive.close()
    (claim,) = open_assistant(archive.folder, refuse_below=0.0).ask(question).claims
    told = claim.short_answer and claim.short_answer.removeprefix("the ")
    assert told == ("Jalisco Cartel New Generation" if names_it else None)


@pytest.mark.parametrize("content", [b"MS13 = Mara Salvatrucha\xff", b"\x00\x01\x02"])
def test_a_file_of_names_that_is_no_text_is_told_what_to_be(tmp_path, content):
    file = tmp_path / "names.txt"
    file.write_bytes(content)
    with pytest.raises(BadInput, match=r"names\.txt is not .* Save it as UTF-8 text\.$"):
        read_names(file)


@pytest.mark.parametrize("run", ["A" * 20_000, "A." * 10_000, "A-" * 10_000])
def test_a_long_run_without_a_space_takes_no_time(run):
    started = time.perf_counter()
    assert other_names(f"The end\n{run} (b c), alias Otoniel") == []
    assert time.perf_counter() - started < 1


def test_the_article_of_a_nickname_is_part_of_it(tmp_path):
    archive = Archive(tmp_path / "archive", create=True)
    archive.add([Article("a", "Prison", "Tadeo Brizuela, alias El Zurdo, was moved."), CJNG])
    asked = ("When was El Zurdo moved?", "What did the CJNG steal?")
    assert [names_asked(archive.catalog, one)[0].text for one in asked] == ["El Zurdo", "CJNG"]
