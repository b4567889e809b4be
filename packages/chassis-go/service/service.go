// Package service makes a process of the platform: it reads the environment, connects to the bus, answers, hears and announces, shows how it
// is on its admin port, and drains when it is told to end.
package service

import (
	"context"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"galleria.example/chassis/audit"
	"galleria.example/chassis/config"
	"galleria.example/chassis/contract"
	"galleria.example/chassis/outbox"
)

// Options says who a process is.
type Options struct {
	// Name is the process's name in the topology, and the context that it answers for.
	Name string
	// Env is the environment; nil for that of the process, whose signals are then heeded as well.
	Env config.Environment
	// Compose puts the process together. It is called once everything is there but the bus is not answered yet.
	Compose func(ctx context.Context, service *Service) (Parts, error)
}

// Service is a process: connected, observed, and not yet answering.
type Service struct {
	Name string
	// Instance tells replicas apart: `shipping-1`.
	Instance string
	// Env is for settings of the service's own.
	Env      config.Environment
	Settings Settings
	// Contract is what the process answers for.
	Contract *contract.Contract
	Log      *slog.Logger
	// Metrics takes metrics of the service's own, `galleria_<things>_<past>_total`.
	Metrics prometheus.Registerer
	// Audit is for what goes with no change of state.
	Audit *audit.Notebook
	// AdminURL is its admin port, as an address.
	AdminURL string

	process *process
}

// Parts is what a composition root hands over.
type Parts struct {
	// Answers has one answer for each endpoint of the contract.
	Answers []Answer
	// Hears are the events it reacts to.
	Hears []Reaction
	// Outbox publishes what was written down beside the state.
	Outbox *outbox.Outbox
	// Audit is the audit's trail in its own store; a process without one has a trail in memory.
	Audit *audit.Trail
	// Checks are what `/health` asks, by name; one that fails, or takes over a second, makes the process not ready.
	Checks map[string]func(ctx context.Context) error
	// Details are what `/health` tells besides, by name.
	Details map[string]func() any
	Chores  []Chore
	// OnStop closes what the composition root opened, after the last request has ended.
	OnStop func() error
}

// Chore is work that comes round again. Runs do not overlap; one that fails is logged and tried again the next time.
type Chore struct {
	Name  string
	Every time.Duration
	Run   func(ctx context.Context) error
}
