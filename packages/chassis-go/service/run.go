package service

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"galleria.example/chassis/telemetry"
)

// hangsAfter: past this a drain that hangs is given up, so that a supervisor need not kill. Longer than drainWithin.
const hangsAfter = 12 * time.Second

// Main runs a process to its end and exits: with 0 when it was told to end (SIGTERM, SIGINT) and has drained, else with 1 and one line that
// says why.
func Main(options Options) {
	log := telemetry.NewLogger(os.Stdout, options.Name, options.Name, "info")
	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer cancel()
	context.AfterFunc(ctx, func() {
		time.Sleep(hangsAfter)
		log.Error("the drain hangs and is given up")
		os.Exit(1)
	})
	if err := telemetry.Safely(func() error { return Run(ctx, options) }); err != nil {
		log.Error("the process failed", "error", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// Run makes a process, opens it and waits until the context ends; then it drains. A context that ends while it still starts is no failure.
func Run(ctx context.Context, options Options) error {
	service, err := open(ctx, options)
	if err == nil {
		err = service.compose(ctx, options)
	}
	if err != nil {
		if service != nil {
			service.closeAfterFailure(service.Log)
		}
		if ctx.Err() != nil {
			return nil
		}
		return fmt.Errorf("%s cannot start: %w", options.Name, err)
	}
	life, err := service.bringUp(ctx)
	if err == nil {
		<-ctx.Done()
	}
	life.drain()
	if err != nil && ctx.Err() == nil {
		return fmt.Errorf("%s cannot start: %w", options.Name, err)
	}
	return nil
}

func (service *Service) compose(ctx context.Context, options Options) error {
	parts, err := options.Compose(ctx, service)
	if err != nil {
		return err
	}
	service.process.mutex.Lock()
	defer service.process.mutex.Unlock()
	service.process.parts = parts
	return nil
}
