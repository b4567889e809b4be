package authority

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/google/uuid"

	"galleria.example/chassis/call"
)

// principalOf is whom a token speaks for, as far as it is known: roles are given to whoever was proven, and to nobody else.
func (verifier *Verifier) principalOf(
	ctx context.Context, claims callClaims, key callerKey,
) (principal call.Principal, proven bool, until int64, err error) {
	principal, until = claims.Principal, claims.Expires
	said := principal.Roles
	principal.Roles = []string{}
	switch {
	case principal.Kind == "service":
		if principal.ID != key.process {
			return principal, false, until, nil
		}
		principal.Roles = shared(said, key.asserts)
		return principal, true, until, nil
	case !slices.Contains(key.speaksFor, principal.Kind):
		return principal, false, until, nil
	case principal.Kind == "guest":
		return principal, true, until, nil
	}
	proof, err := verifier.proofOf(ctx, claims.SubjectToken, key)
	if err != nil {
		return principal, false, until, err
	}
	principal.Roles = proof.Roles
	return principal, true, proof.Expires, differs("proof's user", proof.Subject, principal.ID)
}

// proofOf believes an access token that was made out to the very process that asks.
func (verifier *Verifier) proofOf(ctx context.Context, text string, key callerKey) (accessClaims, error) {
	var claims accessClaims
	if text == "" {
		return claims, errors.New("it brings no proof of its user")
	}
	token, err := parse(text, jose.ES256, "at+jwt")
	if err != nil {
		return claims, fmt.Errorf("its proof is none: %w", err)
	}
	identityKey, err := verifier.identity.find(ctx, token.kid)
	if err != nil {
		return claims, err
	}
	if identityKey == nil {
		return claims, errors.New("its user is proven with a key that the identity server does not have")
	}
	if err := token.claims(identityKey, &claims); err != nil {
		return claims, fmt.Errorf("its proof is none: %w", err)
	}
	isWhole := uuid.Validate(claims.Subject) == nil && claims.Client != "" && claims.ID != "" && claims.Roles != nil && areRoles(claims.Roles)
	if !isWhole {
		return claims, errors.New("its proof does not say enough")
	}
	return claims, errors.Join(
		isCurrent(claims.IssuedAt, claims.NotBefore, claims.Expires, time.Now()),
		differs("proof's issuer", claims.Issuer, verifier.issuer),
		differs("proof's audience", claims.Audience, "urn:galleria:"+key.process),
	)
}

func areRoles(roles []string) bool {
	return !slices.ContainsFunc(roles, func(role string) bool { return !slices.Contains(knownRoles, role) })
}

func shared(said, allowed []string) []string {
	both := []string{}
	for _, role := range said {
		if slices.Contains(allowed, role) {
			both = append(both, role)
		}
	}
	return both
}
