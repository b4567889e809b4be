// Package authority says in whose name is asked, by call tokens, and tells from them who asks.
package authority

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"galleria.example/chassis/call"
)

const (
	// callTokenType tells a call token from every other JWT (RFC 8725, 3.11).
	callTokenType = "call+jwt"
	// callTokenLife is the longest that one is good for.
	callTokenLife = 60 * time.Second
	// clockTolerance is by how much two processes' clocks may differ.
	clockTolerance = 5 * time.Second
	longestChain   = 8
)

// actorClaim is the processes that a call has come through before the one that made the token (RFC 8693, 4.1).
type actorClaim struct {
	Sub string      `json:"sub"`
	Act *actorClaim `json:"act,omitempty"`
}

// callClaims is what a call token says. SubjectToken (RFC 8693, 2.1) is the access token of the user it speaks for: what counts of that user
// is said there, by the identity server, and not by the process that asks.
type callClaims struct {
	Issuer       string         `json:"iss"`
	Audience     string         `json:"aud"`
	IssuedAt     int64          `json:"iat"`
	Expires      int64          `json:"exp"`
	ID           string         `json:"jti"`
	Principal    call.Principal `json:"principal"`
	Actor        *actorClaim    `json:"act,omitempty"`
	SubjectToken string         `json:"subject_token,omitempty"`
}

// accessClaims is what counts of an access token (RFC 9068, 2.2).
type accessClaims struct {
	Issuer    string   `json:"iss"`
	Subject   string   `json:"sub"`
	Audience  string   `json:"aud"`
	IssuedAt  int64    `json:"iat"`
	NotBefore int64    `json:"nbf"`
	Expires   int64    `json:"exp"`
	Client    string   `json:"client_id"`
	ID        string   `json:"jti"`
	Roles     []string `json:"roles"`
}

// actorClaimOf writes actors, the nearest first, as nested claims.
func actorClaimOf(actors []string) *actorClaim {
	if len(actors) == 0 {
		return nil
	}
	return &actorClaim{actors[0], actorClaimOf(actors[1:])}
}

// actorsOf reads nested claims as a list, the nearest first. It fails when the chain is longer than any call could have made it.
func actorsOf(claim *actorClaim) ([]string, error) {
	actors := []string{}
	for ; claim != nil; claim = claim.Act {
		if len(actors) == longestChain {
			return nil, errors.New("it has come through too many hands")
		}
		actors = append(actors, claim.Sub)
	}
	return actors, nil
}

// parsed is a token that was read and not yet believed.
type parsed struct {
	token *jwt.JSONWebToken
	kid   string
}

// parse reads a token that says it is signed in one way, and of one type.
func parse(text string, algorithm jose.SignatureAlgorithm, tokenType string) (parsed, error) {
	token, err := jwt.ParseSigned(text, []jose.SignatureAlgorithm{algorithm})
	if err != nil || len(token.Headers) != 1 {
		return parsed{}, errors.New("it is no token that is signed as it should be")
	}
	header := token.Headers[0]
	said, _ := header.ExtraHeaders[jose.HeaderType].(string)
	if strings.TrimPrefix(strings.ToLower(said), "application/") != tokenType {
		return parsed{}, errors.New("it is a token of another type")
	}
	return parsed{token, header.KeyID}, nil
}

// claims believes a token by a key and reads what it says, which has to be all that must be there and of the right kinds.
func (token parsed) claims(key any, into any) error {
	var text json.RawMessage
	if err := token.token.Claims(key, &text); err != nil {
		return errors.New("its signature is not good")
	}
	if err := json.Unmarshal(text, into); err != nil {
		return errors.New("its claims are not what they should be")
	}
	return nil
}

// isCurrent says whether a token is good now.
func isCurrent(issuedAt, notBefore, expires int64, now time.Time) error {
	switch {
	case expires == 0 || issuedAt == 0:
		return errors.New("it does not say for how long it is good")
	case !now.Before(time.Unix(expires, 0).Add(clockTolerance)):
		return errors.New("it is no longer good")
	case now.Add(clockTolerance).Before(time.Unix(max(issuedAt, notBefore), 0)):
		return errors.New("it is not good yet")
	}
	return nil
}

func differs(what, is, wanted string) error {
	if is == wanted {
		return nil
	}
	return fmt.Errorf("its %s is another", what)
}
