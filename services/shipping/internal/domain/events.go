package domain

import (
	"slices"
	"time"
)

// Event is something that happened to a parcel. Decisions stand in shipment.go; Evolve says what their events mean.
type Event interface{ isEvent() }

type (
	// WasExpected : a revision overtook the news of the order.
	WasExpected struct {
		Revision int
		Lines    []Line
	}
	// WasPlanned : the order is bought, and its pieces are packed.
	WasPlanned struct {
		Lines    []Line
		Freight  Freight
		Packages []Package
		LeavesAt time.Time
	}
	// WasRevised : other pieces are packed.
	WasRevised struct {
		Revision int
		Lines    []Line
		Packages []Package
	}
	// WasBarred : stopped before the news of the order came.
	WasBarred struct{}
	// WasCancelled : stopped in the house.
	WasCancelled struct{}
	// WasDispatched : the carrier has it. Its packages bear their tracking numbers.
	WasDispatched struct {
		TrackingNumber string
		Packages       []Package
		SeenNextAt     time.Time
	}
	// WasScanned : the carrier saw one of the packages.
	WasScanned struct {
		Number int
		Scan   Scan
		// SeenNextAt is zero when the carrier will see it no more.
		SeenNextAt time.Time
	}
	// WasDelivered : it is at the door.
	WasDelivered struct{}
	// WasCalledBack : it was on its way, and turns round.
	WasCalledBack struct{ ReturnsAt time.Time }
	// WasReturned : it is in the house again.
	WasReturned struct{}
)

func (WasExpected) isEvent()   {}
func (WasPlanned) isEvent()    {}
func (WasRevised) isEvent()    {}
func (WasBarred) isEvent()     {}
func (WasCancelled) isEvent()  {}
func (WasDispatched) isEvent() {}
func (WasScanned) isEvent()    {}
func (WasDelivered) isEvent()  {}
func (WasCalledBack) isEvent() {}
func (WasReturned) isEvent()   {}

// Evolve returns the parcel after an event. past is nil when nobody has spoken of it before; it is not changed.
func Evolve(identity Identity, past *Parcel, event Event, at time.Time) *Parcel {
	next := Parcel{Identity: identity, Status: Expected, Lines: []Line{}}
	if past != nil {
		next = *past
	}
	next.UpdatedAt = at
	switch event := event.(type) {
	case WasExpected:
		next.Revision, next.Lines = event.Revision, event.Lines
	case WasPlanned:
		next.Status, next.Lines, next.Freight, next.Packages = Planned, event.Lines, event.Freight, event.Packages
		next.DueAt = event.LeavesAt
	case WasRevised:
		next.Revision, next.Lines, next.Packages = event.Revision, event.Lines, event.Packages
	case WasBarred, WasCancelled:
		next.Status, next.DueAt = Cancelled, time.Time{}
		next.Packages = withStatus(next.Packages, PackageCancelled)
	case WasDispatched:
		next.Status, next.TrackingNumber, next.Packages = Dispatched, event.TrackingNumber, event.Packages
		next.DueAt = event.SeenNextAt
	case WasScanned:
		next.Packages, next.DueAt = scanned(next.Packages, event), event.SeenNextAt
	case WasDelivered:
		next.Status, next.DueAt = Delivered, time.Time{}
	case WasCalledBack:
		next.Status, next.DueAt = Returning, event.ReturnsAt
	case WasReturned:
		next.Status, next.DueAt = Returned, time.Time{}
	}
	return &next
}

func withStatus(packages []Package, status PackageStatus) []Package {
	changed := slices.Clone(packages)
	for i := range changed {
		changed[i].Status = status
	}
	return changed
}

func scanned(packages []Package, event WasScanned) []Package {
	changed := slices.Clone(packages)
	for i := range changed {
		if changed[i].Number == event.Number {
			changed[i].Status = event.Scan.Status
			changed[i].Scans = append(slices.Clip(changed[i].Scans), event.Scan)
		}
	}
	return changed
}
