package telemetry

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// durationBuckets are in seconds, from half a millisecond to ten seconds.
var durationBuckets = []float64{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}

// NewMetrics makes a registry of a process's own, whose every metric is labelled with the service, and what serves it to Prometheus.
func NewMetrics(service string) (prometheus.Registerer, http.Handler) {
	registry := prometheus.NewRegistry()
	labelled := prometheus.WrapRegistererWith(prometheus.Labels{"service": service}, registry)
	labelled.MustRegister(
		collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	)
	return labelled, promhttp.HandlerFor(registry, promhttp.HandlerOpts{})
}

// Counter registers a counter.
func Counter(metrics prometheus.Registerer, name, help string, labels ...string) *prometheus.CounterVec {
	counter := prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, labels)
	metrics.MustRegister(counter)
	return counter
}

// Gauge registers a gauge.
func Gauge(metrics prometheus.Registerer, name, help string, labels ...string) *prometheus.GaugeVec {
	gauge := prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: name, Help: help}, labels)
	metrics.MustRegister(gauge)
	return gauge
}

// Durations registers a histogram of seconds.
func Durations(metrics prometheus.Registerer, name, help string, labels ...string) *prometheus.HistogramVec {
	histogram := prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: name, Help: help, Buckets: durationBuckets}, labels)
	metrics.MustRegister(histogram)
	return histogram
}

// Observed registers a gauge that is asked when it is scraped.
func Observed(metrics prometheus.Registerer, name, help string, read func() float64) {
	metrics.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, read))
}

// GroupCommits shows how many writers share a transaction: pass it as store.Options.OnCommit.
func GroupCommits(metrics prometheus.Registerer) func(writers int) {
	histogram := prometheus.NewHistogram(prometheus.HistogramOpts{
		Name:    "galleria_group_commit_writers",
		Help:    "Writers that shared one transaction.",
		Buckets: []float64{1, 2, 4, 8, 16, 32, 64, 128},
	})
	metrics.MustRegister(histogram)
	return func(writers int) { histogram.Observe(float64(writers)) }
}
