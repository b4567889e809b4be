// Package config reads a process's environment, once, when it starts.
package config

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// Environment is variables by their names. An empty variable counts as unset.
type Environment map[string]string

// OfProcess is the environment of this process.
func OfProcess() Environment {
	environment := Environment{}
	for _, entry := range os.Environ() {
		name, value, _ := strings.Cut(entry, "=")
		environment[name] = value
	}
	return environment
}

// Reader reads settings and collects what is wrong with them, so that all of it is told at once.
type Reader struct {
	environment Environment
	complaints  []error
}

// Read begins to read.
func Read(environment Environment) *Reader {
	return &Reader{environment: environment}
}

// Text reads a text.
func (reader *Reader) Text(name, byDefault, about string) string {
	if value := reader.environment[name]; value != "" {
		return value
	}
	return byDefault
}

// Matching reads a text that a rule allows; the rule says what is wrong with it.
func (reader *Reader) Matching(name, byDefault, about string, rule func(value string) error) string {
	value := reader.Text(name, byDefault, about)
	if value == "" {
		return value
	}
	if err := rule(value); err != nil {
		reader.Complain(name, about, err)
	}
	return value
}

// Number reads a number between two others, both allowed.
func (reader *Reader) Number(name string, byDefault, least, most float64, about string) float64 {
	text := reader.Text(name, "", about)
	if text == "" {
		return byDefault
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || !(value >= least && value <= most) {
		reader.Complain(name, about, fmt.Errorf("must be a number from %v to %v", least, most))
		return byDefault
	}
	return value
}

// Seconds reads a duration in seconds, fractions allowed.
func (reader *Reader) Seconds(name string, byDefault, most time.Duration, about string) time.Duration {
	seconds := reader.Number(name, byDefault.Seconds(), 0, most.Seconds(), about)
	return time.Duration(seconds * float64(time.Second))
}

// Complain says that a variable is wrong.
func (reader *Reader) Complain(name, about string, err error) {
	reader.complaints = append(reader.complaints, fmt.Errorf("%s (%s): %w", name, about, err))
}

// Err is what is wrong, all of it; nil when nothing is.
func (reader *Reader) Err() error {
	if len(reader.complaints) == 0 {
		return nil
	}
	return fmt.Errorf("the environment is not complete:\n%w", errors.Join(reader.complaints...))
}
