package provenance

import (
	"testing"

	"github.com/nats-io/nats.go"

	"galleria.example/chassis/bus"
	"galleria.example/chassis/contract"
	"galleria.example/chassis/outbox"
)

var confirmed = &contract.Event{Key: "order.confirmed", Type: "order-confirmed", Version: 3}

func message(changes map[string]string) bus.Message {
	headers := CloudEvent("orders", confirmed, outbox.Row{EventID: "e-1", Event: "order.confirmed", AggregateID: "o-1", Version: 3})
	header := nats.Header{}
	for name, value := range headers {
		header[name] = []string{value}
	}
	for name, value := range changes {
		header[name] = []string{value}
	}
	return bus.NewMessage("evt.orders.order.confirmed.o-1", nil, header)
}

func TestAnEventIsWhoItSays(t *testing.T) {
	for name, changes := range map[string]map[string]string{
		"as it was announced":       nil,
		"of a later version":        {"ce-dataschema": "/schemas/orders/order-confirmed/9"},
		"that names no schema":      {"ce-dataschema": ""},
		"that says not whose it is": {"ce-subject": ""},
	} {
		if err := Misfit(message(changes), "orders", confirmed); err != nil {
			t.Errorf("an event %s is said to be none: %v", name, err)
		}
	}
}

func TestWhatIsNoEventOfTheContextIsKnownAsSuch(t *testing.T) {
	for name, value := range map[string]string{
		"ce-id": "", "ce-source": "/galleria/payments", "ce-type": "order-placed", "ce-subject": "o-2",
		"ce-dataschema": "/schemas/orders/order-placed/1",
	} {
		if Misfit(message(map[string]string{name: value}), "orders", confirmed) == nil {
			t.Errorf("with %s %q it was taken for one", name, value)
		}
	}
	if Misfit(message(map[string]string{"ce-dataschema": "/schemas/orders/order-confirmed/x"}), "orders", confirmed) == nil {
		t.Error("a version that is none was taken for one")
	}
}

func TestAReplayComesOnAnotherSubject(t *testing.T) {
	replay := message(nil)
	replay.Subject = "again.shipping-plan-parcel"
	if err := Misfit(replay, "orders", confirmed); err != nil {
		t.Error(err)
	}
}
