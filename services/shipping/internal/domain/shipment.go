package domain

import "time"

// Problem is why shipping says no; the empty one is that it does not.
type Problem string

// The problems of shipping, in its own words.
const (
	None                Problem = ""
	ParcelDispatched    Problem = "parcel-dispatched"
	ParcelDelivered     Problem = "parcel-delivered"
	OrderClosed         Problem = "order-closed"
	OtherLinesRevised   Problem = "other-lines-revised"
	DestinationUnserved Problem = "destination-unserved"
	DeliveryTooHeavy    Problem = "delivery-too-heavy"
)

// Decision is what to write down, or why not. Without either there is nothing new.
type Decision struct {
	Events  []Event
	Problem Problem
}

// Packer is what packing takes: what fits into a box, and an identity for each package.
type Packer struct {
	Box    Measures
	NextID func() string
}

// Carrier is what the domain asks of whoever carries the parcels.
type Carrier interface {
	// TrackingNumber is what the carrier calls something: the same however often it is asked.
	TrackingNumber(id string) string
	// SeenNext is when what was seen at a moment, in this state, will be seen in the next; zero after the last.
	SeenNext(status PackageStatus, at time.Time) time.Time
	// Place is where something with this destination is seen in this state.
	Place(status PackageStatus, destination Destination) string
}

// Plan packs what an order says that was bought, or what a revision that overtook it said. A barred parcel stays barred.
func Plan(past *Parcel, lines []Line, freight Freight, leavesAt time.Time, packer Packer) Decision {
	packed := Added(lines)
	if past != nil {
		if past.Status != Expected {
			return Decision{}
		}
		packed = past.Lines
	}
	return yes(WasPlanned{
		Lines:    packed,
		Freight:  freight,
		Packages: packer.pack(freight.Measured(packed)),
		LeavesAt: leavesAt,
	})
}

// Cancel stops a parcel, or calls it back. One that was never planned is barred from being planned, since the news of its order may still
// be on its way.
func Cancel(past *Parcel, returnsAt time.Time) Decision {
	if past == nil {
		return yes(WasBarred{})
	}
	switch past.Status {
	case Expected:
		return yes(WasBarred{})
	case Planned:
		return yes(WasCancelled{})
	case Dispatched:
		return yes(WasCalledBack{ReturnsAt: returnsAt})
	case Delivered:
		return no(ParcelDelivered)
	default:
		return Decision{}
	}
}

// Revise packs these pieces and no others. What an older revision says later is not heard; the newest said again is done.
func Revise(past *Parcel, revision int, lines []Line, packer Packer) Decision {
	wanted := Added(lines)
	if past == nil {
		return yes(WasExpected{Revision: revision, Lines: wanted})
	}
	switch {
	case revision < past.Revision:
		return Decision{}
	case revision == past.Revision && SameLines(past.Lines, wanted):
		return Decision{}
	case revision == past.Revision:
		return no(OtherLinesRevised)
	}
	switch past.Status {
	case Expected:
		return yes(WasExpected{Revision: revision, Lines: wanted})
	case Planned:
		return yes(WasRevised{Revision: revision, Lines: wanted, Packages: packer.pack(past.Freight.Measured(wanted))})
	case Dispatched, Delivered:
		return no(ParcelDispatched)
	default:
		return no(OrderClosed)
	}
}

// MoveAlong moves a parcel whose time has come: out of the house, past every stop that it has reached by now, or back into the house.
func MoveAlong(past *Parcel, now time.Time, carrier Carrier, packer Packer) Decision {
	if past == nil || past.DueAt.IsZero() || past.DueAt.After(now) {
		return Decision{}
	}
	switch past.Status {
	case Planned:
		return Decision{Events: leave(past, now, carrier, packer)}
	case Dispatched:
		return Decision{Events: pass(past, now, carrier)}
	case Returning:
		return Decision{Events: append(seen(past.Packages, PackageReturned, past, past.DueAt, carrier), WasReturned{})}
	default:
		return Decision{}
	}
}

func (packer Packer) pack(lines []MeasuredLine) []Package {
	boxes := Pack(lines, packer.Box)
	packages := make([]Package, len(boxes))
	for i, box := range boxes {
		packages[i] = Package{
			PackageID:   packer.NextID(),
			Number:      i + 1,
			Lines:       box.Lines,
			WeightGrams: box.Grams,
			Status:      Packed,
			Scans:       []Scan{},
		}
	}
	return packages
}

// leave hands the packages over. The first goes by the parcel's own number, which was told before parcels had several packages.
func leave(past *Parcel, now time.Time, carrier Carrier, packer Packer) []Event {
	packages := past.Packages
	if len(packages) == 0 {
		packages = packer.pack(past.Freight.Measured(past.Lines))
	}
	own := carrier.TrackingNumber(past.ParcelID)
	labelled := make([]Package, len(packages))
	for i, one := range packages {
		labelled[i] = one
		labelled[i].TrackingNumber = own
		if i > 0 {
			labelled[i].TrackingNumber = carrier.TrackingNumber(one.PackageID)
		}
	}
	dispatched := WasDispatched{TrackingNumber: own, Packages: labelled, SeenNextAt: carrier.SeenNext(Collected, now)}
	return append([]Event{dispatched}, seen(labelled, Collected, past, now, carrier)...)
}

// pass lets the packages pass every stop that they have reached by now. They travel together, so that the state of one is that of all.
func pass(past *Parcel, now time.Time, carrier Carrier) []Event {
	if len(past.Packages) == 0 {
		return []Event{WasDelivered{}}
	}
	var events []Event
	status := past.Packages[0].Status
	for due := past.DueAt; status != PackageDelivered && !due.After(now); due = carrier.SeenNext(status, due) {
		status = stopAfter(status)
		events = append(events, seen(past.Packages, status, past, due, carrier)...)
	}
	if status == PackageDelivered {
		events = append(events, WasDelivered{})
	}
	return events
}

func stopAfter(status PackageStatus) PackageStatus {
	switch status {
	case Collected:
		return InTransit
	case InTransit:
		return OutForDelivery
	default:
		return PackageDelivered
	}
}

func seen(packages []Package, status PackageStatus, of *Parcel, at time.Time, carrier Carrier) []Event {
	events := make([]Event, len(packages))
	for i, one := range packages {
		scan := Scan{Status: status, Place: carrier.Place(status, of.Freight.Destination), At: at}
		events[i] = WasScanned{Number: one.Number, Scan: scan, SeenNextAt: carrier.SeenNext(status, at)}
	}
	return events
}

func yes(event Event) Decision {
	return Decision{Events: []Event{event}}
}

func no(problem Problem) Decision {
	return Decision{Problem: problem}
}
