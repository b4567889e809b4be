package outbox_test

import (
	"errors"
	"strings"
	"testing"

	"galleria.example/chassis/audit"
	"galleria.example/chassis/call"
	"galleria.example/chassis/inbox"
	"galleria.example/chassis/internal/shelf"
	"galleria.example/chassis/outbox"
	"galleria.example/chassis/store"
)

func event(id string) outbox.Event {
	return outbox.Event{
		Name: "parcel.cancelled", AggregateID: "o-1", EventID: id, Time: shelf.Now, Data: map[string]string{"note": "<x & y>"},
		After: audit.Facts{"status": "cancelled"},
	}
}

func TestAnEventIsWrittenDownWithTheStateOrNotAtAll(t *testing.T) {
	opened := shelf.Open(t)
	own := shelf.Outbox(t, opened)
	full := errors.New("the shelf is full")
	_ = opened.Write(t.Context(), func(tx *store.Tx) error { return errors.Join(own.Write(tx, event("e-1")), full) })
	if err := opened.Write(t.Context(), func(tx *store.Tx) error { return own.Write(tx, event("e-2")) }); err != nil {
		t.Fatal(err)
	}
	rows, err := own.Waiting(t.Context(), 10)
	if err != nil || len(rows) != 1 {
		t.Fatalf("%d events wait (%v)", len(rows), err)
	}
	row := rows[0]
	if row.EventID != "e-2" || row.Data != `{"note":"<x & y>"}` || row.Time != "2026-01-15T10:00:00.000Z" || row.Traceparent != "" {
		t.Errorf("what waits is %+v", row)
	}
	select {
	case <-own.Written():
	default:
		t.Error("nobody was told that something waits")
	}
}

func TestOnlyASampledTraceIsContinued(t *testing.T) {
	opened := shelf.Open(t)
	own := shelf.Outbox(t, opened)
	sampled := "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
	for id, header := range map[string]string{"e-1": sampled, "e-2": sampled[:len(sampled)-1] + "0"} {
		one := event(id)
		one.Cause = call.Cause{Trace: call.ParseTraceparent(header)}
		if err := opened.Write(t.Context(), func(tx *store.Tx) error { return own.Write(tx, one) }); err != nil {
			t.Fatal(err)
		}
	}
	rows, _ := own.Waiting(t.Context(), 10)
	for _, row := range rows {
		if wanted := map[string]string{"e-1": sampled, "e-2": ""}[row.EventID]; row.Traceparent != wanted {
			t.Errorf("%s continues %q", row.EventID, row.Traceparent)
		}
	}
}

func TestWhatCouldNotBePublishedIsNotWrittenDown(t *testing.T) {
	opened := shelf.Open(t)
	own := shelf.Outbox(t, opened)
	for name, change := range map[string]func(*outbox.Event){
		"an event that is not the contract's":         func(one *outbox.Event) { one.Name = "parcel.lost" },
		"an aggregate that no subject can be made of": func(one *outbox.Event) { one.AggregateID = "o.*" },
		"data that are no JSON":                       func(one *outbox.Event) { one.Data = func() {} },
	} {
		one := event("e-1")
		change(&one)
		if err := opened.Write(t.Context(), func(tx *store.Tx) error { return own.Write(tx, one) }); err == nil {
			t.Errorf("%s was written down", name)
		}
	}
}

func TestWhatWasPublishedIsPublishedAgainToAStreamThatIsAnother(t *testing.T) {
	opened := shelf.Open(t)
	own := shelf.Outbox(t, opened)
	for _, id := range []string{"e-1", "e-2"} {
		_ = opened.Write(t.Context(), func(tx *store.Tx) error { return own.Write(tx, event(id)) })
	}
	rows, _ := own.Waiting(t.Context(), 10)
	steps := []struct {
		birth string
		again int64
		depth int64
	}{{"first", 0, 2}, {"first", 0, 0}, {"second", 2, 2}}
	for i, step := range steps {
		again, err := own.Meet(t.Context(), step.birth)
		depth, _ := own.Depth(t.Context())
		if err != nil || again != step.again || depth != step.depth {
			t.Errorf("step %d: %d are published again and %d wait (%v)", i, again, depth, err)
		}
		if i == 0 {
			if err := own.MarkPublished(t.Context(), []int64{rows[0].Sequence, rows[1].Sequence}); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestAnEventHasItsEffectOnceForEachConsumer(t *testing.T) {
	opened := shelf.Open(t)
	effects := []string{}
	hear := func(consumer, eventID string, failure error) {
		_ = opened.Write(t.Context(), func(tx *store.Tx) error {
			_, err := inbox.Once(tx, consumer, eventID, func() error {
				effects = append(effects, consumer+" "+eventID)
				return failure
			})
			return err
		})
	}
	hear("a", "e-1", errors.New("not yet"))
	hear("a", "e-1", nil)
	hear("a", "e-1", nil)
	hear("b", "e-1", nil)
	if heard := strings.Join(effects, ", "); heard != "a e-1, a e-1, b e-1" {
		t.Errorf("the effects were %s", heard)
	}
}
