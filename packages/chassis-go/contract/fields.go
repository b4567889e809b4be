package contract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"galleria.example/chassis/problem"
)

const (
	mostErrors     = 20
	longestSegment = 80
)

// fieldsOf turns what a schema found into fields and reasons: a dotted path and, without the value, what is wrong with it. Values are not
// ours to repeat.
func (schema *schema) fieldsOf(found *jsonschema.ValidationError) []problem.Field {
	fields := schema.choices.collect(nil, found)
	return fields[:min(len(fields), mostErrors)]
}

func (choices choices) collect(fields []problem.Field, found *jsonschema.ValidationError) []problem.Field {
	at := found.InstanceLocation
	switch what := found.ErrorKind.(type) {
	case *kind.Required:
		for _, name := range what.Missing {
			fields = append(fields, problem.Field{Field: path(at, name), Reason: "is missing"})
		}
		return fields
	case *kind.AdditionalProperties:
		for _, name := range what.Properties {
			fields = append(fields, problem.Field{Field: path(at, name), Reason: "is not known here"})
		}
		return fields
	case *kind.OneOf:
		return choices.collectChoice(fields, found)
	case *kind.AnyOf:
		if alternative := nearest(found); alternative != nil {
			return choices.collect(fields, alternative)
		}
		return append(fields, problem.Field{Field: path(at), Reason: "is none of what is allowed here"})
	}
	if len(found.Causes) == 0 {
		return append(fields, problem.Field{Field: path(at), Reason: reasonOf(found.ErrorKind)})
	}
	for _, cause := range found.Causes {
		fields = choices.collect(fields, cause)
	}
	return fields
}

// collectChoice: what is wrong with a value that says which of several it is, is wrong inside of that one.
func (choices choices) collectChoice(fields []problem.Field, found *jsonschema.ValidationError) []problem.Field {
	at := found.InstanceLocation
	name, isTold := choices[found.SchemaURL]
	if isTold {
		if alternative := meant(found, name); alternative != nil {
			return choices.collect(fields, alternative)
		}
		if !isNoObject(found) {
			return append(fields, problem.Field{Field: path(at, name), Reason: "is none of what is allowed here"})
		}
	}
	return append(fields, problem.Field{Field: path(at), Reason: "is none of what is allowed here"})
}

func isNoObject(found *jsonschema.ValidationError) bool {
	_, isType := found.ErrorKind.(*kind.Type)
	if isType {
		return true
	}
	depth := len(found.InstanceLocation)
	return slices.ContainsFunc(found.Causes, func(cause *jsonschema.ValidationError) bool {
		return len(cause.InstanceLocation) == depth && isNoObject(cause)
	})
}

func path(segments []string, more ...string) string {
	named := make([]string, 0, len(segments)+len(more))
	for _, segment := range append(append([]string{}, segments...), more...) {
		named = append(named, shortened(segment))
	}
	if len(named) == 0 {
		return "(body)"
	}
	return strings.Join(named, ".")
}

func shortened(segment string) string {
	if utf8.RuneCountInString(segment) <= longestSegment {
		return segment
	}
	return string([]rune(segment)[:longestSegment])
}

// reasonOf says in words of our own what a rule found, without the value.
func reasonOf(found jsonschema.ErrorKind) string {
	switch what := found.(type) {
	case *kind.Type:
		return "is not valid: expected " + strings.Join(what.Want, " or ")
	case *kind.Pattern, *kind.Format:
		return "does not have the right form"
	case *kind.MinLength, *kind.MinItems, *kind.MinProperties:
		return "is too short"
	case *kind.MaxLength, *kind.MaxItems, *kind.MaxProperties:
		return "is too long"
	case *kind.Minimum, *kind.ExclusiveMinimum:
		return "is too small"
	case *kind.Maximum, *kind.ExclusiveMaximum:
		return "is too large"
	case *kind.Enum, *kind.Const:
		return "is none of what is allowed here"
	case *kind.UniqueItems:
		return "holds the same more than once"
	default:
		return "is not valid"
	}
}
