// Package telemetry is logs, metrics and traces, under the names that all services of the platform share.
package telemetry

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"runtime/debug"
	"strings"

	"galleria.example/chassis/instant"
)

const (
	silent    = slog.Level(100)
	mostLinks = 8
)

var levels = map[string]slog.Level{
	"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError, "silent": silent,
}

// NewLogger writes one JSON line for each event worth a person's or a search's attention. Errors are written with their chain of causes.
func NewLogger(to io.Writer, service, instance, level string) *slog.Logger {
	handler := slog.NewJSONHandler(to, &slog.HandlerOptions{Level: levels[level], ReplaceAttr: asOthersWrite})
	return slog.New(handler).With("service", service, "instance", instance)
}

// asOthersWrite gives fields the names that the other languages' chassis use.
func asOthersWrite(groups []string, field slog.Attr) slog.Attr {
	if len(groups) == 0 {
		switch field.Key {
		case slog.TimeKey:
			return slog.String(slog.TimeKey, instant.Of(field.Value.Time()))
		case slog.LevelKey:
			return slog.String(slog.LevelKey, strings.ToLower(field.Value.String()))
		case slog.MessageKey:
			field.Key = "message"
			return field
		}
	}
	if err, isError := field.Value.Any().(error); isError {
		return slog.Any(field.Key, outermost(err))
	}
	return field
}

type loggedError struct {
	Type    string       `json:"type"`
	Message string       `json:"message"`
	Stack   string       `json:"stack,omitempty"`
	Cause   *loggedError `json:"cause,omitempty"`
}

// outermost writes an error with a stack: where it panicked, or where it was logged, since errors of Go do not say where they are from.
func outermost(err error) *loggedError {
	logged := errorAsLogged(err, mostLinks)
	var panicked *Panic
	if errors.As(err, &panicked) {
		logged.Stack = panicked.Stack
	} else {
		logged.Stack = string(debug.Stack())
	}
	return logged
}

func errorAsLogged(err error, links int) *loggedError {
	logged := &loggedError{Type: strings.TrimPrefix(fmt.Sprintf("%T", err), "*"), Message: err.Error()}
	if cause := errors.Unwrap(err); cause != nil && links > 0 {
		logged.Cause = errorAsLogged(cause, links-1)
	}
	return logged
}
