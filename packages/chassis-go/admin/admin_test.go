package admin

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"galleria.example/chassis/guard"
	"galleria.example/chassis/telemetry"
)

func TestTheAdminPortTellsHowTheProcessIs(t *testing.T) {
	var ready atomic.Bool
	var fault atomic.Pointer[error]
	_, metrics := telemetry.NewMetrics("shipping")
	server, err := Start(Parts{
		Host: "127.0.0.1", About: map[string]string{"name": "shipping"}, Log: slog.New(slog.DiscardHandler), Metrics: metrics,
		IsReady: ready.Load, Guards: func() []guard.Report { return nil },
		Details: func() map[string]func() any { return map[string]func() any{"vans": func() any { return 3 }} },
		Checks: func() Checks {
			return Checks{"sqlite": func(context.Context) error {
				if fault := fault.Load(); fault != nil {
					return *fault
				}
				return nil
			}}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	expect(t, server, "/health/live", 200, `{"status":"up"}`)
	expect(t, server, "/health/ready", 503, `"status":"down"`)
	ready.Store(true)
	expect(t, server, "/health", 200, `"details":{"vans":3}`)
	gone := errors.New("the disk is gone")
	fault.Store(&gone)
	expect(t, server, "/health/ready", 503, `"reason":"the disk is gone"`)
	expect(t, server, "/metrics", 200, `service="shipping"`)
	expect(t, server, "/breakers", 200, `{"breakers":null}`)
	expect(t, server, "/elsewhere", 404, "Not found")
}

func TestADependencyThatHangsOrPanicsIsDownWithinASecondOrSo(t *testing.T) {
	began := time.Now()
	dependencies, areUp := Checks{
		"bus":    func(context.Context) error { return nil },
		"hangs":  func(context.Context) error { select {} },
		"panics": func(context.Context) error { panic("bug") },
	}.ask(t.Context())
	text, _ := json.Marshal(dependencies)
	told := string(text)
	if areUp || !strings.Contains(told, "no answer within 1000 ms") || !strings.Contains(told, "panic: bug") || time.Since(began) > 10*time.Second {
		t.Errorf("after %v it is told that %s", time.Since(began), told)
	}
}

func expect(t *testing.T, server *Server, path string, status int, part string) {
	t.Helper()
	response, err := http.Get(server.URL + path)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, _ := io.ReadAll(response.Body)
	if response.StatusCode != status || !strings.Contains(string(body), part) {
		t.Errorf("%s answers %d: %s", path, response.StatusCode, body)
	}
}
