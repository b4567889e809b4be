package application_test

import (
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"go.opentelemetry.io/otel/trace"

	"galleria.example/chassis/call"
	"galleria.example/chassis/ids"
	"galleria.example/chassis/store"
	"galleria.example/shipping/internal/domain"
)

func TestAnOrderThatIsBoughtIsPackedSentAndDeliveredEachInItsTimeAndEachAnnouncedOnce(t *testing.T) {
	house := openHouse(t)
	order := ids.Next()
	house.confirm(t.Context(), order, ids.Next())
	house.pass(20*time.Second - 1)
	house.work()
	house.expectAnnounced(order, "parcel.planned")
	house.pass(1)
	house.work()
	house.work()
	house.pass(45 * time.Second)
	house.work()
	house.work()
	house.expectAnnounced(order, "parcel.planned", "parcel.dispatched", "parcel.delivered")
	all := ofWholeParcel(house.announced(order))
	if !reflect.DeepEqual(all[1].data, all[2].data) || all[1].data["carrier"] != "Glasshouse Parcel" {
		t.Errorf("dispatched were %v, delivered %v", all[1].data, all[2].data)
	}
	outcome, err := house.CancelParcel(t.Context(), order)
	if err != nil || outcome.Problem != domain.ParcelDelivered {
		t.Errorf("what is at the door was cancelled: %q, %v", outcome.Problem, err)
	}
}

func TestEachPackageIsSeenOnItsWay(t *testing.T) {
	house := openHouse(t)
	order := ids.Next()
	house.confirm(t.Context(), order, ids.Next())
	house.pass(20 * time.Second)
	house.work()
	house.pass(30 * time.Second)
	house.work()
	var seen []string
	for _, one := range house.announced(order) {
		if one.event == "parcel.scanned" {
			seen = append(seen, one.data["status"].(string)+" "+one.data["at"].(string))
		}
	}
	want := []string{
		"collected 2026-01-15T10:00:20.000Z",
		"in-transit 2026-01-15T10:00:35.000Z",
		"out-for-delivery 2026-01-15T10:00:50.000Z",
	}
	if !reflect.DeepEqual(seen, want) {
		t.Errorf("seen were %v, want %v", seen, want)
	}
}

func TestTheSameNewsTwiceUnderOneIdOrTwoPlansOneParcel(t *testing.T) {
	house := openHouse(t)
	order, news := ids.Next(), ids.Next()
	house.confirm(t.Context(), order, news)
	house.confirm(t.Context(), order, news)
	house.confirm(t.Context(), order, ids.Next())
	house.expectAnnounced(order, "parcel.planned")
	var keys int
	must(t, house.db.Reader().QueryRowContext(t.Context(), "SELECT count(*) FROM inbox").Scan(&keys))
	if keys != 2 {
		t.Errorf("the inbox has %d keys, want 2", keys)
	}
}

func TestACancellationThatOvertakesTheNewsBarsTheParcel(t *testing.T) {
	house := openHouse(t)
	order := ids.Next()
	outcome, err := house.CancelParcel(t.Context(), order)
	must(t, err)
	if outcome.Parcel.Status != domain.Cancelled {
		t.Errorf("it was answered %s", outcome.Parcel.Status)
	}
	house.confirm(t.Context(), order, ids.Next())
	house.pass(time.Hour)
	house.work()
	if got := house.status(order); got != domain.Cancelled {
		t.Errorf("the parcel is %s", got)
	}
	house.expectAnnounced(order)
}

func TestACancellationOfAParcelOnItsWayBringsItBack(t *testing.T) {
	house := openHouse(t)
	order := ids.Next()
	house.confirm(t.Context(), order, ids.Next())
	house.pass(20 * time.Second)
	house.work()
	for range 2 {
		outcome, err := house.CancelParcel(t.Context(), order)
		must(t, err)
		if got := outcome.Parcel.Status; got != domain.Returning && got != domain.Returned {
			t.Errorf("it was answered %s", got)
		}
		house.pass(20 * time.Second)
		house.work()
	}
	house.expectAnnounced(order, "parcel.planned", "parcel.dispatched", "parcel.returned")
}

func TestARevisionSaysWhatIsPackedBeforeAndAfterTheNewsAndUntilTheParcelHasLeft(t *testing.T) {
	house := openHouse(t)
	one := []domain.Line{{Sku: lamp, Quantity: 1}}
	early := ids.Next()
	_, err := house.ReviseParcel(t.Context(), early, 1, one)
	must(t, err)
	if got := house.status(early); got != "" {
		t.Errorf("a parcel that nobody has planned is %s", got)
	}
	house.confirm(t.Context(), early, ids.Next())
	parcel, err := house.GetParcel(t.Context(), early)
	must(t, err)
	if !reflect.DeepEqual(parcel.Lines, one) {
		t.Errorf("packed are %v", parcel.Lines)
	}

	late := ids.Next()
	house.confirm(t.Context(), late, ids.Next())
	for _, step := range []struct {
		revision int
		lines    []domain.Line
		problem  domain.Problem
	}{{2, one, domain.None}, {1, twoLamps, domain.None}} {
		outcome, err := house.ReviseParcel(t.Context(), late, step.revision, step.lines)
		must(t, err)
		if outcome.Problem != step.problem || !reflect.DeepEqual(outcome.Parcel.Lines, one) {
			t.Errorf("revision %d: %q, %v", step.revision, outcome.Problem, outcome.Parcel.Lines)
		}
	}
	house.pass(20 * time.Second)
	house.work()
	outcome, err := house.ReviseParcel(t.Context(), late, 3, one)
	must(t, err)
	if outcome.Problem != domain.ParcelDispatched {
		t.Errorf("what has left was packed anew: %q", outcome.Problem)
	}
}

func TestAMoveThatCannotBeAnnouncedIsNotMadeAndHoldsUpNoOtherParcel(t *testing.T) {
	house := openHouse(t)
	first, second := ids.Next(), ids.Next()
	house.confirm(t.Context(), first, ids.Next())
	house.confirm(t.Context(), second, ids.Next())
	house.run(`CREATE TRIGGER full BEFORE INSERT ON outbox WHEN NEW.aggregate_id = '` + first + `'
    BEGIN SELECT raise(ABORT, 'no room'); END`)
	house.pass(20 * time.Second)
	if _, err := house.MoveParcelsAlong(t.Context()); err == nil || !strings.Contains(err.Error(), "no room") {
		t.Errorf("nobody was told that there is no room: %v", err)
	}
	if house.status(first) != domain.Planned || house.status(second) != domain.Dispatched {
		t.Errorf("the first is %s, the second %s", house.status(first), house.status(second))
	}
	house.run("DROP TRIGGER full")
	house.work()
	if got := house.status(first); got != domain.Dispatched {
		t.Errorf("later the first is %s", got)
	}
}

func TestWhatCouldNotBeCommittedIsDoneOnceAfterARestart(t *testing.T) {
	file := filepath.Join(t.TempDir(), "shipping.sqlite")
	start := time.Date(2026, 1, 15, 10, 0, 0, 0, time.UTC)
	house := openHouseAt(t, file, start)
	order := ids.Next()
	house.confirm(t.Context(), order, ids.Next())
	house.pass(20 * time.Second)
	gone, cancel := context.WithCancelCause(t.Context())
	cancel(errors.New("the process ends"))
	if moved, err := house.MoveParcelsAlong(gone); err == nil {
		t.Errorf("%d were moved by a process that is gone", moved)
	}
	must(t, house.db.Close())

	revived := openHouseAt(t, file, house.clock)
	revived.work()
	revived.work()
	revived.expectAnnounced(order, "parcel.planned", "parcel.dispatched")
}

func TestWhatAParcelDoesByItselfContinuesTheTraceInWhichItWasLastSpokenOf(t *testing.T) {
	house := openHouse(t)
	told, untold := ids.Next(), ids.Next()
	const first = "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01"
	const second = "00-aaaabbbbccccddddaaaabbbbccccdddd-0123456789abcdef-01"
	house.confirm(traced(t, first), told, ids.Next())
	house.confirm(t.Context(), untold, ids.Next())
	house.pass(20 * time.Second)
	house.work()
	_, err := house.CancelParcel(traced(t, second), told)
	must(t, err)
	house.pass(20 * time.Second)
	house.work()
	for order, want := range map[string][]string{told: {first, first, second}, untold: {"", ""}} {
		var got []string
		for _, one := range ofWholeParcel(house.announced(order)) {
			got = append(got, one.traceparent)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("announced under %v, want %v", got, want)
		}
	}
}

func TestParcelsThatAreDueAreFoundByWayOfTheIndex(t *testing.T) {
	house := openHouse(t)
	var id, parent, unused int
	var detail string
	plan := "EXPLAIN QUERY PLAN SELECT order_id FROM parcels WHERE due_at <= 1 ORDER BY due_at LIMIT 1"
	must(t, house.db.Reader().QueryRowContext(t.Context(), plan).Scan(&id, &parent, &unused, &detail))
	if !strings.Contains(detail, "parcels_due") {
		t.Errorf("they are found by %s", detail)
	}
}

func (house *house) run(statement string) {
	house.t.Helper()
	must(house.t, house.db.Write(house.t.Context(), func(tx *store.Tx) error {
		_, err := tx.Exec(statement)
		return err
	}))
}

func traced(t *testing.T, traceparent string) context.Context {
	t.Helper()
	return trace.ContextWithRemoteSpanContext(t.Context(), call.ParseTraceparent(traceparent))
}
