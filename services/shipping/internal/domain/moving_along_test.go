package domain

import (
	"reflect"
	"slices"
	"testing"
	"time"
)

func TestAParcelMovesAlongWhenItsTimeHasCome(t *testing.T) {
	if early := MoveAlong(planned(), start.Add(packTime-1), onFoot{}, numbering()); len(early.Events) != 0 {
		t.Errorf("it left too early: %+v", early)
	}
	parcel := dispatched()
	left := start.Add(packTime)
	if again := MoveAlong(parcel, left, onFoot{}, numbering()); len(again.Events) != 0 {
		t.Errorf("it left twice: %+v", again)
	}
	if parcel.TrackingNumber != "T-p-1" || parcel.Packages[0].TrackingNumber != "T-p-1" || parcel.Packages[1].TrackingNumber != "T-k-2" {
		t.Errorf("the packages bear %+v", parcel.Packages)
	}
	hub := after(parcel, MoveAlong(parcel, left.Add(leg), onFoot{}, numbering()), left.Add(leg))
	want := []Scan{{Collected, "collected for Kiel", left}, {InTransit, "in-transit for Kiel", left.Add(leg)}}
	if hub.Status != Dispatched || !reflect.DeepEqual(hub.Packages[1].Scans, want) || !hub.DueAt.Equal(left.Add(2*leg)) {
		t.Errorf("at the hub it is %+v", hub)
	}
	if len(parcel.Packages[1].Scans) != 1 {
		t.Errorf("what was seen later was written into the past: %+v", parcel.Packages[1])
	}
}

func TestAfterALongSleepAParcelHasPassedEveryStop(t *testing.T) {
	parcel := dispatched()
	late := start.Add(24 * time.Hour)
	decision := MoveAlong(parcel, late, onFoot{}, numbering())
	there := after(parcel, decision, late)
	if there.Status != Delivered || !there.DueAt.IsZero() || len(decision.Events) != 7 {
		t.Errorf("it is %s, due at %s, after %d events", there.Status, there.DueAt, len(decision.Events))
	}
	scans := there.Packages[0].Scans
	if last := scans[len(scans)-1]; last.Status != PackageDelivered || !last.At.Equal(start.Add(packTime+3*leg)) {
		t.Errorf("it was last seen %+v", last)
	}
	if further := MoveAlong(there, late.Add(time.Hour), onFoot{}, numbering()); len(further.Events) != 0 {
		t.Errorf("it moved on from the door: %+v", further)
	}
}

func TestACalledBackParcelIsSeenInTheHouseAgain(t *testing.T) {
	back := start.Add(time.Hour)
	parcel := after(dispatched(), Cancel(dispatched(), back), start.Add(time.Minute))
	home := after(parcel, MoveAlong(parcel, back, onFoot{}, numbering()), back)
	returned := func(one Package) bool {
		return one.Status == PackageReturned && one.Scans[len(one.Scans)-1].At.Equal(back)
	}
	if home.Status != Returned || !home.DueAt.IsZero() || slices.IndexFunc(home.Packages, func(one Package) bool { return !returned(one) }) >= 0 {
		t.Errorf("it is %+v", home)
	}
}

func TestAParcelOfAnEarlierReleaseGoesOn(t *testing.T) {
	without := *planned()
	without.Packages, without.Freight = nil, Freight{}
	left := after(&without, MoveAlong(&without, without.DueAt, onFoot{}, numbering()), without.DueAt)
	if left.Status != Dispatched || len(left.Packages) != 1 || len(left.Packages[0].Scans) != 1 {
		t.Errorf("planned without packages it left as %+v", left)
	}
	onItsWay := *dispatched()
	onItsWay.Packages = nil
	there := after(&onItsWay, MoveAlong(&onItsWay, onItsWay.DueAt, onFoot{}, numbering()), onItsWay.DueAt)
	if there.Status != Delivered {
		t.Errorf("on its way without packages it is %s", there.Status)
	}
	back := after(&onItsWay, Cancel(&onItsWay, start), start)
	home := after(back, MoveAlong(back, start, onFoot{}, numbering()), start)
	if home.Status != Returned || !home.DueAt.IsZero() {
		t.Errorf("called back without packages it is %s, due at %s", home.Status, home.DueAt)
	}
}

func TestTwoFuturesOfOneParcelDoNotKnowOfEachOther(t *testing.T) {
	parcel := dispatched()
	parcel.Packages[0].Scans = append(make([]Scan, 0, 8), parcel.Packages[0].Scans...)
	see := func(place string) *Parcel {
		return Evolve(identity, parcel, WasScanned{Number: 1, Scan: Scan{Status: InTransit, Place: place}}, start)
	}
	leipzig, _ := see("Leipzig"), see("Paris")
	if got := leipzig.Packages[0].Scans[1].Place; got != "Leipzig" {
		t.Errorf("what was seen in Leipzig was seen in %s", got)
	}
}
