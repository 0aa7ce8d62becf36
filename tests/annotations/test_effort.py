import pytest

from annotations.effort import IDLE_AFTER, Effort, Stopwatch, utc_now
from tests.builders import Clock


def test_time_between_signs_of_life_is_active_time(clock: Clock) -> None:
    stopwatch = Stopwatch(clock)
    stopwatch.key()
    clock.wait(4)
    stopwatch.click()

    assert stopwatch.take() == Effort(keys=1, clicks=1, seconds=4)


def test_a_turn_of_the_wheel_is_a_sign_of_life_but_no_action(clock: Clock) -> None:
    stopwatch = Stopwatch(clock)
    stopwatch.key()
    for _ in range(3):
        clock.wait(IDLE_AFTER - 1)
        stopwatch.stir()

    assert stopwatch.take() == Effort(keys=1, seconds=3 * (IDLE_AFTER - 1))


def test_a_pause_counts_for_nothing(clock: Clock) -> None:
    stopwatch = Stopwatch(clock)
    stopwatch.key()
    clock.wait(IDLE_AFTER + 1)
    stopwatch.key()

    assert stopwatch.take() == Effort(keys=2)


def test_a_clock_set_back_counts_for_nothing(clock: Clock) -> None:
    stopwatch = Stopwatch(clock)
    stopwatch.key()
    clock.wait(-60)
    stopwatch.key()

    assert stopwatch.take().seconds == 0


def test_effort_is_handed_over_once(clock: Clock) -> None:
    stopwatch = Stopwatch(clock)
    stopwatch.key()
    stopwatch.take()

    assert not stopwatch.take()


def test_time_goes_on_counting_after_effort_was_handed_over(clock: Clock) -> None:
    stopwatch = Stopwatch(clock)
    stopwatch.key()
    stopwatch.take()
    clock.wait(3)
    stopwatch.key()

    assert stopwatch.take() == Effort(keys=1, seconds=3)


def test_time_to_the_next_sign_of_life_counts_for_nothing_after_a_pause(
    clock: Clock,
) -> None:
    stopwatch = Stopwatch(clock)
    stopwatch.key()
    clock.wait(3)
    stopwatch.pause()
    stopwatch.key()
    clock.wait(2)
    stopwatch.key()

    assert stopwatch.take() == Effort(keys=3, seconds=2)


@pytest.mark.parametrize(
    ("effort", "entities", "said"),
    [
        (Effort(), 0, "0 keys · 0 clicks · 0 s"),
        (Effort(1, 1, 4.4), 0, "1 key · 1 click · 4 s"),
        (Effort(12, 0, 65), 39, "12 keys · 0 clicks · 0.31 per entity · 1 min 05 s"),
        (Effort(9_000, 2, 7_505), 3, "9,000 keys · 2 clicks · 3000.67 per entity"),
    ],
)
def test_what_an_article_cost_can_be_said_in_a_line(
    effort: Effort, entities: int, said: str
) -> None:
    assert effort.told(entities).startswith(said)


def test_the_real_clock_knows_its_time_zone() -> None:
    assert utc_now().tzinfo is not None
