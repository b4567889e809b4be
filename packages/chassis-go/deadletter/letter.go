// Package deadletter keeps what a consumer failed on for good where somebody can replay or discard it (dead letter channel, Hohpe and Woolf).
package deadletter

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"galleria.example/chassis/bus"
	"galleria.example/chassis/contract"
)

// ReplayStream carries replayed letters to the one consumer that failed on them.
const ReplayStream = "REPLAYS"

// Subject is where a consumer's dead letters are published.
func Subject(durable string) string { return "dead." + durable }

// ReplayDurable is the durable consumer by which a reaction gets its replayed letters.
func ReplayDurable(durable string) string { return durable + "-again" }

// Death is how an event died.
type Death struct {
	Consumer string
	// Stream is the one that delivered it.
	Stream string
	Err    error
	// Time is RFC 3339.
	Time    string
	TraceID string
}

// brokers are orders that were for the broker alone, and an earlier death.
var brokers = regexp.MustCompile(`(?i)^(?:nats-|dead-)`)

// Headers are those of a letter: what the event came with, which a replay needs, and how it died.
func Headers(delivery bus.Delivery, death Death) bus.Headers {
	headers := bus.Headers{}
	came := delivery.Headers()
	for name, value := range came {
		if !brokers.MatchString(name) {
			headers[name] = value
		}
	}
	subject := came["dead-subject"]
	// A replay that failed again is still about the event that was announced first.
	if subject == "" {
		subject = delivery.Subject
	}
	headers["dead-reason"] = reasonOf(death.Err)
	headers["dead-deliveries"] = strconv.Itoa(delivery.Count)
	headers["dead-subject"] = subject
	headers["dead-consumer"] = death.Consumer
	headers["dead-time"] = death.Time
	headers["dead-stream"] = death.Stream
	headers["dead-trace-id"] = death.TraceID
	return headers
}

// MessageID is under which a letter is stored once. It is the same for every try to store it, and another for an event that dies again after a
// replay.
func MessageID(durable, stream string, delivery bus.Delivery) string {
	eventID := delivery.Header("ce-id")
	if eventID == "" {
		eventID = fmt.Sprintf("%s-%d", stream, delivery.Sequence)
	}
	if stream == ReplayStream {
		return fmt.Sprintf("%s:%s:again-%d", durable, eventID, delivery.Sequence)
	}
	return durable + ":" + eventID
}

// Unreadable is an event that no later delivery will make readable.
type Unreadable struct {
	Why   string
	Cause error
}

func (unreadable *Unreadable) Error() string {
	if unreadable.Cause == nil {
		return "UnreadableEvent: " + unreadable.Why
	}
	return fmt.Sprintf("UnreadableEvent: %s (%s)", unreadable.Why, unreadable.Cause)
}

func (unreadable *Unreadable) Unwrap() error { return unreadable.Cause }

// Read reads the data of an event that keeps to its schema.
func Read(event *contract.Event, text []byte) ([]byte, error) {
	data, err := event.CheckData(text)
	if err != nil {
		return nil, &Unreadable{"the data does not keep to the schema", err}
	}
	return data, nil
}

const longestReason = 240

var secrets = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:bearer|basic)\s+\S+`),
	regexp.MustCompile(`(?i)\b(?:tok|sk|pk|whsec|key)_\S+`),
	regexp.MustCompile(`\S+@\S+`),
	regexp.MustCompile(`\b\d(?:[ -]?\d){12,18}\b`),
	// Ids are made of shorter runs, with hyphens between them.
	regexp.MustCompile(`[A-Za-z0-9+/=_]{24,}`),
}

// reasonOf is why something failed, as it may stand in a header: one line, no longer than a person reads, and without what looks like a card
// number, a key or an address, since whoever reads dead letters need not be allowed to read those.
func reasonOf(err error) string {
	isBreak := func(symbol rune) bool { return unicode.IsSpace(symbol) || unicode.IsControl(symbol) }
	text := strings.Join(strings.FieldsFunc(err.Error(), isBreak), " ")
	for _, secret := range secrets {
		text = secret.ReplaceAllString(text, "…")
	}
	if symbols := []rune(text); len(symbols) > longestReason {
		text = string(symbols[:longestReason])
	}
	if text == "" {
		return "no reason given"
	}
	return text
}
