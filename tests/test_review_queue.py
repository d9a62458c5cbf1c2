"""The order in which people look at what machines said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.reviews.queue import (
    Exposure,
    QueueReason,
    Waiting,
    queue_order,
    reasons_to_look,
    value_of_a_look,
)

KINDS = (
    (QueueReason.VANISHED,),
    (QueueReason.DISAGREED,),
    (QueueReason.SECOND_OPINION,),
    (QueueReason.UNCERTAIN, QueueReason.OFTEN_SHOWN),
    (QueueReason.UNJUDGED,),
)


def test_a_look_pays_most_where_wrong_labels_would_be_read():
    """Doubt, readers and contradiction raise it; a sure label nobody sees is worth the least."""
    sure, unsure = 0.95, 0.4
    unseen, seen, against = Exposure(), Exposure(30), Exposure(30, 2)
    assert value_of_a_look(unsure, unseen) > value_of_a_look(sure, unseen)
    assert value_of_a_look(unsure, seen) > value_of_a_look(unsure, unseen)
    assert value_of_a_look(unsure, against) > value_of_a_look(unsure, seen)
    assert value_of_a_look(1.0, against) == 0
    # One favourite does not hide the rest: a thousand showings of a fairly sure label pay less
    # than some of one that is a guess.
    assert value_of_a_look(0.9, Exposure(1000)) < value_of_a_look(0.3, Exposure(3))


def test_each_place_has_its_reasons():
    """At least one, so that a reviewer is never asked without being told why."""
    assert reasons_to_look(0.9, Exposure()) == (QueueReason.UNJUDGED,)
    assert reasons_to_look(0.5, Exposure()) == (QueueReason.UNCERTAIN,)
    assert reasons_to_look(0.5, Exposure(9, 1)) == (
        QueueReason.CONTRADICTED,
        QueueReason.UNCERTAIN,
        QueueReason.OFTEN_SHOWN,
    )


def test_broken_promises_come_first_and_every_fifth_is_a_second_opinion():
    """Then disputes, then what pays most."""
    things = [
        *(Waiting(f"u{n}", (QueueReason.UNCERTAIN,), value=10 - n) for n in range(6)),
        *(Waiting(f"s{n}", (QueueReason.SECOND_OPINION,)) for n in range(3)),
        Waiting("d", (QueueReason.DISAGREED,)),
        Waiting("v", (QueueReason.VANISHED,)),
    ]
    assert [one.id for one in queue_order(things)] == [
        "v", "d", "u0", "u1", "u2", "u3", "s0", "u4", "u5", "s1", "s2",
    ]  # fmt: skip


@given(
    things=st.lists(
        st.builds(
            Waiting,
            id=st.text("abcdef", min_size=1, max_size=4),
            reasons=st.sampled_from(KINDS),
            value=st.floats(0, 9),
        ),
        unique_by=lambda one: one.id,
        max_size=30,
    )
)
def test_nothing_is_lost_and_the_order_does_not_depend_on_how_things_came(things: list[Waiting]):
    """Whatever is waiting."""
    order = queue_order(things)
    assert sorted(order, key=lambda one: one.id) == sorted(things, key=lambda one: one.id)
    assert queue_order(things[::-1]) == order
