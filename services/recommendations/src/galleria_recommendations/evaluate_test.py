"""How good the model is on real invoices."""

import gzip
import os
from pathlib import Path

import pytest

from galleria_recommendations.domain.examples import bought
from galleria_recommendations.domain.judgement import split_by_time
from galleria_recommendations.evaluate import among_all, among_some, learning_on, main, sales_of, ways_of
from galleria_recommendations.offline.invoices import read_invoices

_repository = Path(__file__).resolve().parents[4]
real_invoices = Path(
    os.environ.get("REAL_INVOICES")
    or _repository.parent / "shared/data/online-retail/transactions-until-2011-09-25.csv.gz"
)

invoices = """InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
536365,85123A,WHITE HANGING HEART,6,2010-12-01 08:26:00,2.55,17850,United Kingdom
536365,71053,"WHITE METAL, LANTERN",6,2010-12-01 08:26:00,3.39,17850,United Kingdom
536365,85123a,WHITE HANGING HEART,1,2010-12-01 08:26:00,2.55,17850,United Kingdom
536365,POST,POSTAGE,1,2010-12-01 08:26:00,18.00,17850,United Kingdom
C536379,71053,WHITE METAL LANTERN,-1,2010-12-01 09:41:00,3.39,14527,United Kingdom
536380,71053,GIVEN AWAY,1,2010-12-01 09:45:00,0.0,,United Kingdom
536381,22728,ALARM CLOCK,2,2010-12-01 09:00:00,3.75,,United Kingdom
"""


def test_only_sales_of_products_are_read_from_invoices(tmp_path: Path) -> None:
    file = tmp_path / "invoices.csv.gz"
    file.write_bytes(gzip.compress(invoices.encode()))
    first, second = read_invoices(file)
    assert (first.order_id, first.products, first.shopper) == ("536365", ("85123A", "71053"), "17850")
    assert (second.order_id, second.products, second.shopper) == ("536381", ("22728",), None)
    assert first.at_ms == 1_291_191_960_000


def test_the_table_has_a_row_for_each_way_of_suggesting(tmp_path: Path) -> None:
    file = tmp_path / "invoices.csv.gz"
    header, *_ = invoices.splitlines()
    sold = [f"{536_000 + n},{n % 4 + 10_000}{part},X,1,2011-01-01 10:{n:02},1.0,,X" for n in range(60) for part in "AB"]
    file.write_bytes(gzip.compress("\n".join([header, *sold]).encode()))
    said: list[str] = []
    assert main([str(file)], said.append) == 0
    assert said[0] == "learnt from 48 invoices, judged by the last products of the 12 after them"
    assert [line.split("  ")[0] for line in said[2:]] == [
        "the model, learning on",
        "the model",
        "textbook cosine",
        "popular lately",
        "popular ever",
    ]
    earlier, later = split_by_time(read_invoices(file))
    assert among_some(ways_of(earlier)["the model"], sales_of(earlier), later).hit_rate_at_10 == 1


def test_it_says_how_it_is_called() -> None:
    said: list[str] = []
    assert main([], said.append) == 2
    assert "transactions.csv.gz" in said[0]


@pytest.mark.skipif(not real_invoices.exists(), reason="the real invoices are not here; REAL_INVOICES names them")
def test_the_model_guesses_real_invoices_far_better_than_the_textbook_and_popularity() -> None:
    earlier, all_later = split_by_time(read_invoices(real_invoices))
    later = all_later[::4]
    rates = {way: among_all(ranking, later).hit_rate_at_10 for way, ranking in ways_of(earlier).items()}
    assert rates["the model"] > 0.3
    assert rates["the model"] > 1.7 * rates["textbook cosine"]
    assert rates["the model"] > 5 * max(rates["popular lately"], rates["popular ever"])


@pytest.mark.parametrize("changed", [False, True])
def test_a_model_that_learns_on_keeps_up_with_a_shop_that_changes(*, changed: bool) -> None:
    earlier = bought("lamp", "shade", days_ago=9, times=4)
    later = bought("vase", "tulips", times=4) if changed else bought("lamp", "shade", times=4)
    # The first of a new fashion is a surprise to everybody.
    assert learning_on(earlier, later).hit_rate_at_10 == (0.75 if changed else 1)
    assert among_all(ways_of(earlier)["the model"], later).hit_rate_at_10 == (0 if changed else 1)
