"""Find questions that are not answered as their topic says."""

from collections.abc import Iterator, Mapping

from diptych.checking.rule import rule
from diptych.problem import Place, Problem, did_you_mean
from diptych.reading.entries import Entry, Records
from diptych.reading.site import Site
from diptych.records import Fact, KeyQuestion, Relation, Timing, Topic


@rule(
    "two-perspectives",
    why="A site sets two texts side by side, and every page has a panel for each.",
    wrong="left: {name: Left, title: The dam must stay}",
    right=("left: {name: Left, title: The dam must stay}\nright: {name: Right, title: Let the river run}"),
)
def two_perspectives_face_each_other(site: Site) -> Iterator[Problem]:
    """Find more or fewer panels than a diptych has."""
    records = site.records
    sides = list(records.perspectives.values())
    are_unread = not sides and records.problems  # of which one says why
    if not records.broken and not are_unread and len(sides) != 2:
        place = sides[-1].place() if sides else Place(f"{records.folder}/perspectives.yml")
        yield Problem(place, f"there are {len(sides)} perspectives", "write exactly two")


@rule(
    "question-answers",
    why="Readers are told how two answers stand to each other, or that one of the texts is silent.",
    wrong=("- id: price\n  title: What does it cost?\n  relation: contradict\n  why: The sums exclude each other."),
    right=(
        "- id: price\n"
        "  title: What does it cost?\n"
        "  relation: one-sided\n"
        "  why: Only one side gives a sum.\n"
        '  silence: {perspective: left, note: "Looked for: what it costs. It is not said."}'
    ),
)
def questions_are_answered_as_they_say(site: Site) -> Iterator[Problem]:
    """Find questions without facts on both sides, or on one and a silence on the other."""
    records = site.records
    answered = {(path, fact.record.perspective) for fact in records.facts for path in answered_by(fact)}
    unclear = _unclear_folders(records)
    if len(records.perspectives) != 2:
        return
    for topic in records.topics.values():
        if topic.id in unclear:
            continue
        for number, question in enumerate(topic.record.questions):
            sides = [side for side in records.perspectives if (f"{topic.id}/{question.id}", side) in answered]
            yield from _answered_as_it_says(topic, number, sides, [s for s in records.perspectives if s not in sides])


def _answered_as_it_says(topic: Entry[Topic], number: int, sides: list[str], silent: list[str]) -> Iterator[Problem]:
    question = topic.record.questions[number]
    at, called = ("questions", number), f'topic "{topic.id}": the question "{question.id}"'
    if not sides:
        instead = "write a fact that answers it, or delete it"
        yield Problem(topic.place(*at, "id"), f"{called} is answered by nobody", instead)
    elif (question.relation is Relation.ONE_SIDED) != (len(sides) == 1):
        says = f"{called} is called {question.relation}, and {' and '.join(sides)} answer{'s' * (len(sides) == 1)} it"
        yield Problem(topic.place(*at, "relation"), says, _relation_for(silent))
    elif silent and (not question.silence or question.silence.perspective != silent[0]):
        instead = f"add silence: with perspective: {silent[0]} and a note"
        yield Problem(topic.place(*at, "id"), f"{called} has no silence of {silent[0]}", instead)
    elif question.silence and not silent:
        says = f"{called} has a silence, and both sides answer it"
        yield Problem(topic.place(*at, "silence"), says, "delete silence:")
    elif question.timing and (question.timing is Timing.AFTER) != bool(silent):
        others = {*Timing} - {question.timing}
        which = "both sides answer" if not silent else "only one side answers"
        says = f'{called} has the timing "{question.timing}", and {which} it'
        yield Problem(topic.place(*at, "timing"), says, f"write timing: {others.pop()}, or delete it")


def answered_by(fact: Entry[Fact]) -> tuple[str, ...]:
    """Name all questions that a fact answers, its own first, as topic/question."""
    return (f"{fact.folder}/{fact.record.question}", *fact.record.also_answers)


def _relation_for(silent: list[str]) -> str:
    if silent:
        return f"write relation: {Relation.ONE_SIDED}, and the silence of {silent[0]}"
    return "write " + " or ".join(relation for relation in Relation if relation is not Relation.ONE_SIDED)


@rule(
    "key-figures",
    why="The home page shows key figures of both sides in the same number, each with the number that is its claim.",
    wrong="key_figures: [a-quotation]",
    right="key_figures: [fall-of-the-reserves]",
)
def key_figures_are_figures_of_their_side(site: Site) -> Iterator[Problem]:
    """Find key figures that are no figure of their side, and sides of which one has more than the other."""
    records = site.records
    if not records.facts:
        return  # which is a problem of its own
    of_side = {(fact.id, fact.record.perspective) for fact in records.facts if fact.record.headline}
    unclear = {fact.id for fact in records.facts if fact.record.perspective not in records.perspectives}
    for side in records.perspectives.values():
        for number, fact in enumerate(side.record.key_figures):
            if (fact, side.id) not in of_side and fact not in unclear and not records.may_be("fact", fact):
                says = f'perspective "{side.id}": "{fact}" is no fact of its own of kind figure'
                choices = [id_ for id_, perspective in of_side if perspective == side.id]
                yield Problem(side.place("key_figures", number), says, did_you_mean(fact, choices))
    counts = {side.id: len(side.record.key_figures) for side in records.perspectives.values()}
    if len(set(counts.values())) > 1:
        more, fewer = max(counts, key=counts.__getitem__), min(counts, key=counts.__getitem__)
        says = f'"{more}" has {counts[more]} key figures, "{fewer}" has {counts[fewer]}'
        yield Problem(records.perspectives[fewer].place(), says, "name the same number for each side")


@rule(
    "key-questions",
    why="The two-minute version sets an answer of one side against one of the other, each resting on facts of its own.",
    wrong=("- question: economy/reserves\n  answers:\n    left: {sentence: They fell., facts: [a-fact-of-the-right]}"),
    right=(
        "- question: economy/reserves\n"
        "  answers:\n"
        "    left: {sentence: They fell., facts: [fall-of-the-reserves]}\n"
        "    right: {sentence: They rose., facts: [rise-of-the-reserves]}"
    ),
)
def key_questions_are_answered_by_both(site: Site) -> Iterator[Problem]:
    """Find key questions that are not there, or whose answers rest on no fact of their side that answers them."""
    records = site.records
    if not records.facts or records.broken:
        return
    known = {f"{topic.id}/{question.id}" for topic in records.topics.values() for question in topic.record.questions}
    answering: dict[tuple[str, str], list[str]] = {}
    for fact in records.facts:
        for path in dict.fromkeys(answered_by(fact)):
            answering.setdefault((path, fact.record.perspective), []).append(fact.id)
    asked: dict[str, str] = {}  # its path, by the id that its screen has for an address
    for entry in records.key_questions:
        path = entry.record.question
        if path not in known:
            says = f'{entry.id}: there is no question "{path}"'
            yield Problem(entry.place("question"), says, did_you_mean(path, known))
            continue
        yield from _asked_once(entry, asked)
        yield from _key_answers(entry, records, answering)


def _asked_once(entry: Entry[KeyQuestion], asked: dict[str, str]) -> Iterator[Problem]:
    """Find what another key question asks already, or whose screen would have another's address."""
    path = entry.record.question
    id_ = path.partition("/")[2]
    if id_ not in asked:
        asked[id_] = path
    elif asked[id_] == path:
        yield Problem(entry.place("question"), f'{entry.id}: "{path}" is a key question already', "delete one")
    else:
        says = f'{entry.id}: its screen would have the address of "{asked[id_]}"'
        yield Problem(entry.place("question"), says, "give one of the two questions another id")


def _key_answers(
    entry: Entry[KeyQuestion], records: Records, answering: Mapping[tuple[str, str], list[str]]
) -> Iterator[Problem]:
    path, answers = entry.record.question, entry.record.answers
    if missing := [side for side in records.perspectives if side not in answers]:
        says = f"{entry.id}: it has no answer of {missing[0]}"
        yield Problem(entry.place("answers"), says, "write the answer of each side")
    for side, answer in answers.items():
        if side not in records.perspectives:
            says = f'{entry.id}: there is no perspective "{side}"'
            yield Problem(entry.place("answers", side), says, did_you_mean(side, records.perspectives))
            continue
        facts = answering.get((path, side), [])
        for number, id_ in enumerate(answer.facts):
            if id_ not in facts:
                says = f'{entry.id}: "{id_}" is no fact of {side} that answers "{path}"'
                yield Problem(entry.place("answers", side, "facts", number), says, did_you_mean(id_, facts))


def _unclear_folders(records: Records) -> set[str]:
    """Name the folders in which a record is broken, names what is not there, or which one may have left.

    What is missing there cannot be told.
    """
    unclear = {each.folder for each in records.broken}
    asked = {(topic.id, question.id) for topic in records.topics.values() for question in topic.record.questions}
    if any(each.word == "fact" and each.folder not in records.topics for each in records.broken):
        unclear |= records.topics.keys()  # of which topic it is, nobody can tell
    for fact in records.facts:
        if (fact.folder, fact.record.question) not in asked:
            unclear |= {topic for topic, question in asked if question == fact.record.question}
        questions = records.topics[fact.folder].record.questions if fact.folder in records.topics else ()
        known = fact.record.question in {question.id for question in questions}
        if not known or fact.record.perspective not in records.perspectives:
            unclear.add(fact.folder)
    return unclear
