"""Which claims are near each other, by a rule that is the same for both sides."""

from diptych import wording
from diptych.library.near import MOST_A_SIDE, MOST_THAT_SHARE, near

from .conftest import real_library


def test_a_claim_is_near_by_what_few_share_under_another_question_and_never_itself() -> None:
    library = real_library()
    found = 0
    for fact in library.facts:
        for side, claims in near_of(fact.id):
            assert len(claims) <= MOST_A_SIDE
            for each in claims:
                found += 1
                assert each.fact.side is side
                assert each.fact.question is not fact.question
                assert each.ties
                for tie in each.ties:
                    assert len(tie.facts) <= MOST_THAT_SHARE
                    assert {fact.id, each.fact.id} <= {one.id for one in tie.facts}
    assert found > len(library.facts)


def test_the_other_side_stands_first_and_both_are_listed() -> None:
    for fact in real_library().facts:
        assert [side for side, _ in near_of(fact.id)] == [fact.other_side.side, fact.side]


def test_the_rarest_tie_comes_first() -> None:
    for fact in real_library().facts:
        for _, claims in near_of(fact.id):
            rarest = [len(each.ties[0].facts) for each in claims]
            assert rarest == sorted(rarest)


def test_it_is_said_what_is_shared() -> None:
    words = {
        wording.shared_words(each) for fact in real_library().facts for _, claims in near_of(fact.id) for each in claims
    }
    assert any("a work (" in said for said in words)
    assert any("North Korea" in said for said in words)
    assert all(said.startswith("Shares ") for said in words)


_NEAR = near(real_library())


def near_of(id_: str):
    return _NEAR[id_]
