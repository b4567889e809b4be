// Command chassis-go plays orders for the tests of what a process in Go does when it asks others: it answers by the contract's examples, and
// some endpoints only after it has asked a neighbour.
package main

import (
	"context"
	"encoding/json"

	"galleria.example/chassis/client"
	"galleria.example/chassis/outage"
	"galleria.example/chassis/service"
)

func main() {
	service.Main(service.Options{Name: "orders", Compose: compose})
}

type object = map[string]any

func compose(_ context.Context, process *service.Service) (service.Parts, error) {
	catalog, err := process.Client("catalog")
	if err != nil {
		return service.Parts{}, err
	}
	inventory, err := process.Client("inventory")
	if err != nil {
		return service.Parts{}, err
	}
	before := map[string]func(ctx context.Context) error{
		"order.quote": func(ctx context.Context) error {
			return asks(ctx, catalog, "variant.price", object{"skus": []string{"LMP-012-OAK"}, "locale": "en"})
		},
		"order.place": func(ctx context.Context) error {
			lines := []object{{"sku": "LMP-012-OAK", "quantity": 1}}
			order := "01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d"
			return asks(ctx, inventory, "reservation.make", object{"orderId": order, "lines": lines})
		},
		"cart.get": func(ctx context.Context) error {
			nothing := func(*outage.Outage) (object, error) { return object{}, nil }
			_, err := client.AskOr(ctx, catalog, "variant.price", object{"skus": []string{"LMP-012-OAK"}, "locale": "en"}, nothing)
			return err
		},
	}
	parts := service.Parts{}
	for key, endpoint := range process.Contract.Endpoints {
		parts.Answers = append(parts.Answers, service.Answers(key, func(ctx context.Context, _ object) (json.RawMessage, error) {
			if ask, has := before[key]; has {
				if err := ask(ctx); err != nil {
					return nil, err
				}
			}
			return endpoint.Example.Reply, nil
		}))
	}
	return parts, nil
}

func asks(ctx context.Context, neighbour *client.Client, key string, request object) error {
	_, err := client.Ask[object](ctx, neighbour, key, request)
	return err
}
