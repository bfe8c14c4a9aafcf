"""The site’s pages, as Markdown."""
