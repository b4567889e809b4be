package bus

import (
	"context"
	"sync"
)

// link is whether the broker can be reached right now.
type link struct {
	mutex sync.Mutex
	isUp  bool
	// lost ends when the connection is lost: no reply that is waited for will come.
	lost   context.Context
	cut    context.CancelFunc
	change chan struct{}
	onBack []func()
}

func newLink() *link {
	link := &link{isUp: true, change: make(chan struct{})}
	link.lost, link.cut = context.WithCancel(context.Background())
	return link
}

func (link *link) set(isUp bool) {
	link.mutex.Lock()
	defer link.mutex.Unlock()
	if link.isUp == isUp {
		return
	}
	link.isUp = isUp
	close(link.change)
	link.change = make(chan struct{})
	if !isUp {
		link.cut()
		return
	}
	link.lost, link.cut = context.WithCancel(context.Background())
	for _, tell := range link.onBack {
		go tell()
	}
}

func (link *link) up() bool {
	link.mutex.Lock()
	defer link.mutex.Unlock()
	return link.isUp
}

// while is a context that ends when the connection that there is now is lost.
func (link *link) while() context.Context {
	link.mutex.Lock()
	defer link.mutex.Unlock()
	return link.lost
}

// changed is closed at the next change.
func (link *link) changed() <-chan struct{} {
	link.mutex.Lock()
	defer link.mutex.Unlock()
	return link.change
}

func (link *link) whenBack(tell func()) {
	link.mutex.Lock()
	defer link.mutex.Unlock()
	link.onBack = append(link.onBack, tell)
}
