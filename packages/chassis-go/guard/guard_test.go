package guard

import (
	"errors"
	"testing"

	"github.com/prometheus/client_golang/prometheus"

	"galleria.example/chassis/outage"
	"galleria.example/chassis/problem"
)

var errDown = errors.New("down")

func newGuard() *Guard { return New("catalog.product.get", NewMetrics(prometheus.NewRegistry())) }

func TestABreakerOpensWhenMoreThanHalfOfTwentyCallsFailed(t *testing.T) {
	guard := newGuard()
	for i := range 19 {
		if err := guard.Run(func() error { return errDown }); !errors.Is(err, errDown) {
			t.Fatalf("call %d: %v", i, err)
		}
	}
	if guard.State() != "closed" {
		t.Fatal("it opened on fewer than twenty")
	}
	_ = guard.Run(func() error { return errDown })
	called := false
	err := guard.Run(func() error { called = true; return nil })
	if away, isOutage := outage.Behind(err); !isOutage || away.Kind != outage.BreakerOpen || called {
		t.Errorf("an open breaker answers %v, and called: %v", err, called)
	}
}

func TestARefusalSaysNothingAboutHealth(t *testing.T) {
	guard := newGuard()
	for range 40 {
		_ = guard.Run(func() error { return problem.Refuse("out-of-stock") })
	}
	for range 10 {
		_ = guard.Run(func() error { return nil })
	}
	for range 10 {
		_ = guard.Run(func() error { return errDown })
	}
	if guard.State() != "closed" {
		t.Error("it opened though no more than half of those who said something had failed")
	}
	for range 2 {
		_ = guard.Run(func() error { return errDown })
	}
	if guard.State() != "open" {
		t.Error("refusals kept it closed")
	}
}

func TestNoMoreCallsRunAtOnceThanThereArePlaces(t *testing.T) {
	guard := newGuard()
	inside, release := make(chan struct{}), make(chan struct{})
	for range defaultPlaces {
		go func() { _ = guard.Run(func() error { inside <- struct{}{}; <-release; return nil }) }()
	}
	for range defaultPlaces {
		<-inside
	}
	err := guard.Run(func() error { return nil })
	if away, isOutage := outage.Behind(err); !isOutage || away.Kind != outage.BulkheadFull {
		t.Errorf("one more is answered with %v", err)
	}
	if report := guard.Report(); report.Active != defaultPlaces || report.State != "closed" {
		t.Errorf("it reports %+v", report)
	}
	close(release)
}

func TestACallThatPanicsCountsAsFailedAndGivesItsPlaceBack(t *testing.T) {
	guard := newGuard()
	for range 20 {
		func() {
			defer func() { _ = recover() }()
			_ = guard.Run(func() error { panic("bug") })
		}()
	}
	if guard.State() != "open" || guard.Report().Active != 0 {
		t.Errorf("it is %+v", guard.Report())
	}
}

func TestRetriesAreATenthOfTheCallsAndThreeInAnyCase(t *testing.T) {
	for calls, wanted := range map[int]int{1: 3, 100: 10} {
		budget := &RetryBudget{}
		for range calls {
			budget.Spend()
		}
		taken := 0
		for budget.Take() {
			taken++
		}
		if taken != wanted {
			t.Errorf("of %d calls %d may be repeated", calls, taken)
		}
	}
}
