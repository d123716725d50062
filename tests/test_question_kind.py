import pytest

from qa.question_kind import kind_of, names, offers, topic_of, wanted


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who is the police director?", "person"),
        ("¿Quién es el director de la policía?", "person"),
        ("When was the truce?", "time"),
        ("In what year did it end?", "time"),
        ("¿Cuándo empezó?", "time"),
        ("How many murders were there in 2016?", "number"),
        ("¿Cuántos presos murieron?", "number"),
        ("Quantas pessoas morreram?", "number"),
        ("Where was he captured?", "place"),
        ("¿Dónde está la cárcel?", "place"),
        ("Why do gang members rely on extortion?", "reason"),
        ("¿Por qué fracasó la tregua?", "reason"),
        ("Which judge sentenced him?", "person"),
        ("Which year was that?", "time"),
        ("During which years did it hold?", "time"),
        ("At what time did it begin?", "time"),
        ("When the truce broke, who led the police?", "person"),
        ("Cuando se rompió la tregua, ¿quién dirigía la policía?", "person"),
        ("When many were held, how many jails were there?", "number"),
        ("What did he do when the truce broke?", "other"),
        ("¿Qué hizo cuando se rompió la tregua?", "other"),
        ("What was the murder rate of El Salvador?", "number"),
        ("What monthly wage does she earn?", "number"),
        ("Which country has the highest murder rate?", "place"),
        ("Which minister resigned over the death toll?", "person"),
        ("What did the minister say?", "other"),
        ("", "other"),
    ],
)
def test_kind_of(question, kind):
    assert kind_of(question) == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1186 Alaric fled.",
        "It was signed in 410.",
        "The last ice age ended 11,000 BP.",
        "It opened three years ago.",
        "Reinaldo (1185-1226) was the heir.",
        "It was built in the 1970s.",
        "It began at 6:38.",
        "Abrió hace tres años.",
    ],
)
def test_any_way_to_tell_a_time(sentence):
    assert offers(sentence, "time", "When was it?")


@pytest.mark.parametrize("sentence", ["It holds 412 men in 150 cells.", "It cost 1,200 dollars."])
def test_another_number_is_no_time(sentence):
    assert not offers(sentence, "time", "When was it?")


def test_a_year_is_one_though_the_question_has_the_word_before_it():
    assert offers("In 1237 the Mongols came.", "time", "In which year did they come?")


def test_the_first_asking_word_decides():
    assert kind_of("Who knew how many died?") == "person"


def test_a_number_that_the_question_names_is_not_an_offer():
    question = "How many murders were there in 2016?"
    assert offers("There were 5,300 murders.", "number", question)
    assert not offers("It was so in 2016.", "number", question)


def test_a_name_that_the_question_names_is_not_an_offer():
    question = "Who is Howard Cotto?"
    assert offers("He succeeded Mauricio Ramírez Landaverde.", "person", question)
    assert not offers("Some say that Howard Cotto resigned.", "person", question)


def test_a_word_that_only_begins_a_sentence_is_no_name():
    assert names("Officials said that Cotto left.") == ["Cotto"]
    assert names("Howard Cotto left.")[:2] == ["Howard", "Cotto"]


@pytest.mark.parametrize(
    "question",
    ["What happened to the prosecutor?", "¿Qué pasó en la cárcel?", "Tell me about the truce."],
)
def test_a_story_is_no_matter_of_few_words(question):
    assert wanted(question).story


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Marset", "Marset"),
        ("extortion in Honduras", "extortion in Honduras"),
        ("What do we know about the uprising of 2006?", "the uprising of 2006"),
        ("¿Qué se sabe de la tregua?", "la tregua"),
        ("Who is Marset?", None),
        ("The president resigned after the vote of the congress.", None),
        ("Thanks", None),
    ],
)
def test_topic_of(question, topic):
    assert topic_of(question) == topic
    assert wanted(question).story == (topic is not None)


@pytest.mark.parametrize(
    "question", ["Who knows what happened to him?", "What was the truce?", "When did it happen?"]
)
def test_a_thing_that_is_asked_for_is_no_story(question):
    assert not wanted(question).story


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("Some 1,920 workers went.", True),
        ("The 2000 soldiers went.", True),
        ("Fue vista por 6.657 personas.", True),
        ("It was seen by 6m people.", True),
        ("A 12-member jury was out.", True),
        ("Viewers saw the 2005 Music Awards.", False),
        ("Nobody went in 2004.", False),
        ("She won the 800m gold.", False),
        ("A 17-year-old striker played.", False),
        ("They lost 19-13 at home.", False),
        ("It paid $28bn for it.", False),
    ],
)
def test_a_year_a_score_or_an_age_is_no_count(sentence, counts):
    assert offers(sentence, "number", "How many were there?") is counts
    assert offers(sentence, "number", "How large was it?")


@pytest.mark.parametrize(
    "question",
    ["É verdade que o prefeito renunciou?", "Foi preso o capitão?", "¿Es cierto que huyó?"],
)
def test_yes_or_no_in_other_languages(question):
    assert wanted(question).yes_or_no


def test_an_inverted_mark_is_no_part_of_a_name():
    assert set(names("¿Murió Galán?")) == {"Murió", "Galán"}
