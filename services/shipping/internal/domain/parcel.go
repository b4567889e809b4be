package domain

import "time"

// Status is where a parcel stands.
type Status string

// A parcel that is expected was revised before the news of its order came; nobody packs it yet.
const (
	Expected   Status = "expected"
	Planned    Status = "planned"
	Dispatched Status = "dispatched"
	Delivered  Status = "delivered"
	Cancelled  Status = "cancelled"
	Returning  Status = "returning"
	Returned   Status = "returned"
)

// Identity is what a parcel is known by from the first time anybody speaks of it.
type Identity struct {
	OrderID  string
	ParcelID string
	// Carrier is who carries it.
	Carrier string
}

// Parcel is what is sent for one order, in one package or more, which leave the house together and are called back together. A cancelled
// one without lines was barred before anybody said what would be in it.
type Parcel struct {
	Identity
	Status Status
	Lines  []Line
	// Revision is the newest that was heard; 0 when there was none.
	Revision int
	// TrackingNumber is empty until the carrier has it.
	TrackingNumber string
	// DueAt is when it moves along by itself; zero when it has come to rest.
	DueAt     time.Time
	UpdatedAt time.Time
	// Freight is what is known of its order beyond the lines.
	Freight Freight
	// Packages are none until it is planned. A parcel that was planned by a release which knew none is packed when it leaves.
	Packages []Package
}

// Freight is what an order says about its pieces and where they go.
type Freight struct {
	Destination Destination `json:"destination"`
	// Measures are those of one piece of each variant, as far as the order told them.
	Measures map[string]Measures `json:"measures,omitempty"`
}

// Unmeasured is what a piece is taken for whose order did not tell how heavy and large it is.
var Unmeasured = Measures{Grams: 1_000, Cm3: 4_000}

// Measured joins lines with what is known of their measures.
func (freight Freight) Measured(lines []Line) []MeasuredLine {
	measured := make([]MeasuredLine, len(lines))
	for i, line := range lines {
		measures, known := freight.Measures[line.Sku]
		if !known {
			measures = Unmeasured
		}
		measured[i] = MeasuredLine{Line: line, Measures: measures}
	}
	return measured
}

// PackageStatus is where a package of a parcel is.
type PackageStatus string

// In the order of a good journey; cancelled and returned end a bad one.
const (
	Packed           PackageStatus = "packed"
	Collected        PackageStatus = "collected"
	InTransit        PackageStatus = "in-transit"
	OutForDelivery   PackageStatus = "out-for-delivery"
	PackageDelivered PackageStatus = "delivered"
	PackageCancelled PackageStatus = "cancelled"
	PackageReturned  PackageStatus = "returned"
)

// Package is one box of a parcel.
type Package struct {
	PackageID string
	// Number counts from one within its parcel.
	Number      int
	Lines       []Line
	WeightGrams int
	Status      PackageStatus
	// TrackingNumber is empty until the carrier has it.
	TrackingNumber string
	// Scans are where the carrier saw it, oldest first.
	Scans []Scan
}

// Scan is a sight of a package.
type Scan struct {
	Status PackageStatus
	Place  string
	At     time.Time
}
