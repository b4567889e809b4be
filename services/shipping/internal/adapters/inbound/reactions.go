package inbound

import (
	"context"
	"strings"

	"galleria.example/chassis/service"
	"galleria.example/shipping/internal/application"
	"galleria.example/shipping/internal/domain"
	"galleria.example/shipping/internal/ports"
)

const planParcel = "shipping-plan-parcel"

// Reactions are what shipping does about orders. Each event has its effect once.
func Reactions(shipping *application.Shipping) []service.Reaction {
	return []service.Reaction{
		service.Hears(planParcel, "orders", "order.confirmed", func(ctx context.Context, event service.Event[orderConfirmed]) error {
			heard := ports.Heard{Reaction: planParcel, EventID: event.ID}
			return shipping.PlanParcel(ctx, heard, event.Data.order())
		}),
	}
}

// orderConfirmed is what shipping reads of the news. Version 1 told no delivery, and only version 3 may tell measures.
type orderConfirmed struct {
	OrderID  string         `json:"orderId"`
	Lines    []measuredLine `json:"lines"`
	Delivery struct {
		StoreID string             `json:"storeId"`
		Address domain.Destination `json:"address"`
	} `json:"delivery"`
}

// order is what the news means to shipping: what was not told of a piece is estimated.
func (news orderConfirmed) order() application.Order {
	order := application.Order{
		OrderID: news.OrderID,
		Lines:   make([]domain.Line, len(news.Lines)),
		Freight: domain.Freight{Destination: news.destination(), Measures: make(map[string]domain.Measures, len(news.Lines))},
	}
	for i, line := range news.Lines {
		order.Lines[i] = line.Line
		order.Freight.Measures[line.Sku] = domain.Measures{
			Grams: orElse(line.WeightGrams, domain.Unmeasured.Grams),
			Cm3:   orElse(line.VolumeCm3, domain.Unmeasured.Cm3),
		}
	}
	return order
}

// destination is the address, or a store by its name.
func (news orderConfirmed) destination() domain.Destination {
	if news.Delivery.StoreID == "" {
		return news.Delivery.Address
	}
	words := strings.Split(news.Delivery.StoreID, "-")
	for i, word := range words {
		words[i] = strings.ToUpper(word[:1]) + word[1:]
	}
	return domain.Destination{City: strings.Join(words, " ")}
}

func orElse(told, estimate int) int {
	if told == 0 {
		return estimate
	}
	return told
}
