package service

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"galleria.example/chassis/audit"
	"galleria.example/chassis/authority"
	"galleria.example/chassis/call"
)

// accessNotes writes down who was turned away on the bus, and who looked at somebody else's data since they may.
type accessNotes struct {
	notebook *audit.Notebook
}

// refusals is how the audit calls a refusal; what stands here for none conceals that something is there (OWASP API1).
var refusals = map[string]string{
	"not-authenticated": "security.refused-authentication",
	"not-permitted":     "security.refused-permission",
}

const (
	concealed = "security.refused-ownership"
	mostIDs   = 4
)

// shoppers is what may name a guest in a request.
var shoppers = []string{"shopperId", "guestId"}

func (notes accessNotes) Refused(ctx context.Context, method string, verified *authority.Verified, code string) {
	action, known := refusals[code]
	if !known {
		action = concealed
	}
	told := audit.Told{Cause: call.CauseOf(ctx), Nobody: verified == nil}
	if verified != nil {
		told.Caller = verified.Caller
	}
	notes.notebook.Note(audit.Deed{Action: action, Refused: true, Reason: code, Object: endpointOf(method)}, told)
}

func (notes accessNotes) Reached(ctx context.Context, method string, verified authority.Verified, request json.RawMessage) {
	told := audit.Told{Cause: call.CauseOf(ctx)}
	told.Caller = verified.Caller
	notes.notebook.Note(audit.Deed{Action: "data.read", Object: endpointOf(method), After: idsOf(request)}, told)
}

func endpointOf(method string) audit.Object {
	return audit.Object{Kind: "endpoint", ID: method}
}

// idsOf is which data: the ids of a request, and nothing else that somebody asked.
func idsOf(request json.RawMessage) audit.Facts {
	facts := audit.Facts{}
	var fields map[string]any
	// A request is an object, or it would not have kept to its contract; one that is none names nothing.
	if json.Unmarshal(request, &fields) != nil {
		return facts
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if !strings.HasSuffix(name, "Id") || len(facts) == mostIDs {
			continue
		}
		switch value := fields[name].(type) {
		case string:
			if slices.Contains(shoppers, name) {
				value = audit.GuestName(value)
			}
			facts[name] = value
		case float64:
			facts[name] = value
		}
	}
	return facts
}
