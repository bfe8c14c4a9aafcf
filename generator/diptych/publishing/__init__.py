"""Files written below docs/, and the site built and served."""
