package inbound

import (
	"context"
	"time"

	"galleria.example/chassis/call"
	"galleria.example/chassis/service"
	"galleria.example/shipping/internal/application"
)

// Chores are what shipping does by itself: whatever is due moves along.
func Chores(shipping *application.Shipping) []service.Chore {
	return []service.Chore{{
		Name:  "move-parcels-along",
		Every: 250 * time.Millisecond,
		Run: func(ctx context.Context) error {
			moved, err := shipping.MoveParcelsAlong(ctx)
			if moved > 0 {
				call.Log(ctx).InfoContext(ctx, "moved parcels along", "moved", moved)
			}
			return err
		},
	}}
}
