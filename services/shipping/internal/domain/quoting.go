package domain

import (
	"cmp"
	"slices"
	"time"
)

// Quote is what the ways of having pieces delivered cost.
type Quote struct {
	// Options are cheapest first and never empty.
	Options  []Option
	Packages int
	Measures
}

// Option is a way of having things delivered: what it costs, and the days on which they are there.
type Option struct {
	Service          string
	Cents            int
	Earliest, Latest time.Time
}

// QuoteDelivery says what the ways of delivering these pieces there cost, if they were ordered at this moment.
func QuoteDelivery(tariff *Tariff, destination Destination, lines []MeasuredLine, ordered time.Time) (Quote, Problem) {
	zone, served := tariff.ZoneOf(destination)
	if !served {
		return Quote{}, DestinationUnserved
	}
	total := sumOf(lines)
	if total.Grams > tariff.Van.Grams || total.Cm3 > tariff.Van.Cm3 {
		return Quote{}, DeliveryTooHeavy
	}
	boxes := Pack(lines, tariff.Box)
	bulky := slices.ContainsFunc(boxes, func(box Box) bool { return box.Bulky })
	remote := tariff.Remote.Areas.Include(destination)
	collected := CollectedOn(ordered, tariff.LastCollectionHour)

	var options []Option
	for _, service := range tariff.Services {
		fare, served := service.Zones[zone.Name]
		if !served || (bulky && !service.TakesBulky) || (remote && service.Name == express) {
			continue
		}
		option := Option{Service: service.Name}
		detour := 0
		if remote {
			option.Cents = len(boxes) * tariff.Remote.Cents
			detour = tariff.Remote.Days
		}
		for _, box := range boxes {
			option.Cents += tariff.price(fare, box)
		}
		option.Earliest = AfterWorkingDays(collected, fare.Days[0]+detour)
		option.Latest = AfterWorkingDays(collected, fare.Days[1]+detour)
		options = append(options, option)
	}
	if len(options) == 0 {
		return Quote{}, DestinationUnserved
	}
	slices.SortStableFunc(options, func(a, b Option) int { return cmp.Compare(a.Cents, b.Cents) })
	return Quote{Options: options, Packages: len(boxes), Measures: total}, None
}

// express is the service that does not go to areas that are hard to reach.
const express = "express"

func sumOf(lines []MeasuredLine) Measures {
	var sum Measures
	for _, line := range lines {
		sum.Grams += line.Quantity * line.Grams
		sum.Cm3 += line.Quantity * line.Cm3
	}
	return sum
}

// price is what one package costs: by its weight, or by the weight that its space stands for where that is more.
func (tariff *Tariff) price(fare Fare, box Box) int {
	grams := max(box.Grams, divideUp(box.Cm3*1_000, tariff.Cm3PerKilogram))
	last := len(tariff.Bands) - 1
	for band, upTo := range tariff.Bands {
		if grams <= upTo {
			return fare.Cents[band]
		}
	}
	return fare.Cents[last] + divideUp(grams-tariff.Bands[last], 1_000)*fare.BulkyCentsPerKilogram
}

func divideUp(amount, by int) int {
	return (amount + by - 1) / by
}
