"""The composition root: the only file that knows every adapter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from galleria_chassis.audit.trail import AuditTrail
from galleria_chassis.call import Call
from galleria_chassis.contract import load_contract
from galleria_chassis.ports import World
from galleria_chassis.service.create_service import create_service
from galleria_chassis.service.service import Chore, Service, ServiceParts
from galleria_chassis.store.open_store import open_store

from galleria_recommendations.adapters.inbound.nats_endpoints import Endpoints
from galleria_recommendations.adapters.inbound.order_events import durable, order_events
from galleria_recommendations.adapters.outbound.prometheus_tally import PrometheusTally
from galleria_recommendations.adapters.outbound.schema import migrations
from galleria_recommendations.adapters.outbound.sqlite_baskets import SqliteBaskets
from galleria_recommendations.adapters.outbound.sqlite_judgements import SqliteJudgements
from galleria_recommendations.application.learn_order import make_learn_order
from galleria_recommendations.application.model_keeper import ModelKeeper
from galleria_recommendations.application.review import Review
from galleria_recommendations.application.suggest import Suggest
from galleria_recommendations.settings import read_recommendations_settings

name: Final = "recommendations"


async def start_recommendations(env: Mapping[str, str], world: World | None = None) -> Service:
    """Starts recommendations on the environment given. The model is made of what was kept before anybody may ask."""
    settings = read_recommendations_settings(env)
    service = await create_service(name=name, env=env, world=world)
    clock, log = service.world.clock, service.log
    store = await open_store(service.settings.data_dir / f"{name}.sqlite", migrations)

    baskets = SqliteBaskets(store, durable)
    keeper = ModelKeeper(baskets)
    tally = PrometheusTally(service.metrics, keeper)
    review = Review(
        keeper=keeper,
        baskets=baskets,
        judgements=SqliteJudgements(store),
        tally=tally,
        now_ms=clock.now_ms,
        memory_days=settings.memory_days,
        least_judged=settings.least_judged,
    )
    began = clock.monotonic_ms()
    await review.warm_start()
    took_ms = round(clock.monotonic_ms() - began)
    log.info(
        "made the model of what was kept", orders=keeper.model.orders, products=keeper.model.products, tookMs=took_ms
    )

    async def look_over(call: Call) -> None:
        await review.when_due()

    learn_order = make_learn_order(baskets=baskets, keeper=keeper, tally=tally, now_ms=clock.now_ms)
    await service.start(
        ServiceParts(
            answers=Endpoints(Suggest(keeper, baskets), keeper, review).answers(),
            hears=order_events(load_contract("orders", service.settings.contracts_dir), learn_order),
            audit=AuditTrail(store, writer=name, clock=clock),
            checks={"sqlite": store.check},
            chores=[Chore("look-over-model", settings.review_seconds * 1000, look_over)],
            on_stop=store.close,
        )
    )
    return service
