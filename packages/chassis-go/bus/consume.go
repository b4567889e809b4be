package bus

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// MaxDeliveries is how often an event is delivered before it counts as failed for good.
const MaxDeliveries = 8

const (
	// ackWait is for how long the broker waits for a delivery to be settled before it delivers again.
	ackWait     = 30 * time.Second
	longestWait = 5 * time.Second
	firstWait   = 100 * time.Millisecond
)

// consumption takes a durable consumer's events one after the other.
type consumption struct {
	bus             *Bus
	stream, durable string
	handle          func(delivery Delivery) Settlement
	log             *slog.Logger
	stopping        context.Context
	stop            context.CancelFunc
	ended           chan struct{}
	// unsettled is what was handled when the connection was lost: it is not known yet whether the durable is still the same.
	unsettled func(born time.Time)
}

// opened is a durable that delivers. One that was made anew under the same name is another, and numbers its deliveries anew.
type opened struct {
	messages jetstream.MessagesContext
	born     time.Time
	lost     context.Context
}

// Consume receives a durable consumer's events until this process leaves. When the connection is lost or the durable vanishes it is opened
// again, however long that takes; what the old one delivered is not settled with a new one, since that would acknowledge another event,
// which nobody had handled. It fails when the durable is not there at the start.
func (bus *Bus) Consume(ctx context.Context, stream, durable string, handle func(delivery Delivery) Settlement) error {
	stopping, stop := context.WithCancel(context.Background())
	consumption := &consumption{
		bus: bus, stream: stream, durable: durable, handle: handle, log: bus.log.With("durable", durable),
		stopping: stopping, stop: stop, ended: make(chan struct{}),
	}
	first, err := consumption.open(ctx)
	if err != nil {
		stop()
		return fmt.Errorf("the consumer %s of %s is not there: %w", durable, stream, err)
	}
	bus.mutex.Lock()
	bus.consumptions = append(bus.consumptions, consumption)
	bus.mutex.Unlock()
	go consumption.run(first)
	return nil
}

func (consumption *consumption) open(ctx context.Context) (*opened, error) {
	lost := consumption.bus.link.while()
	ctx, cancel := context.WithTimeout(ctx, longestWait)
	defer cancel()
	consumer, err := consumption.bus.stream.Consumer(ctx, consumption.stream, consumption.durable)
	if err != nil {
		return nil, err
	}
	// One at a time, and one more that waits: what waits for others is this process's for as long, and no other instance's.
	messages, err := consumer.Messages(jetstream.PullMaxMessages(1))
	if err != nil {
		return nil, err
	}
	newly := &opened{messages, consumer.CachedInfo().Created, lost}
	context.AfterFunc(lost, messages.Stop)
	context.AfterFunc(consumption.stopping, func() {
		if lost.Err() == nil {
			messages.Drain()
		}
	})
	return newly, nil
}

func (consumption *consumption) run(open *opened) {
	defer close(consumption.ended)
	for open != nil {
		if consumption.unsettled != nil {
			consumption.unsettled(open.born)
			consumption.unsettled = nil
		}
		consumption.take(open)
		open.messages.Stop()
		open = consumption.openAgain()
	}
}

// take takes events until the durable delivers no more.
func (consumption *consumption) take(open *opened) {
	for {
		message, err := open.messages.Next()
		if err != nil {
			if !errors.Is(err, jetstream.ErrMsgIteratorClosed) {
				consumption.log.Warn("a consumer was closed by the broker", "error", err)
			}
			return
		}
		if consumption.stopping.Err() != nil {
			// Fetched and not begun: it goes back at once, for another instance to take.
			consumption.settle(message, Settlement{func(message jetstream.Msg) error { return message.Nak() }})
			continue
		}
		settlement := consumption.handled(message)
		if open.lost.Err() == nil {
			consumption.settle(message, settlement)
			continue
		}
		consumption.unsettled = func(born time.Time) {
			if born.Equal(open.born) {
				consumption.settle(message, settlement)
			}
		}
		return
	}
}

// openAgain tries until the durable is there; nil when the process leaves.
func (consumption *consumption) openAgain() *opened {
	wait := firstWait
	for failures := 0; consumption.stopping.Err() == nil; {
		changed := consumption.bus.link.changed()
		if consumption.bus.link.up() {
			open, err := consumption.open(consumption.stopping)
			if err == nil {
				if failures > 0 {
					consumption.log.Info("a consumer is back", "failures", failures)
				}
				return open
			}
			if failures == 0 && consumption.stopping.Err() == nil {
				consumption.log.Warn("a consumer is not there, and is tried again until it is", "error", err)
			}
			failures++
			wait = min(longestWait, wait*2)
		}
		select {
		case <-time.After(wait):
		case <-changed:
		case <-consumption.stopping.Done():
		}
	}
	return nil
}
