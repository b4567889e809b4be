package telemetry

import (
	"fmt"
	"log/slog"
	"runtime/debug"
)

// Panic is what a goroutine panicked with, as an error.
type Panic struct {
	Value any
	Stack string
}

func (panicked *Panic) Error() string { return fmt.Sprintf("panic: %v", panicked.Value) }

// Recovered makes an error of what `recover` has brought back; nil of nil.
func Recovered(value any) error {
	switch value := value.(type) {
	case nil:
		return nil
	case *Panic:
		return value
	default:
		return &Panic{value, string(debug.Stack())}
	}
}

// Safely runs work; what it panics with is an error like any other.
func Safely(work func() error) (err error) {
	defer func() {
		if panicked := Recovered(recover()); panicked != nil {
			err = panicked
		}
	}()
	return work()
}

// Go runs work in a goroutine of its own; what it panics with is one line of the log and not the end of the process.
func Go(log *slog.Logger, work func()) {
	go func() {
		defer func() {
			if err := Recovered(recover()); err != nil {
				log.Error("a goroutine panicked", "error", err)
			}
		}()
		work()
	}()
}
