package application_test

import (
	"context"
	"encoding/json"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"galleria.example/chassis/audit"
	"galleria.example/chassis/contract"
	"galleria.example/chassis/ids"
	"galleria.example/chassis/outbox"
	"galleria.example/chassis/store"
	"galleria.example/shipping/internal/adapters/outbound/carrier"
	"galleria.example/shipping/internal/adapters/outbound/sqlite"
	"galleria.example/shipping/internal/application"
	"galleria.example/shipping/internal/domain"
	"galleria.example/shipping/internal/ports"
)

const lamp = "LMP-012-OAK"

var twoLamps = []domain.Line{{Sku: lamp, Quantity: 2}}

// house is the whole of shipping but the bus, on a clock that stands still until it is moved.
type house struct {
	*application.Shipping
	t     *testing.T
	db    *store.Store
	clock time.Time
}

func openHouse(t *testing.T) *house {
	t.Helper()
	return openHouseAt(t, filepath.Join(t.TempDir(), "shipping.sqlite"), time.Date(2026, 1, 15, 10, 0, 0, 0, time.UTC))
}

func openHouseAt(t *testing.T, file string, clock time.Time) *house {
	t.Helper()
	published, err := contract.Load("../../../../packages/contracts/schemas", "shipping")
	must(t, err)
	db, err := store.Open(t.Context(), store.Options{File: file, Migrations: sqlite.Migrations})
	must(t, err)
	t.Cleanup(func() { _ = db.Close() })
	simulated, err := carrier.NewSimulated(carrier.Pace{Pack: 20 * time.Second, Carry: 45 * time.Second, Return: 20 * time.Second})
	must(t, err)
	opened := &house{t: t, db: db, clock: clock}
	now := func() time.Time { return opened.clock }
	announcements := outbox.New(db, published, audit.NewTrail(db, "shipping", now))
	opened.Shipping = &application.Shipping{
		Parcels: sqlite.NewParcels(db, announcements, ids.Next),
		Carrier: simulated,
		World:   ports.World{Now: now, NextID: ids.Next},
	}
	return opened
}

func (house *house) pass(time time.Duration) { house.clock = house.clock.Add(time) }

func (house *house) confirm(ctx context.Context, orderID, eventID string) {
	house.t.Helper()
	heard := ports.Heard{Reaction: "shipping-plan-parcel", EventID: eventID}
	must(house.t, house.PlanParcel(ctx, heard, application.Order{OrderID: orderID, Lines: twoLamps}))
}

func (house *house) work() {
	house.t.Helper()
	_, err := house.MoveParcelsAlong(house.t.Context())
	must(house.t, err)
}

func (house *house) status(orderID string) domain.Status {
	house.t.Helper()
	parcel, err := house.GetParcel(house.t.Context(), orderID)
	must(house.t, err)
	if parcel == nil {
		return ""
	}
	return parcel.Status
}

// announcement is a row of the outbox.
type announcement struct {
	event       string
	data        map[string]any
	traceparent string
}

// announced is what was announced of an order's parcel, oldest first.
func (house *house) announced(orderID string) []announcement {
	house.t.Helper()
	rows, err := house.db.Reader().QueryContext(house.t.Context(),
		"SELECT event, data, coalesce(traceparent, '') FROM outbox WHERE aggregate_id = ? ORDER BY sequence", orderID)
	must(house.t, err)
	defer func() { _ = rows.Close() }()
	var all []announcement
	for rows.Next() {
		var one announcement
		var data string
		must(house.t, rows.Scan(&one.event, &data, &one.traceparent))
		must(house.t, json.Unmarshal([]byte(data), &one.data))
		all = append(all, one)
	}
	must(house.t, rows.Err())
	return all
}

// ofWholeParcel are those that are not about one of its packages.
func ofWholeParcel(all []announcement) []announcement {
	return slices.DeleteFunc(slices.Clone(all), func(one announcement) bool { return one.event == "parcel.scanned" })
}

func names(all []announcement) []string {
	told := make([]string, len(all))
	for i, one := range all {
		told[i] = one.event
	}
	return told
}

func (house *house) expectAnnounced(orderID string, want ...string) {
	house.t.Helper()
	if got := names(ofWholeParcel(house.announced(orderID))); !slices.Equal(got, want) {
		house.t.Errorf("announced were %v, want %v", got, want)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
