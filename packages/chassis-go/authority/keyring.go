package authority

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-jose/go-jose/v4"
)

// lookEvery is how often the file of callers is looked at while tokens come in.
const lookEvery = time.Second

// callerKey is a key that tokens may be signed with, and whose it is.
type callerKey struct {
	process string
	// speaksFor are the kinds of principals whose word the process may bring. Another's principal is hearsay, and good for nothing.
	speaksFor []string
	// asserts are the roles that it has without anybody's proof: those of the person who holds the key's file.
	asserts []string
	key     any
}

type callers struct {
	keys    map[string]callerKey
	version string
}

// keyring is the callers' public keys, by their ids, as they stand in a file that others write while this process runs. Who asks it is never
// kept waiting: it looks at the file behind their back, and a change counts from the next token on.
type keyring struct {
	file     string
	log      *slog.Logger
	current  atomic.Pointer[callers]
	looking  sync.Mutex
	lookedAt atomic.Int64
	// seen is the text that was looked at last, good or not: what is broken is told of once.
	seen string
}

// openKeyring fails when there is no good file to begin with, since then nobody could ask anything.
func openKeyring(file string, log *slog.Logger) (*keyring, error) {
	ring := &keyring{file: file, log: log}
	text, err := os.ReadFile(file)
	if err == nil {
		ring.seen = string(text)
		err = ring.take(text)
	}
	if err != nil {
		return nil, fmt.Errorf("CALLER_KEYS_FILE names no file of callers, so no call could be trusted: %w", err)
	}
	ring.lookedAt.Store(time.Now().UnixNano())
	return ring, nil
}

func (ring *keyring) now() *callers {
	last := ring.lookedAt.Load()
	now := time.Now().UnixNano()
	if now-last >= int64(lookEvery) && ring.lookedAt.CompareAndSwap(last, now) {
		go ring.look()
	}
	return ring.current.Load()
}

// look keeps the last good copy when the file is broken or gone.
func (ring *keyring) look() {
	ring.looking.Lock()
	defer ring.looking.Unlock()
	text, err := os.ReadFile(ring.file)
	if err == nil && string(text) == ring.seen {
		return
	}
	if err == nil {
		ring.seen = string(text)
		err = ring.take(text)
	}
	if err != nil {
		ring.log.Warn("the file cannot be read; the last good copy is kept", "file", ring.file, "error", err)
	}
}

func (ring *keyring) take(text []byte) error {
	read, err := readCallers(text)
	if err == nil {
		ring.current.Store(read)
	}
	return err
}

func readCallers(text []byte) (*callers, error) {
	var said struct {
		Callers []struct {
			Process   string            `json:"process"`
			SpeaksFor []string          `json:"speaksFor"`
			Asserts   []string          `json:"asserts"`
			Keys      []json.RawMessage `json:"keys"`
		} `json:"callers"`
	}
	if err := json.Unmarshal(text, &said); err != nil {
		return nil, err
	}
	if said.Callers == nil {
		return nil, errors.New("it names no callers")
	}
	digest := sha256.Sum256(text)
	read := &callers{map[string]callerKey{}, hex.EncodeToString(digest[:])}
	for _, caller := range said.Callers {
		for _, written := range caller.Keys {
			jwk, err := readKey(written, jose.EdDSA)
			if err != nil {
				return nil, err
			}
			read.keys[jwk.KeyID] = callerKey{caller.Process, caller.SpeaksFor, caller.Asserts, jwk.Public().Key}
		}
	}
	return read, nil
}

// readKey reads a key that says for what it may be used.
func readKey(text []byte, algorithm jose.SignatureAlgorithm) (jose.JSONWebKey, error) {
	var jwk jose.JSONWebKey
	if err := json.Unmarshal(text, &jwk); err != nil {
		return jwk, fmt.Errorf("a key cannot be read: %w", err)
	}
	if !jwk.Valid() || jwk.KeyID == "" || jwk.Algorithm != string(algorithm) || jwk.Use != "sig" {
		return jwk, fmt.Errorf("a key is not one for signing with %s", algorithm)
	}
	return jwk, nil
}
