package carrier

import (
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"testing"
	"time"

	"galleria.example/shipping/internal/domain"
)

func simulated(t *testing.T, pace Pace) *Simulated {
	t.Helper()
	carrier, err := NewSimulated(pace)
	if err != nil {
		t.Fatal(err)
	}
	return carrier
}

type option struct {
	Service          string
	Cents            int
	Earliest, Latest string
}

type quoteCase struct {
	Name        string
	At          time.Time
	Destination domain.Destination
	Lines       []struct {
		Sku                              string
		Quantity, WeightGrams, VolumeCm3 int
	}
	Options  []option
	Packages int
	Problem  domain.Problem
}

// The cases are also those of the stand-in in TypeScript, so that both ask the same prices.
func TestQuotes(t *testing.T) {
	text, err := os.ReadFile("../../../../testdata/quotes.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []quoteCase
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	tariff := simulated(t, Pace{}).Tariff()
	for _, one := range cases {
		t.Run(one.Name, func(t *testing.T) {
			var lines []domain.MeasuredLine
			for _, line := range one.Lines {
				lines = append(lines, domain.MeasuredLine{
					Line:     domain.Line{Sku: line.Sku, Quantity: line.Quantity},
					Measures: domain.Measures{Grams: line.WeightGrams, Cm3: line.VolumeCm3},
				})
			}
			quote, problem := domain.QuoteDelivery(tariff, one.Destination, lines, one.At)
			var got []option
			for _, offered := range quote.Options {
				earliest, latest := offered.Earliest.Format(time.DateOnly), offered.Latest.Format(time.DateOnly)
				got = append(got, option{offered.Service, offered.Cents, earliest, latest})
			}
			if problem != one.Problem || quote.Packages != one.Packages || !reflect.DeepEqual(got, one.Options) {
				t.Errorf("quoted %q, %d packages, %+v; want %q, %d, %+v",
					problem, quote.Packages, got, one.Problem, one.Packages, one.Options)
			}
		})
	}
}

func TestTariffIsWhole(t *testing.T) {
	tariff := simulated(t, Pace{}).Tariff()
	seen := map[string]bool{}
	for _, zone := range tariff.Zones {
		for _, country := range zone.Countries {
			if seen[country] {
				t.Errorf("%s lies in two zones", country)
			}
			seen[country] = true
		}
	}
	for _, service := range tariff.Services {
		for zone, fare := range service.Zones {
			if len(fare.Cents) != len(tariff.Bands) || !slices.IsSorted(fare.Cents) || fare.Days[0] > fare.Days[1] {
				t.Errorf("%s in zone %s has the fare %+v", service.Name, zone, fare)
			}
		}
	}
	if !slices.IsSorted(tariff.Bands) {
		t.Errorf("the bands are %v", tariff.Bands)
	}
	for _, areas := range []domain.Areas{tariff.Remote.Areas, tariff.Unserved} {
		for country := range areas {
			if !seen[country] {
				t.Errorf("areas of %s are named, which lies in no zone", country)
			}
		}
	}
}

func TestTheWayToTheDoorTakesAsLongAsThePaceSays(t *testing.T) {
	carrier := simulated(t, Pace{Carry: 46 * time.Second})
	begun := time.Date(2026, 1, 15, 10, 0, 0, 0, time.UTC)
	at := begun
	for _, status := range []domain.PackageStatus{domain.Collected, domain.InTransit, domain.OutForDelivery} {
		at = carrier.SeenNext(status, at)
	}
	if at.Sub(begun) != 46*time.Second {
		t.Errorf("it took %s", at.Sub(begun))
	}
	if next := carrier.SeenNext(domain.PackageDelivered, at); !next.IsZero() {
		t.Errorf("what is at the door was to be seen again at %s", next)
	}
}

func TestPlaces(t *testing.T) {
	carrier := simulated(t, Pace{})
	seoul := domain.Destination{CountryCode: "KR", City: "Seoul"}
	cases := []struct {
		status      domain.PackageStatus
		destination domain.Destination
		want        string
	}{
		{domain.Collected, seoul, "Berlin"},
		{domain.InTransit, seoul, "Frankfurt"},
		{domain.OutForDelivery, seoul, "Seoul"},
		{domain.PackageDelivered, domain.Destination{}, "Leipzig"},
		{domain.PackageReturned, seoul, "Berlin"},
	}
	for _, one := range cases {
		if got := carrier.Place(one.status, one.destination); got != one.want {
			t.Errorf("%s on the way to %+v was seen in %s, want %s", one.status, one.destination, got, one.want)
		}
	}
}

func TestTrackingNumberIsMadeOfTheId(t *testing.T) {
	carrier := simulated(t, Pace{})
	if got := carrier.TrackingNumber("01981c5e-9b10-7f20-b1c2-6a5b4c3d2e1f"); got != "GP-9403-5364-6111" {
		t.Errorf("the tracking number is %s", got)
	}
}
