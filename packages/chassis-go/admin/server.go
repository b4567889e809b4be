package admin

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"time"

	"galleria.example/chassis/guard"
)

// Parts are what the admin port shows.
type Parts struct {
	Host string
	// Port 0 takes any that is free.
	Port    int
	About   map[string]string
	Log     *slog.Logger
	Metrics http.Handler
	Checks  func() Checks
	Details func() map[string]func() any
	IsReady func() bool
	Guards  func() []guard.Report
}

// Server is an open admin port.
type Server struct {
	URL    string
	server *http.Server
}

const headersWithin = 5 * time.Second

// Start opens it: `/health/live` the process runs; `/health/ready` it can serve; `/health` each dependency; `/metrics`; `/breakers`.
func Start(parts Parts) (*Server, error) {
	listener, err := net.Listen("tcp", net.JoinHostPort(parts.Host, strconv.Itoa(parts.Port)))
	if err != nil {
		return nil, fmt.Errorf("the admin port cannot be opened: %w", err)
	}
	routes := http.NewServeMux()
	routes.HandleFunc("GET /health/live", func(response http.ResponseWriter, _ *http.Request) {
		parts.reply(response, http.StatusOK, map[string]string{"status": "up"})
	})
	routes.HandleFunc("GET /health/ready", parts.health)
	routes.HandleFunc("GET /health", parts.health)
	routes.HandleFunc("GET /breakers", func(response http.ResponseWriter, _ *http.Request) {
		parts.reply(response, http.StatusOK, map[string]any{"breakers": parts.Guards()})
	})
	routes.Handle("GET /metrics", parts.Metrics)
	routes.HandleFunc("/", func(response http.ResponseWriter, _ *http.Request) {
		http.Error(response, "Not found", http.StatusNotFound)
	})

	server := &http.Server{
		Handler:           routes,
		ReadHeaderTimeout: headersWithin,
		ErrorLog:          slog.NewLogLogger(parts.Log.Handler(), slog.LevelError),
	}
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			parts.Log.Error("the admin port was lost", "error", err)
		}
	}()
	_, port, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		return nil, fmt.Errorf("the admin port has no address: %w", err)
	}
	return &Server{"http://" + net.JoinHostPort(parts.Host, port), server}, nil
}

// Close closes it, whoever still reads.
func (server *Server) Close() error { return server.server.Close() }

func (parts *Parts) health(response http.ResponseWriter, request *http.Request) {
	dependencies, areUp := parts.Checks().ask(request.Context())
	status, code := "up", http.StatusOK
	if !areUp || !parts.IsReady() {
		status, code = "down", http.StatusServiceUnavailable
	}
	details := map[string]any{}
	for name, tell := range parts.Details() {
		details[name] = tell()
	}
	told := map[string]any{"status": status, "dependencies": dependencies, "details": details}
	for name, value := range parts.About {
		told[name] = value
	}
	parts.reply(response, code, told)
}

func (parts *Parts) reply(response http.ResponseWriter, status int, body any) {
	response.Header().Set("content-type", "application/json;charset=utf-8")
	response.WriteHeader(status)
	if err := json.NewEncoder(response).Encode(body); err != nil {
		parts.Log.Debug("the admin port could not answer", "error", err)
	}
}
