package service

import (
	"strings"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"galleria.example/chassis/telemetry"
)

// endpointStatistics is what one endpoint has done since the process began, for `$SRV.STATS`.
type endpointStatistics struct {
	Answered int     `json:"answered"`
	Refused  int     `json:"refused"`
	Failed   int     `json:"failed"`
	TotalMs  float64 `json:"totalMs"`
}

// serverMetrics are those that all endpoints of a process share.
type serverMetrics struct {
	durations *prometheus.HistogramVec
	refusals  *prometheus.CounterVec

	mutex  sync.Mutex
	totals map[string]*endpointStatistics
}

func newServerMetrics(metrics prometheus.Registerer) *serverMetrics {
	return &serverMetrics{
		durations: telemetry.Durations(metrics, "rpc_server_call_duration_seconds", "How long asks took to answer.",
			"rpc_method", "error_type"),
		refusals: telemetry.Counter(metrics, "galleria_refusals_total", "Asks that were refused, by the reason given.",
			"rpc_method", "code"),
		totals: map[string]*endpointStatistics{},
	}
}

func (metrics *serverMetrics) answered(method string, took time.Duration) {
	metrics.durations.WithLabelValues(method, "").Observe(took.Seconds())
	metrics.count(method, took, func(total *endpointStatistics) { total.Answered++ })
}

// refused counts a problem's code; those of errors are also an error's type.
func (metrics *serverMetrics) refused(method, code string, isError bool, took time.Duration) {
	metrics.refusals.WithLabelValues(method, code).Inc()
	if isError {
		metrics.durations.WithLabelValues(method, code).Observe(took.Seconds())
		metrics.count(method, took, func(total *endpointStatistics) { total.Failed++ })
		return
	}
	metrics.durations.WithLabelValues(method, "").Observe(took.Seconds())
	metrics.count(method, took, func(total *endpointStatistics) { total.Refused++ })
}

func (metrics *serverMetrics) statistics(method string) endpointStatistics {
	metrics.mutex.Lock()
	defer metrics.mutex.Unlock()
	if total, known := metrics.totals[method]; known {
		return *total
	}
	return endpointStatistics{}
}

func (metrics *serverMetrics) count(method string, took time.Duration, add func(total *endpointStatistics)) {
	metrics.mutex.Lock()
	defer metrics.mutex.Unlock()
	total, known := metrics.totals[method]
	if !known {
		total = &endpointStatistics{}
		metrics.totals[method] = total
	}
	total.TotalMs += float64(took) / float64(time.Millisecond)
	add(total)
}

// methodOf is the method that is asked on a subject.
func methodOf(subject string) string { return strings.TrimPrefix(subject, "svc.") }
