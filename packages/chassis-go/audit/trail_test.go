package audit_test

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"galleria.example/chassis/audit"
	"galleria.example/chassis/call"
	"galleria.example/chassis/internal/shelf"
	"galleria.example/chassis/store"
)

var guest = call.Cause{
	Caller: &call.Caller{
		Principal: call.Principal{Kind: "guest", ID: "g-1", Roles: []string{}}, Actors: []string{"orders", "bff-web"},
	},
	Trace: call.ParseTraceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"),
}

func TestAnEntryHasTheOneSpellingThatTheOtherLanguagesGiveIt(t *testing.T) {
	trail := shelf.Trail(shelf.Open(t))
	note(t, trail, audit.Noted{
		Deed: audit.Deed{
			Action: "parcel.cancelled", Object: audit.Object{Kind: "parcel", ID: "o-1"}, Event: "e-1", Reason: "order-cancelled",
			Before: audit.Facts{"status": "planned", "pieces": 2}, After: audit.Facts{"note": "Ring twice!", "card": "4242-4242-4242-4242"},
		},
		Told: audit.Told{Cause: guest},
	})
	batch := waiting(t, trail)
	wanted := `{"action":"parcel.cancelled","actors":["orders","bff-web"],"after":{"card":"withheld","note":"withheld"},` +
		`"at":"2026-01-15T10:00:00.000Z","before":{"pieces":2,"status":"planned"},"event":"e-1","object":{"id":"o-1","kind":"parcel"},` +
		`"outcome":"done","principal":{"id":"guest-bbae5a7d1b6b9aefd9f9f9b8a0a3bb27","kind":"guest","roles":[]},"reason":"order-cancelled",` +
		`"sequence":1,"traceId":"0af7651916cd43dd8448eb211c80319c","writer":"shipping"}`
	wanted = strings.Replace(wanted, "guest-bbae5a7d1b6b9aefd9f9f9b8a0a3bb27", audit.GuestName("g-1"), 1)
	if body := batch.Entries[0].Body; body != wanted {
		t.Errorf("it is\n%s and not\n%s", body, wanted)
	}
}

func TestEntriesAreSealedToEachOtherAndOneThatIsUndoneLeavesNoGap(t *testing.T) {
	opened := shelf.Open(t)
	trail := shelf.Trail(opened)
	note(t, trail, read("a"), read("b"))
	_ = opened.Write(t.Context(), func(tx *store.Tx) error {
		return errors.Join(trail.Append(tx, read("lost").Deed, audit.Told{}), errors.New("undone"))
	})
	note(t, trail, read("c"))
	batch := waiting(t, trail)
	if len(batch.Entries) != 3 || batch.First != 1 || batch.Last != 3 || batch.Entries[0].Previous != strings.Repeat("0", 64) {
		t.Fatalf("what waits is %+v", batch)
	}
	for i, entry := range batch.Entries[1:] {
		if entry.Previous != batch.Entries[i].Hash {
			t.Errorf("entry %d does not follow the one before", i+2)
		}
	}
}

func TestNobodyChangesWhatStandsInTheAudit(t *testing.T) {
	opened := shelf.Open(t)
	note(t, shelf.Trail(opened), read("a"))
	for _, change := range []string{
		"UPDATE audit_entries SET body = ''", "DELETE FROM audit_entries", "REPLACE INTO audit_entries VALUES (1, '', '')",
	} {
		err := opened.Write(t.Context(), func(tx *store.Tx) error { _, err := tx.Exec(change); return err })
		if err == nil {
			t.Errorf("%s was done", change)
		}
	}
}

func TestWhatWasRewoundMeanwhileIsStillToBeSent(t *testing.T) {
	for name, trail := range map[string]interface {
		Note(ctx context.Context, noted []audit.Noted) error
		Waiting(ctx context.Context, limit int) (audit.Batch, error)
		MarkSent(ctx context.Context, batch audit.Batch) error
		Rewind(ctx context.Context, sequence int64) error
		Depth(ctx context.Context) (int64, error)
	}{"in a store": shelf.Trail(shelf.Open(t)), "in memory": audit.NewEdge("bff")} {
		t.Run(name, func(t *testing.T) {
			ctx := t.Context()
			_ = trail.Note(ctx, []audit.Noted{read("a"), read("b"), read("c")})
			first, _ := trail.Waiting(ctx, 2)
			_ = trail.MarkSent(ctx, first)
			second, _ := trail.Waiting(ctx, 2)
			if second.First != 3 || len(second.Entries) != 1 {
				t.Errorf("after two were sent, %+v waits", second)
			}
			_ = trail.Rewind(ctx, 1)
			_ = trail.MarkSent(ctx, second)
			if depth, err := trail.Depth(ctx); depth != 2 || err != nil {
				t.Errorf("%d wait (%v)", depth, err)
			}
			again, _ := trail.Waiting(ctx, 9)
			if again.First != 2 || again.Rewinds != 1 {
				t.Errorf("sent again are %d to %d, rewound %d times", again.First, again.Last, again.Rewinds)
			}
		})
	}
}

func TestTheSameIsCountedAndNotWrittenDownAgain(t *testing.T) {
	began := time.Now()
	var written []audit.Noted
	notebook := audit.NewNotebook(slog.New(slog.DiscardHandler))
	notebook.Note(read("before").Deed, audit.Told{})
	notebook.Into(func(_ context.Context, noted []audit.Noted) error { written = append(written, noted...); return nil })
	for range 3 {
		notebook.Note(read("a").Deed, audit.Told{Cause: guest})
	}
	notebook.Note(read("a").Deed, audit.Told{Nobody: true})
	for i := range 300 {
		notebook.Note(read(strings.Repeat("x", i)).Deed, audit.Told{})
	}
	notebook.Close()
	counts := map[string]any{}
	for _, one := range written {
		if times, counted := one.Deed.After["times"]; counted {
			counts[one.Deed.Action] = times
		}
	}
	if counts["data.read"] != 2 {
		t.Errorf("what came three times was counted %v times", counts["data.read"])
	}
	refilled := int(10 * time.Since(began).Seconds())
	if lost, _ := counts["security.unrecorded"].(int); lost < 95-refilled || lost > 110 || len(written) > 210+refilled {
		t.Errorf("of 303 different ones, %d were written down and %d counted", len(written), lost)
	}
}

func read(id string) audit.Noted {
	return audit.Noted{Deed: audit.Deed{Action: "data.read", Object: audit.Object{Kind: "endpoint", ID: id}}}
}

func note(t *testing.T, trail *audit.Trail, noted ...audit.Noted) {
	t.Helper()
	if err := trail.Note(t.Context(), noted); err != nil {
		t.Fatal(err)
	}
}

func waiting(t *testing.T, trail *audit.Trail) audit.Batch {
	t.Helper()
	batch, err := trail.Waiting(t.Context(), 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range batch.Entries {
		if !json.Valid([]byte(entry.Body)) {
			t.Errorf("%s is no JSON", entry.Body)
		}
	}
	return batch
}
