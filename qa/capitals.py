"""What names look like in English, Spanish and Portuguese: pieces of patterns."""

CAPITAL = "A-ZÁÉÍÓÚÂÊÔÑÇÃÕÜ"  # within square brackets
