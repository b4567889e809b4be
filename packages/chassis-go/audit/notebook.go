package audit

import (
	"context"
	"encoding/json"
	"log/slog"
	"sync"
	"time"
)

// For so long the same is counted and not written down again.
const sameFor = 10 * time.Second

// Different ones are written down at once up to so many, and so many a second after that; the rest is counted.
const (
	burst     = 200
	perSecond = 10
)

// Notebook takes note of what goes with no change of state: somebody was turned away, somebody looked at what is not theirs. It never
// fails, and cannot be made to fill the disk.
type Notebook struct {
	log *slog.Logger

	mutex      sync.Mutex
	write      func(ctx context.Context, noted []Noted) error
	again      map[string]*counted
	left       float64
	filledAt   time.Time
	unrecorded int
	telling    *time.Timer
}

type counted struct {
	Noted
	times int
}

// NewNotebook opens a notebook. Until Into is called, what is noted is only counted.
func NewNotebook(log *slog.Logger) *Notebook {
	return &Notebook{log: log, again: map[string]*counted{}, left: burst, filledAt: time.Now()}
}

// Into tells where entries go from now on.
func (notebook *Notebook) Into(write func(ctx context.Context, noted []Noted) error) {
	notebook.mutex.Lock()
	defer notebook.mutex.Unlock()
	notebook.write = write
}

// Note writes a deed down before it returns. The same of the same person within a while is counted instead, and told of at its end.
func (notebook *Notebook) Note(deed Deed, told Told) {
	if one, is := notebook.admit(Noted{deed, told}); is {
		notebook.put([]Noted{one})
	}
}

func (notebook *Notebook) admit(one Noted) (Noted, bool) {
	notebook.mutex.Lock()
	defer notebook.mutex.Unlock()
	name := nameOf(one)
	if earlier, known := notebook.again[name]; known {
		earlier.times++
		return one, false
	}
	if notebook.telling == nil {
		notebook.telling = time.AfterFunc(sameFor, notebook.tellCounts)
	}
	now := time.Now()
	notebook.left = min(burst, notebook.left+now.Sub(notebook.filledAt).Seconds()*perSecond)
	notebook.filledAt = now
	if notebook.left < 1 || notebook.write == nil {
		notebook.unrecorded++
		return one, false
	}
	notebook.left--
	notebook.again[name] = &counted{Noted: one}
	return one, true
}

// Close writes down what was counted. Call it while there is still somewhere to write.
func (notebook *Notebook) Close() {
	notebook.tellCounts()
	notebook.Into(nil)
}

func (notebook *Notebook) tellCounts() {
	notebook.put(notebook.takeCounts())
}

func (notebook *Notebook) takeCounts() []Noted {
	notebook.mutex.Lock()
	defer notebook.mutex.Unlock()
	if notebook.telling != nil {
		notebook.telling.Stop()
		notebook.telling = nil
	}
	var noted []Noted
	for _, one := range notebook.again {
		if one.times > 0 {
			noted = append(noted, Noted{one.Deed.times(one.times), one.Told})
		}
	}
	if notebook.unrecorded > 0 {
		noted = append(noted, Noted{Deed: Deed{Action: "security.unrecorded"}.times(notebook.unrecorded)})
	}
	notebook.again, notebook.unrecorded = map[string]*counted{}, 0
	return noted
}

func (notebook *Notebook) put(noted []Noted) {
	notebook.mutex.Lock()
	write := notebook.write
	notebook.mutex.Unlock()
	if write == nil || len(noted) == 0 {
		return
	}
	if err := write(context.Background(), noted); err != nil {
		notebook.log.Error("something could not be written into the audit", "error", err)
	}
}

func (deed Deed) times(times int) Deed {
	after := Facts{"times": times}
	for name, value := range deed.After {
		after[name] = value
	}
	deed.After = after
	return deed
}

// nameOf is what makes two of them the same: all but the trace.
func nameOf(one Noted) string {
	who := ""
	switch {
	case one.Told.Nobody:
		who = "nobody"
	case one.Told.Caller != nil:
		who = one.Told.Caller.Principal.Kind + " " + one.Told.Caller.Principal.ID
	}
	deed := one.Deed
	// Facts are strings, numbers, booleans and nil, which JSON always takes.
	name, _ := json.Marshal([]any{deed.Action, deed.Reason, deed.Object, who, deed.After})
	return string(name)
}
