package service

import (
	"context"
	"errors"
	"galleria.example/chassis/telemetry"
	"log/slog"
	"time"
)

const (
	// drainWithin is how long a drain may take in all.
	drainWithin = 9 * time.Second
	// leastStep is what a step gets at least, so that one that hangs does not take the telemetry of the end with it.
	leastStep = 500 * time.Millisecond
)

// drain ends in order: the store after all who use it; telemetry last, so that the end can still be seen.
func (life *life) drain() {
	process := life.process
	process.ready.Store(false)
	life.log.Info("draining")
	step := beginDrain(life.log)
	step("work in hand", func(ctx context.Context) error {
		process.bus.Leave(ctx)
		if life.chores != nil {
			life.chores.end()
		}
		return nil
	})
	step("outbox", func(ctx context.Context) error {
		if life.events != nil {
			life.events.Stop(ctx)
		}
		return nil
	})
	step("audit", func(ctx context.Context) error {
		life.Audit.Close()
		life.auditRelay.Stop(ctx)
		return nil
	})
	step("bus", func(ctx context.Context) error {
		process.bus.Drain(ctx)
		return nil
	})
	step("store", func(context.Context) error {
		if process.parts.OnStop == nil {
			return nil
		}
		return process.parts.OnStop()
	})
	step("telemetry", func(ctx context.Context) error {
		process.tracing.Stop(ctx)
		return nil
	})
	step("admin port", func(context.Context) error { return process.admin.Close() })
	life.log.Info("closed")
}

// beginDrain gives what does one step of a drain. What goes wrong is logged, and the next step has its turn.
func beginDrain(log *slog.Logger) func(name string, work func(ctx context.Context) error) {
	deadline := time.Now().Add(drainWithin)
	return func(name string, work func(ctx context.Context) error) {
		ctx, cancel := context.WithTimeout(context.Background(), max(leastStep, time.Until(deadline)))
		defer cancel()
		ended := make(chan error, 1)
		go func() {
			ended <- telemetry.Safely(func() error { return work(ctx) })
		}()
		var err error
		select {
		case err = <-ended:
		case <-ctx.Done():
			err = errors.New("not over in time")
		}
		if err != nil {
			log.Error("a step of the drain failed", "error", err, "step", name)
		}
	}
}
