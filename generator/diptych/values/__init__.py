"""What one value may be: a date, a letter, a unit, the number of a work; and what is written instead of what is not."""
