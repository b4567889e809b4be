package authority

import (
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"galleria.example/chassis/call"
)

func TestAMintedTokenIsVerifiedWithAllTheWaysThatItHasCome(t *testing.T) {
	house := newHouse(t)
	guest := &call.Caller{Principal: call.Principal{Kind: "guest", ID: "g-1"}, Actors: []string{"gateway"}}
	mint := house.mint("bff-web")
	token, err := mint.Token("shipping", guest)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := mint.Token("shipping", guest); again != token {
		t.Error("it was signed twice within half a minute")
	}
	verified, err := house.verifier().Verify(t.Context(), token)
	if err != nil || !verified.Proven || !slices.Equal(verified.Caller.Actors, []string{"bff-web", "gateway"}) {
		t.Errorf("it says %+v (%v)", verified, err)
	}
}

func TestAProcessHasTheRolesThatItsKeyAssertsAndNoOthers(t *testing.T) {
	house := newHouse(t)
	verifier := house.verifier()
	wanted := call.Principal{Kind: "service", ID: "console", Roles: []string{"operator", "auditor"}}
	token, _ := house.mint("console").Token("shipping", &call.Caller{Principal: wanted})
	verified, err := verifier.Verify(t.Context(), token)
	if err != nil || !slices.Equal(verified.Caller.Principal.Roles, []string{"operator"}) {
		t.Errorf("the console has %+v (%v)", verified.Caller, err)
	}
	for _, hearsay := range []call.Principal{
		{Kind: "guest", ID: "g-1"}, {Kind: "user", ID: userID, Roles: []string{"operator"}}, {Kind: "service", ID: "console", Roles: []string{"operator"}},
	} {
		token, _ := house.mint("orders").Token("shipping", &call.Caller{Principal: hearsay})
		verified, err := verifier.Verify(t.Context(), token)
		if err != nil || verified.Proven || len(verified.Caller.Principal.Roles) > 0 {
			t.Errorf("orders brings %v and it counts as %+v (%v)", hearsay, verified, err)
		}
	}
}

func TestAUserIsBelievedOnTheIdentityServersWordOnly(t *testing.T) {
	house := newHouse(t)
	verifier := house.verifier()
	user := func(evidence string) string {
		caller := &call.Caller{Principal: call.Principal{Kind: "user", ID: userID, Roles: []string{"operator"}}, Evidence: evidence}
		token, err := house.mint("bff-web").Token("shipping", caller)
		if err != nil {
			t.Fatal(err)
		}
		return token
	}
	verified, err := verifier.Verify(t.Context(), user(house.evidence(nil)))
	if err != nil || !verified.Proven || !slices.Equal(verified.Caller.Principal.Roles, []string{"support"}) {
		t.Errorf("it is %+v (%v)", verified, err)
	}
	another := newHouse(t)
	another.identity.KeyID = house.identity.KeyID
	for name, evidence := range map[string]string{
		"no proof":                       "",
		"a proof by another key":         another.evidence(nil),
		"a proof for another process":    house.evidence(map[string]any{"aud": "urn:galleria:bff-ops"}),
		"a proof of another issuer":      house.evidence(map[string]any{"iss": "http://elsewhere"}),
		"a proof of another user":        house.evidence(map[string]any{"sub": uuid.NewString()}),
		"a proof that is no longer good": house.evidence(map[string]any{"exp": time.Now().Unix() - 60}),
		"a proof without a client":       house.evidence(map[string]any{"client_id": nil}),
		"a proof of unknown roles":       house.evidence(map[string]any{"roles": []string{"owner"}}),
		"an id token":                    house.sign(house.identity, "JWT", map[string]any{"sub": userID}),
	} {
		if _, err := verifier.Verify(t.Context(), user(evidence)); !isDoubted(err) {
			t.Errorf("%s was believed (%v)", name, err)
		}
	}
}

func TestWhileTheIdentityServerIsAwayItsLastKeysAreGood(t *testing.T) {
	house := newHouse(t)
	house.away = true
	verifier := house.verifier()
	user := func() string {
		principal := call.Principal{Kind: "user", ID: userID, Roles: []string{}}
		token, _ := house.mint("bff-web").Token("shipping", &call.Caller{Principal: principal, Evidence: house.evidence(nil)})
		return token
	}
	if _, err := verifier.Verify(t.Context(), user()); err == nil || isDoubted(err) {
		t.Errorf("that nothing is known of its keys is %v and no outage", err)
	}
	house.away = false
	if _, err := verifier.Verify(t.Context(), user()); err != nil {
		t.Error(err)
	}
	house.away = true
	if _, err := verifier.Verify(t.Context(), user()); err != nil || house.asked != 2 {
		t.Errorf("with the last keys known it is %v, and they were asked for %d times", err, house.asked)
	}
}

func TestATokenThatIsNotGoodIsDoubted(t *testing.T) {
	house := newHouse(t)
	verifier := house.verifier()
	now := time.Now().Unix()
	orders := house.keys["orders"]
	good := func(changes map[string]any) map[string]any {
		claims := map[string]any{
			"iss": "orders", "aud": "shipping", "iat": now, "exp": now + 60, "jti": "1",
			"principal": map[string]any{"kind": "service", "id": "orders", "roles": []string{}},
		}
		return changed(claims, changes)
	}
	if _, err := verifier.Verify(t.Context(), house.sign(orders, "call+jwt", good(nil))); err != nil {
		t.Fatalf("a good one is doubted: %v", err)
	}
	chain := map[string]any{"sub": "x"}
	for range 9 {
		chain = map[string]any{"sub": "x", "act": chain}
	}
	stranger := newKey(t, "stranger-1")
	impostor := newKey(t, orders.KeyID)
	for name, token := range map[string]string{
		"none":                             "a.b.c",
		"one that is too long":             strings.Repeat("x", 8_193),
		"one by a key that nobody has":     house.sign(stranger, "call+jwt", good(nil)),
		"one by another key of that name":  house.sign(impostor, "call+jwt", good(nil)),
		"one of another type":              house.sign(orders, "at+jwt", good(nil)),
		"one signed in another way":        house.sign(house.identity, "call+jwt", good(nil)),
		"one of another process":           house.sign(orders, "call+jwt", good(map[string]any{"iss": "bff-web"})),
		"one for another context":          house.sign(orders, "call+jwt", good(map[string]any{"aud": "payments"})),
		"one for several contexts":         house.sign(orders, "call+jwt", good(map[string]any{"aud": []string{"shipping", "payments"}})),
		"one that is over":                 house.sign(orders, "call+jwt", good(map[string]any{"iat": now - 60, "exp": now - 6})),
		"one that has not begun":           house.sign(orders, "call+jwt", good(map[string]any{"iat": now + 30})),
		"one that is good for too long":    house.sign(orders, "call+jwt", good(map[string]any{"exp": now + 61})),
		"one without an end":               house.sign(orders, "call+jwt", good(map[string]any{"exp": nil})),
		"one without an id":                house.sign(orders, "call+jwt", good(map[string]any{"jti": nil})),
		"one that speaks for nobody":       house.sign(orders, "call+jwt", good(map[string]any{"principal": nil})),
		"one that went through many hands": house.sign(orders, "call+jwt", good(map[string]any{"act": chain})),
		"one of a kind that there is not":  house.sign(orders, "call+jwt", good(map[string]any{"principal": map[string]any{"kind": "king", "id": "x", "roles": []string{}}})),
	} {
		if _, err := verifier.Verify(t.Context(), token); !isDoubted(err) {
			t.Errorf("%s was believed (%v)", name, err)
		}
	}
}

func TestAKeyThatIsRetiredIsForgottenAndABrokenFileChangesNothing(t *testing.T) {
	house := newHouse(t)
	verifier := house.verifier()
	token, _ := house.mint("orders").Token("shipping", nil)
	look := func() error {
		verifier.ring.look()
		_, err := verifier.Verify(t.Context(), token)
		return err
	}
	if err := look(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(house.file, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := look(); err != nil {
		t.Errorf("with a broken file it is %v", err)
	}
	house.publish("bff-web")
	if err := look(); !isDoubted(err) {
		t.Errorf("with the key retired it is %v", err)
	}
	if _, err := openKeyring(filepath.Join(house.folder, "none"), slog.New(slog.DiscardHandler)); err == nil {
		t.Error("a process began without knowing anybody")
	}
}
