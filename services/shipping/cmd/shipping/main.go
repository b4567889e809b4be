// Command shipping says what delivery costs, and plans, sends and calls back the parcel of each order. This file is the composition root:
// the only one that knows every adapter.
package main

import (
	"context"
	"path/filepath"
	"time"

	"galleria.example/chassis/audit"
	"galleria.example/chassis/config"
	"galleria.example/chassis/ids"
	"galleria.example/chassis/outbox"
	"galleria.example/chassis/service"
	"galleria.example/chassis/store"
	"galleria.example/chassis/telemetry"
	"galleria.example/shipping/internal/adapters/inbound"
	"galleria.example/shipping/internal/adapters/outbound/carrier"
	"galleria.example/shipping/internal/adapters/outbound/sqlite"
	"galleria.example/shipping/internal/application"
	"galleria.example/shipping/internal/ports"
)

func main() {
	service.Main(service.Options{Name: "shipping", Compose: compose})
}

func compose(ctx context.Context, process *service.Service) (service.Parts, error) {
	pace, err := readPace(process.Env)
	if err != nil {
		return service.Parts{}, err
	}
	simulated, err := carrier.NewSimulated(pace)
	if err != nil {
		return service.Parts{}, err
	}
	db, err := store.Open(ctx, store.Options{
		File:       filepath.Join(process.Settings.DataDir, "shipping.sqlite"),
		Migrations: sqlite.Migrations,
		OnCommit:   telemetry.GroupCommits(process.Metrics),
	})
	if err != nil {
		return service.Parts{}, err
	}
	trail := audit.NewTrail(db, process.Contract.Context, time.Now)
	announcements := outbox.New(db, process.Contract, trail)
	shipping := &application.Shipping{
		Parcels: sqlite.NewParcels(db, announcements, ids.Next),
		Carrier: simulated,
		World:   ports.World{Now: now, NextID: ids.Next},
	}
	return service.Parts{
		Answers: inbound.Answers(shipping),
		Hears:   inbound.Reactions(shipping),
		Chores:  inbound.Chores(shipping),
		Outbox:  announcements,
		Audit:   trail,
		Checks:  map[string]func(context.Context) error{"sqlite": db.Check},
		OnStop:  db.Close,
	}, nil
}

// now is the time as it is written down: to the millisecond.
func now() time.Time { return time.Now().Truncate(time.Millisecond) }

// readPace reads how long the simulated carrier takes. Fractions and 0 are allowed.
func readPace(env config.Environment) (carrier.Pace, error) {
	const week = 7 * 24 * time.Hour
	settings := config.Read(env)
	pace := carrier.Pace{
		Pack:   settings.Seconds("PACK_SECONDS", 20*time.Second, week, "how long a parcel is packed before the carrier has it"),
		Carry:  settings.Seconds("CARRY_SECONDS", 45*time.Second, week, "how long the carrier carries a parcel to the door"),
		Return: settings.Seconds("RETURN_SECONDS", 20*time.Second, week, "how long a parcel that was called back takes to the house"),
	}
	return pace, settings.Err()
}
