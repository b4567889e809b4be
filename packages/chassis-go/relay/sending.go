// Package relay sends what was written down to the streams of the broker: the outbox, and what a process knows for the audit.
package relay

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"galleria.example/chassis/bus"
	"galleria.example/chassis/internal/bell"
	"galleria.example/chassis/telemetry"
)

// backlog is what is written down and has still to reach a stream.
type backlog interface {
	// written tells of each write.
	written() <-chan struct{}
	// meet is told the birth of the stream there is. One that is another than the one that was filled is given everything again.
	meet(ctx context.Context, birth string) error
	// sendBatch sends the oldest of what waits and says how much that was. What follows must not be in a new stream before what went into the
	// old one, so it ends early when the stream is no longer vouched for.
	sendBatch(ctx context.Context, isVouchedFor func() bool) (int, error)
}

// settings of one sending.
type settings struct {
	stream, called string
	batchSize      int
	// gather: what is written within this time travels together.
	gather time.Duration
}

const (
	// idle: it also looks without being woken, for what an earlier process left behind or a lost broker kept back.
	idle        = 5 * time.Second
	longestWait = 10 * time.Second
	firstWait   = 200 * time.Millisecond
)

// Sending sends a backlog until it is stopped, oldest first, one batch after the other, and begins anew with a stream that was lost.
type Sending struct {
	settings
	backlog  backlog
	bus      *bus.Bus
	log      *slog.Logger
	stopping chan struct{}
	ended    chan struct{}
	back     bell.Bell
	// vouched says whether the stream is known to hold what was sent.
	vouched atomic.Bool
}

func startSending(settings settings, backlog backlog, over *bus.Bus, log *slog.Logger) *Sending {
	sending := &Sending{
		settings: settings, backlog: backlog, bus: over, log: log,
		stopping: make(chan struct{}), ended: make(chan struct{}), back: bell.New(),
	}
	over.OnReconnect(func() {
		sending.vouched.Store(false)
		sending.back.Ring()
	})
	go sending.run()
	return sending
}

// Stop ends the sending, and sends what is written down already, if the broker takes it; the rest is sent at the next start.
func (sending *Sending) Stop(ctx context.Context) {
	close(sending.stopping)
	select {
	case <-sending.ended:
	case <-ctx.Done():
		return
	}
	for sending.bus.IsConnected() && ctx.Err() == nil {
		sent, err := sending.once(ctx)
		if err != nil {
			sending.log.Warn("the rest of "+sending.called+" will be sent at the next start", "error", err)
			return
		}
		if sent == 0 && sending.vouched.Load() {
			return
		}
	}
}

func (sending *Sending) run() {
	defer close(sending.ended)
	failures := 0
	for !sending.isStopping() {
		sent, err := sending.once(context.Background())
		if err != nil {
			failures++
			sending.vouched.Store(false)
			sending.log.Warn(sending.called+" could not be sent and will be tried again", "error", err, "failures", failures)
			// A broker that fails is not asked again at each write: only its return or a stop cuts that wait short.
			sending.pause(min(longestWait, firstWait<<min(failures-1, 6)), nil)
			continue
		}
		failures = 0
		if sent == sending.batchSize || !sending.vouched.Load() {
			continue
		}
		sending.pause(idle, sending.backlog.written())
		if sending.gather > 0 {
			sending.pause(sending.gather, nil)
		}
	}
}

// once never panics: what a batch panics with is an error like any other.
func (sending *Sending) once(ctx context.Context) (sent int, err error) {
	defer func() {
		if panicked := telemetry.Recovered(recover()); panicked != nil {
			err = panicked
		}
	}()
	if !sending.vouched.Load() {
		// Set first: a connection that is lost and found during the ask takes it back.
		sending.vouched.Store(true)
		birth, err := sending.bus.StreamBirth(ctx, sending.stream)
		if err != nil {
			return 0, err
		}
		if err := sending.backlog.meet(ctx, birth); err != nil {
			return 0, err
		}
	}
	return sending.backlog.sendBatch(ctx, sending.vouched.Load)
}

func (sending *Sending) isStopping() bool {
	select {
	case <-sending.stopping:
		return true
	default:
		return false
	}
}

func (sending *Sending) pause(length time.Duration, written <-chan struct{}) {
	timer := time.NewTimer(length)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-written:
	case <-sending.back:
	case <-sending.stopping:
	}
}
