"""The capital letters of English, Spanish and Portuguese, for patterns of names."""

CAPITAL = "A-ZÁÉÍÓÚÂÊÔÑÇÃÕÜ"  # within square brackets
