package deadletter

import (
	"errors"
	"strings"
	"testing"

	"github.com/nats-io/nats.go"

	"galleria.example/chassis/bus"
)

func delivery(headers map[string]string) bus.Delivery {
	header := nats.Header{}
	for name, value := range headers {
		header[name] = []string{value}
	}
	return bus.Delivery{Message: bus.NewMessage("evt.orders.order.confirmed.o-1", []byte("{}"), header), Count: 8, Sequence: 17}
}

func TestALetterHasWhatTheEventCameWithAndHowItDied(t *testing.T) {
	event := delivery(map[string]string{
		"ce-id": "e-1", "traceparent": "00-x", "Nats-Msg-Id": "e-1", "NATS-EXPECTED-STREAM": "X", "dead-reason": "an earlier one",
	})
	headers := Headers(event, Death{
		Consumer: "shipping-plan-parcel", Stream: "ORDERS_EVENTS", Err: errors.New("no van"), Time: "2026-01-15T10:00:00.000Z", TraceID: "abc",
	})
	wanted := bus.Headers{
		"ce-id": "e-1", "traceparent": "00-x", "dead-reason": "no van", "dead-deliveries": "8", "dead-subject": "evt.orders.order.confirmed.o-1",
		"dead-consumer": "shipping-plan-parcel", "dead-time": "2026-01-15T10:00:00.000Z", "dead-stream": "ORDERS_EVENTS", "dead-trace-id": "abc",
	}
	if len(headers) != len(wanted) {
		t.Errorf("it has %v", headers)
	}
	for name, value := range wanted {
		if headers[name] != value {
			t.Errorf("%s is %q", name, headers[name])
		}
	}
}

func TestAReplayThatDiesAgainIsAboutTheEventThatWasAnnouncedFirst(t *testing.T) {
	event := delivery(map[string]string{"dead-subject": "evt.orders.order.confirmed.first"})
	headers := Headers(event, Death{Err: errors.New("no van")})
	if headers["dead-subject"] != "evt.orders.order.confirmed.first" {
		t.Errorf("it is about %s", headers["dead-subject"])
	}
}

func TestEveryTryToStoreALetterHasOneID(t *testing.T) {
	named, unnamed := delivery(map[string]string{"ce-id": "e-1"}), delivery(nil)
	for got, wanted := range map[string]string{
		MessageID("d", "ORDERS_EVENTS", named):   "d:e-1",
		MessageID("d", "ORDERS_EVENTS", unnamed): "d:ORDERS_EVENTS-17",
		MessageID("d", ReplayStream, named):      "d:e-1:again-17",
	} {
		if got != wanted {
			t.Errorf("it is %s and not %s", got, wanted)
		}
	}
}

func TestAReasonIsOneShortLineWithoutSecrets(t *testing.T) {
	for told, wanted := range map[string]string{
		"no\n  van\ttoday":                  "no van today",
		"":                                  "no reason given",
		"card 4242 4242 4242 4242 declined": "card … declined",
		"mina@example.com has no door":      "… has no door",
		"authorization was Bearer eyJh.x.y": "authorization was …",
		"tok_visa is over":                  "… is over",
		"order 01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d": "order 01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d",
	} {
		if got := reasonOf(errors.New(told)); got != wanted {
			t.Errorf("%q is told as %q", told, got)
		}
	}
	if long := reasonOf(errors.New(strings.Repeat("ö ", 500))); len([]rune(long)) != 240 {
		t.Errorf("it has %d symbols", len([]rune(long)))
	}
}
