"""YAML, read strictly: one way to write each thing, and what to write instead of every other."""
