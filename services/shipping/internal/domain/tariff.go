package domain

import (
	"slices"
	"strings"
)

// Tariff is what a carrier asks for its services, and what it takes.
type Tariff struct {
	Carrier string `json:"carrier"`
	// House is the place where parcels are collected.
	House string `json:"house"`
	// Box is what fits into one package; a piece that does not goes by itself, as bulky goods.
	Box Measures `json:"box"`
	// Van is what fits into one delivery.
	Van Measures `json:"van"`
	// Cm3PerKilogram is the space that costs as much as a kilogram.
	Cm3PerKilogram int `json:"cm3PerKilogram"`
	// LastCollectionHour is the hour of the day (UTC) before which an order is collected on that day.
	LastCollectionHour int `json:"lastCollectionHour"`
	// Bands are the upper ends of the bands of weight in grams, lightest first.
	Bands    []int     `json:"bands"`
	Zones    []Zone    `json:"zones"`
	Services []Service `json:"services"`
	Remote   Remote    `json:"remote"`
	Unserved Areas     `json:"unserved"`
}

// Zone is the countries that cost the same.
type Zone struct {
	Name string `json:"zone"`
	// Hub is where what goes there is sorted.
	Hub       string   `json:"hub"`
	Countries []string `json:"countries"`
}

// Service is what a carrier may be paid for, such as express.
type Service struct {
	Name       string `json:"service"`
	TakesBulky bool   `json:"takesBulky"`
	// Zones holds the fare for each zone by name. A zone without one is not served.
	Zones map[string]Fare `json:"zones"`
}

// Fare is what a service costs and how long it takes in one zone.
type Fare struct {
	// Cents holds one price for each band of the tariff.
	Cents []int `json:"cents"`
	// BulkyCentsPerKilogram is added for each begun kilogram above the last band.
	BulkyCentsPerKilogram int `json:"bulkyCentsPerKilogram"`
	// Days are working days from collection to the door: at the earliest, at the latest.
	Days [2]int `json:"days"`
}

// Remote is what is added for each package to an area that is hard to reach. No express goes there.
type Remote struct {
	Cents int   `json:"cents"`
	Days  int   `json:"days"`
	Areas Areas `json:"areas"`
}

// Areas are beginnings of postal codes, by country.
type Areas map[string][]string

// Destination is where something is to go. Postal code and city may be unknown.
type Destination struct {
	CountryCode string `json:"countryCode"`
	PostalCode  string `json:"postalCode,omitempty"`
	City        string `json:"city,omitempty"`
}

var withoutGaps = strings.NewReplacer(" ", "", "-", "")

// Include says whether a destination lies in one of the areas. One without a postal code lies in none.
func (areas Areas) Include(destination Destination) bool {
	code := withoutGaps.Replace(strings.ToUpper(destination.PostalCode))
	return slices.ContainsFunc(areas[destination.CountryCode], func(beginning string) bool {
		return strings.HasPrefix(code, beginning)
	})
}

// ZoneOf finds the zone that a destination lies in, and says whether anything is delivered there.
func (tariff *Tariff) ZoneOf(destination Destination) (Zone, bool) {
	if tariff.Unserved.Include(destination) {
		return Zone{}, false
	}
	for _, zone := range tariff.Zones {
		if slices.Contains(zone.Countries, destination.CountryCode) {
			return zone, true
		}
	}
	return Zone{}, false
}
