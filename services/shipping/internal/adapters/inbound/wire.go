// Package inbound turns what comes over the bus into errands, and what became of them into replies.
package inbound

import (
	"time"

	"galleria.example/chassis/instant"
	"galleria.example/shipping/internal/domain"
)

type quoteRequest struct {
	Destination domain.Destination `json:"destination"`
	Lines       []measuredLine     `json:"lines"`
}

// measuredLine is pieces with the measures of one of them, which events need not tell.
type measuredLine struct {
	domain.Line
	WeightGrams int `json:"weightGrams"`
	VolumeCm3   int `json:"volumeCm3"`
}

type quoteReply struct {
	Options     []deliveryOption `json:"options"`
	WeightGrams int              `json:"weightGrams"`
	VolumeCm3   int              `json:"volumeCm3"`
}

type deliveryOption struct {
	Service  string `json:"service"`
	Carrier  string `json:"carrier"`
	Price    money  `json:"price"`
	Packages int    `json:"packages"`
	Earliest string `json:"earliest"`
	Latest   string `json:"latest"`
}

type money struct {
	Cents    int    `json:"cents"`
	Currency string `json:"currency"`
}

type orderRequest struct {
	OrderID string `json:"orderId"`
}

type reviseRequest struct {
	OrderID  string        `json:"orderId"`
	Revision int           `json:"revision"`
	Lines    []domain.Line `json:"lines"`
}

type cancelReply struct {
	OrderID string `json:"orderId"`
	Outcome string `json:"outcome"`
}

type reviseReply struct {
	OrderID string        `json:"orderId"`
	Lines   []domain.Line `json:"lines"`
}

type parcelReply struct {
	OrderID        string         `json:"orderId"`
	ParcelID       string         `json:"parcelId"`
	Status         domain.Status  `json:"status"`
	Lines          []domain.Line  `json:"lines"`
	Carrier        string         `json:"carrier"`
	TrackingNumber string         `json:"trackingNumber,omitempty"`
	Packages       []packageReply `json:"packages,omitempty"`
	UpdatedAt      string         `json:"updatedAt"`
}

type packageReply struct {
	PackageID      string               `json:"packageId"`
	Number         int                  `json:"number"`
	Lines          []domain.Line        `json:"lines"`
	WeightGrams    int                  `json:"weightGrams"`
	Status         domain.PackageStatus `json:"status"`
	TrackingNumber string               `json:"trackingNumber,omitempty"`
	Scans          []scanReply          `json:"scans"`
}

type scanReply struct {
	Status domain.PackageStatus `json:"status"`
	Place  string               `json:"place"`
	At     string               `json:"at"`
}

func quoted(carrier string, quote domain.Quote) quoteReply {
	reply := quoteReply{
		Options:     make([]deliveryOption, len(quote.Options)),
		WeightGrams: quote.Grams,
		VolumeCm3:   quote.Cm3,
	}
	for i, option := range quote.Options {
		reply.Options[i] = deliveryOption{
			Service:  option.Service,
			Carrier:  carrier,
			Price:    money{option.Cents, "EUR"},
			Packages: quote.Packages,
			Earliest: option.Earliest.Format(time.DateOnly),
			Latest:   option.Latest.Format(time.DateOnly),
		}
	}
	return reply
}

func parcelOnTheWire(parcel *domain.Parcel) parcelReply {
	packages := make([]packageReply, len(parcel.Packages))
	for i, one := range parcel.Packages {
		packages[i] = packageReply{one.PackageID, one.Number, one.Lines, one.WeightGrams, one.Status, one.TrackingNumber,
			make([]scanReply, len(one.Scans))}
		for j, scan := range one.Scans {
			packages[i].Scans[j] = scanReply{scan.Status, scan.Place, instant.Of(scan.At)}
		}
	}
	return parcelReply{parcel.OrderID, parcel.ParcelID, parcel.Status, parcel.Lines, parcel.Carrier, parcel.TrackingNumber, packages,
		instant.Of(parcel.UpdatedAt)}
}
