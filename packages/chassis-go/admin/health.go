// Package admin is the admin port, for the supervisor and for Prometheus, never for shoppers: whether the process runs, whether it can serve,
// how its dependencies are, its metrics and its breakers.
package admin

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"galleria.example/chassis/telemetry"
)

// Checks are what is asked of each dependency, by name. One that fails, or takes too long, is a dependency that is down.
type Checks map[string]func(ctx context.Context) error

// Dependency is one dependency as `/health` shows it.
type Dependency struct {
	Name       string `json:"name"`
	Status     string `json:"status"`
	DurationMs int64  `json:"durationMs"`
	Reason     string `json:"reason,omitempty"`
}

const patience = time.Second

// ask asks every dependency at once.
func (checks Checks) ask(ctx context.Context) (dependencies []Dependency, areUp bool) {
	names := slices.Sorted(maps.Keys(checks))
	dependencies = make([]Dependency, len(names))
	var asked sync.WaitGroup
	for i, name := range names {
		asked.Go(func() { dependencies[i] = askOne(ctx, name, checks[name]) })
	}
	asked.Wait()
	isDown := func(dependency Dependency) bool { return dependency.Status != "up" }
	return dependencies, !slices.ContainsFunc(dependencies, isDown)
}

func askOne(ctx context.Context, name string, check func(ctx context.Context) error) Dependency {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	began := time.Now()
	answered := make(chan error, 1)
	go func() { answered <- telemetry.Safely(func() error { return check(ctx) }) }()
	var err error
	select {
	case err = <-answered:
	case <-ctx.Done():
		err = fmt.Errorf("no answer within %d ms", patience.Milliseconds())
	}
	dependency := Dependency{Name: name, Status: "up", DurationMs: time.Since(began).Milliseconds()}
	if err != nil {
		dependency.Status, dependency.Reason = "down", err.Error()
	}
	return dependency
}
