// Package bus is the message bus over NATS: core request/reply for asks, JetStream for events, the Services API for the registry.
package bus

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/nats-io/nats.go/micro"
)

// Options say how a process reaches the broker.
type Options struct {
	URL  string
	Name string
	// SeedFile holds this process's NKey seed; empty for a broker without accounts.
	SeedFile string
	// For a broker that wants to see a certificate: all three or none.
	CAFile, CertFile, KeyFile string
	// Within is how long the first connection may take, retries included.
	Within time.Duration
	Log    *slog.Logger
}

// Bus is a connection to the broker.
type Bus struct {
	connection *nats.Conn
	stream     jetstream.JetStream
	log        *slog.Logger
	link       *link
	inHand     sync.WaitGroup

	mutex        sync.Mutex
	watches      []*nats.Subscription
	services     []micro.Service
	consumptions []*consumption
}

const (
	retryWait    = 250 * time.Millisecond
	retryJitter  = 100 * time.Millisecond
	pingInterval = 10 * time.Second
)

// Connect connects to the broker and keeps connected: a half-open socket is noticed after twenty seconds, a lost one is retried for ever.
// Replies come to an inbox of the process's own. It fails when the broker cannot be reached in time, refuses the key, or is too old.
func Connect(ctx context.Context, options Options) (*Bus, error) {
	link := newLink()
	settings, err := settingsOf(options, link)
	if err != nil {
		return nil, err
	}
	connection, err := firstConnection(ctx, options, settings)
	if err != nil {
		return nil, fmt.Errorf("the broker cannot be reached: %w", err)
	}
	if version := connection.ConnectedServerVersion(); !enforcesPermissions(version) {
		connection.Close()
		return nil, fmt.Errorf("nats-server %s is known not to keep to its permissions; it takes %s", version, soundServers)
	}
	stream, err := jetstream.New(connection)
	if err != nil {
		connection.Close()
		return nil, fmt.Errorf("JetStream cannot be used: %w", err)
	}
	return &Bus{connection: connection, stream: stream, log: options.Log, link: link}, nil
}

func settingsOf(options Options, link *link) ([]nats.Option, error) {
	log := options.Log
	settings := []nats.Option{
		nats.Name(options.Name),
		nats.CustomInboxPrefix("_INBOX_" + options.Name),
		nats.PingInterval(pingInterval),
		nats.MaxPingsOutstanding(2),
		nats.MaxReconnects(-1),
		nats.ReconnectWait(retryWait),
		nats.ReconnectJitter(retryJitter, retryJitter),
		// What is sent while the connection is lost fails at once, and is not sent by and by.
		nats.ReconnectBufSize(-1),
		nats.DisconnectErrHandler(func(_ *nats.Conn, err error) {
			link.set(false)
			log.Warn("the bus has a problem", "event", "disconnect", "about", fmt.Sprint(err))
		}),
		nats.ReconnectHandler(func(connection *nats.Conn) {
			log.Info("the bus reports", "event", "reconnect", "about", connection.ConnectedUrlRedacted())
			link.set(true)
		}),
		nats.ClosedHandler(func(*nats.Conn) { link.set(false) }),
		nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) {
			log.Warn("the bus has a problem", "event", "error", "about", err.Error())
		}),
	}
	if options.SeedFile != "" {
		key, err := nats.NkeyOptionFromSeed(options.SeedFile)
		if err != nil {
			return nil, fmt.Errorf("the key for the broker cannot be read: %w", err)
		}
		settings = append(settings, key)
	}
	if options.CAFile != "" {
		// Not a byte of the protocol is sent or believed before the handshake.
		settings = append(settings, nats.TLSHandshakeFirst(), nats.RootCAs(options.CAFile), nats.ClientCert(options.CertFile, options.KeyFile))
	}
	return settings, nil
}

// firstConnection waits for a broker that is not there yet, but not for one that refuses us.
func firstConnection(ctx context.Context, options Options, settings []nats.Option) (*nats.Conn, error) {
	deadline := time.Now().Add(options.Within)
	for {
		left := max(time.Second, time.Until(deadline))
		connection, err := nats.Connect(options.URL, append(settings, nats.Timeout(left))...)
		if err == nil {
			return connection, nil
		}
		if !errors.Is(err, nats.ErrNoServers) || time.Until(deadline) <= retryWait {
			return nil, err
		}
		select {
		case <-time.After(retryWait):
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
	}
}

// oldestOfLine is, in each line of releases, the oldest server that keeps to its own permissions (CVE-2025-30215, CVE-2026-33249).
var oldestOfLine = [][3]int{{2, 10, 27}, {2, 11, 15}, {2, 12, 6}}

const soundServers = "2.10.27 or newer of 2.10, 2.11.15 or newer of 2.11, 2.12.6 or newer"

func enforcesPermissions(version string) bool {
	var is [3]int
	for i, part := range strings.SplitN(version, ".", 3) {
		digits, _, _ := strings.Cut(part, "-")
		is[i], _ = strconv.Atoi(digits)
	}
	for i := len(oldestOfLine) - 1; i >= 0; i-- {
		line := oldestOfLine[i]
		if is[0] > line[0] || is[0] == line[0] && is[1] >= line[1] {
			return is[0] > line[0] || is[1] > line[1] || is[2] >= line[2]
		}
	}
	return false
}
