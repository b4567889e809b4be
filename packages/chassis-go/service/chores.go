package service

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"go.opentelemetry.io/otel/trace"

	"galleria.example/chassis/call"
	"galleria.example/chassis/telemetry"
)

const choreWithin = 30 * time.Second

// chores are those that come round until they are stopped.
type chores struct {
	stopping context.Context
	stop     context.CancelFunc
	running  sync.WaitGroup
}

func startChores(wanted []Chore, tracing *telemetry.Tracing, log *slog.Logger) *chores {
	stopping, stop := context.WithCancel(context.Background())
	started := &chores{stopping: stopping, stop: stop}
	for _, chore := range wanted {
		started.running.Go(func() { started.goRound(chore, tracing, log) })
	}
	return started
}

// end waits for those that are running.
func (chores *chores) end() {
	chores.stop()
	chores.running.Wait()
}

// goRound begins the next round when the last has ended, so a slow one never overlaps itself.
func (chores *chores) goRound(chore Chore, tracing *telemetry.Tracing, log *slog.Logger) {
	for {
		select {
		case <-time.After(chore.Every):
		case <-chores.stopping.Done():
			return
		}
		runOnce(chore, tracing, log)
	}
}

func runOnce(chore Chore, tracing *telemetry.Tracing, log *slog.Logger) {
	ctx, cancel, ended := ownCall(context.Background(), chore.Name, choreWithin, tracing, log)
	defer cancel()
	err := telemetry.Safely(func() error { return chore.Run(ctx) })
	if err != nil {
		call.Log(ctx).Error("a chore failed and will be tried again", "error", err, "chore", chore.Name)
	}
	ended(err)
}

// ownCall is a call of the process's own, for work that no request started.
func ownCall(
	ctx context.Context, name string, within time.Duration, tracing *telemetry.Tracing, log *slog.Logger,
) (context.Context, context.CancelFunc, func(failure error)) {
	ctx, ended := tracing.Background(ctx, name)
	traceID := trace.SpanContextFromContext(ctx).TraceID().String()
	ctx = call.With(ctx, call.Call{Priority: call.Low, Log: log.With(traceIDOfLogs, traceID)})
	ctx, cancel := context.WithTimeout(ctx, within)
	return ctx, cancel, ended
}
