"""The search: its records and its index."""
