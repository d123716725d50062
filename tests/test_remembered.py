import pytest

from vectorstore.database import Database
from vectorstore.remembered import remembered

ASKED = []


@remembered
def facts(database: Database, key: str) -> list[str]:
    ASKED.append(key)
    rows = database.run("SELECT value FROM built_with WHERE key = ?", key)
    return [row["value"] for row in rows]


def tell(database, value):
    database.run_all("INSERT OR REPLACE INTO built_with VALUES ('colour', ?)", [(value,)])


@pytest.fixture
def database(tmp_path):
    ASKED.clear()
    return Database(tmp_path / "catalog.sqlite")


def test_what_was_asked_is_not_asked_again(database):
    tell(database, "red")
    assert facts(database, "colour") == facts(database, "colour") == ["red"]
    assert facts(database, "size") == []
    assert ASKED == ["colour", "size"]


def test_a_change_is_seen_whoever_made_it(database, tmp_path):
    assert facts(database, "colour") == []
    tell(database, "red")
    assert facts(database, "colour") == ["red"]
    tell(Database(tmp_path / "catalog.sqlite"), "blue")
    assert facts(database, "colour") == ["blue"]


def test_what_a_transaction_takes_back_was_never_remembered(database):
    def broken_off():
        with database.transaction():
            tell(database, "red")
            assert facts(database, "colour") == ["red"]
            raise KeyError

    with pytest.raises(KeyError):
        broken_off()
    assert facts(database, "colour") == []


def test_the_oldest_are_let_go(database):
    for number in range(300):
        facts(database, f"{number}")
    facts(database, "299")
    assert len(ASKED) == 300
    facts(database, "0")
    assert len(ASKED) == 301
