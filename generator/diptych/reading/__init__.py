"""Files made records: YAML, settings, texts, hand-written pages."""
