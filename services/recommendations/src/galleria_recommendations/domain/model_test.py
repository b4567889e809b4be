"""What the model suggests."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from galleria_recommendations.domain.basket import Basket, each_once
from galleria_recommendations.domain.examples import bought, day, today
from galleria_recommendations.domain.model import Model
from galleria_recommendations.domain.shape import Shape
from galleria_recommendations.domain.suggestion import Reason, Suggestions


def names(suggestions: Suggestions) -> list[str]:
    return [one.product for one in suggestions.suggestions]


def test_what_was_bought_with_a_lamp_is_suggested_with_it_and_the_shopper_is_told_so() -> None:
    model = Model(bought("lamp", "shade", times=4) + bought("lamp", "bulb", times=2) + bought("bowl", times=9))
    found = model.together(["lamp"], 2)
    assert found.basis == "model"
    assert names(found) == ["shade", "bulb"]
    assert {one.reason for one in found.suggestions} == {Reason("bought-with", "lamp")}
    assert found.suggestions[0].score > found.suggestions[1].score > 0


def test_the_reason_is_the_product_of_the_cart_that_says_most() -> None:
    model = Model(bought("lamp", "shade", times=4) + bought("vase", "tulips", times=4))
    reasons = {one.product: one.reason.product for one in model.together(["vase", "lamp"], 2).suggestions}
    assert reasons == {"shade": "lamp", "tulips": "vase"}


def test_nothing_that_lies_in_the_cart_is_suggested() -> None:
    model = Model(bought("lamp", "shade", "bulb", times=4))
    assert names(model.together(["lamp", "shade"], 24)) == ["bulb"]
    assert names(model.together(["lamp", "shade", "bulb"], 24)) == []


def test_where_the_model_knows_too_little_the_list_goes_on_with_what_is_popular() -> None:
    model = Model(bought("lamp", "shade", times=4) + bought("bowl", times=3) + bought("mug", times=5))
    found = model.together(["lamp"], 3)
    assert found.basis == "model"
    assert names(found) == ["shade", "mug", "bowl"]
    assert [one.reason.kind for one in found.suggestions] == ["bought-with", "popular", "popular"]
    scores = [one.score for one in found.suggestions]
    assert scores == sorted(scores, reverse=True)


def test_of_products_that_nobody_has_bought_it_only_knows_what_is_popular() -> None:
    model = Model(bought("mug", times=5) + bought("bowl", "mug", times=3))
    for found in (model.together(["new"], 2), model.similar("new", 2), model.for_shopper([], 2)):
        assert found.basis == "popular"
        assert names(found) == ["mug", "bowl"]


def test_before_anything_was_bought_there_is_nothing_to_suggest() -> None:
    for found in (Model().together(["lamp"], 8), Model().similar("lamp", 8), Model().popular(8)):
        assert found == Suggestions("popular", ())


def test_what_was_put_in_last_says_most() -> None:
    model = Model(bought("lamp", "shade", times=4) + bought("vase", "tulips", times=4))
    assert names(model.together(["vase", "lamp"], 2)) == ["shade", "tulips"]
    assert names(model.together(["lamp", "vase"], 2)) == ["tulips", "shade"]


def test_what_everybody_buys_anyway_is_held_back() -> None:
    bags = bought("bag", times=60)
    model = Model(bags + bought("lamp", "shade", times=5) + bought("lamp", "bag", times=6))
    assert names(model.together(["lamp"], 2)) == ["shade", "bag"]


def test_one_lucky_pair_is_not_a_rule() -> None:
    baskets = bought("lamp", "oddity") + bought("lamp", "shade", times=3) + bought("shade", times=20)
    assert names(Model(baskets, Shape(shrinkage=0)).together(["lamp"], 2)) == ["oddity", "shade"]
    assert names(Model(baskets).together(["lamp"], 2)) == ["shade", "oddity"]


def test_what_was_bought_together_long_ago_fades() -> None:
    model = Model(bought("lamp", "sledge", days_ago=360, times=6) + bought("lamp", "parasol", times=3))
    assert names(model.together(["lamp"], 2)) == ["parasol", "sledge"]


def test_a_shopkeeper_who_restocks_says_what_sells_and_not_what_goes_together() -> None:
    crate = [f"thing-{number}" for number in range(61)]
    model = Model(bought(*crate))
    assert model.together(["thing-1"], 3).basis == "popular"
    assert len(names(model.popular(24))) == 24


def test_popular_is_what_many_have_bought_lately() -> None:
    model = Model(
        bought("sledge", days_ago=56, times=20) + bought("parasol", times=3) + bought("mug", days_ago=14, times=4)
    )
    found = model.popular(24)
    assert names(found) == ["parasol", "mug", "sledge"]
    assert [round(one.score, 6) for one in found.suggestions] == [3, 2, 1.25]


def test_two_lamps_that_nobody_buys_together_are_similar_since_both_go_with_the_same_things() -> None:
    with_shades = bought("oslo", "shade", times=4) + bought("bergen", "shade", times=4)
    with_bulbs = bought("oslo", "bulb", times=3) + bought("bergen", "bulb", times=2)
    model = Model(with_shades + with_bulbs + bought("mug", "tea", times=9))
    found = model.similar("oslo", 1)
    assert found.basis == "model"
    assert names(found) == ["bergen"]
    assert found.suggestions[0].reason == Reason("similar-to", "oslo")
    assert "tea" not in names(model.similar("oslo", 24))


def test_products_are_compared_by_the_strongest_of_their_company() -> None:
    seldom = bought("oslo", "tea") + bought("mug", "tea") + bought("bergen", "string")
    often = bought("oslo", "shade", times=5) + bought("bergen", "shade", times=5) + bought("mug", "spoon", times=5)
    by_one = Model(seldom + often, Shape(company=1))
    assert names(by_one.similar("oslo", 24)) == ["bergen"]
    assert "mug" in names(Model(seldom + often).similar("oslo", 24))


def test_what_somebody_bought_is_not_suggested_to_them_again_and_the_latest_says_most() -> None:
    model = Model(bought("lamp", "shade", times=4) + bought("vase", "tulips", times=4))
    assert names(model.for_shopper(["lamp", "vase"], 2)) == ["shade", "tulips"]
    assert names(model.for_shopper(["vase", "lamp"], 2)) == ["tulips", "shade"]
    assert names(model.for_shopper(["lamp", "shade", "vase"], 1)) == ["tulips"]


def test_it_knows_how_much_it_has_learnt_and_until_when() -> None:
    model = Model(bought("lamp", "shade", days_ago=1))
    model.learn(Basket("late", today - 3 * day, ("bowl",)))
    assert (model.orders, model.products, model.learnt_until_ms) == (2, 3, today - day)


products = st.sampled_from(["lamp", "shade", "bulb", "vase", "tulips", "bowl", "mug"])
contents = st.lists(products, min_size=1, max_size=5).map(lambda some: each_once(some))


# A busy machine may take its time over an example, and over making one up.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(contents, st.integers(0, 400)), max_size=20), st.integers(0, 20), contents)
def test_learning_one_by_one_comes_to_the_same_as_learning_at_once(
    orders: list[tuple[tuple[str, ...], int]], head_start: int, cart: tuple[str, ...]
) -> None:
    baskets = [Basket(f"o-{number}", today - ago * day, of) for number, (of, ago) in enumerate(orders)]
    at_once, bit_by_bit = Model(baskets), Model(baskets[:head_start])
    for basket in baskets[head_start:]:
        bit_by_bit.learn(basket)
    one, other = at_once.together(cart, 24), bit_by_bit.together(cart, 24)
    assert one.basis == other.basis
    scores = {found.product: found.score for found in one.suggestions}
    assert scores.keys() == {found.product for found in other.suggestions}
    for found in other.suggestions:
        assert abs(found.score - scores[found.product]) < 1e-9 * (1 + found.score)
        assert found.product not in cart


def test_it_has_room_for_more_products_than_it_was_made_for() -> None:
    model = Model(bought("lamp", "shade"))
    for number in range(3_000):
        model.learn(Basket(f"o-{number}", today, ("lamp", f"thing-{number}")))
    model.learn(Basket("last", today, ("thing-2999", "shade", "mug")))
    assert set(names(model.together(["thing-2999"], 3))) == {"lamp", "shade", "mug"}


def test_a_clock_that_is_decades_off_breaks_nothing() -> None:
    for ages in (60 * 365, -300 * 365):
        model = Model(bought("lamp", "shade", days_ago=ages, times=3))
        assert [round(one.score, 6) for one in model.popular(2).suggestions] == [3, 3]
        assert names(model.together(["lamp"], 8)) == ["shade"]
