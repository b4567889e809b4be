// Package outage holds the one error that means "try again later, or do without": nobody answered, or nobody could.
package outage

import (
	"errors"
	"fmt"

	"galleria.example/chassis/problem"
)

// Kind is what kept an answer from coming. A closed set, so that it can be a metric's label.
type Kind string

// All kinds there are.
const (
	NoResponders Kind = "no-responders"
	Timeout      Kind = "timeout"
	Disconnected Kind = "disconnected"
	BreakerOpen  Kind = "breaker-open"
	BulkheadFull Kind = "bulkhead-full"
	BudgetSpent  Kind = "budget-spent"
	Overloaded   Kind = "overloaded"
	Failed       Kind = "failed"
)

var codes = map[Kind]string{
	NoResponders: "unavailable",
	Timeout:      "deadline-exceeded",
	Disconnected: "unavailable",
	BreakerOpen:  "unavailable",
	BulkheadFull: "overloaded",
	BudgetSpent:  "deadline-exceeded",
	Overloaded:   "overloaded",
	Failed:       "unavailable",
}

// Outage is not a refusal: a refusal is an answer.
type Outage struct {
	Kind Kind
	// Target is the endpoint or system that was asked, such as `catalog.product.get`.
	Target string
	Cause  error
}

// New makes an outage of what was asked.
func New(kind Kind, target string, cause error) *Outage {
	return &Outage{kind, target, cause}
}

func (outage *Outage) Error() string {
	return fmt.Sprintf("%s: %s", outage.Target, outage.Kind)
}

func (outage *Outage) Unwrap() error { return outage.Cause }

// Refusal is what a caller outside may be told: neither the target nor the cause.
func (outage *Outage) Refusal() *problem.Refusal {
	return problem.Refuse(codes[outage.Kind])
}

// Behind finds the outage in a chain of causes.
func Behind(err error) (*Outage, bool) {
	var found *Outage
	ok := errors.As(err, &found) && found != nil
	return found, ok
}
