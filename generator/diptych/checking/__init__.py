"""The records compared with each other, and with the texts."""
