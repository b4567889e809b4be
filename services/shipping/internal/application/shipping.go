// Package application holds the errands of shipping: load, decide, write down. It depends on ports alone.
package application

import (
	"context"
	"time"

	"galleria.example/shipping/internal/domain"
	"galleria.example/shipping/internal/ports"
)

// Shipping runs the errands.
type Shipping struct {
	Parcels ports.Parcels
	Carrier ports.Carrier
	World   ports.World
}

// QuoteDelivery says what having these pieces delivered there costs, if they were ordered now. Nothing is written down.
func (shipping *Shipping) QuoteDelivery(
	destination domain.Destination,
	lines []domain.MeasuredLine,
) (domain.Quote, domain.Problem) {
	return domain.QuoteDelivery(shipping.Carrier.Tariff(), destination, lines, shipping.World.Now())
}

// GetParcel returns the parcel of an order, or nil. One that is only expected is not known yet.
func (shipping *Shipping) GetParcel(ctx context.Context, orderID string) (*domain.Parcel, error) {
	parcel, err := shipping.Parcels.Find(ctx, orderID)
	if err != nil || parcel == nil || parcel.Status == domain.Expected {
		return nil, err
	}
	return parcel, nil
}

func (shipping *Shipping) packer() domain.Packer {
	return domain.Packer{Box: shipping.Carrier.Tariff().Box, NextID: shipping.World.NextID}
}

// changeOf is a change to an order's parcel, now.
func (shipping *Shipping) changeOf(
	orderID string,
	decide func(past *domain.Parcel, now time.Time) domain.Decision,
) ports.Change {
	now := shipping.World.Now()
	return ports.Change{
		OrderID: orderID,
		Now:     now,
		Identify: func() domain.Identity {
			carrier := shipping.Carrier.Tariff().Carrier
			return domain.Identity{OrderID: orderID, ParcelID: shipping.World.NextID(), Carrier: carrier}
		},
		Decide: func(past *domain.Parcel) domain.Decision { return decide(past, now) },
	}
}
