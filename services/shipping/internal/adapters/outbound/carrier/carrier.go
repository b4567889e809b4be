// Package carrier stands where a real carrier's interface would be.
package carrier

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"galleria.example/shipping/internal/domain"
	"galleria.example/shipping/internal/ports"
)

// Pace is how long the simulated carrier takes.
type Pace struct {
	Pack, Carry, Return time.Duration
}

// Simulated is a carrier that is always on time and never loses anything.
type Simulated struct {
	pace   Pace
	tariff domain.Tariff
}

//go:embed tariff.json
var tariffFile []byte

// NewSimulated opens the carrier's desk. It fails when the tariff cannot be read.
func NewSimulated(pace Pace) (*Simulated, error) {
	carrier := &Simulated{pace: pace}
	if err := json.Unmarshal(tariffFile, &carrier.tariff); err != nil {
		return nil, fmt.Errorf("read the carrier's tariff: %w", err)
	}
	return carrier, nil
}

// Tariff is what it asks for its services.
func (carrier *Simulated) Tariff() *domain.Tariff { return &carrier.tariff }

// CollectsAt is when a parcel that is planned now will have been packed and collected.
func (carrier *Simulated) CollectsAt(now time.Time) time.Time { return now.Add(carrier.pace.Pack) }

// ReturnsAt is when a parcel that is called back now will be in the house again.
func (carrier *Simulated) ReturnsAt(now time.Time) time.Time { return now.Add(carrier.pace.Return) }

// SeenNext divides the way to the door by the three stops on it.
func (carrier *Simulated) SeenNext(status domain.PackageStatus, at time.Time) time.Time {
	third := (carrier.pace.Carry / 3).Truncate(time.Millisecond)
	switch status {
	case domain.Collected, domain.InTransit:
		return at.Add(third)
	case domain.OutForDelivery:
		return at.Add(carrier.pace.Carry - 2*third)
	default:
		return time.Time{}
	}
}

// Place is the house, the hub of the destination's zone, or the destination itself where it is known.
func (carrier *Simulated) Place(status domain.PackageStatus, destination domain.Destination) string {
	hub := carrier.tariff.Zones[0].Hub
	if zone, served := carrier.tariff.ZoneOf(destination); served {
		hub = zone.Hub
	}
	switch status {
	case domain.OutForDelivery, domain.PackageDelivered:
		if destination.City != "" {
			return destination.City
		}
		return hub
	case domain.InTransit:
		return hub
	default:
		return carrier.tariff.House
	}
}

// TrackingNumber is made of an id's last 48 bits, which are random: asked again after a crash, it is the same. It panics for what is no
// UUID, since this process makes the ids.
func (carrier *Simulated) TrackingNumber(id string) string {
	const tail, numbers = 12, 1_000_000_000_000
	number, err := strconv.ParseUint(id[max(0, len(id)-tail):], 16, 64)
	if err != nil {
		panic(fmt.Errorf("a tracking number is made of a UUID: %w", err))
	}
	digits := fmt.Sprintf("%012d", number%numbers)
	return "GP-" + digits[:4] + "-" + digits[4:8] + "-" + digits[8:]
}

var _ ports.Carrier = (*Simulated)(nil)
