package sqlite

import (
	"fmt"
	"time"

	"galleria.example/chassis/audit"
	"galleria.example/chassis/call"
	"galleria.example/chassis/instant"
	"galleria.example/chassis/outbox"
	"galleria.example/chassis/store"
	"galleria.example/shipping/internal/domain"
)

// happening is an event, what the parcel was before and is now, and what it came of.
type happening struct {
	past, next *domain.Parcel
	event      domain.Event
	eventID    string
	at         time.Time
	cause      call.Cause
}

type parcelFact struct {
	OrderID  string        `json:"orderId"`
	ParcelID string        `json:"parcelId"`
	Lines    []domain.Line `json:"lines"`
}

type onItsWay struct {
	parcelFact
	TrackingNumber string `json:"trackingNumber"`
	Carrier        string `json:"carrier"`
}

type sight struct {
	OrderID        string               `json:"orderId"`
	ParcelID       string               `json:"parcelId"`
	PackageID      string               `json:"packageId"`
	Number         int                  `json:"number"`
	Of             int                  `json:"of"`
	TrackingNumber string               `json:"trackingNumber"`
	Status         domain.PackageStatus `json:"status"`
	Place          string               `json:"place"`
	At             string               `json:"at"`
}

// announce writes down what the outside is told of an event, and what the audit is. What was said of a parcel before it was planned, and
// that one was called back, is known to whoever asked for it and to nobody else.
func (said happening) announce(tx *store.Tx, to *outbox.Outbox) error {
	next := said.next
	fact := parcelFact{next.OrderID, next.ParcelID, next.Lines}
	way := onItsWay{fact, next.TrackingNumber, next.Carrier}
	switch event := said.event.(type) {
	case domain.WasPlanned:
		return said.write(tx, to, "parcel.planned", fact)
	case domain.WasCancelled:
		return said.write(tx, to, "parcel.cancelled", fact)
	case domain.WasReturned:
		return said.write(tx, to, "parcel.returned", fact)
	case domain.WasDispatched:
		return said.write(tx, to, "parcel.dispatched", way)
	case domain.WasDelivered:
		return said.write(tx, to, "parcel.delivered", way)
	case domain.WasScanned:
		return said.write(tx, to, "parcel.scanned", sightOf(next, event))
	case domain.WasExpected:
		return said.record(tx, to, "parcel.expected")
	case domain.WasRevised:
		return said.record(tx, to, "parcel.revised")
	case domain.WasBarred:
		return said.record(tx, to, "parcel.barred")
	case domain.WasCalledBack:
		return said.record(tx, to, "parcel.called-back")
	default:
		return fmt.Errorf("nobody knows what to say of %T", event)
	}
}

func (said happening) write(tx *store.Tx, to *outbox.Outbox, name string, data any) error {
	return to.Write(tx, outbox.Event{
		Name:        name,
		AggregateID: said.next.OrderID,
		Data:        data,
		EventID:     said.eventID,
		Time:        said.at,
		Cause:       said.cause,
		Before:      factsOf(said.past),
		After:       factsOf(said.next),
	})
}

func (said happening) record(tx *store.Tx, to *outbox.Outbox, action string) error {
	return to.Record(tx, audit.Deed{
		Action: action,
		Object: audit.Object{Kind: "parcel", ID: said.next.OrderID},
		Before: factsOf(said.past),
		After:  factsOf(said.next),
	}, said.cause)
}

func sightOf(parcel *domain.Parcel, event domain.WasScanned) sight {
	seen := parcel.Packages[event.Number-1]
	return sight{parcel.OrderID, parcel.ParcelID, seen.PackageID, seen.Number, len(parcel.Packages), seen.TrackingNumber,
		event.Scan.Status, event.Scan.Place, instant.Of(event.Scan.At)}
}

func factsOf(parcel *domain.Parcel) audit.Facts {
	if parcel == nil {
		return nil
	}
	return audit.Facts{"status": string(parcel.Status), "revision": parcel.Revision, "pieces": domain.Pieces(parcel.Lines)}
}
