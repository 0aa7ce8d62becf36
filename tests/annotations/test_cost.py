from annotations.article import ArticleId
from annotations.cost import ArticleCost, Cost, Costs, DayCost, moving

DAY = DayCost(
    day="2024-02-24",
    cost=Cost(
        keys=300, clicks=10, actions=310, seconds=3_725, entities=1_000, articles=20
    ),
)


def test_without_entities_nothing_is_said_for_each() -> None:
    assert Cost(keys=3, actions=3).actions_per_entity is None
    assert Cost(keys=3, actions=3).seconds_per_entity is None
    assert list(Costs().lines()) == ["Cost: no actions (no keys, no clicks), 0 s"]


def test_what_it_cost_is_said_altogether_each_and_by_day() -> None:
    said = list(Costs(total=DAY.cost, days=[DAY]).lines())

    assert said[:3] == [
        "Cost: 310 actions (300 keys, 10 clicks), 1 h 02 min",
        "  per article: 15.50 actions, 186.2 s",
        "  per entity: 0.31 actions, 3.7 s",
    ]
    assert said[4].split() == [
        *("2024-02-24", "300", "10", "20", "1,000", "0.31"),
        *("1", "h", "02", "min"),
    ]


def test_days_are_summed_up_from_one_on() -> None:
    days = [
        DayCost(day=f"2024-02-2{n}", cost=Cost(actions=n, entities=1)) for n in range(5)
    ]

    assert Costs(days=days).since("2024-02-23") == Cost(actions=7, entities=2)


def test_a_moving_average_weighs_articles_by_their_entities() -> None:
    made = [
        ArticleCost(
            article_id=ArticleId(number),
            annotator="ann",
            cost=Cost(actions=actions, entities=entities, seconds=10),
        )
        for number, (actions, entities) in enumerate([(10, 10), (0, 0), (5, 90)])
    ]

    assert moving([one.cost for one in made], 2) == [
        Cost(actions=10, entities=10, seconds=10),
        Cost(actions=10, entities=10, seconds=20),
        Cost(actions=5, entities=90, seconds=20),
    ]
