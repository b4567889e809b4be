package contract

import (
	"encoding/json"
	"math/big"
	"strings"
)

// longestInteger is as many digits as a number may have to be written out: 1e300 stays as it is.
const longestInteger = 30

// complete fills in what a schema has defaults for, and writes whole numbers as such: 2.0 and 2e0 are 2 to whoever counts.
func complete(value, document any) any {
	rules, _ := document.(map[string]any)
	switch value := value.(type) {
	case map[string]any:
		completeObject(value, rules)
	case []any:
		for i, item := range value {
			value[i] = complete(item, rules["items"])
		}
	case json.Number:
		return wholeNumber(value)
	}
	return value
}

func completeObject(value map[string]any, rules map[string]any) {
	properties, _ := rules["properties"].(map[string]any)
	for name, property := range properties {
		byDefault, has := property.(map[string]any)["default"]
		if _, given := value[name]; has && !given {
			value[name] = byDefault
		}
	}
	for name, field := range value {
		value[name] = complete(field, properties[name])
	}
}

func wholeNumber(number json.Number) json.Number {
	if !strings.ContainsAny(number.String(), ".eE") {
		return number
	}
	exact, ok := new(big.Rat).SetString(boundedExponent(number.String()))
	if !ok || !exact.IsInt() {
		return number
	}
	return json.Number(exact.Num().String())
}

// boundedExponent gives back nothing for a number that would be too long to be written out.
func boundedExponent(text string) string {
	mantissa, exponent, has := strings.Cut(strings.ToLower(text), "e")
	if len(mantissa) > longestInteger || has && len(strings.TrimLeft(exponent, "+-0")) > 1 {
		return ""
	}
	return text
}
