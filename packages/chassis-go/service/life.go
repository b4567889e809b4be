package service

import (
	"context"
	"log/slog"

	"galleria.example/chassis/audit"
	"galleria.example/chassis/bus"
	"galleria.example/chassis/relay"
	"galleria.example/chassis/telemetry"
)

// life is what of a process has been brought up so far.
type life struct {
	*Service
	log        *slog.Logger
	events     *relay.Sending
	auditRelay *relay.Sending
	chores     *chores
}

// bringUp begins to answer, to hear and to announce; from here on `/health/ready` says yes.
func (service *Service) bringUp(ctx context.Context) (*life, error) {
	process, parts := service.process, service.process.parts
	life := &life{Service: service, log: service.Log}
	relayParts := relay.Parts{Bus: process.bus, Log: service.Log, Tracing: process.tracing, Metrics: service.Metrics}
	if parts.Outbox != nil {
		life.events = relay.StartEvents(parts.Outbox, relayParts)
	}
	var own trail = parts.Audit
	if parts.Audit == nil {
		own = audit.NewEdge(service.Name)
	}
	service.Audit.Into(own.Note)
	life.auditRelay = relay.StartAudit(own, service.Name, relayParts)
	if err := heedKeeper(own, process.bus); err != nil {
		return life, err
	}
	if err := service.react(ctx); err != nil {
		return life, err
	}
	if err := service.register(); err != nil {
		return life, err
	}
	life.chores = startChores(parts.Chores, process.tracing, service.Log)
	process.ready.Store(true)
	service.Log.Info("open", "admin", service.AdminURL)
	return life, nil
}

func (service *Service) react(ctx context.Context) error {
	process := service.process
	if len(process.parts.Hears) == 0 {
		return nil
	}
	reacting := &reacting{
		bus: process.bus, log: service.Log, tracing: process.tracing,
		processed: telemetry.Counter(service.Metrics, "galleria_events_processed_total",
			"Deliveries of events, by what became of them.", "consumer", "outcome"),
		buried: telemetry.Counter(service.Metrics, "galleria_dead_letters_total",
			"Events that a consumer failed on for good.", "consumer"),
	}
	return reacting.start(ctx, process.parts.Hears, service.load)
}

func (service *Service) register() error {
	process := service.process
	answering := &answering{
		contract: service.Contract, problems: process.problems, log: service.Log, tracing: process.tracing,
		metrics: process.serverMetrics, verifier: process.verifier, witness: accessNotes{service.Audit},
	}
	endpoints, err := answering.endpoints(process.parts.Answers)
	if err != nil {
		return err
	}
	return process.bus.Register(bus.Registration{
		Name:        service.Name,
		Version:     version,
		Description: "Galleria " + service.Name,
		Metadata: map[string]string{
			"language": languageOfProcess, "rank": service.Contract.Rank, "instance": service.Instance, "admin": service.AdminURL,
		},
		Endpoints:  endpoints,
		Statistics: func(subject string) any { return process.serverMetrics.statistics(methodOf(subject)) },
	})
}
