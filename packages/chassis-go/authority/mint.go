package authority

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
	lru "github.com/hashicorp/golang-lru/v2"

	"galleria.example/chassis/call"
	"galleria.example/chassis/ids"
)

// usedFor is for how long a token is used again: half its life, so that it arrives well before its end.
const (
	usedFor    = callTokenLife / 2
	mostMinted = 4_096
)

// Mint signs call tokens with the process's own key. One is kept for each principal and audience for half a minute.
type Mint struct {
	process string
	signer  jose.Signer
	kept    *lru.Cache[string, minted]
}

type minted struct {
	token string
	until time.Time
}

// OpenMint reads the private key that the cluster made for this process alone.
func OpenMint(file, process string) (*Mint, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("CALLER_KEY_FILE names no key: %w", err)
	}
	jwk, err := readKey(text, jose.EdDSA)
	if err == nil && jwk.IsPublic() {
		err = errors.New("it is the public half")
	}
	if err != nil {
		return nil, fmt.Errorf("CALLER_KEY_FILE names no private key for signing: %w", err)
	}
	options := (&jose.SignerOptions{}).WithType(callTokenType).WithHeader("kid", jwk.KeyID)
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.EdDSA, Key: jwk.Key}, options)
	if err != nil {
		return nil, fmt.Errorf("the key of CALLER_KEY_FILE cannot sign: %w", err)
	}
	kept, err := lru.New[string, minted](mostMinted)
	if err != nil {
		return nil, fmt.Errorf("tokens cannot be kept: %w", err)
	}
	return &Mint{process, signer, kept}, nil
}

// Token says in whose name a context is asked; of a nil caller, in the process's own.
func (mint *Mint) Token(context string, caller *call.Caller) (string, error) {
	if caller == nil {
		caller = call.Service(mint.process)
	}
	name := nameOf(context, caller)
	now := time.Now()
	if earlier, known := mint.kept.Get(name); known && now.Before(earlier.until) {
		return earlier.token, nil
	}
	principal := caller.Principal
	if principal.Roles == nil {
		principal.Roles = []string{}
	}
	claims := callClaims{
		Issuer:       mint.process,
		Audience:     context,
		IssuedAt:     now.Unix(),
		Expires:      now.Unix() + int64(callTokenLife.Seconds()),
		ID:           ids.Next(),
		Principal:    principal,
		Actor:        actorClaimOf(caller.Actors),
		SubjectToken: caller.Evidence,
	}
	token, err := jwt.Signed(mint.signer).Claims(claims).Serialize()
	if err != nil {
		return "", fmt.Errorf("a call token cannot be signed: %w", err)
	}
	mint.kept.Add(name, minted{token, now.Add(usedFor)})
	return token, nil
}

// nameOf is all that stands in a token. An access token stands for all that is known of its user.
func nameOf(context string, caller *call.Caller) string {
	// Texts and lists of texts, which JSON always takes.
	name, _ := json.Marshal([]any{context, caller.Principal, strings.Join(caller.Actors, ","), caller.Evidence})
	return string(name)
}
