package application

import (
	"context"
	"time"

	"galleria.example/shipping/internal/domain"
	"galleria.example/shipping/internal/ports"
)

// Order is what shipping needs to know of an order that was bought.
type Order struct {
	OrderID string
	Lines   []domain.Line
	Freight domain.Freight
}

// PlanParcel plans the parcel of an order that was bought, once for each piece of news.
func (shipping *Shipping) PlanParcel(ctx context.Context, heard ports.Heard, order Order) error {
	decide := func(past *domain.Parcel, now time.Time) domain.Decision {
		leavesAt := shipping.Carrier.CollectsAt(now)
		return domain.Plan(past, order.Lines, order.Freight, leavesAt, shipping.packer())
	}
	return shipping.Parcels.ChangeOnce(ctx, heard, shipping.changeOf(order.OrderID, decide))
}

// CancelParcel stops an order's parcel, or calls it back.
func (shipping *Shipping) CancelParcel(ctx context.Context, orderID string) (ports.Outcome, error) {
	decide := func(past *domain.Parcel, now time.Time) domain.Decision {
		return domain.Cancel(past, shipping.Carrier.ReturnsAt(now))
	}
	return shipping.Parcels.Change(ctx, shipping.changeOf(orderID, decide))
}

// ReviseParcel packs other pieces than before, if the parcel is still in the house.
func (shipping *Shipping) ReviseParcel(
	ctx context.Context,
	orderID string,
	revision int,
	lines []domain.Line,
) (ports.Outcome, error) {
	decide := func(past *domain.Parcel, _ time.Time) domain.Decision {
		return domain.Revise(past, revision, lines, shipping.packer())
	}
	return shipping.Parcels.Change(ctx, shipping.changeOf(orderID, decide))
}
