"""The capital letters of English, Spanish and Portuguese, and a name, for patterns."""

CAPITAL = "A-ZÁÉÍÓÚÂÊÔÑÇÃÕÜ"  # within square brackets
NAMED = (  # a group "name", its words joined by small ones: "Ana Paz de la Cruz"
    rf"(?P<name>[{CAPITAL}][\w’'-]*(?: (?:(?:de|del|la|d[ao]s?) )*[{CAPITAL}][\w’'-]*)*)"
)
