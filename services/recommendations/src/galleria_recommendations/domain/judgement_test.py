"""How the model is judged."""

from galleria_recommendations.domain.basket import Basket
from galleria_recommendations.domain.examples import bought, day, today
from galleria_recommendations.domain.judgement import HitRate, hit_rate, judge, split_by_time


def a_year(pairs: int) -> list[Basket]:
    """Each of so many pairs of products is bought a hundred times over, in turn."""
    return [
        Basket(f"o-{number}", today + number * day / 100, (f"thing-{number % pairs}", f"thing-{number % pairs}-too"))
        for number in range(100 * pairs)
    ]


def test_a_shop_of_pairs_is_guessed_where_popularity_knows_ten_of_forty_products() -> None:
    judgement = judge(a_year(20), at_least=20, at_most=500)
    assert judgement is not None
    assert judgement.model == HitRate(1.0, 400)
    assert judgement.popular.baskets == 400
    assert 0.1 < judgement.popular.hit_rate_at_10 < 0.4


def test_only_the_earlier_baskets_are_learnt_from() -> None:
    earlier, later = split_by_time(list(reversed(a_year(2))))
    assert (len(earlier), len(later)) == (160, 40)
    assert max(one.at_ms for one in earlier) < min(one.at_ms for one in later)
    told_by_the_future = bought("lamp", times=80, days_ago=9) + bought("lamp", "surprise", times=20)
    judgement = judge(told_by_the_future, at_least=20, at_most=500)
    assert judgement is not None
    assert judgement.model.hit_rate_at_10 == 0


def test_too_few_baskets_are_no_ground_for_a_judgement() -> None:
    assert judge(a_year(1), at_least=21, at_most=500) is None
    assert judge([], at_least=1, at_most=500) is None


def test_many_baskets_are_judged_by_some_of_them_evenly_spread() -> None:
    judgement = judge(a_year(20), at_least=20, at_most=30)
    assert judgement is not None
    assert judgement.model.baskets == 30


def test_a_basket_of_one_product_leaves_nothing_to_guess() -> None:
    assert split_by_time(bought("lamp", times=10)) == (bought("lamp", times=8), [])
    assert hit_rate(lambda cart: ["lamp"], []) == HitRate(0.0, 0)
