package contract

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"galleria.example/chassis/problem"
)

// longestRequest is the longest request that is looked at, in UTF-16 units as the protocol counts: far above any of the contracts', far
// below the broker's limit.
const longestRequest = 262_144

// errNotJSON says that something cannot be read at all.
var errNotJSON = errors.New("not JSON")

// CheckRequest reads a request as JSON that keeps to the endpoint's schema, with the schema's defaults filled in. What does not keep to it
// is refused.
func (endpoint *Endpoint) CheckRequest(text []byte) (json.RawMessage, error) {
	if isLongerThan(text, longestRequest) {
		return nil, problem.Refuse("body-too-large")
	}
	checked, err := endpoint.request.check(text)
	var wrong *jsonschema.ValidationError
	switch {
	case errors.As(err, &wrong):
		return nil, &problem.Refusal{Code: "invalid-request", Fields: endpoint.request.fieldsOf(wrong)}
	case errors.Is(err, errNotJSON):
		return nil, problem.Refuse("malformed-body")
	}
	return checked, err
}

// CheckData reads the data of an event that keeps to its schema. Unknown fields are kept.
func (event *Event) CheckData(text []byte) (json.RawMessage, error) {
	checked, err := event.data.check(text)
	var wrong *jsonschema.ValidationError
	if errors.As(err, &wrong) {
		return nil, &fieldsError{event.data.fieldsOf(wrong)}
	}
	return checked, err
}

// fieldsError says which fields of something do not keep to their schema.
type fieldsError struct {
	Fields []problem.Field
}

const mostNamed = 3

func (wrong *fieldsError) Error() string {
	var text bytes.Buffer
	for i, field := range wrong.Fields[:min(len(wrong.Fields), mostNamed)] {
		if i > 0 {
			text.WriteString(", ")
		}
		fmt.Fprintf(&text, "%s %s", field.Field, field.Reason)
	}
	return text.String()
}

func (schema *schema) check(text []byte) (json.RawMessage, error) {
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		// The parser quotes what it could not read.
		return nil, errNotJSON
	}
	if err := schema.rules.Validate(value); err != nil {
		return nil, err
	}
	completed, err := json.Marshal(complete(value, schema.document))
	if err != nil {
		return nil, fmt.Errorf("what was read as JSON cannot be written as JSON: %w", err)
	}
	return completed, nil
}

func isLongerThan(text []byte, units int) bool {
	if len(text) <= units {
		return false
	}
	count := 0
	for len(text) > 0 {
		symbol, size := utf8.DecodeRune(text)
		count += utf16.RuneLen(symbol)
		text = text[size:]
	}
	return count > units
}

var idempotencyKey = regexp.MustCompile(`^[A-Za-z0-9_-]{16,64}$`)

// IsIdempotencyKey says whether a key is long enough to be unguessable, and short enough to be stored.
func IsIdempotencyKey(key string) bool { return idempotencyKey.MatchString(key) }
