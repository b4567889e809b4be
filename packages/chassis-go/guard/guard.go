// Package guard bounds what one dependency may take of its caller: a bulkhead, and inside of it a circuit breaker (Nygard, "Release It!").
package guard

import (
	"errors"
	"math/rand/v2"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/sony/gobreaker/v2"

	"galleria.example/chassis/outage"
	"galleria.example/chassis/problem"
	"galleria.example/chassis/telemetry"
)

const (
	// A breaker opens after ten seconds in which half of at least twenty calls failed, and probes after five.
	window        = 10 * time.Second
	bucket        = time.Second
	fewestCalls   = 20
	mostFailures  = 0.5
	resetAfter    = 5 * time.Second
	defaultPlaces = 64
)

// Metrics are those that all guards of a process share.
type Metrics struct {
	state      *prometheus.GaugeVec
	changes    *prometheus.CounterVec
	rejections *prometheus.CounterVec
}

// NewMetrics registers them; once a process.
func NewMetrics(metrics prometheus.Registerer) *Metrics {
	return &Metrics{
		telemetry.Gauge(metrics, "galleria_breaker_state", "0 closed, 1 half-open, 2 open.", "target"),
		telemetry.Counter(metrics, "galleria_breaker_changes_total", "How often a breaker came into a state.", "target", "state"),
		telemetry.Counter(metrics, "galleria_guard_rejections_total", "Calls that were not made, by what stood in the way.", "target", "by"),
	}
}

// Guard guards one dependency. Make it once, when the process starts.
type Guard struct {
	name    string
	metrics *Metrics
	breaker *gobreaker.TwoStepCircuitBreaker[struct{}]
	places  chan struct{}
}

// Report is a guard's state at one moment, for the admin port.
type Report struct {
	Name     string `json:"name"`
	State    string `json:"state"`
	Active   int    `json:"active"`
	Capacity int    `json:"capacity"`
}

// New makes a guard. Its name comes from a closed set: `catalog.product.get`, `carrier`. A metric's label.
func New(name string, metrics *Metrics) *Guard {
	guard := &Guard{name: name, metrics: metrics, places: make(chan struct{}, defaultPlaces)}
	guard.breaker = gobreaker.NewTwoStepCircuitBreaker[struct{}](gobreaker.Settings{
		Name:         name,
		MaxRequests:  1,
		Interval:     window,
		BucketPeriod: bucket,
		// Up to a fifth more, so that they do not probe together.
		Timeout:       resetAfter + rand.N(resetAfter/5),
		ReadyToTrip:   isFailing,
		IsExcluded:    isNeutral,
		OnStateChange: func(_ string, _, to gobreaker.State) { guard.changed(to) },
	})
	metrics.state.WithLabelValues(name).Set(0)
	return guard
}

// Run makes one call, unless the breaker is open or all places are taken: then it fails with an outage. The action must end by itself. A
// refusal says nothing about health; every other error is a failure.
func (guard *Guard) Run(action func() error) error {
	select {
	case guard.places <- struct{}{}:
		defer func() { <-guard.places }()
	default:
		guard.metrics.rejections.WithLabelValues(guard.name, "bulkhead").Inc()
		return outage.New(outage.BulkheadFull, guard.name, nil)
	}
	tell, err := guard.breaker.Allow()
	if err != nil {
		guard.metrics.rejections.WithLabelValues(guard.name, "breaker").Inc()
		return outage.New(outage.BreakerOpen, guard.name, err)
	}
	failure := errPanicked
	defer func() { tell(failure) }()
	failure = action()
	return failure
}

// State is closed, half-open or open.
func (guard *Guard) State() string { return guard.breaker.State().String() }

// Report tells how things stand.
func (guard *Guard) Report() Report {
	return Report{guard.name, guard.State(), len(guard.places), cap(guard.places)}
}

func (guard *Guard) changed(to gobreaker.State) {
	numbers := map[gobreaker.State]float64{gobreaker.StateClosed: 0, gobreaker.StateHalfOpen: 1, gobreaker.StateOpen: 2}
	guard.metrics.state.WithLabelValues(guard.name).Set(numbers[to])
	guard.metrics.changes.WithLabelValues(guard.name, to.String()).Inc()
}

var errPanicked = errors.New("the call panicked")

func isFailing(counts gobreaker.Counts) bool {
	// Not all requests: those that were refused are among them, and those that are still under way.
	judged := counts.TotalSuccesses + counts.TotalFailures
	return judged >= fewestCalls && float64(counts.TotalFailures) > mostFailures*float64(judged)
}

func isNeutral(err error) bool {
	_, refused := problem.RefusalBehind(err)
	return refused
}
