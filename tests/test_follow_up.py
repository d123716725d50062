"""What a turn of a conversation adds to those before it, corrects in them, or leaves alone."""

import pytest

from qa.conversation.follow_up import stand_alone

KILLED = (
    "How many people were killed in Honduras in 2018?",
    "In Honduras, 3,310 people were killed in 2018, police chief Jorge Alas said. [1]",
)
MAYOR = ("Who is the mayor of Puerto Sol?", "Lucia Ferrer is the mayor of Puerto Sol. [1]")
ALCALDE = ("¿Quién es el alcalde de San Pedro?", "Lucía Ferrer es la alcaldesa. [1]")
LIMPIA = ("¿Cuántas personas murieron en Honduras en 2018?", "Murieron 3.310 personas. [1]")


def killed(place="Honduras", year=2018):
    return f"How many people were killed in {place} in {year}?"


@pytest.mark.parametrize(
    ("asked", "former", "expected"),
    [
        ("Was it more than in 2017?", KILLED, "Was it more than in 2017? (people killed Honduras"),
        ("What happened in 2019?", KILLED, "What happened in 2019? (people killed Honduras"),
        (
            "Why were people killed the year before?",
            KILLED,
            "Why were people killed in 2017? (Honduras",
        ),
        (
            "What did he do in 2017?",
            ("Who led it in 2016?", "Howard Cotto led it. [1]"),
            "What did he do in 2017? (Howard Cotto)",
        ),
        (
            "What happened in April?",
            ("Who fled in March 2016?", ""),
            "What happened in April 2016? (fled)",
        ),
    ],
)
def test_a_question_of_another_time_brings_along_what_it_is_about(asked, former, expected):
    assert stand_alone(asked, [former]).startswith(expected)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("And who closed the port of Tela?", "Who closed the port of Tela?"),
        ("But who killed Paz?", "Who killed Paz?"),
        ("So when did Julio Paz die?", "When did Julio Paz die?"),
    ],
)
def test_a_question_after_and_is_one_of_its_own(asked, expected):
    assert stand_alone(asked, [KILLED]) == expected


def test_one_that_leaves_something_out_brings_along_names():
    assert stand_alone("And why?", [KILLED]) == stand_alone("Why?", [KILLED])
    found = stand_alone("And who is the governor?", [MAYOR])
    assert found == "Who is the governor? (Puerto Sol Lucia Ferrer)"
    assert stand_alone("¿Y quién lo dijo?", [ALCALDE]).startswith("¿Quién lo dijo? (")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("And Guatemala?", killed("Guatemala")),
        ("What about Guatemala?", killed("Guatemala")),
        ("And what about Guatemala in 2019?", killed("Guatemala", 2019)),
        ("And in 2019 in Guatemala?", killed("Guatemala", 2019)),
        ("In Guatemala?", killed("Guatemala")),
        ("OK, and in Guatemala?", killed("Guatemala")),
        ("Same for Guatemala", killed("Guatemala")),
        ("And in Chile and Peru?", killed("Chile and Peru")),
        ("And women?", f"{killed()[:-1]}: women?"),
    ],
)
def test_another_name_takes_the_place_of_the_former(asked, expected):
    assert stand_alone(asked, [KILLED]) == expected


@pytest.mark.parametrize(
    ("asked", "former", "expected"),
    [
        ("And in La Ceiba?", MAYOR[0], "Who is the mayor of La Ceiba?"),
        ("And Fito?", "Who killed Julio Paz?", "Who killed Fito?"),
        ("¿Y en Tela?", ALCALDE[0], "¿Quién es el alcalde de Tela?"),
        ("E em Campinas?", "Quem é o prefeito de Santos?", "Quem é o prefeito de Campinas?"),
        ("Lo mismo para Chile", LIMPIA[0], "¿Cuántas personas murieron en Chile en 2018?"),
        # a person is in no place's stead, and of two names nobody knows which is meant
        ("What about Carlos Ferrer?", MAYOR[0], f"{MAYOR[0][:-1]}: Carlos Ferrer?"),
        ("And Cusco?", "What did Ana Paz say in Lima?", "What did Ana Paz say in Lima: Cusco?"),
    ],
)
def test_a_name_takes_the_place_that_it_can_have(asked, former, expected):
    assert stand_alone(asked, [(former, "")]) == expected


@pytest.mark.parametrize(
    ("asked", "former", "expected"),
    [
        ("And the governor?", MAYOR[0], "Who is the governor of Puerto Sol?"),
        ("And the police chief?", MAYOR[0], "Who is the police chief of Puerto Sol?"),
        ("¿Y el gobernador?", ALCALDE[0], "¿Quién es el gobernador de San Pedro?"),
        ("And the port?", MAYOR[0], "Who is the mayor of Puerto Sol: the port?"),
    ],
)
def test_another_office_of_the_same_place(asked, former, expected):
    assert stand_alone(asked, [(former, "")]) == expected


@pytest.mark.parametrize(
    ("asked", "former", "expected"),
    [
        ("No, I meant 2019", KILLED, killed(year=2019)),
        ("I meant 2019.", KILLED, killed(year=2019)),
        ("Sorry, 2019", KILLED, killed(year=2019)),
        ("No, I meant Guatemala", KILLED, killed("Guatemala")),
        ("No, quise decir 2019", LIMPIA, LIMPIA[0].replace("2018", "2019")),
        ("Perdón, en 2019", LIMPIA, LIMPIA[0].replace("2018", "2019")),
        ("¿En Guatemala?", LIMPIA, LIMPIA[0].replace("Honduras", "Guatemala")),
    ],
)
def test_a_correction_changes_the_former_question(asked, former, expected):
    assert stand_alone(asked, [former]) == expected


def test_a_correction_adds_nothing():
    assert killed()[:-1] not in stand_alone("No, I meant the port", [KILLED])


@pytest.mark.parametrize(
    "said",
    ["Thanks!", "Ok, thank you", "Hello", "Great, that's helpful", "Gracias", "Obrigado", "Vale."],
)
def test_a_courtesy_is_no_follow_up_and_has_none(said):
    assert stand_alone(said, [KILLED]) == said
    assert stand_alone("And in 2019?", [KILLED, (said, "x")]) == killed(year=2019)
    assert stand_alone("Where is he?", [(said, "x")]) == "Where is he?"


@pytest.mark.parametrize("asked", ["Really?", "Good question: who is he?", "Who said thanks?"])
def test_what_only_sounds_like_a_courtesy_is_taken_up(asked):
    assert stand_alone(asked, [KILLED]) != asked


def test_a_question_without_words_of_its_own_is_not_added_to():
    assert stand_alone("And in La Ceiba?", [MAYOR, ("Why?", "x")]) == (
        "Who is the mayor of La Ceiba?"
    )
    assert stand_alone("And in 2019?", [KILLED, ("Why?", "x")]) == killed(year=2019)


def test_a_long_conversation_keeps_its_subject():
    years = [KILLED, *((f"And in {year}?", "") for year in range(2005, 2018))]
    assert stand_alone("And in 2019?", years) == killed(year=2019)
    asked = ["Where was he born?", "When was he arrested?", "What did he study?", "Who hid him?"]
    fito = [
        ("Who is Fito?", "Adolfo Macías leads Los Choneros. [1]"),
        *((q, "") for q in asked * 3),
    ]
    found = stand_alone("Where is he now?", fito)
    assert found == "Where is he now? (Fito Adolfo Macías Los Choneros)"
