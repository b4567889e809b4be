package service

import (
	"context"
	"encoding/json"

	"galleria.example/chassis/authority"
	"galleria.example/chassis/client"
	"galleria.example/chassis/contract"
	"galleria.example/chassis/guard"
)

// openAuthority makes what asks are signed with, and what callers are told by. A process without a file of callers refuses whatever is not
// open to everybody.
func (service *Service) openAuthority() error {
	process, settings := service.process, service.Settings
	process.clientParts = client.Parts{
		Bus: process.bus, Tracing: process.tracing,
		Metrics: client.NewMetrics(service.Metrics), GuardMetrics: guard.NewMetrics(service.Metrics),
		OnGuard: process.watch,
	}
	var err error
	if settings.CallerKeyFile != "" {
		if process.clientParts.Mint, err = authority.OpenMint(settings.CallerKeyFile, service.Name); err != nil {
			return err
		}
	}
	if settings.CallerKeysFile == "" {
		return nil
	}
	identity, err := service.Client(identityContext)
	if err != nil {
		return err
	}
	process.verifier, err = authority.NewVerifier(authority.VerifierOptions{
		Context: service.Contract.Context, Issuer: settings.TokenIssuer, CallersFile: settings.CallerKeysFile, Log: service.Log,
		AskForKeys: func(ctx context.Context) ([]json.RawMessage, error) {
			// A call of the process's own: the shopper who waits for it may give up, and the next one has the keys.
			ctx, cancel, ended := ownCall(context.WithoutCancel(ctx), "learn-identity-keys", learnKeysWithin, process.tracing, service.Log)
			defer cancel()
			list, err := client.Ask[struct {
				Keys []json.RawMessage `json:"keys"`
			}](ctx, identity, identityKeyList, struct{}{})
			ended(err)
			return list.Keys, err
		},
	})
	return err
}

// Client makes a client of another context. Make it once, when the process starts.
func (service *Service) Client(context string) (*client.Client, error) {
	language, err := service.load(context)
	if err != nil {
		return nil, err
	}
	return client.New(language, service.process.clientParts), nil
}

// Guard makes a guard of the service's own, around what is not a context, and shows it at `/breakers`.
func (service *Service) Guard(name string) *guard.Guard {
	made := guard.New(name, service.process.clientParts.GuardMetrics)
	service.process.watch(made)
	return made
}

func (service *Service) load(context string) (*contract.Contract, error) {
	if context == service.Contract.Context {
		return service.Contract, nil
	}
	return contract.Load(service.Settings.ContractsDir, context)
}
