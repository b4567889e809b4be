package application

import (
	"context"
	"errors"
	"sync"
	"time"

	"galleria.example/shipping/internal/domain"
)

// batch is how many parcels one run moves, so that a run never keeps requests waiting for long.
const batch = 50

// MoveParcelsAlong moves each parcel whose time has come, and says how many it moved. What is left over is for the next run. One parcel
// that cannot be moved does not hold up the others; what went wrong is returned when all have been tried.
func (shipping *Shipping) MoveParcelsAlong(ctx context.Context) (int, error) {
	due, err := shipping.Parcels.Due(ctx, shipping.World.Now(), batch)
	if err != nil {
		return 0, err
	}
	// At the same time, so that they share the disk's flush.
	failures := make([]error, len(due))
	var moves sync.WaitGroup
	for i, orderID := range due {
		moves.Go(func() {
			_, failures[i] = shipping.Parcels.Change(ctx, shipping.changeOf(orderID, shipping.moveAlong))
		})
	}
	moves.Wait()
	return len(due), errors.Join(failures...)
}

func (shipping *Shipping) moveAlong(past *domain.Parcel, now time.Time) domain.Decision {
	return domain.MoveAlong(past, now, shipping.Carrier, shipping.packer())
}
