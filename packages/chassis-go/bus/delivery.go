package bus

import (
	"fmt"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"galleria.example/chassis/telemetry"
)

// Delivery is an event of a stream.
type Delivery struct {
	Message
	// Count is how often it has been delivered, this time included.
	Count int
	// Sequence is its place in its stream.
	Sequence uint64
}

// Settlement is what becomes of a delivery.
type Settlement struct {
	settle func(message jetstream.Msg) error
}

// Acknowledge says that it is done.
func Acknowledge() Settlement {
	return Settlement{func(message jetstream.Msg) error { return message.Ack() }}
}

// Later asks for it again, not before so long.
func Later(delay time.Duration) Settlement {
	return Settlement{func(message jetstream.Msg) error { return message.NakWithDelay(delay) }}
}

// GiveUp says that it must not come again.
func GiveUp(reason string) Settlement {
	return Settlement{func(message jetstream.Msg) error { return message.TermWithReason(reason) }}
}

// handled tells the broker that the event is being handled for as long as it is: else it would be delivered again meanwhile.
func (consumption *consumption) handled(message jetstream.Msg) Settlement {
	done := make(chan struct{})
	var alive sync.WaitGroup
	alive.Go(func() {
		for {
			if err := message.InProgress(); err != nil {
				consumption.log.Debug("the broker cannot be told that an event is being handled", "error", err)
			}
			select {
			case <-time.After(ackWait / 3):
			case <-done:
				return
			}
		}
	})
	// Nothing may be sent after the settlement, which it would take back.
	defer alive.Wait()
	defer close(done)
	return consumption.try(message)
}

func (consumption *consumption) try(message jetstream.Msg) (settlement Settlement) {
	defer func() {
		if err := telemetry.Recovered(recover()); err != nil {
			consumption.log.Error("a delivery could not be settled and will come again", "error", err)
			settlement = Later(longestWait)
		}
	}()
	about, err := message.Metadata()
	if err != nil {
		panic(fmt.Errorf("a message of a stream does not say where it is from: %w", err))
	}
	return consumption.handle(Delivery{
		Message:  Message{message.Subject(), message.Data(), message.Headers()},
		Count:    int(about.NumDelivered),
		Sequence: about.Sequence.Stream,
	})
}

func (consumption *consumption) settle(message jetstream.Msg, settlement Settlement) {
	if err := settlement.settle(message); err != nil {
		consumption.log.Warn("a delivery could not be settled and will come again", "error", err)
	}
}
