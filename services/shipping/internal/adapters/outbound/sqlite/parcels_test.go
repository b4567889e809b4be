package sqlite

import (
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"galleria.example/chassis/contract"
	"galleria.example/chassis/ids"
	"galleria.example/chassis/outbox"
	"galleria.example/chassis/store"
	"galleria.example/shipping/internal/domain"
	"galleria.example/shipping/internal/ports"
)

var noon = time.Date(2026, 1, 15, 12, 0, 0, 0, time.UTC)

func open(t *testing.T, file string, migrations []string) (*store.Store, *Parcels) {
	t.Helper()
	published, err := contract.Load("../../../../../../packages/contracts/schemas", "shipping")
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), store.Options{File: file, Migrations: migrations})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db, NewParcels(db, outbox.New(db, published, nil), ids.Next)
}

func TestAParcelIsReadAsItWasWritten(t *testing.T) {
	_, parcels := open(t, filepath.Join(t.TempDir(), "shipping.sqlite"), Migrations)
	lines := []domain.Line{{Sku: "LMP-012-OAK", Quantity: 2}}
	freight := domain.Freight{
		Destination: domain.Destination{CountryCode: "KR", PostalCode: "04419", City: "서울 <중구>"},
		Measures:    map[string]domain.Measures{"LMP-012-OAK": {Grams: 1_200, Cm3: 9_000}},
	}
	box := domain.Package{
		PackageID: "k-1", Number: 1, Lines: lines, WeightGrams: 2_400, Status: domain.Packed, TrackingNumber: "GP-1", Scans: []domain.Scan{},
	}
	planned := domain.WasPlanned{Lines: lines, Freight: freight, Packages: []domain.Package{box}, LeavesAt: noon.Add(time.Minute)}
	dispatched := domain.WasDispatched{TrackingNumber: "GP-1", Packages: []domain.Package{box}, SeenNextAt: noon.Add(time.Hour)}
	scan := domain.Scan{Status: domain.Collected, Place: "Berlin", At: noon.Add(time.Second)}
	outcome, err := parcels.Change(t.Context(), ports.Change{
		OrderID: "o-1",
		Now:     noon,
		Identify: func() domain.Identity {
			return domain.Identity{OrderID: "o-1", ParcelID: "p-1", Carrier: "Glasshouse Parcel"}
		},
		Decide: func(*domain.Parcel) domain.Decision {
			scanned := domain.WasScanned{Number: 1, Scan: scan, SeenNextAt: noon.Add(time.Hour)}
			return domain.Decision{Events: []domain.Event{planned, dispatched, scanned}}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	read, err := parcels.Find(t.Context(), "o-1")
	if err != nil || !reflect.DeepEqual(read, outcome.Parcel) {
		t.Errorf("read was %+v, written %+v; %v", read, outcome.Parcel, err)
	}
	if unknown, err := parcels.Find(t.Context(), "o-2"); unknown != nil || err != nil {
		t.Errorf("a parcel that nobody spoke of is %+v, %v", unknown, err)
	}
}

func TestAStoreFromBeforePackagesIsTakenOver(t *testing.T) {
	file := filepath.Join(t.TempDir(), "shipping.sqlite")
	before := Migrations[:len(Migrations)-1]
	db, _ := open(t, file, before)
	err := db.Write(t.Context(), func(tx *store.Tx) error {
		_, err := tx.Exec(`INSERT INTO parcels (order_id, parcel_id, carrier, status, lines, revision, tracking_number, due_at, updated_at)
      VALUES ('o-1', 'p-1', 'Glasshouse Parcel', 'dispatched', '[{"sku":"LMP-012-OAK","quantity":2}]', 1, 'GP-1', ?, ?)`,
			noon.Add(time.Minute).UnixMilli(), noon.UnixMilli())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}

	_, parcels := open(t, file, Migrations)
	read, err := parcels.Find(t.Context(), "o-1")
	want := &domain.Parcel{
		Identity:       domain.Identity{OrderID: "o-1", ParcelID: "p-1", Carrier: "Glasshouse Parcel"},
		Status:         domain.Dispatched,
		Lines:          []domain.Line{{Sku: "LMP-012-OAK", Quantity: 2}},
		Revision:       1,
		TrackingNumber: "GP-1",
		DueAt:          noon.Add(time.Minute),
		UpdatedAt:      noon,
		Packages:       []domain.Package{},
	}
	if err != nil || !reflect.DeepEqual(read, want) {
		t.Errorf("taken over was %+v, want %+v; %v", read, want, err)
	}
	due, err := parcels.Due(t.Context(), noon.Add(time.Minute), 10)
	if err != nil || !reflect.DeepEqual(due, []string{"o-1"}) {
		t.Errorf("due are %v, %v", due, err)
	}
}
