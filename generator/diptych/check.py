"""Hold the records against each other. A check is one function here; every problem of every check is shown."""

from collections.abc import Iterator

from diptych.load import SOURCES, Entry, Facts
from diptych.mentions import Mentions, folded, places_of
from diptych.problem import Problem, did_you_mean
from diptych.records import Fact, Footnote, Kind, Relation, SubjectKind, Topic
from diptych.series import find_charts

# Parts of addresses that are the site's own: topics/index.md, facts/index.md; and the folder of the sources.
_RESERVED = {"index", SOURCES}


def check(facts: Facts) -> list[Problem]:
    """Run every check on all that could be read; return what reading and checking found."""
    return [*facts.problems, *(problem for run in CHECKS for problem in run(facts))]


def two_perspectives_face_each_other(facts: Facts) -> Iterator[Problem]:
    """Find more or fewer panels than a diptych has."""
    sides = list(facts.perspectives.values())
    if not facts.broken and sides and len(sides) != 2:
        yield Problem(sides[-1].place(), f"there are {len(sides)} perspectives", "write exactly two")


def ids_are_unique_and_free(facts: Facts) -> Iterator[Problem]:
    """Find ids that would be one address: of facts in all topics, of topics, of questions within their topic."""
    seen: dict[str, str] = {}
    for topic, fact in facts.facts:
        if fact.id in seen:
            says = f'there is a fact "{fact.id}" in the topic "{seen[fact.id]}" too'
            yield Problem(fact.place(), says, "rename the newer file")
        elif fact.id in facts.topics:
            yield Problem(fact.place(), f'"{fact.id}" is the id of a topic too', "rename this fact's file")
        elif fact.id in _RESERVED:
            yield Problem(fact.place(), _is_reserved(fact.id), "rename this fact's file")
        seen.setdefault(fact.id, topic)
    yield from _moved_ids_are_free(facts, {*seen, *facts.topics})
    for topic in facts.topics.values():
        if topic.id in _RESERVED:
            yield Problem(topic.place(), _is_reserved(topic.id), "rename this topic's folder")
        ids = [question.id for question in topic.record.questions]
        for number, question in enumerate(topic.record.questions):
            place = topic.place("questions", number, "id")
            if question.id in ids[:number]:
                yield Problem(place, f'topic "{topic.id}": two questions are called "{question.id}"', "rename one")
            elif question.id in _RESERVED:
                yield Problem(place, f'topic "{topic.id}": {_is_reserved(question.id)}', "rename this question")


def _moved_ids_are_free(facts: Facts, used: set[str]) -> Iterator[Problem]:
    moved: set[str] = set()
    for _, fact in facts.facts:
        for number, old in enumerate(fact.record.moved_from):
            place, says = fact.place("moved_from", number), f'fact "{fact.id}": it moved from "{old}"'
            if old == fact.id:
                yield Problem(place, f"{says}, and that is its id today", "delete this line")
            elif old in used | moved:
                yield Problem(place, f"{says}, and that id is in use", "rename what uses it: ids are never reused")
            elif old in _RESERVED:
                yield Problem(place, f"{says}, and {_is_reserved(old)}", "write the id that it had")
            moved.add(old)


def _is_reserved(id_: str) -> str:
    return f'"{id_}" is an address of the site\'s own'


def facts_name_what_exists(facts: Facts) -> Iterator[Problem]:
    """Find facts whose perspective, question, section or source is not there."""
    for topic, fact in facts.facts:
        record = fact.record
        if facts.perspectives:
            yield from _known(fact, ("perspective",), record.perspective, facts.perspectives, facts)
        if topic in facts.topics:
            questions = [question.id for question in facts.topics[topic].record.questions]
            yield from _known(fact, ("question",), record.question, questions, facts)
        side = facts.perspectives.get(record.perspective)
        if side and record.passage.section:
            sections = [section.id for section in side.record.sections]
            yield from _known(fact, ("passage", "section"), record.passage.section, sections, facts)
        for path, footnote in _footnotes(record):
            yield from _known(fact, (*path, "source"), footnote.source, facts.sources, facts)
        for number, note in enumerate(record.notes):
            if note.source:
                yield from _known(fact, ("notes", number, "source"), note.source, facts.sources, facts)


def _footnotes(fact: Fact) -> Iterator[tuple[tuple[str | int, ...], Footnote]]:
    """Yield every footnote of a fact with its path, those of earlier versions too."""
    for number, footnote in enumerate(fact.footnotes):
        yield ("footnotes", number), footnote
    for correction_number, correction in enumerate(fact.corrections):
        for number, footnote in enumerate(correction.was.footnotes or ()):
            yield ("corrections", correction_number, "was", "footnotes", number), footnote


def _known(fact: Entry[Fact], path: tuple, written: str, choices: object, facts: Facts) -> Iterator[Problem]:
    if written not in choices and not facts.may_be(str(path[-1]), written):
        says = f'fact "{fact.id}": there is no {path[-1]} "{written}"'
        yield Problem(fact.place(*path), says, did_you_mean(written, choices))


def questions_are_answered_as_they_say(facts: Facts) -> Iterator[Problem]:
    """Find questions without facts on both sides, or on one and a silence on the other."""
    answered = {(topic, fact.record.question, fact.record.perspective) for topic, fact in facts.facts}
    unclear = _unclear_folders(facts)
    if len(facts.perspectives) != 2:
        return
    for topic in facts.topics.values():
        if topic.id in unclear:
            continue
        for number, question in enumerate(topic.record.questions):
            sides = [side for side in facts.perspectives if (topic.id, question.id, side) in answered]
            yield from _answered_as_it_says(topic, number, sides, [s for s in facts.perspectives if s not in sides])


def _answered_as_it_says(topic: Entry[Topic], number: int, sides: list[str], silent: list[str]) -> Iterator[Problem]:
    question = topic.record.questions[number]
    place = topic.place("questions", number, "id")
    called = f'topic "{topic.id}": the question "{question.id}"'
    if not sides:
        yield Problem(place, f"{called} is answered by nobody", "write a fact that answers it, or delete it")
    elif (question.relation is Relation.ONE_SIDED) != (len(sides) == 1):
        says = f"{called} is called {question.relation}, and {' and '.join(sides)} answer{'s' * (len(sides) == 1)} it"
        yield Problem(topic.place("questions", number, "relation"), says, _relation_for(silent))
    elif silent and (not question.silence or question.silence.perspective != silent[0]):
        instead = f"add silence: with perspective: {silent[0]} and a note"
        yield Problem(place, f"{called} has no silence of {silent[0]}", instead)
    elif question.silence and not silent:
        place = topic.place("questions", number, "silence")
        yield Problem(place, f"{called} has a silence, and both sides answer it", "delete silence:")


def _relation_for(silent: list[str]) -> str:
    if silent:
        return f"write relation: {Relation.ONE_SIDED}, and the silence of {silent[0]}"
    return "write " + " or ".join(relation for relation in Relation if relation is not Relation.ONE_SIDED)


def key_figures_are_figures_of_their_side(facts: Facts) -> Iterator[Problem]:
    """Find key figures that are no figure of their side, and sides of which one has more than the other."""
    if not facts.facts:
        return  # which is a problem of its own
    of_side = {(fact.id, fact.record.perspective) for _, fact in facts.facts if fact.record.kind is Kind.FIGURE}
    unclear = {fact.id for _, fact in facts.facts if fact.record.perspective not in facts.perspectives}
    for side in facts.perspectives.values():
        for number, fact in enumerate(side.record.key_figures):
            if (fact, side.id) not in of_side and fact not in unclear and not facts.may_be("fact", fact):
                says = f'perspective "{side.id}": "{fact}" is no fact of its own of kind figure'
                choices = [id_ for id_, perspective in of_side if perspective == side.id]
                yield Problem(side.place("key_figures", number), says, did_you_mean(fact, choices))
    counts = {side.id: len(side.record.key_figures) for side in facts.perspectives.values()}
    if len(set(counts.values())) > 1:
        more, fewer = max(counts, key=counts.get), min(counts, key=counts.get)
        says = f'"{more}" has {counts[more]} key figures, "{fewer}" has {counts[fewer]}'
        yield Problem(facts.perspectives[fewer].place(), says, "name the same number for each side")


def sources_are_cited(facts: Facts) -> Iterator[Problem]:
    """Find sources that stand here though no fact cites them."""
    cited = {footnote.source for _, fact in facts.facts for _, footnote in _footnotes(fact.record)}
    cited |= {note.source for _, fact in facts.facts for note in fact.record.notes if note.source}
    if facts.broken or not cited <= facts.sources.keys():
        return
    for source in facts.sources.values():
        if source.id not in cited:
            yield Problem(source.place(), f'source "{source.id}" is cited by no fact', "cite it, or delete its file")


def no_two_names_are_one(facts: Facts) -> Iterator[Problem]:
    """Find forms that two names claim, and names of persons, peoples or things that have the id of a place."""
    owner: dict[str, str] = {}
    places = places_of(fact.record for _, fact in facts.facts)
    for name in facts.names.values():
        may_be_place = name.record.kind in (SubjectKind.PLACE, SubjectKind.BODY)
        if name.id in places and not may_be_place:
            says = f'name "{name.id}": facts have "{name.id}" among their places, and this is a {name.record.kind}'
            yield Problem(name.place("kind"), says, "choose another id, or write kind: place or kind: body")
        for path, form in [
            (("name",), name.record.name),
            *((("forms", n), f) for n, f in enumerate(name.record.forms)),
        ]:
            if (other := owner.setdefault(folded(form), name.id)) != name.id:
                says = f'name "{name.id}": the form "{form}" is one of "{other}" too'
                yield Problem(name.place(*path), says, "leave it to one of them, and give the other a longer form")
            elif path[0] == "forms" and folded(form) in map(folded, name.record.all_forms[: path[1] + 1]):
                says = f'name "{name.id}": the form "{form}" stands here twice'
                yield Problem(name.place(*path), says, "delete it")


def names_are_found(facts: Facts) -> Iterator[Problem]:
    """Find names that are on no fact, and forms by which no fact names them."""
    if facts.broken:
        return
    mentions = Mentions({id_: entry.record for id_, entry in facts.names.items()})
    found = {form for _, fact in facts.facts for form in mentions.forms_in(fact.record)}
    places = places_of(fact.record for _, fact in facts.facts)
    for name in facts.names.values():
        if name.id not in places and not found & set(map(folded, name.record.all_forms)):
            yield Problem(
                name.place(), f'name "{name.id}" is found on no fact', "add the form that facts use, or delete it"
            )
            continue
        for number, form in enumerate(name.record.forms):
            if folded(form) not in found:
                says = f'name "{name.id}": no fact has the form "{form}"'
                yield Problem(name.place("forms", number), says, "write it as a fact does, or delete it")


def charts_compare(facts: Facts) -> Iterator[Problem]:
    """Find facts that name a chart in which no figure of theirs is drawn."""
    if facts.broken:
        return
    entries = [fact for _, fact in facts.facts]
    drawn = {(chart.title, fact.id) for chart in find_charts(entries) for fact in chart.facts}
    for fact in entries:
        title = fact.record.chart
        if title and not fact.record.is_withdrawn and (title, fact.id) not in drawn:
            says = f'fact "{fact.id}": in the chart "{title}" none of its figures has another to stand beside'
            instead = "write the same chart: in the fact it is compared with, give both one unit, or delete chart:"
            yield Problem(fact.place("chart"), says, instead)


def _unclear_folders(facts: Facts) -> set[str]:
    """Name the folders in which a record is broken or names what is not there: what is missing there cannot be told."""
    unclear = {each.folder for each in facts.broken}
    for topic, fact in facts.facts:
        questions = facts.topics[topic].record.questions if topic in facts.topics else ()
        known = fact.record.question in {question.id for question in questions}
        if not known or fact.record.perspective not in facts.perspectives:
            unclear.add(topic)
    return unclear


CHECKS = (
    two_perspectives_face_each_other,
    ids_are_unique_and_free,
    facts_name_what_exists,
    questions_are_answered_as_they_say,
    key_figures_are_figures_of_their_side,
    sources_are_cited,
    no_two_names_are_one,
    names_are_found,
    charts_compare,
)
