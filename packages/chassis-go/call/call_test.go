package call

import (
	"context"
	"testing"
	"time"
)

func TestATraceparentIsReadAndWritten(t *testing.T) {
	const good = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
	if again := Traceparent(ParseTraceparent(good)); again != good {
		t.Errorf("it became %s", again)
	}
	for _, wrong := range []string{
		"", "nonsense", "ff" + good[2:], "00-" + "00000000000000000000000000000000" + good[35:], good + "0", good[:36] + "0000000000000000-01",
	} {
		if ParseTraceparent(wrong).IsValid() {
			t.Errorf("%q was read", wrong)
		}
	}
	if ParseTraceparent(good[:len(good)-1] + "2").IsSampled() {
		t.Error("another flag was taken for the sampled one")
	}
}

func TestWhatIsLeftOfABudgetIsNeverNegativeNorMoreThanAllowed(t *testing.T) {
	if left := Remaining(t.Context(), time.Second); left != time.Second {
		t.Errorf("without a deadline it is %v", left)
	}
	over, cancel := context.WithDeadline(t.Context(), time.Now().Add(-time.Second))
	defer cancel()
	if left := Remaining(over, time.Second); left != 0 {
		t.Errorf("after the deadline it is %v", left)
	}
}

func TestAPriorityThatMakesNoSenseIsNormal(t *testing.T) {
	for header, wanted := range map[string]Priority{"critical": Critical, "": Normal, "CRITICAL": Normal} {
		if got := PriorityOf(header); got != wanted {
			t.Errorf("%q is %s", header, got)
		}
	}
}

func TestAMemoryOfATraceCountsOnlyWhenItWasSampled(t *testing.T) {
	cause := CauseOf(With(t.Context(), Call{Caller: Service("orders")}))
	const memory = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
	if got := cause.RememberedAs(memory); got.Traceparent() != memory || got.Caller != cause.Caller {
		t.Errorf("it is %+v", got)
	}
	if got := cause.RememberedAs("").Traceparent(); got != "" {
		t.Errorf("without a memory it is %s", got)
	}
}
