package contract

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"galleria.example/chassis/problem"
)

const schemas = "../../contracts/schemas"

func TestEveryContractIsRead(t *testing.T) {
	for _, context := range []string{"catalog", "identity", "inventory", "orders", "payments", "recommendations", "shipping"} {
		language, err := Load(schemas, context)
		if err != nil {
			t.Fatal(err)
		}
		for key, endpoint := range language.Endpoints {
			if _, err := endpoint.CheckRequest(endpoint.Example.Request); err != nil {
				t.Errorf("the example of %s.%s is refused: %v", context, key, err)
			}
		}
		for key, event := range language.Events {
			if _, err := event.CheckData(event.Example); err != nil {
				t.Errorf("the example of %s.%s is not read: %v", context, key, err)
			}
		}
	}
}

func TestTheContractOfAnotherIsNotTaken(t *testing.T) {
	if _, err := Load(schemas, "nobody"); err == nil {
		t.Error("a context that there is not has a contract")
	}
}

func TestARequestThatIsWrongIsRefused(t *testing.T) {
	language := load(t, "shipping")
	line := `{"sku":"LMP-012-OAK","quantity":2,"weightGrams":1200,"volumeCm3":9000}`
	whole := func(destination, lines string) string {
		return fmt.Sprintf(`{"destination":%s,"lines":%s}`, destination, lines)
	}
	germany := `{"countryCode":"DE"}`
	for name, wrong := range map[string]struct {
		text, code string
		fields     []string
	}{
		"what is no JSON":                  {"{", "malformed-body", nil},
		"JSON with something behind it":    {"{} {}", "malformed-body", nil},
		"a list in place of an object":     {"[]", "invalid-request", []string{"(body)"}},
		"fields that are missing":          {"{}", "invalid-request", []string{"destination", "lines"}},
		"a field that nobody knows":        {whole(germany, "["+line+`],"x":1`), "invalid-request", []string{"x"}},
		"a field that nobody knows, below": {whole(`{"countryCode":"DE","street":"x"}`, "["+line+"]"), "invalid-request", []string{"destination.street"}},
		"a field of the wrong kind, in a row": {
			whole(germany, "["+line+","+strings.Replace(line, ":2,", `:"2",`, 1)+"]"), "invalid-request", []string{"lines.1.quantity"},
		},
		"a number with a fraction": {whole(germany, "["+strings.Replace(line, ":2,", ":2.5,", 1)+"]"), "invalid-request", []string{"lines.0.quantity"}},
		"a body that is too long":  {strings.Repeat(" ", 262_145), "body-too-large", nil},
		"a list that is too long":  {whole(germany, "["+strings.Repeat(line+",", 50)+line+"]"), "invalid-request", []string{"lines"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := language.Endpoints["delivery.quote"].CheckRequest([]byte(wrong.text))
			refusal, refused := problem.RefusalBehind(err)
			if !refused || refusal.Code != wrong.code {
				t.Fatalf("it is answered with %v", err)
			}
			var fields []string
			for _, field := range refusal.Fields {
				fields = append(fields, field.Field)
			}
			slices.Sort(fields)
			if !slices.Equal(fields, wrong.fields) {
				t.Errorf("the fields that are wrong are %v", fields)
			}
		})
	}
}

func TestWhatIsWrongWithAChoiceIsWrongInsideOfIt(t *testing.T) {
	language := load(t, "orders")
	quote := language.Endpoints["order.quote"]
	text := `{"shopperId":"3f0a6a1e-58c1-4a0e-9a8e-0c6a3c1f7b52","delivery":{"kind":"home","storeId":"x"},"locale":"en"}`
	_, err := quote.CheckRequest([]byte(text))
	refusal, refused := problem.RefusalBehind(err)
	if !refused || len(refusal.Fields) == 0 || refusal.Fields[0].Field != "delivery.storeId" {
		t.Errorf("of %s it is said that %v", text, refusal)
	}
}

func TestAtMostTwentyFieldsAreNamed(t *testing.T) {
	var text strings.Builder
	text.WriteString("{")
	for i := range 30 {
		fmt.Fprintf(&text, `"%s%d":1,`, strings.Repeat("x", 100), i)
	}
	_, err := load(t, "shipping").Endpoints["parcel.get"].CheckRequest([]byte(strings.TrimSuffix(text.String(), ",") + "}"))
	refusal, refused := problem.RefusalBehind(err)
	if !refused || len(refusal.Fields) != 20 {
		t.Fatalf("%d are named", len(refusal.Fields))
	}
	for _, field := range refusal.Fields {
		if len(field.Field) > 80 {
			t.Errorf("%q is named by more than 80 characters", field.Field)
		}
	}
}

func TestDefaultsAndWholeNumbersAreCompleted(t *testing.T) {
	for given, wanted := range map[string]string{
		`{"waitMs":2.0,"list":[1e1]}`:   `{"list":[10],"waitMs":2}`,
		`{"list":[]}`:                   `{"list":[],"waitMs":8000}`,
		`{"waitMs":-0.0,"list":[2.50]}`: `{"list":[2.50],"waitMs":0}`,
	} {
		rules := `{"type":"object","properties":{"waitMs":{"type":"integer","default":8000},"list":{"type":"array","items":{"type":"number"}}}}`
		compiled, err := compile("test", []byte(rules))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := compiled.check([]byte(given)); err != nil || string(got) != wanted {
			t.Errorf("%s is %s (%v) and not %s", given, got, err, wanted)
		}
	}
}

func TestEventsMayHaveFieldsThatNobodyKnows(t *testing.T) {
	confirmed := load(t, "orders").Events["order.confirmed"]
	text := strings.Replace(string(confirmed.Example), "{", `{"later":[{"x":1}],`, 1)
	if _, err := confirmed.CheckData([]byte(text)); err != nil {
		t.Error(err)
	}
	var wrong *fieldsError
	if _, err := confirmed.CheckData([]byte("{}")); !errors.As(err, &wrong) || len(wrong.Fields) == 0 {
		t.Errorf("data with nothing in it are %v", err)
	}
}

func load(t *testing.T, context string) *Contract {
	t.Helper()
	language, err := Load(schemas, context)
	if err != nil {
		t.Fatal(err)
	}
	return language
}
