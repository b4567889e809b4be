package contract

import (
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// choices names, for each schema that is one of several, the field that says which: in every alternative it is another constant.
type choices map[string]string

// choicesIn walks a compiled schema. Contracts have no schemas that refer to themselves.
func choicesIn(rules *jsonschema.Schema) choices {
	found := choices{}
	found.add(rules)
	return found
}

func (found choices) add(rules *jsonschema.Schema) {
	if rules == nil {
		return
	}
	if name := telling(rules.OneOf); name != "" {
		found[rules.Location] = name
	}
	below := slices.Concat(rules.OneOf, rules.AnyOf, rules.AllOf, rules.PrefixItems, []*jsonschema.Schema{rules.Items2020})
	for _, property := range rules.Properties {
		below = append(below, property)
	}
	if rest, isSchema := rules.AdditionalProperties.(*jsonschema.Schema); isSchema {
		below = append(below, rest)
	}
	for _, one := range below {
		found.add(one)
	}
}

// telling is the field that is a constant in every alternative; empty when there is none.
func telling(alternatives []*jsonschema.Schema) string {
	if len(alternatives) == 0 {
		return ""
	}
	for name := range alternatives[0].Properties {
		isElsewhere := func(alternative *jsonschema.Schema) bool {
			property := alternative.Properties[name]
			return property == nil || property.Const == nil
		}
		if !slices.ContainsFunc(alternatives, isElsewhere) {
			return name
		}
	}
	return ""
}

// meant is the alternative that a value says it is; nil when it says none of them.
func meant(choice *jsonschema.ValidationError, name string) *jsonschema.ValidationError {
	depth := len(choice.InstanceLocation)
	for _, alternative := range choice.Causes {
		if !isWrongAt(alternative, depth, name) {
			return alternative
		}
	}
	return nil
}

// isWrongAt says whether something is wrong with a field of the value itself, or with the value being one that has fields.
func isWrongAt(found *jsonschema.ValidationError, depth int, name string) bool {
	at := found.InstanceLocation
	if missing, isRequired := found.ErrorKind.(*kind.Required); isRequired && len(at) == depth && slices.Contains(missing.Missing, name) {
		return true
	}
	if _, isType := found.ErrorKind.(*kind.Type); isType && len(at) == depth {
		return true
	}
	if len(found.Causes) == 0 && len(at) > depth && at[depth] == name {
		return true
	}
	return slices.ContainsFunc(found.Causes, func(cause *jsonschema.ValidationError) bool { return isWrongAt(cause, depth, name) })
}

// nearest is the one alternative that a value has the shape of, all of its fields there and of the right kinds; nil when it has several's or
// none's.
func nearest(found *jsonschema.ValidationError) *jsonschema.ValidationError {
	var only *jsonschema.ValidationError
	for _, alternative := range found.Causes {
		if isMisshapen(alternative) {
			continue
		}
		if only != nil {
			return nil
		}
		only = alternative
	}
	return only
}

func isMisshapen(found *jsonschema.ValidationError) bool {
	switch found.ErrorKind.(type) {
	case *kind.Type, *kind.Required, *kind.Const, *kind.Enum, *kind.AnyOf, *kind.OneOf:
		return true
	}
	return slices.ContainsFunc(found.Causes, isMisshapen)
}
