package authority

import (
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"

	"galleria.example/chassis/call"
	"galleria.example/chassis/contract"
)

// notes remembers what a witness was told.
type notes struct{ told []string }

func (notes *notes) Refused(_ context.Context, _ string, _ *Verified, code string) {
	notes.told = append(notes.told, "refused "+code)
}

func (notes *notes) Reached(context.Context, string, Verified, json.RawMessage) {
	notes.told = append(notes.told, "reached")
}

func TestWhoMayAskAndAboutWhom(t *testing.T) {
	house := newHouse(t)
	verifier := house.verifier()
	guest := func(id, guestID string) *call.Caller {
		return &call.Caller{Principal: call.Principal{Kind: "guest", ID: id, GuestID: guestID}}
	}
	support := &call.Caller{Principal: call.Principal{Kind: "user", ID: userID}, Evidence: house.evidence(nil)}
	own := contract.Access{
		Kind: "roles", May: map[string]string{"guest": "own", "support": "any"}, Owner: []string{"shopperId"}, Conceals: "order-unknown",
	}
	for name, wanted := range map[string]struct {
		access  contract.Access
		process string
		caller  *call.Caller
		request string
		code    string
		told    string
	}{
		"the process that may":              {contract.Access{Kind: "callers", Callers: []string{"orders"}}, "orders", nil, `{}`, "", ""},
		"a process that may not":            {contract.Access{Kind: "callers", Callers: []string{"orders"}}, "bff-web", nil, `{}`, "not-permitted", "refused not-permitted"},
		"a guest about what is theirs":      {own, "bff-web", guest("g-1", ""), `{"shopperId":"g-1"}`, "", ""},
		"a guest about another's":           {own, "bff-web", guest("g-1", ""), `{"shopperId":"g-2"}`, "order-unknown", "refused order-unknown"},
		"a guest about nobody's":            {own, "bff-web", guest("g-1", ""), `{}`, "order-unknown", "refused order-unknown"},
		"who was a guest, about that":       {own, "bff-web", guest("g-1", userID), `{"shopperId":"` + userID + `"}`, "", ""},
		"a guest by hearsay":                {own, "orders", guest("g-1", ""), `{"shopperId":"g-1"}`, "not-permitted", "refused not-permitted"},
		"support about anybody's":           {own, "bff-web", support, `{"shopperId":"g-2"}`, "", "reached"},
		"a role that may not":               {contract.Access{Kind: "roles", May: map[string]string{"auditor": "any"}}, "bff-web", support, `{}`, "not-permitted", "refused not-permitted"},
		"a guest where nothing is anyone's": {contract.Access{Kind: "roles", May: map[string]string{"guest": "own"}}, "bff-web", guest("g-1", ""), `{}`, "not-found", "refused not-found"},
	} {
		t.Run(name, func(t *testing.T) {
			witness := &notes{}
			admission := &Admission{Method: "orders.order.get", Access: wanted.access, Verifier: verifier, Witness: witness}
			token, err := house.mint(wanted.process).Token("shipping", wanted.caller)
			if err != nil {
				t.Fatal(err)
			}
			admitted, err := admission.Admit(t.Context(), "Bearer "+token)
			if err == nil {
				err = admission.Reaches(t.Context(), admitted, json.RawMessage(wanted.request))
			}
			if got := codeOf(err); got != wanted.code || strings.Join(witness.told, ", ") != wanted.told {
				t.Errorf("it is answered with %q, and the audit is told %v", got, witness.told)
			}
		})
	}
}

func TestWhoBringsNoTokenOrComesToAProcessThatKnowsNobodyIsTurnedAway(t *testing.T) {
	house := newHouse(t)
	token, _ := house.mint("orders").Token("shipping", nil)
	for header, verifier := range map[string]*Verifier{"": house.verifier(), "Basic x": house.verifier(), "Bearer " + token: nil} {
		admission := &Admission{Access: contract.Access{Kind: "callers"}, Verifier: verifier, Witness: &notes{}}
		if _, err := admission.Admit(t.Context(), header); codeOf(err) != "not-authenticated" {
			t.Errorf("%q is answered with %v", header, err)
		}
	}
}

func TestWhyATokenIsNotGoodIsForTheLogAlone(t *testing.T) {
	house := newHouse(t)
	var lines strings.Builder
	log := slog.New(slog.NewJSONHandler(&lines, &slog.HandlerOptions{Level: slog.LevelDebug}))
	ctx := call.With(t.Context(), call.Call{Log: log})
	access := contract.Access{Kind: "callers", Callers: []string{"orders"}}
	admission := &Admission{Method: "orders.order.get", Access: access, Verifier: house.verifier(), Witness: &notes{}}
	_, err := admission.Admit(ctx, "")
	if err == nil || strings.Contains(err.Error(), "brings no token") {
		t.Errorf("a stranger is told %v", err)
	}
	if !strings.Contains(lines.String(), "it brings no token") {
		t.Errorf("the log does not say why: %s", lines.String())
	}
}
