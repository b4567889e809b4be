package bus

import (
	"errors"
	"fmt"
	"strings"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/micro"

	"galleria.example/chassis/telemetry"
)

// Reply answers an ask: JSON, and headers when it is not plain success.
type Reply struct {
	Data    []byte
	Headers Headers
}

// Endpoint is one endpoint as it is registered. Handle runs in a goroutine of its own.
type Endpoint struct {
	// Name is the endpoint's name in the registry: letters, digits, hyphens.
	Name     string
	Subject  string
	Metadata map[string]string
	Handle   func(message Message) Reply
}

// Registration is how a process presents itself to the registry.
type Registration struct {
	Name, Version, Description string
	Metadata                   map[string]string
	Endpoints                  []Endpoint
	// Statistics are those of the endpoint on a subject, asked for by `$SRV.STATS`.
	Statistics func(subject string) any
}

// Register registers the process and begins to answer its endpoints.
func (bus *Bus) Register(registration Registration) error {
	service, err := micro.AddService(bus.connection, micro.Config{
		Name:         registration.Name,
		Version:      registration.Version,
		Description:  registration.Description,
		Metadata:     registration.Metadata,
		QueueGroup:   registration.Name,
		StatsHandler: func(endpoint *micro.Endpoint) any { return registration.Statistics(endpoint.Subject) },
	})
	if err != nil {
		return fmt.Errorf("the process cannot be registered: %w", err)
	}
	bus.mutex.Lock()
	bus.services = append(bus.services, service)
	bus.mutex.Unlock()
	for _, endpoint := range registration.Endpoints {
		err := service.AddEndpoint(endpoint.Name, micro.HandlerFunc(func(request micro.Request) { bus.answer(endpoint, request) }),
			micro.WithEndpointSubject(endpoint.Subject),
			micro.WithEndpointMetadata(endpoint.Metadata),
		)
		if err != nil {
			return fmt.Errorf("%s cannot be answered: %w", endpoint.Subject, err)
		}
	}
	// Only when the broker has answered does it know all of them; whoever asked earlier would find nobody.
	return bus.connection.Flush()
}

// answer begins at once and in a goroutine of its own: the client calls one after the other.
func (bus *Bus) answer(endpoint Endpoint, request micro.Request) {
	bus.inHand.Add(1)
	telemetry.Go(bus.log, func() {
		defer bus.inHand.Done()
		message := Message{endpoint.Subject, request.Data(), nats.Header(request.Headers())}
		bus.respond(request, endpoint.Handle(message))
	})
}

func (bus *Bus) respond(request micro.Request, reply Reply) {
	headers := micro.Headers{}
	for name, value := range reply.Headers {
		headers[name] = []string{value}
	}
	options := []micro.RespondOpt{}
	if len(headers) > 0 {
		options = append(options, micro.WithHeaders(headers))
	}
	err := request.Respond(reply.Data, options...)
	if err == nil {
		return
	}
	bus.log.Error("a reply could not be sent", "error", err, "subject", request.Subject())
	// A reply that is too long for the broker must not leave its asker waiting. The client tells of its errors as text only.
	if strings.Contains(err.Error(), nats.ErrMaxPayload.Error()) {
		if err := request.Error("500", "internal", nil); err != nil {
			bus.log.Error("a reply could not be sent", "error", err, "subject", request.Subject())
		}
	}
}

// Watch looks on at what is announced on a subject: a hint that may be missed, since nothing is kept for whoever is away.
func (bus *Bus) Watch(subject string, handle func(message Message) error) error {
	watch, err := bus.connection.Subscribe(subject, func(message *nats.Msg) {
		seen := Message{message.Subject, message.Data, message.Header}
		if err := telemetry.Safely(func() error { return handle(seen) }); err != nil {
			bus.log.Error("an onlooker failed", "error", err, "subject", subject)
		}
	})
	if err != nil {
		return fmt.Errorf("%s cannot be watched: %w", subject, err)
	}
	bus.mutex.Lock()
	bus.watches = append(bus.watches, watch)
	bus.mutex.Unlock()
	if err := bus.connection.Flush(); err != nil {
		return fmt.Errorf("%s cannot be watched: %w", subject, err)
	}
	// The broker says no on the connection, and of no subscription in particular.
	if err := bus.connection.LastError(); errors.Is(err, nats.ErrPermissionViolation) && strings.Contains(err.Error(), subject) {
		return fmt.Errorf("%s may not be watched: %w", subject, err)
	}
	return nil
}
