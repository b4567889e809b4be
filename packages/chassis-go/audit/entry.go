// Package audit writes down what was done, and by whom, in a chain whose every entry is sealed to the one before, and sends it to the
// keeper of the audit.
package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/gowebpki/jcs"

	"galleria.example/chassis/call"
	"galleria.example/chassis/instant"
)

// genesis comes before the first entry of every chain.
const genesis = "0000000000000000000000000000000000000000000000000000000000000000"

const (
	mostActors = 8
	longestID  = 120
	// withheld stands for a text that is none of the program's own words.
	withheld = "withheld"
)

var (
	// word is ids, codes, instants, digests, lists of them. A space or an at sign makes it a text that somebody typed.
	word = regexp.MustCompile(`^[\w.:+/=,*{}|-]{0,200}$`)
	// cardLike is a run of digits as long as a card's number, and not a part of an id.
	cardLike = regexp.MustCompile(`(?:^|[^\w-])\d(?:-?\d){12,18}(?:$|[^\w-])`)
)

// Sealed is an entry as it is sealed: the canonical JSON of all of it but the two hashes, kept byte for byte.
type Sealed struct {
	Body     string `json:"body"`
	Previous string `json:"previous"`
	Hash     string `json:"hash"`
}

// body is an entry without its two hashes.
type body struct {
	Writer    string         `json:"writer"`
	Sequence  int64          `json:"sequence"`
	At        string         `json:"at"`
	Action    string         `json:"action"`
	Object    *Object        `json:"object,omitempty"`
	Event     string         `json:"event,omitempty"`
	Principal call.Principal `json:"principal"`
	Actors    []string       `json:"actors"`
	Outcome   string         `json:"outcome"`
	Reason    string         `json:"reason,omitempty"`
	Before    Facts          `json:"before,omitempty"`
	After     Facts          `json:"after,omitempty"`
	TraceID   string         `json:"traceId,omitempty"`
}

// seal writes an entry down as RFC 8785 has it, so that it has one spelling only, and seals it to the one before.
func seal(writer string, sequence int64, at time.Time, noted Noted, previous string) (Sealed, error) {
	text, err := json.Marshal(bodyOf(writer, sequence, at, noted))
	if err != nil {
		return Sealed{}, fmt.Errorf("an entry of the audit cannot be written: %w", err)
	}
	canonical, err := jcs.Transform(text)
	if err != nil {
		return Sealed{}, fmt.Errorf("an entry of the audit cannot be written: %w", err)
	}
	return Sealed{string(canonical), previous, hashOf(previous, canonical)}, nil
}

// hashOf is SHA-256 over the hash of the entry before, as hexadecimal, and the canonical JSON.
func hashOf(previous string, canonical []byte) string {
	digest := sha256.New()
	digest.Write([]byte(previous))
	digest.Write(canonical)
	return hex.EncodeToString(digest.Sum(nil))
}

// bodyOf puts an entry together. Whatever looks like a text or a card's number is left out: the audit has no use for either.
func bodyOf(writer string, sequence int64, at time.Time, noted Noted) body {
	deed, told := noted.Deed, noted.Told
	entry := body{
		Writer:    writer,
		Sequence:  sequence,
		At:        instant.Of(at),
		Action:    deed.Action,
		Event:     deed.Event,
		Principal: principalOf(told, writer),
		Actors:    []string{},
		Outcome:   "done",
		Reason:    cut(tidy(deed.Reason)),
		Before:    tidied(deed.Before),
		After:     tidied(deed.After),
	}
	if deed.Object != (Object{}) {
		entry.Object = &Object{deed.Object.Kind, cut(tidy(deed.Object.ID))}
	}
	if told.Caller != nil && !told.Nobody {
		entry.Actors = append(entry.Actors, told.Caller.Actors[:min(len(told.Caller.Actors), mostActors)]...)
	}
	if deed.Refused {
		entry.Outcome = "refused"
	}
	if told.Trace.HasTraceID() {
		entry.TraceID = told.Trace.TraceID().String()
	}
	return entry
}

func principalOf(told Told, writer string) call.Principal {
	if told.Nobody {
		return call.Principal{Kind: "nobody", ID: "-", Roles: []string{}}
	}
	if told.Caller == nil {
		name, _, _ := strings.Cut(writer, "/")
		return call.Principal{Kind: "service", ID: name, Roles: []string{}}
	}
	principal := told.Caller.Principal
	id := principal.ID
	if principal.Kind == "guest" {
		id = GuestName(id)
	}
	return call.Principal{Kind: principal.Kind, ID: id, Roles: append([]string{}, principal.Roles...)}
}

// GuestName stands for a shopper in the audit wherever they may be a guest: a guest's id is what their cookie holds, so whoever reads it
// could be them. The same for the same shopper, and of 122 random bits nobody finds the way back.
func GuestName(id string) string {
	digest := sha256.Sum256([]byte("guest " + id))
	return "guest-" + hex.EncodeToString(digest[:])[:32]
}

func tidied(facts Facts) Facts {
	if facts == nil {
		return nil
	}
	told := Facts{}
	for name, value := range facts {
		if text, isText := value.(string); isText {
			value = tidy(text)
		}
		told[name] = value
	}
	return told
}

func tidy(text string) string {
	if word.MatchString(text) && !cardLike.MatchString(text) {
		return text
	}
	return withheld
}

func cut(text string) string {
	return text[:min(len(text), longestID)]
}
