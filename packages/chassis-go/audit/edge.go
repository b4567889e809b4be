package audit

import (
	"context"
	"sync"
	"time"

	"galleria.example/chassis/ids"
	"galleria.example/chassis/internal/bell"
)

const (
	// mostUnsent is how many entries wait for the broker; what comes then is counted, and told of in one entry when there is room again.
	mostUnsent = 2_000
	// mostKept is how many that were sent are kept, should a broker lose them before the keeper of the audit has taken them in.
	mostKept = 500
)

// Edge is a trail of a process without a store: a chain in memory, for this run of it only. What the broker has not taken in when the process
// dies is lost.
type Edge struct {
	writer string
	wake   bell.Bell

	mutex   sync.Mutex
	kept    []Sealed
	head    int64
	hash    string
	sent    int64
	birth   string
	rewinds int64
	lost    int
}

// NewEdge begins a chain, whose writer is the process and the id of its run.
func NewEdge(process string) *Edge {
	return &Edge{writer: process + "/" + ids.Next(), hash: genesis, wake: bell.New()}
}

// Note writes entries down that go with no change of state.
func (edge *Edge) Note(_ context.Context, noted []Noted) error {
	edge.mutex.Lock()
	defer edge.mutex.Unlock()
	defer edge.wake.Ring()
	for _, one := range noted {
		if edge.head-edge.sent >= mostUnsent {
			edge.lost++
			continue
		}
		if edge.lost > 0 {
			lost := edge.lost
			edge.lost = 0
			if err := edge.add(Noted{Deed: Deed{Action: "security.unrecorded"}.times(lost)}); err != nil {
				return err
			}
		}
		if err := edge.add(one); err != nil {
			return err
		}
	}
	return nil
}

func (edge *Edge) add(one Noted) error {
	sealed, err := seal(edge.writer, edge.head+1, time.Now(), one, edge.hash)
	if err != nil {
		return err
	}
	edge.head++
	edge.hash = sealed.Hash
	edge.kept = append(edge.kept, sealed)
	return nil
}

// Writer is the process and the id of its run.
func (edge *Edge) Writer() string { return edge.writer }

// IsWitness says that a chain that ends with its process is no witness.
func (edge *Edge) IsWitness() bool { return false }

// Written tells of each write.
func (edge *Edge) Written() <-chan struct{} { return edge.wake }

// Waiting is the oldest entries that were not sent, oldest first.
func (edge *Edge) Waiting(_ context.Context, limit int) (Batch, error) {
	edge.mutex.Lock()
	defer edge.mutex.Unlock()
	depth := int(edge.head - edge.sent)
	waiting := edge.kept[len(edge.kept)-depth:]
	waiting = append([]Sealed{}, waiting[:min(len(waiting), limit)]...)
	return Batch{waiting, edge.sent + 1, edge.sent + int64(len(waiting)), edge.rewinds}, nil
}

// Depth is how many entries were not sent.
func (edge *Edge) Depth(context.Context) (int64, error) {
	edge.mutex.Lock()
	defer edge.mutex.Unlock()
	return edge.head - edge.sent, nil
}

// MarkSent says that a batch was sent.
func (edge *Edge) MarkSent(_ context.Context, batch Batch) error {
	edge.mutex.Lock()
	defer edge.mutex.Unlock()
	if batch.Rewinds != edge.rewinds {
		return nil
	}
	edge.sent = max(edge.sent, batch.Last)
	// Not one by one: each time the rest moves.
	if excess := len(edge.kept) - int(edge.head-edge.sent) - mostKept; excess >= mostKept {
		edge.kept = append([]Sealed{}, edge.kept[excess:]...)
	}
	return nil
}

// Rewind sends all again that come after this one. What is not kept any more stays missing, and the keeper goes on saying so.
func (edge *Edge) Rewind(_ context.Context, sequence int64) error {
	edge.mutex.Lock()
	defer edge.mutex.Unlock()
	if sequence >= edge.sent {
		return nil
	}
	edge.sent = max(sequence, edge.head-int64(len(edge.kept)))
	edge.rewinds++
	edge.wake.Ring()
	return nil
}

// KnownBirth is when the stream that was filled so far was made; empty before it was first asked.
func (edge *Edge) KnownBirth(context.Context) (string, error) {
	edge.mutex.Lock()
	defer edge.mutex.Unlock()
	return edge.birth, nil
}

// RememberBirth remembers the stream that is being filled from now on.
func (edge *Edge) RememberBirth(_ context.Context, birth string) error {
	edge.mutex.Lock()
	defer edge.mutex.Unlock()
	edge.birth = birth
	return nil
}
