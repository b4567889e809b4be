package guard

import (
	"sync"
	"time"
)

const (
	retryWindow = 10 * time.Second
	retryShare  = 0.1
	// fewestRetries, so that a quiet client may retry at all.
	fewestRetries = 3
)

// RetryBudget decides whether a failed ask may be repeated, so that retries never become a load of their own: at most a tenth of the calls of
// ten seconds, and three in any case (Envoy's and Google SRE's retry budgets).
type RetryBudget struct {
	mutex          sync.Mutex
	began          time.Time
	calls, retries float64
}

// Spend counts a first try.
func (budget *RetryBudget) Spend() {
	budget.mutex.Lock()
	defer budget.mutex.Unlock()
	budget.roll()
	budget.calls++
}

// Take says whether one more try is within the budget; when it is, it has been taken.
func (budget *RetryBudget) Take() bool {
	budget.mutex.Lock()
	defer budget.mutex.Unlock()
	budget.roll()
	if budget.retries >= max(fewestRetries, budget.calls*retryShare) {
		return false
	}
	budget.retries++
	return true
}

func (budget *RetryBudget) roll() {
	if now := time.Now(); now.Sub(budget.began) >= retryWindow {
		budget.began, budget.calls, budget.retries = now, 0, 0
	}
}
