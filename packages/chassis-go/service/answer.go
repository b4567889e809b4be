package service

import (
	"context"
	"encoding/json"
	"fmt"

	"galleria.example/chassis/plain"
)

// Answer answers one endpoint.
type Answer struct {
	key    string
	handle func(ctx context.Context, request json.RawMessage) ([]byte, error)
}

// Answers makes the answer to one endpoint, `<resource>.<action>`. The request has been checked against the contract before the handler
// runs. The handler returns a reply, or as its error a *problem.Refusal or an *outage.Outage; any other error is a bug. Its context ends
// with the asker's patience, and carries the span and the call (package call).
func Answers[Request, Reply any](key string, handler func(ctx context.Context, request Request) (Reply, error)) Answer {
	return Answer{key, func(ctx context.Context, text json.RawMessage) ([]byte, error) {
		var request Request
		if err := json.Unmarshal(text, &request); err != nil {
			return nil, fmt.Errorf("a request that keeps to the contract of %s is not what its handler takes: %w", key, err)
		}
		reply, err := handler(ctx, request)
		if err != nil {
			return nil, err
		}
		return plain.JSON(reply)
	}}
}
