"""Requests, and what they are answered with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from galleria_chassis.answer import Answer, done
from galleria_chassis.call import Call
from galleria_chassis.json_text import JsonObject, without_none
from galleria_chassis.ports import instant
from galleria_chassis.service.service import Handler

from galleria_recommendations.application.model_keeper import ModelKeeper
from galleria_recommendations.application.review import Review
from galleria_recommendations.application.suggest import Suggest
from galleria_recommendations.domain.judgement import HitRate
from galleria_recommendations.domain.suggestion import Suggestions
from galleria_recommendations.ports import Judged


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Answers what the contract asks."""

    suggest: Suggest
    keeper: ModelKeeper
    review: Review

    def answers(self) -> Mapping[str, Handler]:
        """One handler an endpoint."""
        return {
            "product.together": self._together,
            "product.similar": self._similar,
            "product.popular": self._popular,
            "shopper.suggest": self._for_shopper,
            "model.get": self._model,
        }

    async def _together(self, request: JsonObject, call: Call) -> Answer:
        return done(_reply(self.suggest.together(request["productIds"], request["limit"])))

    async def _similar(self, request: JsonObject, call: Call) -> Answer:
        return done(_reply(self.suggest.similar(request["productId"], request["limit"])))

    async def _popular(self, request: JsonObject, call: Call) -> Answer:
        return done(_reply(self.suggest.popular(request["limit"])))

    async def _for_shopper(self, request: JsonObject, call: Call) -> Answer:
        return done(_reply(await self.suggest.for_shopper(request["shopperId"], request["limit"])))

    async def _model(self, request: JsonObject, call: Call) -> Answer:
        model, judged = self.keeper.model, self.review.last
        until = model.learnt_until_ms
        reply = {
            "orders": model.orders,
            "products": model.products,
            "learntUntil": None if until is None else instant(until),
            "evaluation": _evaluation(judged) if judged else None,
        }
        return done(without_none(reply))


def _reply(suggestions: Suggestions) -> JsonObject:
    return {
        "suggestions": [
            {
                "productId": one.product,
                "score": one.score,
                "reason": without_none({"kind": one.reason.kind, "productId": one.reason.product}),
            }
            for one in suggestions.suggestions
        ],
        "basis": suggestions.basis,
    }


def _evaluation(judged: Judged) -> JsonObject:
    return {
        "at": instant(judged.at_ms),
        "model": _rate(judged.judgement.model),
        "popular": _rate(judged.judgement.popular),
    }


def _rate(rate: HitRate) -> JsonObject:
    return {"hitRateAt10": rate.hit_rate_at_10, "baskets": rate.baskets}
