"""What claims rest on, and of which places they speak: both sides by the same measure."""

from collections import Counter
from itertools import pairwise

import pytest

from diptych import wording
from diptych.drawing.shares import stretches
from diptych.library import Evidence, Library
from diptych.library.places import is_country, places
from diptych.library.resting import resting
from diptych.outputs.pages import evidence as evidence_page
from diptych.outputs.pages import places as places_page
from diptych.wording import addresses

from .conftest import real_library


def test_every_claim_stands_once_under_its_kind_and_every_cited_one_under_a_work() -> None:
    library = real_library()
    kinds = resting(library)
    found = Counter(fact.id for both in kinds.values() for group in both for fact in group.claims)
    assert found == Counter(fact.id for fact in library.facts if not fact.record.is_withdrawn)
    for group in kinds[Evidence.CITED]:
        assert Counter(fact.id for basis in group.bases for fact in basis.claims) == Counter(
            fact.id for fact in group.claims
        )
        assert all(basis.work and basis.work.record.can_be_found for basis in group.bases)
        numbers = [len(basis.claims) for basis in group.bases]
        assert numbers == sorted(numbers, reverse=True)


def test_both_sides_are_shown_for_each_kind_also_where_one_has_none() -> None:
    library = real_library()
    for kind, both in resting(library).items():
        assert [group.side for group in both] == list(library.sides)
        assert all(group.evidence is kind for group in both)


@pytest.mark.parametrize(
    ("numbers", "widths"),
    [([1, 1], [50, 50]), ([3, 0, 1], [75, None, 25]), ([], []), ([0, 0], [None, None])],
)
def test_a_bar_is_shared_out_by_numbers(numbers: list[int], widths: list[float | None]) -> None:
    assert [each.width if each else None for each in stretches(numbers)] == widths


def test_a_bar_is_full_and_no_stretch_vanishes() -> None:
    drawn = [each for each in stretches([1, 10_000, 1, 1]) if each]
    assert sum(each.width for each in drawn) == pytest.approx(100, abs=0.1)
    assert min(each.width for each in drawn) > 1
    assert all(first.x + first.width == pytest.approx(second.x, abs=0.02) for first, second in pairwise(drawn))


def test_a_share_of_some_is_never_said_to_be_none() -> None:
    library = real_library()
    said = [wording.share_words(group) for both in resting(library).values() for group in both]
    assert all(words.startswith("0 of") or not words.endswith(" 0%") for words in said)


@pytest.mark.parametrize("place", ["turkey", "north-korea", "united-states", "cuba"])
def test_a_country_is_known_by_any_of_its_names(place: str) -> None:
    assert is_country(real_library(), place)


@pytest.mark.parametrize("place", ["soviet-union", "european-union", "crimea", "gaza-strip", "moscow", "europe"])
def test_unions_regions_cities_and_states_that_were_are_no_countries(place: str) -> None:
    assert not is_country(real_library(), place)


def test_places_are_ranked_by_their_own_texts_claims_and_none_is_lost() -> None:
    library = real_library()
    for side in library.sides:
        spoken = places(library, side)
        assert {each.id for each in (*spoken.countries, *spoken.others)} == {
            place for fact in library.facts_of(side) for place in fact.record.places
        }
        for ranked in (spoken.countries, spoken.others):
            assert [each.claims for each in ranked] == sorted((each.claims for each in ranked), reverse=True)
            assert all(each.share == each.claims / spoken.claims for each in ranked)


def test_a_place_has_on_both_lists_the_same_two_numbers() -> None:
    library = real_library()
    left, right = (
        {each.id: each for each in (*p.countries, *p.others)} for p in (places(library, s) for s in library.sides)
    )
    for id_, each in left.items():
        assert each.other_claims == (right[id_].claims if id_ in right else 0)


@pytest.mark.parametrize("name", ["evidence", "places"])
def test_pages_are_as_their_golden_files(library: Library, golden, name: str) -> None:
    made = {"evidence": evidence_page.evidence, "places": places_page.places}[name](library)
    golden(f"pages/{name}/index.md", next(made).text)
    assert addresses.in_markdown(f"{name}/") == f"/{name}/index.md"
