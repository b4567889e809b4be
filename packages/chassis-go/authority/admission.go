package authority

import (
	"context"
	"encoding/json"
	"errors"
	"regexp"
	"slices"

	"galleria.example/chassis/call"
	"galleria.example/chassis/contract"
	"galleria.example/chassis/problem"
)

// Witness is told of what is worth writing down about who asked for what. It must not wait for anything.
type Witness interface {
	// Refused: somebody was turned away. `verified` is nil for whoever did not say who they are.
	Refused(ctx context.Context, method string, verified *Verified, code string)
	// Reached: somebody reached for what is not theirs, and may.
	Reached(ctx context.Context, method string, verified Verified, request json.RawMessage)
}

// Admission guards one endpoint that is not open to everybody.
type Admission struct {
	Method string
	Access contract.Access
	// Verifier is nil for a process that knows nobody.
	Verifier *Verifier
	Witness  Witness
}

// Admitted is somebody who may ask the endpoint, and how far they may reach.
type Admitted struct {
	Verified
	reachesAny bool
}

const (
	notAuthenticated = "not-authenticated"
	notPermitted     = "not-permitted"
)

var bearer = regexp.MustCompile(`^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$`)

// Admit says whether whoever brought the header may ask at all. Before the request is read, so that a stranger learns nothing of its rules.
func (admission *Admission) Admit(ctx context.Context, authorization string) (Admitted, error) {
	verified, err := admission.verify(ctx, authorization)
	var doubt Doubt
	if errors.As(err, &doubt) {
		call.Log(ctx).Debug("a token is not good", "method", admission.Method, "reason", doubt.Error())
		admission.Witness.Refused(ctx, admission.Method, nil, notAuthenticated)
		return Admitted{}, problem.Refuse(notAuthenticated)
	}
	if err != nil {
		return Admitted{}, err
	}
	may, any := mayAsk(admission.Access, verified)
	if !may {
		admission.Witness.Refused(ctx, admission.Method, &verified, notPermitted)
		return Admitted{}, problem.Refuse(notPermitted)
	}
	return Admitted{verified, any}, nil
}

func (admission *Admission) verify(ctx context.Context, authorization string) (Verified, error) {
	match := bearer.FindStringSubmatch(authorization)
	if match == nil {
		return Verified{}, Doubt{errors.New("it brings no token")}
	}
	if admission.Verifier == nil {
		return Verified{}, Doubt{errors.New("this process has no keys to tell callers by")}
	}
	return admission.Verifier.Verify(ctx, match[1])
}

// Reaches says whether the request is about what they may reach. Somebody else's and nobody's answer alike: neither is here for them.
func (admission *Admission) Reaches(ctx context.Context, admitted Admitted, request json.RawMessage) error {
	access := admission.Access
	if access.Kind != "roles" || isOwn(access, request, admitted.Verified) {
		return nil
	}
	if admitted.reachesAny {
		admission.Witness.Reached(ctx, admission.Method, admitted.Verified, request)
		return nil
	}
	code := access.Conceals
	if code == "" {
		code = "not-found"
	}
	admission.Witness.Refused(ctx, admission.Method, &admitted.Verified, code)
	return problem.Refuse(code)
}

// mayAsk says whether somebody may ask an endpoint at all, and whether about anybody's.
func mayAsk(access contract.Access, verified Verified) (may, any bool) {
	caller := verified.Caller
	switch access.Kind {
	case "open":
		return true, true
	case "callers":
		return slices.Contains(access.Callers, caller.Actors[0]), true
	}
	if !verified.Proven {
		return false, false
	}
	reaches := []string{}
	if caller.Principal.Kind == "guest" {
		reaches = append(reaches, access.May["guest"])
	} else {
		for _, role := range caller.Principal.Roles {
			reaches = append(reaches, access.May[role])
		}
	}
	any = slices.Contains(reaches, "any")
	return any || slices.Contains(reaches, "own"), any
}

// isOwn says whether everything that the request names belongs to the asker. What names nobody is nobody's.
func isOwn(access contract.Access, request json.RawMessage, verified Verified) bool {
	var fields map[string]any
	if len(access.Owner) == 0 || json.Unmarshal(request, &fields) != nil {
		return false
	}
	principal := verified.Caller.Principal
	for _, name := range access.Owner {
		owner, _ := fields[name].(string)
		if owner == "" || owner != principal.ID && owner != principal.GuestID {
			return false
		}
	}
	return true
}
