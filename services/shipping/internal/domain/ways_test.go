package domain

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// ways is the published state machine: what may follow what.
var ways = map[Status][]Status{
	"":         {Expected, Planned, Cancelled},
	Expected:   {Expected, Planned, Cancelled},
	Planned:    {Planned, Dispatched, Cancelled},
	Dispatched: {Dispatched, Delivered, Returning},
	Delivered:  {},
	Cancelled:  {},
	Returning:  {Returning, Returned},
	Returned:   {},
}

// history is one parcel, whatever is asked and heard of it in whatever order.
type history struct {
	parcel    *Parcel
	now       time.Time
	promised  []Line
	cancelled bool
	happened  []string
}

func (history *history) apply(t *rapid.T, decision Decision) bool {
	for _, event := range decision.Events {
		before := Status("")
		if history.parcel != nil {
			before = history.parcel.Status
		}
		history.parcel = Evolve(identity, history.parcel, event, history.now)
		history.happened = append(history.happened, reflect.TypeOf(event).Name())
		if !slices.Contains(ways[before], history.parcel.Status) {
			t.Fatalf("from %s to %s by %T", before, history.parcel.Status, event)
		}
	}
	if parcel := history.parcel; parcel != nil && len(decision.Events) > 0 {
		moves := slices.Contains([]Status{Planned, Dispatched, Returning}, parcel.Status)
		if moves == parcel.DueAt.IsZero() {
			t.Fatalf("%s and due at %s", parcel.Status, parcel.DueAt)
		}
	}
	return decision.Problem == None
}

func TestWhateverIsAskedAndHeardAParcelKeepsToTheWaysAndToWhatWasPromised(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := &history{now: start}
		packer := numbering()
		wait := func(t *rapid.T, d time.Duration) {
			h.now = h.now.Add(d)
			h.apply(t, MoveAlong(h.parcel, h.now, onFoot{}, packer))
		}
		t.Repeat(map[string]func(*rapid.T){
			"hear of the order": func(t *rapid.T) {
				h.apply(t, Plan(h.parcel, bought, freight, h.now.Add(packTime), packer))
			},
			"cancel": func(t *rapid.T) {
				h.cancelled = h.apply(t, Cancel(h.parcel, h.now.Add(returnTime))) || h.cancelled
			},
			"revise": func(t *rapid.T) {
				// A revision always says the same lines, as orders writes it down before it asks.
				revision := rapid.IntRange(1, 4).Draw(t, "revision")
				lines := []Line{{lamp, 10 - revision}}
				newest := h.parcel == nil || revision > h.parcel.Revision
				if h.apply(t, Revise(h.parcel, revision, lines, packer)) && newest {
					h.promised = lines
				}
			},
			"wait": func(t *rapid.T) {
				wait(t, time.Duration(rapid.IntRange(1, 12).Draw(t, "seconds"))*time.Second)
			},
		})
		wait(t, time.Hour)
		wait(t, time.Hour)
		h.check(t)
	})
}

func (history *history) check(t *rapid.T) {
	count := func(name string) int {
		return len(slices.DeleteFunc(slices.Clone(history.happened), func(one string) bool { return one != name }))
	}
	for _, once := range []string{"WasPlanned", "WasDispatched", "WasDelivered", "WasCalledBack", "WasReturned"} {
		if count(once) > 1 {
			t.Fatalf("%s happened %d times: %v", once, count(once), history.happened)
		}
	}
	parcel := history.parcel
	if parcel == nil {
		return
	}
	if history.promised != nil && !reflect.DeepEqual(parcel.Lines, history.promised) {
		t.Fatalf("%v is packed, %v was promised", parcel.Lines, history.promised)
	}
	var packed []Line
	for _, one := range parcel.Packages {
		packed = append(packed, one.Lines...)
	}
	if count("WasPlanned") > 0 && !SameLines(Added(packed), parcel.Lines) {
		t.Fatalf("%v is in the packages of %v", packed, parcel.Lines)
	}
	switch {
	// Whoever was told that a parcel is stopped or called back never gets it.
	case history.cancelled && parcel.Status != Cancelled && parcel.Status != Returned:
		t.Fatalf("a parcel that was cancelled is %s", parcel.Status)
	case !history.cancelled && count("WasPlanned") > 0 && parcel.Status != Delivered:
		t.Fatalf("a parcel that nobody cancelled is %s", parcel.Status)
	}
}
