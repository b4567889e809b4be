package bus

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"

	"galleria.example/chassis/outage"
)

// Headers are header names and values of a message. NATS header names are case-sensitive.
type Headers map[string]string

// Message is a message as it arrives.
type Message struct {
	Subject string
	Data    []byte
	header  nats.Header
}

// NewMessage is a message as it would arrive.
func NewMessage(subject string, data []byte, header nats.Header) Message {
	return Message{subject, data, header}
}

// Header is the first value of a header, or empty.
func (message Message) Header(name string) string { return message.header.Get(name) }

// Headers are all headers that the message came with.
func (message Message) Headers() Headers {
	headers := Headers{}
	for name, values := range message.header {
		if len(values) > 0 {
			headers[name] = values[len(values)-1]
		}
	}
	return headers
}

// Fault says that the bus brought no reply.
type Fault struct {
	Kind  outage.Kind
	Cause error
}

func (fault *Fault) Error() string { return string(fault.Kind) }
func (fault *Fault) Unwrap() error { return fault.Cause }

// infoWithin is how long the broker may take to tell of a stream.
const infoWithin = 5 * time.Second

// Ask asks and waits. It fails with a *Fault when nobody listens or nobody has answered in time, and with another error when what was asked
// cannot be sent at all.
func (bus *Bus) Ask(ctx context.Context, subject string, data []byte, headers Headers, within time.Duration) (Message, error) {
	if !bus.IsConnected() {
		return Message{}, &Fault{Kind: outage.Disconnected}
	}
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	lost := bus.link.while()
	defer context.AfterFunc(lost, cancel)()
	reply, err := bus.connection.RequestMsgWithContext(ctx, outgoing(subject, data, headers))
	switch {
	case err == nil:
		return Message{reply.Subject, reply.Data, reply.Header}, nil
	case errors.Is(err, nats.ErrNoResponders):
		return Message{}, &Fault{outage.NoResponders, err}
	case lost.Err() != nil, isGone(err):
		return Message{}, &Fault{outage.Disconnected, err}
	case ctx.Err() != nil, errors.Is(err, nats.ErrTimeout):
		return Message{}, &Fault{outage.Timeout, err}
	default:
		return Message{}, err
	}
}

// Publish publishes an event and returns when a stream has stored it. The id keeps a second try from being stored twice.
func (bus *Bus) Publish(ctx context.Context, subject string, data []byte, headers Headers, messageID string, within time.Duration) error {
	withID := Headers{nats.MsgIdHdr: messageID}
	for name, value := range headers {
		withID[name] = value
	}
	reply, err := bus.Ask(ctx, subject, data, withID, within)
	if err != nil {
		return fmt.Errorf("%s was not stored: %w", subject, err)
	}
	return apiError(reply, subject+" was not stored")
}

// StreamBirth is when a stream was made, as the broker tells it. Another text means another stream, which holds nothing of the old one.
func (bus *Bus) StreamBirth(ctx context.Context, stream string) (string, error) {
	reply, err := bus.Ask(ctx, "$JS.API.STREAM.INFO."+stream, nil, nil, infoWithin)
	if err != nil {
		return "", fmt.Errorf("nothing is known of %s: %w", stream, err)
	}
	if err := apiError(reply, "nothing is known of "+stream); err != nil {
		return "", err
	}
	var told struct {
		Created string `json:"created"`
	}
	if err := json.Unmarshal(reply.Data, &told); err != nil || told.Created == "" {
		return "", fmt.Errorf("nothing is known of %s: no reason given", stream)
	}
	return told.Created, nil
}

// IsConnected says whether the broker can be reached right now.
func (bus *Bus) IsConnected() bool { return bus.link.up() && !bus.connection.IsClosed() }

// OnReconnect has somebody told each time the broker has come back, who may have lost what it knew.
func (bus *Bus) OnReconnect(tell func()) { bus.link.whenBack(tell) }

func apiError(reply Message, what string) error {
	var told struct {
		Error *struct {
			Description string `json:"description"`
		} `json:"error"`
	}
	if err := json.Unmarshal(reply.Data, &told); err != nil {
		return fmt.Errorf("%s: the broker's answer cannot be read: %w", what, err)
	}
	if told.Error != nil {
		return fmt.Errorf("%s: %s", what, told.Error.Description)
	}
	return nil
}

func outgoing(subject string, data []byte, headers Headers) *nats.Msg {
	message := &nats.Msg{Subject: subject, Data: data}
	if len(headers) > 0 {
		message.Header = nats.Header{}
		for name, value := range headers {
			message.Header[name] = []string{value}
		}
	}
	return message
}

func isGone(err error) bool {
	return errors.Is(err, nats.ErrConnectionClosed) || errors.Is(err, nats.ErrConnectionDraining) ||
		errors.Is(err, nats.ErrReconnectBufExceeded) || errors.Is(err, nats.ErrConnectionReconnecting) ||
		errors.Is(err, nats.ErrDisconnected)
}
