package service

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"galleria.example/chassis/admin"
	"galleria.example/chassis/audit"
	"galleria.example/chassis/authority"
	"galleria.example/chassis/bus"
	"galleria.example/chassis/client"
	"galleria.example/chassis/config"
	"galleria.example/chassis/contract"
	"galleria.example/chassis/failpoint"
	"galleria.example/chassis/guard"
	"galleria.example/chassis/problem"
	"galleria.example/chassis/telemetry"
)

const (
	version           = "0.1.0"
	connectWithin     = 10 * time.Second
	learnKeysWithin   = 1_500 * time.Millisecond
	problemsFile      = "problems.json"
	identityContext   = "identity"
	identityKeyList   = "key.list"
	languageOfProcess = "go"
)

// process is what stands behind a Service.
type process struct {
	tracing       *telemetry.Tracing
	bus           *bus.Bus
	problems      problem.Table
	serverMetrics *serverMetrics
	clientParts   client.Parts
	verifier      *authority.Verifier
	admin         *admin.Server
	metrics       prometheus.Registerer

	mutex  sync.Mutex
	guards []*guard.Guard
	parts  Parts
	ready  atomic.Bool
}

// open reads the environment, connects to the bus and opens the admin port. It answers nothing yet.
func open(ctx context.Context, options Options) (*Service, error) {
	env := options.Env
	if env == nil {
		env = config.OfProcess()
	}
	settings, err := readSettings(env)
	if err != nil {
		return nil, err
	}
	if settings.FailPointsAllow {
		if err := failpoint.ArmFromDataDir(settings.DataDir); err != nil {
			return nil, err
		}
	}
	language, err := contract.Load(settings.ContractsDir, options.Name)
	if err != nil {
		return nil, err
	}
	instance := settings.Instance
	if instance == "" {
		instance = fmt.Sprintf("%s-%d", options.Name, os.Getpid())
	}
	log := telemetry.NewLogger(os.Stdout, options.Name, instance, settings.LogLevel)
	service := &Service{
		Name: options.Name, Instance: instance, Env: env, Settings: settings, Contract: language, Log: log,
		Audit: audit.NewNotebook(log),
	}
	return service, service.connect(ctx)
}

// connect makes what every process has. What it has made when it fails is released by close.
func (service *Service) connect(ctx context.Context) error {
	settings, log := service.Settings, service.Log
	metrics, exposition := telemetry.NewMetrics(service.Name)
	process := &process{metrics: metrics}
	service.process, service.Metrics = process, metrics
	var err error
	if process.problems, err = problem.LoadTable(filepath.Join(settings.ContractsDir, problemsFile)); err != nil {
		return err
	}
	process.tracing, err = telemetry.NewTracing(ctx, telemetry.TracingOptions{
		Service: service.Name, Instance: service.Instance, Version: version,
		Endpoint: settings.OTLPEndpoint, Log: log, Metrics: metrics,
	})
	if err != nil {
		return err
	}
	process.bus, err = bus.Connect(ctx, bus.Options{
		URL: settings.NatsURL, Name: service.Name, SeedFile: settings.NatsSeedFile,
		CAFile: settings.NatsCAFile, CertFile: settings.NatsCertFile, KeyFile: settings.NatsKeyFile,
		Within: connectWithin, Log: log,
	})
	if err != nil {
		return err
	}
	process.serverMetrics = newServerMetrics(metrics)
	if err := service.openAuthority(); err != nil {
		return err
	}
	process.admin, err = admin.Start(admin.Parts{
		Host: settings.Host, Port: settings.AdminPort, Log: log, Metrics: exposition,
		About: map[string]string{
			"name": service.Name, "instance": service.Instance, "version": version, "rank": service.Contract.Rank,
		},
		Checks: process.checks, Details: process.details, IsReady: process.ready.Load, Guards: process.reports,
	})
	if err != nil {
		return err
	}
	service.AdminURL = process.admin.URL
	return nil
}

// closeAfterFailure releases what was made before a start failed.
func (service *Service) closeAfterFailure(log *slog.Logger) {
	process := service.process
	if process == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), leastStep)
	defer cancel()
	if process.bus != nil {
		process.bus.Drain(ctx)
	}
	if process.tracing != nil {
		process.tracing.Stop(ctx)
	}
	if process.admin != nil {
		if err := process.admin.Close(); err != nil {
			log.Warn("the admin port could not be closed", "error", err)
		}
	}
}
