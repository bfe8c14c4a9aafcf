"""The site served on loopback while people write: what an edit changes is built, and shown at once."""
