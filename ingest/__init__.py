"""Files in, articles and passages out: reading, cleaning, dating and splitting."""
