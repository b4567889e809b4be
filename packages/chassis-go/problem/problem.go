// Package problem holds the ways in which a service says no: refusals by a code of the platform's own list, and what they look like on the
// wire (RFC 9457).
package problem

import (
	"errors"
	"fmt"
)

// Field says which field is wrong, by a dotted path into the request, and why.
type Field struct {
	Field  string `json:"field"`
	Reason string `json:"reason"`
}

// Refusal is a no that is part of the conversation: it never moves a breaker and is never retried. A handler returns it as its error.
type Refusal struct {
	// Code is one of the platform's list, `problems.json`.
	Code string
	// Detail is one sentence about this occurrence, without stacks, queries or subjects.
	Detail string
	Fields []Field
}

// Refuse refuses by a code.
func Refuse(code string) *Refusal {
	return &Refusal{Code: code}
}

// WithDetail adds a sentence about this occurrence.
func (refusal *Refusal) WithDetail(detail string) *Refusal {
	return &Refusal{Code: refusal.Code, Detail: detail, Fields: refusal.Fields}
}

// WithField adds a field that is wrong, and why.
func (refusal *Refusal) WithField(field, reason string) *Refusal {
	fields := append([]Field{}, refusal.Fields...)
	return &Refusal{Code: refusal.Code, Detail: refusal.Detail, Fields: append(fields, Field{field, reason})}
}

func (refusal *Refusal) Error() string {
	if refusal.Detail == "" {
		return "refused: " + refusal.Code
	}
	return fmt.Sprintf("refused: %s: %s", refusal.Code, refusal.Detail)
}

// RefusalBehind finds the refusal in a chain of causes.
func RefusalBehind(err error) (*Refusal, bool) {
	var refusal *Refusal
	found := errors.As(err, &refusal) && refusal != nil
	return refusal, found
}
