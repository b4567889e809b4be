// Package provenance says where events come from: the CloudEvents attributes that they carry (1.0, binary mode of the NATS binding), and
// whether they are who they say.
package provenance

import (
	"fmt"
	"regexp"
	"strings"

	"galleria.example/chassis/bus"
	"galleria.example/chassis/contract"
	"galleria.example/chassis/outbox"
)

func sourceOf(context string) string { return "/galleria/" + context }

func schemaOf(context, eventType string, version any) string {
	return fmt.Sprintf("/schemas/%s/%s/%v", context, eventType, version)
}

// CloudEvent is the headers of an event that was written down.
func CloudEvent(context string, event *contract.Event, row outbox.Row) bus.Headers {
	eventType := row.Event
	if event != nil {
		eventType = event.Type
	}
	return bus.Headers{
		"ce-specversion": "1.0",
		"ce-id":          row.EventID,
		"ce-source":      sourceOf(context),
		"ce-type":        eventType,
		"ce-subject":     row.AggregateID,
		"ce-time":        row.Time,
		"ce-dataschema":  schemaOf(context, eventType, row.Version),
		"content-type":   "application/json",
	}
}

var versionFormat = regexp.MustCompile(`^[1-9]\d{0,3}$`)

// Misfit is why a message is not the event that its subject says, or nil when it is. The broker lets only a context's own process announce on
// its subjects, but it sends what it is asked for itself, such as another stream's message, to any subject that the asker names. What comes
// by that way was announced by somebody else, or by nobody.
func Misfit(message bus.Message, context string, event *contract.Event) error {
	if message.Header("ce-id") == "" {
		return fmt.Errorf("it has no ce-id")
	}
	if source := message.Header("ce-source"); source != sourceOf(context) {
		return fmt.Errorf("it comes from %s", or(source, "nowhere"))
	}
	if named := message.Header("ce-type"); named != event.Type {
		return fmt.Errorf("it is a %s", or(named, "nothing"))
	}
	if schema := message.Header("ce-dataschema"); schema != "" && !isVersionOf(schema, context, event.Type) {
		return fmt.Errorf("its data keeps to %s", schema)
	}
	about := message.Header("ce-subject")
	if about != "" && strings.HasPrefix(message.Subject, "evt.") && !strings.HasSuffix(message.Subject, "."+about) {
		return fmt.Errorf("it is about %s, and its subject is not", about)
	}
	return nil
}

// isVersionOf: versions grow by added fields only, so a later one than this process knows can be read as well.
func isVersionOf(schema, context, eventType string) bool {
	version, isFamily := strings.CutPrefix(schema, schemaOf(context, eventType, ""))
	return isFamily && versionFormat.MatchString(version)
}

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}
