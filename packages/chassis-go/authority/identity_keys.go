package authority

import (
	"context"
	"encoding/json"
	"log/slog"
	"sync"
	"time"

	"github.com/go-jose/go-jose/v4"
)

const (
	// freshFor is how old the keys may get before they are asked for again: a key that is taken back is taken back here by then.
	freshFor = 5 * time.Minute
	// askAgainAfter: an id that nobody knows may be a new key's, or rubbish that somebody sends to have us ask.
	askAgainAfter = 5 * time.Second
)

// identityKeys keeps the identity server's keys. They are asked for when the first signed-in shopper comes, when they have become old, and
// when a token names one that is not among them. While the identity server is away the last ones known go on being good: who has signed in
// can shop on.
type identityKeys struct {
	ask func(ctx context.Context) ([]json.RawMessage, error)
	log *slog.Logger

	mutex   sync.Mutex
	keys    map[string]any
	askedAt time.Time
}

// find gives nil for a key that the identity server does not have. It fails when nothing is known of its keys at all.
func (known *identityKeys) find(ctx context.Context, kid string) (any, error) {
	known.mutex.Lock()
	defer known.mutex.Unlock()
	age := time.Since(known.askedAt)
	_, has := known.keys[kid]
	if known.keys != nil && age < freshFor && (has || age < askAgainAfter) {
		return known.keys[kid], nil
	}
	known.askedAt = time.Now()
	if err := known.refresh(ctx); err != nil {
		if known.keys == nil {
			return nil, err
		}
		known.log.Warn("the identity server's keys are not refreshed; the last ones known are used", "error", err)
	}
	return known.keys[kid], nil
}

func (known *identityKeys) refresh(ctx context.Context) error {
	written, err := known.ask(ctx)
	if err != nil {
		return err
	}
	keys := map[string]any{}
	for _, text := range written {
		jwk, err := readKey(text, jose.ES256)
		if err != nil {
			return err
		}
		keys[jwk.KeyID] = jwk.Public().Key
	}
	known.keys = keys
	return nil
}
