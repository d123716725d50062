"""What names look like in English, Spanish and Portuguese: pieces of patterns."""

CAPITAL = "A-ZÁÉÍÓÚÂÊÔÑÇÃÕÜ"  # within square brackets
DAY_OR_MONTH = (  # capitalised in English without naming anybody
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july"
    r"|august|september|october|november|december)"
)
