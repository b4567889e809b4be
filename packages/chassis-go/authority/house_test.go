package authority

import (
	"context"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
	"github.com/google/uuid"

	"galleria.example/chassis/outage"
	"galleria.example/chassis/problem"
)

const (
	issuer = "http://localhost:8085"
	userID = "01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d"
)

// house is a cluster's keys: those of orders, who speaks for nobody, of the web's door, and of the identity server.
type house struct {
	t        *testing.T
	folder   string
	file     string
	keys     map[string]jose.JSONWebKey
	identity jose.JSONWebKey
	away     bool
	asked    int
}

func newHouse(t *testing.T) *house {
	house := &house{t: t, folder: t.TempDir(), keys: map[string]jose.JSONWebKey{}}
	house.file = filepath.Join(house.folder, "callers.json")
	for _, process := range []string{"orders", "bff-web", "console"} {
		house.keys[process] = newKey(t, process+"-1")
	}
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	house.identity = jose.JSONWebKey{Key: private, KeyID: "identity-1", Algorithm: "ES256", Use: "sig"}
	house.publish("orders", "bff-web", "console")
	return house
}

func newKey(t *testing.T, kid string) jose.JSONWebKey {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return jose.JSONWebKey{Key: private, KeyID: kid, Algorithm: "EdDSA", Use: "sig"}
}

func (house *house) publish(processes ...string) {
	type caller struct {
		Process   string            `json:"process"`
		SpeaksFor []string          `json:"speaksFor"`
		Asserts   []string          `json:"asserts"`
		Keys      []jose.JSONWebKey `json:"keys"`
	}
	callers := []caller{}
	for _, process := range processes {
		key := house.keys[process]
		one := caller{process, []string{}, []string{}, []jose.JSONWebKey{key.Public()}}
		if process == "bff-web" {
			one.SpeaksFor = []string{"guest", "user"}
		}
		if process == "console" {
			one.Asserts = []string{"operator"}
		}
		callers = append(callers, one)
	}
	house.write("callers.json", map[string]any{"callers": callers})
}

func (house *house) write(name string, value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		house.t.Fatal(err)
	}
	file := filepath.Join(house.folder, name)
	if err := os.WriteFile(file, text, 0o600); err != nil {
		house.t.Fatal(err)
	}
	return file
}

func (house *house) verifier() *Verifier {
	verifier, err := NewVerifier(VerifierOptions{
		Context: "shipping", Issuer: issuer, CallersFile: house.file, Log: slog.New(slog.DiscardHandler),
		AskForKeys: func(context.Context) ([]json.RawMessage, error) {
			house.asked++
			if house.away {
				return nil, outage.New(outage.NoResponders, "identity.key.list", nil)
			}
			text, err := json.Marshal(house.identity.Public())
			return []json.RawMessage{text}, err
		},
	})
	if err != nil {
		house.t.Fatal(err)
	}
	return verifier
}

func (house *house) mint(process string) *Mint {
	mint, err := OpenMint(house.write(process+".jwk", house.keys[process]), process)
	if err != nil {
		house.t.Fatal(err)
	}
	return mint
}

func (house *house) sign(key jose.JSONWebKey, tokenType string, claims map[string]any) string {
	options := (&jose.SignerOptions{}).WithType(jose.ContentType(tokenType)).WithHeader("kid", key.KeyID)
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.SignatureAlgorithm(key.Algorithm), Key: key.Key}, options)
	if err != nil {
		house.t.Fatal(err)
	}
	token, err := jwt.Signed(signer).Claims(claims).Serialize()
	if err != nil {
		house.t.Fatal(err)
	}
	return token
}

// evidence is a good access token of a user, but for what is changed.
func (house *house) evidence(changes map[string]any) string {
	now := time.Now().Unix()
	claims := map[string]any{
		"iss": issuer, "sub": userID, "aud": "urn:galleria:bff-web", "iat": now, "exp": now + 300,
		"client_id": "bff-web", "jti": uuid.NewString(), "roles": []string{"support"},
	}
	return house.sign(house.identity, "at+jwt", changed(claims, changes))
}

func changed(claims, changes map[string]any) map[string]any {
	for name, value := range changes {
		claims[name] = value
		if value == nil {
			delete(claims, name)
		}
	}
	return claims
}

func codeOf(err error) string {
	refusal, refused := problem.RefusalBehind(err)
	if !refused {
		return ""
	}
	return refusal.Code
}

func isDoubted(err error) bool {
	var doubt Doubt
	return errors.As(err, &doubt)
}
