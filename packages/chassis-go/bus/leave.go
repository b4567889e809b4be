package bus

import (
	"context"
	"time"
)

// farewell is how long the broker may take over a part of it.
const farewell = 2 * time.Second

const (
	lookEvery = 5 * time.Millisecond
	// verbSubscriptions are those by which a registered process answers `$SRV.PING`, `$SRV.INFO` and `$SRV.STATS`.
	verbSubscriptions = 9
)

// Leave leaves the registry and takes in nothing more: the next ask goes to another instance. It returns when what is in hand has been
// answered, or when the context ends.
func (bus *Bus) Leave(ctx context.Context) {
	bus.mutex.Lock()
	watches, services, consumptions := bus.watches, bus.services, bus.consumptions
	bus.watches, bus.services, bus.consumptions = nil, nil, nil
	bus.mutex.Unlock()
	for _, watch := range watches {
		if err := watch.Unsubscribe(); err != nil {
			bus.log.Debug("a subscription had ended already", "error", err)
		}
	}
	before := bus.connection.NumSubscriptions()
	ended := 0
	for _, service := range services {
		ended += len(service.Info().Endpoints) + verbSubscriptions
		if err := service.Stop(); err != nil {
			bus.log.Warn("the broker did not confirm the farewell", "error", err)
		}
	}
	bus.awaitSubscriptions(ctx, before-ended)
	for _, consumption := range consumptions {
		consumption.stop()
	}
	for _, consumption := range consumptions {
		await(ctx, consumption.ended)
	}
	answered := make(chan struct{})
	go func() {
		bus.inHand.Wait()
		close(answered)
	}()
	await(ctx, answered)
}

// awaitSubscriptions waits until subscriptions that are draining have handed over their last message: the client drops them then.
func (bus *Bus) awaitSubscriptions(ctx context.Context, most int) {
	deadline := time.Now().Add(farewell)
	for bus.IsConnected() && bus.connection.NumSubscriptions() > most && time.Now().Before(deadline) && ctx.Err() == nil {
		time.Sleep(lookEvery)
	}
}

// Drain sends what is buffered, and closes. Safe to call twice.
func (bus *Bus) Drain(ctx context.Context) {
	bus.Leave(ctx)
	if bus.IsConnected() {
		if err := bus.connection.FlushTimeout(farewell); err != nil {
			bus.log.Warn("the broker did not confirm the farewell", "error", err)
		}
	}
	bus.connection.Close()
}

func await(ctx context.Context, done <-chan struct{}) {
	select {
	case <-done:
	case <-ctx.Done():
	}
}
