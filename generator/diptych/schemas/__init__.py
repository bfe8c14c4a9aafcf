"""What editors know of the fact files: JSON Schemas of the records, and of one site with its own ids."""
