"""Check a site: every rule on all that could be read, in one run, with every problem and every warning."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from diptych.checking import (
    charts,
    ids,
    links,
    names,
    navigation,
    pictures,
    questions,
    references,
    shortcodes,
    slips,
    units,
    wording,
)
from diptych.checking.corrections import since
from diptych.checking.corrections import truth as corrections
from diptych.checking.explained import EXEMPTION
from diptych.checking.rule import Level, Rule, Scope
from diptych.checking.texts import copied, evidence, passages, positions
from diptych.problem import Problem, did_you_mean
from diptych.reading.site import Site

RULES: tuple[Rule, ...] = (
    questions.two_perspectives_face_each_other,
    ids.ids_are_unique_and_free,
    ids.ids_are_no_part_of_a_page,
    references.facts_name_what_exists,
    questions.questions_are_answered_as_they_say,
    questions.key_figures_are_figures_of_their_side,
    questions.key_questions_are_answered_by_both,
    references.sources_are_cited,
    links.cited_works_answer,
    names.no_two_names_are_one,
    names.names_are_found,
    charts.charts_compare,
    pictures.letters_can_be_drawn,
    navigation.navigation_names_every_topic,
    shortcodes.shortcodes_name_what_exists,
    wording.loaded_words,
    wording.one_sides_terms,
    wording.uneven_lengths,
    units.units_are_written_alike,
    slips.places_are_no_slips,
    slips.places_are_no_bodies,
    slips.claims_are_told_once,
    passages.passages_stand_in_their_text,
    evidence.passages_hold_their_figures,
    evidence.passages_hold_their_quotations,
    evidence.figures_stand_in_their_sentence,
    evidence.quotation_marks_are_the_texts,
    evidence.notes_are_those_of_the_sentence,
    evidence.titles_stand_in_their_notes,
    copied.statements_are_in_our_own_words,
    positions.positions_are_of_facts,
    positions.positions_are_where_the_passages_stand,
    positions.shapes_are_of_sides,
    positions.shapes_are_those_of_the_texts,
    corrections.corrections_are_what_they_say,
    corrections.corrections_are_not_of_the_future,
    corrections.nothing_is_published_years_ahead,
    since.published_records_can_be_read,
    since.published_records_change_openly,
    since.published_addresses_answer,
    since.new_corrections_come_after_what_was_published,
)


def check(site: Site) -> list[Problem]:
    """Run every rule; return what reading and checking found, but for what is exempted, by place."""
    problems = [*site.records.problems, *site.problems]
    problems += (problem for rule in RULES for problem in rule.problems(site))
    today = _today(site)
    exempted = {(entry.record.check, today(entry.record.record)) for entry in site.records.exemptions}
    shown = (_with_way_out(each) for each in problems if not each.is_warning or (each.code, each.about) not in exempted)
    return sorted({*shown, *_check_exemptions(site, problems, today)})


def _today(site: Site) -> Callable[[str], str]:
    """Find the id that a fact has today, where an exemption names it by one that it had before."""
    facts = site.records.facts
    moved = {old: fact.id for fact in reversed(facts) for old in fact.record.moved_from}
    ids = moved | {fact.id: fact.id for fact in facts}
    return lambda record: ids.get(record, record)


def _with_way_out(problem: Problem) -> Problem:
    """Add to a warning how it is exempted."""
    if not problem.is_warning or not problem.about:
        return problem
    way = f"or give the reason in exemptions.yml (check: {problem.code}, record: {problem.about})"
    return replace(problem, instead=f"{problem.instead}; {way}")


def _check_exemptions(site: Site, problems: list[Problem], today: Callable[[str], str]) -> Iterator[Problem]:
    """Find exemptions of rules that are not there, and those that exempt nothing."""
    warnings = {rule.code for rule in RULES if rule.level is Level.WARNING}
    found = {(problem.code, problem.about) for problem in problems if problem.is_warning}
    # What only a text or the web shows was not looked for without it.
    has_texts = site.records.perspectives.keys() <= site.texts.keys()
    unseen = {*([] if has_texts else [Scope.TEXTS]), *([] if site.unanswered is not None else [Scope.WEB])}
    unasked = {rule.code for rule in RULES if rule.scope in unseen}
    is_clear = all(problem.is_warning for problem in problems)  # else what is exempted may not have been read
    for entry in site.records.exemptions:
        code, record = entry.record.check, today(entry.record.record)
        if code not in warnings:
            says = f'exemption: there is no check "{code}"'
            yield Problem(entry.place("check"), says, did_you_mean(code, warnings), EXEMPTION)
        elif is_clear and code not in unasked and (code, record) not in found:
            says = f'exemption: {code} has nothing to say of "{record}"'
            yield Problem(entry.place(), says, "delete the exemption", EXEMPTION)
