package contract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"galleria.example/chassis/problem"
)

// golden is what a contract takes and what it does not, as exported for all languages.
type golden struct {
	Endpoints map[string]struct {
		Requests        []json.RawMessage `json:"requests"`
		InvalidRequests []struct {
			About   string          `json:"about"`
			Field   string          `json:"field"`
			Request json.RawMessage `json:"request"`
		} `json:"invalidRequests"`
	} `json:"endpoints"`
	Events map[string]struct {
		Data        []json.RawMessage `json:"data"`
		InvalidData []json.RawMessage `json:"invalidData"`
	} `json:"events"`
}

func TestWhatIsGoldenIsTakenAndOfTheRestTheSameFieldIsNamedAsInEveryLanguage(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(schemas, "golden", "*.json"))
	if err != nil || len(files) < 5 {
		t.Fatalf("there are %d golden documents (%v)", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var document golden
		if err := json.Unmarshal(text, &document); err != nil {
			t.Fatal(err)
		}
		context := filepath.Base(file[:len(file)-len(".json")])
		t.Run(context, func(t *testing.T) { document.try(t, load(t, context)) })
	}
}

func (document golden) try(t *testing.T, language *Contract) {
	for key, wanted := range document.Endpoints {
		endpoint := language.Endpoints[key]
		for _, request := range wanted.Requests {
			if _, err := endpoint.CheckRequest(request); err != nil {
				t.Errorf("%s refuses %s: %v", key, request, err)
			}
		}
		for _, invalid := range wanted.InvalidRequests {
			_, err := endpoint.CheckRequest(invalid.Request)
			refusal, refused := problem.RefusalBehind(err)
			named := func(field problem.Field) bool { return field.Field == invalid.Field }
			if !refused || refusal.Code != "invalid-request" || !slices.ContainsFunc(refusal.Fields, named) {
				t.Errorf("%s, %s: of %.200s it is said that %+v, and not that %s is wrong", key, invalid.About, invalid.Request, refusal, invalid.Field)
			}
		}
	}
	for key, wanted := range document.Events {
		for _, data := range wanted.Data {
			if _, err := language.Events[key].CheckData(data); err != nil {
				t.Errorf("%s is not heard: %v", key, err)
			}
		}
		for _, data := range wanted.InvalidData {
			if _, err := language.Events[key].CheckData(data); err == nil {
				t.Errorf("%s is heard: %s", key, data)
			}
		}
	}
}
