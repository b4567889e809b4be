// Package bell wakes whoever waits for something to do.
package bell

// Bell wakes one who waits on it. Rung again before it was heard, it wakes them once.
type Bell chan struct{}

// New hangs up a bell.
func New() Bell { return make(Bell, 1) }

// Ring never waits.
func (bell Bell) Ring() {
	select {
	case bell <- struct{}{}:
	default:
	}
}
