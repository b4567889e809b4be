// Package ports names what the errands of shipping need from the world.
package ports

import (
	"context"
	"time"

	"galleria.example/shipping/internal/domain"
)

// Change is a change to one order's parcel.
type Change struct {
	OrderID string
	Now     time.Time
	// Identify is asked when nobody has spoken of this parcel before.
	Identify func() domain.Identity
	Decide   func(past *domain.Parcel) domain.Decision
}

// Outcome is what became of a change: why it was refused, if it was, and the parcel as it is now.
type Outcome struct {
	Problem domain.Problem
	Parcel  *domain.Parcel
}

// Heard is a delivery of an event: who reacts, and to which.
type Heard struct {
	Reaction string
	EventID  string
}

// Parcels is where parcels are kept. What it announces continues the trace of the context's call.
type Parcels interface {
	// Change shows the parcel to Decide and writes down what it decides: state and announcement together, or nothing. It returns once that
	// is on the disk.
	Change(ctx context.Context, change Change) (Outcome, error)
	// ChangeOnce does the same, unless this reaction has had its effect for this event before.
	ChangeOnce(ctx context.Context, heard Heard, change Change) error
	// Find returns nil when nobody has spoken of the order's parcel.
	Find(ctx context.Context, orderID string) (*domain.Parcel, error)
	// Due names the orders whose parcels are due to move along, longest due first.
	Due(ctx context.Context, now time.Time, limit int) ([]string, error)
}

// Carrier is who carries the parcels.
type Carrier interface {
	domain.Carrier
	Tariff() *domain.Tariff
	// CollectsAt is when a parcel that is planned now will have been packed and collected.
	CollectsAt(now time.Time) time.Time
	// ReturnsAt is when a parcel that is called back now will be in the house again.
	ReturnsAt(now time.Time) time.Time
}

// World is time and identities.
type World struct {
	Now    func() time.Time
	NextID func() string
}
