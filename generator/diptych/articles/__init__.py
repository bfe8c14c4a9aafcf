"""Cards in other people's articles: which stand in a page, and how each of them stands today."""
