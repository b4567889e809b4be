package failpoint

import (
	"os"
	"path/filepath"
	"testing"
)

func TestAProcessDiesAtTheReachThatTheFileSaysAndOnlyOnce(t *testing.T) {
	file := filepath.Join(t.TempDir(), "fail-point")
	write(t, file, "after-effect-before-ack 3\n")
	deaths := []int64{}
	if err := arm(file, func(_ Point, reach int64) { deaths = append(deaths, reach) }); err != nil {
		t.Fatal(err)
	}
	defer onReach.Store(nil)
	for range 5 {
		Reached(AfterEffectBeforeAck)
		Reached(AfterCommitBeforeAudit)
	}
	if len(deaths) != 1 || deaths[0] != 3 {
		t.Errorf("it died at %v", deaths)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("the process that comes next would die too")
	}
}

func TestAnOrderThatMakesNoSenseIsNotTaken(t *testing.T) {
	file := filepath.Join(t.TempDir(), "fail-point")
	for _, order := range []string{"", "somewhere 1", "after-effect-before-ack", "after-effect-before-ack 0", "after-effect-before-ack x"} {
		write(t, file, order)
		if err := arm(file, func(Point, int64) {}); err == nil {
			t.Errorf("%q was taken", order)
		}
	}
	if err := arm(file, func(Point, int64) {}); err != nil {
		t.Errorf("without an order it is %v", err)
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
