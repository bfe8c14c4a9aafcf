"""Diptych: two perspectives on a disputed matter, side by side.

Data flows one way, and the folders stand in its order; each imports only what stands before it:

problem      what is wrong, where, and what to write instead
values       what one value may be: dates, letters, units, the numbers of works, addresses
records      what people write: perspectives, topics, facts, sources, names
derived      what follows from the records alone: names in words, series of figures
reading      files made records: strict YAML, settings, texts
checking     the records compared with each other, with the texts and with what was published
library      the facts linked and ordered, with all that is computed of the whole
wording      how it is said: figures, works, titles, labels, addresses, citations
schemas      what editors know of the files: their fields, and the ids that a site has
articles     which cards stand in other people’s articles, and how each stands today
drawing      how it is drawn: pictures, charts, the timeline's axis
outputs      what is made: pages, what others embed, the API, feeds, the search
publishing   files written below docs/, and the site built and served
commands     the command line, one file a command
templates    what the outputs fill
theme        the engine's own style sheets, scripts and theme overrides
starter      a small site of an invented matter, to begin with
"""

__version__ = "0.1.0"
