package service

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"galleria.example/chassis/audit"
	"galleria.example/chassis/bus"
	"galleria.example/chassis/config"
	"galleria.example/chassis/contract"
	"galleria.example/chassis/outage"
	"galleria.example/chassis/problem"
	"galleria.example/chassis/telemetry"
)

const schemas = "../../contracts/schemas"

func TestTheTimeThereIsForAnAsk(t *testing.T) {
	const longest = 1500 * time.Millisecond
	for header, wanted := range map[string]time.Duration{
		"": longest, "soon": longest, "NaN": longest, "200": 200 * time.Millisecond, " 1.5 ": 1500 * time.Microsecond,
		"0": 0, "-5": 0, "9999": longest, "Infinity": longest, "1e300": longest,
	} {
		if got := patience(header, longest); got != wanted {
			t.Errorf("%q is %v and not %v", header, got, wanted)
		}
	}
}

type orderRequest struct {
	OrderID string `json:"orderId"`
}

func TestWhateverAHandlerDoesItsAskerIsAnswered(t *testing.T) {
	release := make(chan struct{})
	defer close(release)
	handlers := map[string]func(ctx context.Context) (map[string]string, error){
		"answers": func(context.Context) (map[string]string, error) { return map[string]string{"note": "<b>"}, nil },
		"refuses": func(context.Context) (map[string]string, error) {
			return nil, problem.Refuse("destination-unserved").WithDetail("No van goes there.")
		},
		"refuses by a code that there is not": func(context.Context) (map[string]string, error) { return nil, problem.Refuse("nonsense") },
		"has no neighbour": func(context.Context) (map[string]string, error) {
			return nil, outage.New(outage.NoResponders, "catalog.product.get", nil)
		},
		"fails":      func(context.Context) (map[string]string, error) { return nil, errors.New("secret text") },
		"panics":     func(context.Context) (map[string]string, error) { panic("secret text") },
		"hangs":      func(context.Context) (map[string]string, error) { <-release; return nil, nil },
		"is cut off": func(ctx context.Context) (map[string]string, error) { <-ctx.Done(); return nil, ctx.Err() },
		"refuses among other errors": func(context.Context) (map[string]string, error) {
			return nil, errors.Join(problem.Refuse("order-unknown"))
		},
	}
	// Only these are to run out of time; the others have their contract's own.
	timeoutMs := map[string]string{"hangs": "50", "is cut off": "50"}
	for name, wanted := range map[string]string{
		"answers": `{"note":"<b>"}`, "refuses": "destination-unserved 422", "refuses by a code that there is not": "internal 500",
		"has no neighbour": "unavailable 503", "fails": "internal 500", "panics": "internal 500", "hangs": "deadline-exceeded 504",
		"is cut off": "deadline-exceeded 504", "refuses among other errors": "order-unknown 404",
	} {
		t.Run("a handler that "+name, func(t *testing.T) {
			handle := handler(t, func(ctx context.Context, _ map[string]any) (map[string]string, error) { return handlers[name](ctx) })
			reply := handle(ask(timeoutMs[name], quote))
			got := string(reply.Data)
			if code := reply.Headers["Nats-Service-Error"]; code != "" {
				got = code + " " + reply.Headers["Nats-Service-Error-Code"]
			}
			if got != wanted || strings.Contains(string(reply.Data), "secret") {
				t.Errorf("it is answered with %s: %s", got, reply.Data)
			}
		})
	}
}

const quote = `{"destination":{"countryCode":"DE"},"lines":[{"sku":"LMP-012-OAK","quantity":2,"weightGrams":1,"volumeCm3":1}]}`

func TestASpentBudgetIsRefusedBeforeAnythingElseIsLookedAt(t *testing.T) {
	var called atomic.Bool
	handle := handler(t, func(context.Context, map[string]any) (map[string]string, error) { called.Store(true); return nil, nil })
	if reply := handle(ask("0", "no JSON")); reply.Headers["Nats-Service-Error"] != "deadline-exceeded" || called.Load() {
		t.Errorf("it is answered with %s", reply.Data)
	}
}

func TestEachEndpointHasOneAnswerAndEachAnswerAnEndpoint(t *testing.T) {
	answering := newAnswering(t)
	one := func(key string) Answer {
		return Answers(key, func(context.Context, orderRequest) (int, error) { return 0, nil })
	}
	all := []Answer{one("delivery.quote"), one("parcel.get"), one("parcel.cancel"), one("parcel.revise")}
	if endpoints, err := answering.endpoints(all); err != nil || len(endpoints) != 4 {
		t.Errorf("all of them are %d endpoints (%v)", len(endpoints), err)
	}
	for name, answers := range map[string][]Answer{"one too few": all[1:], "one twice": append(all, all[0]), "one too many": append(all, one("parcel.lose"))} {
		if _, err := answering.endpoints(answers); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}

func TestAChoreThatFailsComesRoundAgainAndAnEndWaitsForIt(t *testing.T) {
	var rounds, ended atomic.Int32
	again := make(chan struct{}, 3)
	running := startChores([]Chore{{Name: "lapse", Every: time.Millisecond, Run: func(context.Context) error {
		defer ended.Add(1)
		select {
		case again <- struct{}{}:
		default:
		}
		if rounds.Add(1) == 1 {
			panic("the first round")
		}
		return errors.New("each round")
	}}}, newTracing(t), slog.New(slog.DiscardHandler))
	for range 3 {
		<-again
	}
	running.end()
	if rounds.Load() != ended.Load() {
		t.Error("a round went on after the end")
	}
}

func TestEveryVariableThatIsWrongIsNamed(t *testing.T) {
	_, err := open(t.Context(), Options{Name: "shipping", Env: config.Environment{
		"NATS_URL": "http://elsewhere", "ADMIN_PORT": "70000", "LOG_LEVEL": "loud", "NATS_CA_FILE": "ca.pem", "INSTANCE": "A B",
	}})
	for _, name := range []string{"NATS_URL", "ADMIN_PORT", "LOG_LEVEL", "NATS_CA_FILE", "INSTANCE", "CONTRACTS_DIR"} {
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s is not named: %v", name, err)
		}
	}
}

func TestAProcessThatIsToldToEndWhileItStartsHasNotFailed(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	err := Run(ctx, Options{Name: "shipping", Env: config.Environment{
		"NATS_URL": "nats://127.0.0.1:1", "CONTRACTS_DIR": schemas, "DATA_DIR": t.TempDir(), "LOG_LEVEL": "silent",
	}})
	if err != nil {
		t.Error(err)
	}
}

func TestOfARequestOnlyItsIDsAreToldToTheAudit(t *testing.T) {
	facts := idsOf([]byte(`{"orderId":"o-1","shopperId":"s-1","text":"private","lineId":7,"aId":"1","bId":"2","cId":"3"}`))
	if len(facts) != 4 || facts["text"] != nil || facts["shopperId"] != nil && facts["shopperId"] != audit.GuestName("s-1") {
		t.Errorf("it is told %v", facts)
	}
}

func handler(t *testing.T, handle func(ctx context.Context, request map[string]any) (map[string]string, error)) func(bus.Message) bus.Reply {
	answering := newAnswering(t)
	return answering.handler(answering.contract.Endpoints["delivery.quote"], Answers("delivery.quote", handle))
}

func newAnswering(t *testing.T) *answering {
	t.Helper()
	language, err := contract.Load(schemas, "shipping")
	if err != nil {
		t.Fatal(err)
	}
	problems, err := problem.LoadTable(schemas + "/problems.json")
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	return &answering{
		contract: language, problems: problems, log: log, tracing: newTracing(t),
		metrics: newServerMetrics(prometheus.NewRegistry()), witness: accessNotes{audit.NewNotebook(log)},
	}
}

func newTracing(t *testing.T) *telemetry.Tracing {
	t.Helper()
	tracing, err := telemetry.NewTracing(t.Context(), telemetry.TracingOptions{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	return tracing
}

func ask(timeoutMs, body string) bus.Message {
	return bus.NewMessage("svc.shipping.delivery.quote", []byte(body), map[string][]string{"timeout-ms": {timeoutMs}})
}
