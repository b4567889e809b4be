package authority

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/google/uuid"
	lru "github.com/hashicorp/golang-lru/v2"

	"galleria.example/chassis/call"
	"galleria.example/chassis/outage"
)

const (
	longestToken = 8_192
	mostKept     = 8_192
	longestName  = 80
)

// knownRoles is what a person may be; another role makes a token one that nobody understands.
var knownRoles = []string{"shopper", "support", "catalogue-manager", "operator", "auditor"}

// Verified is what a good token says.
type Verified struct {
	Caller *call.Caller
	// Proven says whether what it says of the principal is more than hearsay: the principal may be given what is theirs.
	Proven bool
}

// Doubt says why a token is not good: for the log, never for whoever sent it.
type Doubt struct{ error }

// Verifier looks at call tokens.
type Verifier struct {
	context, issuer string
	ring            *keyring
	identity        *identityKeys
	kept            *lru.Cache[string, kept]
}

type kept struct {
	verified Verified
	until    time.Time
	version  string
}

// VerifierOptions say whose tokens count.
type VerifierOptions struct {
	// Context is what is asked: what a token must be for.
	Context string
	// Issuer is who signs access tokens: the identity server's name for itself.
	Issuer string
	// CallersFile holds the callers' public keys.
	CallersFile string
	// AskForKeys asks the identity server for its keys.
	AskForKeys func(ctx context.Context) ([]json.RawMessage, error)
	Log        *slog.Logger
}

// NewVerifier fails when the file of callers is no good.
func NewVerifier(options VerifierOptions) (*Verifier, error) {
	ring, err := openKeyring(options.CallersFile, options.Log)
	if err != nil {
		return nil, err
	}
	remembered, err := lru.New[string, kept](mostKept)
	if err != nil {
		return nil, fmt.Errorf("tokens cannot be kept: %w", err)
	}
	identity := &identityKeys{ask: options.AskForKeys, log: options.Log}
	return &Verifier{options.Context, options.Issuer, ring, identity, remembered}, nil
}

// Verify looks at a call token (RFC 8725): one algorithm, one type, one audience, a key from our own ring by its id and whose it is, a short
// life. The user that it speaks for is believed on the identity server's word only, which it has to bring along. What was found good is kept
// until its end, or until a key is retired. It fails with a Doubt, or with an outage when the identity server's keys are needed and cannot
// be had.
func (verifier *Verifier) Verify(ctx context.Context, token string) (Verified, error) {
	if len(token) > longestToken {
		return Verified{}, Doubt{errors.New("it is too long")}
	}
	ring := verifier.ring.now()
	if earlier, known := verifier.kept.Get(token); known && earlier.version == ring.version && time.Now().Before(earlier.until) {
		return earlier.verified, nil
	}
	verified, until, err := verifier.look(ctx, token, ring)
	if err != nil {
		if _, isOutage := outage.Behind(err); isOutage {
			return Verified{}, err
		}
		return Verified{}, Doubt{err}
	}
	verifier.kept.Add(token, kept{verified, until, ring.version})
	return verified, nil
}

func (verifier *Verifier) look(ctx context.Context, text string, ring *callers) (Verified, time.Time, error) {
	nothing := Verified{}
	token, err := parse(text, jose.EdDSA, callTokenType)
	if err != nil {
		return nothing, time.Time{}, err
	}
	key, known := ring.keys[token.kid]
	if !known {
		return nothing, time.Time{}, errors.New("it is signed with a key that nobody has")
	}
	var claims callClaims
	if err := token.claims(key.key, &claims); err != nil {
		return nothing, time.Time{}, err
	}
	actors, err := verifier.judge(claims, key)
	if err != nil {
		return nothing, time.Time{}, err
	}
	principal, proven, until, err := verifier.principalOf(ctx, claims, key)
	if err != nil {
		return nothing, time.Time{}, err
	}
	caller := &call.Caller{Principal: principal, Actors: append([]string{key.process}, actors...)}
	return Verified{caller, proven}, time.Unix(min(claims.Expires, until), 0), nil
}

// judge looks at everything that a call token says but for whom it speaks.
func (verifier *Verifier) judge(claims callClaims, key callerKey) ([]string, error) {
	principal := claims.Principal
	isPrincipal := slices.Contains([]string{"guest", "user", "service"}, principal.Kind) &&
		principal.ID != "" && len(principal.ID) <= longestName && principal.Roles != nil && areRoles(principal.Roles) &&
		(principal.GuestID == "" || uuid.Validate(principal.GuestID) == nil)
	switch {
	case claims.ID == "":
		return nil, errors.New("it has no id")
	case claims.Issuer != key.process:
		return nil, errors.New("it is signed by another than it says")
	case claims.Audience != verifier.context:
		return nil, errors.New("it is for somebody else")
	case !isPrincipal:
		return nil, errors.New("it does not say for whom it speaks")
	case time.Duration(claims.Expires-claims.IssuedAt)*time.Second > callTokenLife:
		return nil, errors.New("it is good for too long")
	case time.Since(time.Unix(claims.IssuedAt, 0)) > callTokenLife+clockTolerance:
		return nil, errors.New("it is no longer good")
	}
	if err := isCurrent(claims.IssuedAt, 0, claims.Expires, time.Now()); err != nil {
		return nil, err
	}
	return actorsOf(claims.Actor)
}
