// Package contract reads what a context says on the wire, as it was exported to JSON Schema, and checks messages against it.
package contract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// protocol is the version of the export that this package reads.
const protocol = 1

// Access is who may ask an endpoint.
type Access struct {
	// Kind is open, callers or roles.
	Kind    string   `json:"kind"`
	Callers []string `json:"callers"`
	// May says how far each role reaches: own or any.
	May map[string]string `json:"may"`
	// Owner names the fields of a request that say whose it is.
	Owner []string `json:"owner"`
	// Conceals is the code with which what is not one's own answers.
	Conceals string `json:"conceals"`
}

// Endpoint is one question that a context answers.
type Endpoint struct {
	Key        string
	Subject    string          `json:"subject"`
	Access     Access          `json:"access"`
	Idempotent bool            `json:"idempotent"`
	NeedsKey   bool            `json:"needsKey"`
	TimeoutMs  int             `json:"timeoutMs"`
	Request    json.RawMessage `json:"request"`
	Example    struct {
		Request json.RawMessage `json:"request"`
		Reply   json.RawMessage `json:"reply"`
	} `json:"example"`

	request *schema
}

// Timeout is the longest that a caller waits.
func (endpoint *Endpoint) Timeout() time.Duration {
	return time.Duration(endpoint.TimeoutMs) * time.Millisecond
}

// Event is one kind of fact that a context announces.
type Event struct {
	Key     string
	Type    string          `json:"type"`
	Version int             `json:"version"`
	Data    json.RawMessage `json:"data"`
	Example json.RawMessage `json:"example"`

	data *schema
}

// Contract is everything that one context says on the wire.
type Contract struct {
	Context   string               `json:"context"`
	Rank      string               `json:"rank"`
	Stream    string               `json:"stream"`
	Endpoints map[string]*Endpoint `json:"endpoints"`
	Events    map[string]*Event    `json:"events"`
	Protocol  int                  `json:"protocol"`
}

// Load reads the contract of a context from the folder of exported schemas, and compiles all of them.
func Load(folder, context string) (*Contract, error) {
	file := filepath.Join(folder, context+".json")
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("the contract of %s cannot be read: %w", context, err)
	}
	contract := &Contract{}
	if err := json.Unmarshal(text, contract); err != nil {
		return nil, fmt.Errorf("%s is no contract: %w", file, err)
	}
	if contract.Protocol != protocol || contract.Context != context {
		return nil, fmt.Errorf("%s is not the contract of %s in protocol version %d", file, context, protocol)
	}
	return contract, contract.compile()
}

func (contract *Contract) compile() error {
	for key, endpoint := range contract.Endpoints {
		compiled, err := compile(contract.Context+"/"+key, endpoint.Request)
		if err != nil {
			return err
		}
		endpoint.Key, endpoint.request = key, compiled
	}
	for key, event := range contract.Events {
		compiled, err := compile(contract.Context+"/"+key, event.Data)
		if err != nil {
			return err
		}
		event.Key, event.data = key, compiled
	}
	return nil
}

// schema is a compiled schema, and the same as it was written, for its defaults.
type schema struct {
	rules    *jsonschema.Schema
	document any
	choices  choices
}

func compile(name string, text json.RawMessage) (*schema, error) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("the schema of %s is no JSON: %w", name, err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	address := "urn:galleria:" + name
	if err := compiler.AddResource(address, document); err != nil {
		return nil, fmt.Errorf("the schema of %s cannot be used: %w", name, err)
	}
	rules, err := compiler.Compile(address)
	if err != nil {
		return nil, fmt.Errorf("the schema of %s does not compile: %w", name, err)
	}
	return &schema{rules, document, choicesIn(rules)}, nil
}
