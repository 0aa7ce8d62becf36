from annotations.effort import IDLE_AFTER, Effort, Stopwatch, utc_now
from tests.builders import Clock


def test_time_between_signs_of_life_is_active_time(clock: Clock) -> None:
    stopwatch = Stopwatch(clock)
    stopwatch.tick()
    clock.wait(4)
    stopwatch.tick()

    assert stopwatch.take() == Effort(actions=2, seconds=4)


def test_a_pause_counts_for_nothing(clock: Clock) -> None:
    stopwatch = Stopwatch(clock)
    stopwatch.tick()
    clock.wait(IDLE_AFTER + 1)
    stopwatch.tick()

    assert stopwatch.take() == Effort(actions=2, seconds=0)


def test_a_clock_set_back_counts_for_nothing(clock: Clock) -> None:
    stopwatch = Stopwatch(clock)
    stopwatch.tick()
    clock.wait(-60)
    stopwatch.tick()

    assert stopwatch.take().seconds == 0


def test_effort_is_handed_over_once(clock: Clock) -> None:
    stopwatch = Stopwatch(clock)
    stopwatch.tick()
    stopwatch.take()

    assert stopwatch.take() == Effort(actions=0, seconds=0)


def test_time_goes_on_counting_after_effort_was_handed_over(clock: Clock) -> None:
    stopwatch = Stopwatch(clock)
    stopwatch.tick()
    stopwatch.take()
    clock.wait(3)
    stopwatch.tick()

    assert stopwatch.take() == Effort(actions=1, seconds=3)


def test_the_real_clock_knows_its_time_zone() -> None:
    assert utc_now().tzinfo is not None
