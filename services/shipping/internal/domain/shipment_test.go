package domain

import (
	"fmt"
	"reflect"
	"testing"
	"time"
)

const lamp, vase = "LMP-012-OAK", "VAS-003-BLU"

var (
	bought   = []Line{{lamp, 3}, {vase, 2}}
	oneLamp  = []Line{{lamp, 1}}
	identity = Identity{OrderID: "o-1", ParcelID: "p-1", Carrier: "Glasshouse Parcel"}
	freight  = Freight{
		Destination: Destination{CountryCode: "DE", City: "Kiel"},
		Measures:    map[string]Measures{lamp: {14_000, 9_000}, vase: {2_000, 4_000}},
	}
	start = time.Date(2026, 1, 15, 10, 0, 0, 0, time.UTC)
)

const packTime, leg, returnTime = 10 * time.Second, 20 * time.Second, 15 * time.Second

// onFoot takes as long for each leg of the way.
type onFoot struct{}

func (onFoot) TrackingNumber(id string) string { return "T-" + id }
func (onFoot) SeenNext(status PackageStatus, at time.Time) time.Time {
	if status == PackageDelivered || status == PackageReturned {
		return time.Time{}
	}
	return at.Add(leg)
}
func (onFoot) Place(status PackageStatus, destination Destination) string {
	return fmt.Sprintf("%s for %s", status, destination.City)
}

func numbering() Packer {
	made := 0
	return Packer{Box: box, NextID: func() string {
		made++
		return fmt.Sprintf("k-%d", made)
	}}
}

func after(past *Parcel, decision Decision, at time.Time) *Parcel {
	for _, event := range decision.Events {
		past = Evolve(identity, past, event, at)
	}
	return past
}

func planned() *Parcel {
	return after(nil, Plan(nil, bought, freight, start.Add(packTime), numbering()), start)
}

func dispatched() *Parcel {
	left := start.Add(packTime)
	return after(planned(), MoveAlong(planned(), left, onFoot{}, numbering()), left)
}

func in(status Status) *Parcel {
	parcel := *dispatched()
	parcel.Status = status
	return &parcel
}

func TestPlan(t *testing.T) {
	barred := after(nil, Cancel(nil, start), start)
	expected := after(nil, Revise(nil, 1, oneLamp, numbering()), start)
	cases := []struct {
		name  string
		past  *Parcel
		lines []Line
		want  Status
		packs []Line
	}{
		{"an order that was bought is packed, and lines of the same article are added up", nil, append(oneLamp, oneLamp...), Planned, []Line{{lamp, 2}}},
		{"heard twice it is planned once", planned(), oneLamp, Planned, bought},
		{"a parcel that was cancelled before the news of its order came is never planned", barred, bought, Cancelled, []Line{}},
		{"a revision that overtook the news of its order says what is packed", expected, bought, Planned, oneLamp},
	}
	for _, one := range cases {
		t.Run(one.name, func(t *testing.T) {
			got := after(one.past, Plan(one.past, one.lines, freight, start.Add(packTime), numbering()), start)
			if got.Status != one.want || !reflect.DeepEqual(got.Lines, one.packs) {
				t.Errorf("it is %s with %v, want %s with %v", got.Status, got.Lines, one.want, one.packs)
			}
		})
	}
}

func TestPlanSplitsOverPackages(t *testing.T) {
	got := planned().Packages
	want := []Package{
		{PackageID: "k-1", Number: 1, Lines: []Line{{lamp, 2}, {vase, 1}}, WeightGrams: 30_000, Status: Packed, Scans: []Scan{}},
		{PackageID: "k-2", Number: 2, Lines: []Line{{lamp, 1}, {vase, 1}}, WeightGrams: 16_000, Status: Packed, Scans: []Scan{}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("packed %+v, want %+v", got, want)
	}
}

func TestAnOrderThatToldNoMeasuresIsPackedByEstimate(t *testing.T) {
	parcel := after(nil, Plan(nil, []Line{{lamp, 31}}, Freight{}, start, numbering()), start)
	if len(parcel.Packages) != 2 || parcel.Packages[0].WeightGrams != 30*Unmeasured.Grams {
		t.Errorf("packed %+v", parcel.Packages)
	}
}

func TestCancel(t *testing.T) {
	again := start.Add(time.Hour)
	cases := []struct {
		name    string
		past    *Parcel
		want    Status
		dueAt   time.Time
		problem Problem
	}{
		{"one that nobody has heard of is barred", nil, Cancelled, time.Time{}, None},
		{"one in the house is stopped", planned(), Cancelled, time.Time{}, None},
		{"one on its way is called back", dispatched(), Returning, again, None},
		{"one at the door is too late", in(Delivered), Delivered, in(Delivered).DueAt, ParcelDelivered},
		{"one that was stopped stays so", in(Cancelled), Cancelled, in(Cancelled).DueAt, None},
		{"the way back does not begin anew", in(Returning), Returning, in(Returning).DueAt, None},
		{"one that is back is back", in(Returned), Returned, in(Returned).DueAt, None},
	}
	for _, one := range cases {
		t.Run(one.name, func(t *testing.T) {
			decision := Cancel(one.past, again)
			got := after(one.past, decision, start)
			if decision.Problem != one.problem || got.Status != one.want || !got.DueAt.Equal(one.dueAt) {
				t.Errorf("%q: it is %s, due at %s", decision.Problem, got.Status, got.DueAt)
			}
		})
	}
	for _, one := range after(planned(), Cancel(planned(), again), start).Packages {
		if one.Status != PackageCancelled {
			t.Errorf("package %d of a stopped parcel is %s", one.Number, one.Status)
		}
	}
}

func TestRevise(t *testing.T) {
	revised := func(revision int, past *Parcel) *Parcel {
		again := *past
		again.Revision, again.Lines = revision, oneLamp
		return &again
	}
	cases := []struct {
		name     string
		past     *Parcel
		revision int
		lines    []Line
		problem  Problem
		packs    []Line
	}{
		{"other pieces are packed", planned(), 1, oneLamp, None, oneLamp},
		{"what an older revision says later is not heard", revised(2, planned()), 1, bought, None, oneLamp},
		{"asked again it is done, also when the parcel has left since", revised(1, dispatched()), 1, oneLamp, None, oneLamp},
		{"the same revision with other lines is another one", revised(1, dispatched()), 1, bought, OtherLinesRevised, oneLamp},
		{"what has left cannot be packed anew", dispatched(), 1, oneLamp, ParcelDispatched, bought},
		{"what is at the door cannot be packed anew", in(Delivered), 1, oneLamp, ParcelDispatched, bought},
		{"what was stopped is closed", in(Cancelled), 1, oneLamp, OrderClosed, bought},
		{"what was called back is closed", in(Returning), 1, oneLamp, OrderClosed, bought},
		{"what is back is closed", in(Returned), 1, oneLamp, OrderClosed, bought},
	}
	for _, one := range cases {
		t.Run(one.name, func(t *testing.T) {
			decision := Revise(one.past, one.revision, one.lines, numbering())
			got := after(one.past, decision, start)
			if decision.Problem != one.problem || !reflect.DeepEqual(got.Lines, one.packs) {
				t.Errorf("%q with %v packed, want %q with %v", decision.Problem, got.Lines, one.problem, one.packs)
			}
		})
	}
	parcel := after(planned(), Revise(planned(), 1, oneLamp, numbering()), start)
	if len(parcel.Packages) != 1 || parcel.Packages[0].WeightGrams != 14_000 || !parcel.DueAt.Equal(planned().DueAt) {
		t.Errorf("a parcel that is packed anew is %+v, due at %s", parcel.Packages, parcel.DueAt)
	}
}
