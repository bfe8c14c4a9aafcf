"""Diptych: two perspectives on a disputed matter, side by side.

Data flows one way, and the modules stand in its order:

problem        what is wrong, where, and what to write instead
strict_yaml    a YAML file as a tree of texts, every key with its place
dates          EDTF dates, their bounds and their words
values         what a value may be: ids, texts, dates, numbers, addresses
records        what contributors write: perspectives, topics, facts, sources
validate       a record made of a tree, or its problems
load           the folder facts/, read
mentions       whom and what a fact's words name
series         which figures stand in a chart together
check          the records held against each other
texts          a text: its sentences, and where a passage stands in it
passages       the facts held against a perspective's text
coverage       what of a text stands on no fact
balance        both sides, measured alike
fairness       warnings where wording may lean
since          the facts held against those of a git revision
settings       the site's name, address and navigation, from mkdocs.yml
library        the facts linked and ordered, with all that is computed
timeline       the dated facts in order of time
axis           the timeline drawn: places, rows, ticks
wording        how figures, evidence and works are said to readers
names          the index of names and places
sourcing       what each side cites, counted
addresses      the public addresses
charts         figures drawn over time or as bars
citing         how to cite a fact; works as CSL-JSON, BibTeX and RIS
linked_data    a fact as schema.org has it
api_answers    what the API answers (api_fact, api_answers)
search_records what the search finds: facts, questions, topics, their words and filters
search_index   the search's records made into an index by Pagefind
render         templates filled, text escaped
picture        what a picture shows, set in type and printed (palette, typesetting, png)
snippets       what a journalist pastes
outputs        one module for each thing that is made
write          files put below docs/
shortcodes     cards in hand-written pages
generate       all of the above, in a line
build          the site made and served by MkDocs
report         problems shown as text, annotations, JSON
commands       the command line
"""

__version__ = "0.1.0"
