package inbound

import (
	"encoding/json"
	"reflect"
	"testing"

	"galleria.example/shipping/internal/application"
	"galleria.example/shipping/internal/domain"
)

func TestWhatTheNewsOfAnOrderMeansToShipping(t *testing.T) {
	line := domain.Line{Sku: "LMP-012-OAK", Quantity: 2}
	bought := func(destination domain.Destination, measures domain.Measures) application.Order {
		freight := domain.Freight{Destination: destination, Measures: map[string]domain.Measures{line.Sku: measures}}
		return application.Order{OrderID: "o-1", Lines: []domain.Line{line}, Freight: freight}
	}
	cases := []struct {
		name, news string
		want       application.Order
	}{
		{
			"version 1 told no delivery",
			`{"orderId":"o-1","lines":[{"sku":"LMP-012-OAK","quantity":2}],"total":{"cents":1,"currency":"EUR"}}`,
			bought(domain.Destination{}, domain.Unmeasured),
		},
		{
			"version 2 told where to",
			`{"orderId":"o-1","lines":[{"sku":"LMP-012-OAK","quantity":2}],"delivery":{"kind":"home",
			  "address":{"street":"Torstraße 1","postalCode":"24103","city":"Kiel","countryCode":"DE"}}}`,
			bought(domain.Destination{CountryCode: "DE", PostalCode: "24103", City: "Kiel"}, domain.Unmeasured),
		},
		{
			"version 3 tells how heavy and how large, and a store goes by its name",
			`{"orderId":"o-1","lines":[{"sku":"LMP-012-OAK","quantity":2,"weightGrams":1200,"volumeCm3":9000}],
			  "delivery":{"kind":"pickup","storeId":"seoul-hannam"},"shopper":"362e"}`,
			bought(domain.Destination{City: "Seoul Hannam"}, domain.Measures{Grams: 1_200, Cm3: 9_000}),
		},
		{
			"what is told of only half is estimated for the other",
			`{"orderId":"o-1","lines":[{"sku":"LMP-012-OAK","quantity":2,"weightGrams":1200}]}`,
			bought(domain.Destination{}, domain.Measures{Grams: 1_200, Cm3: domain.Unmeasured.Cm3}),
		},
	}
	for _, one := range cases {
		t.Run(one.name, func(t *testing.T) {
			var news orderConfirmed
			if err := json.Unmarshal([]byte(one.news), &news); err != nil {
				t.Fatal(err)
			}
			if got := news.order(); !reflect.DeepEqual(got, one.want) {
				t.Errorf("it means %+v, want %+v", got, one.want)
			}
		})
	}
}

func TestEveryProblemHasANameOutside(t *testing.T) {
	cases := map[domain.Problem]string{
		domain.ParcelDispatched:    "refused: parcel-dispatched",
		domain.ParcelDelivered:     "refused: parcel-delivered",
		domain.DestinationUnserved: "refused: destination-unserved",
		domain.DeliveryTooHeavy:    "refused: delivery-too-heavy",
		domain.OrderClosed:         "refused: order-closed: The parcel of this order was stopped or called back.",
		domain.OtherLinesRevised:   "refused: invalid-request",
	}
	for refused, want := range cases {
		if got := refusalOf(refused).Error(); got != want {
			t.Errorf("%s is told as %q, want %q", refused, got, want)
		}
	}
}
