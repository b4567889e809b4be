// Package failpoint names moments between two effects, at which a process that dies has done the one and not the other.
package failpoint

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
)

// Point is such a moment.
type Point string

// The points of a service; other languages have more of them.
const (
	AfterCommitBeforeAnswer  Point = "after-commit-before-answer"
	AfterCommitBeforePublish Point = "after-commit-before-publish"
	AfterPublishBeforeMark   Point = "after-publish-before-mark"
	AfterCommitBeforeAudit   Point = "after-commit-before-audit"
	AfterAuditBeforeMark     Point = "after-audit-before-mark"
	AfterEffectBeforeAck     Point = "after-effect-before-ack"
)

var points = []Point{
	AfterCommitBeforeAnswer, AfterCommitBeforePublish, AfterPublishBeforeMark,
	AfterCommitBeforeAudit, AfterAuditBeforeMark, AfterEffectBeforeAck,
}

var onReach atomic.Pointer[func(Point)]

// Reached says that a fail-point was reached. It does nothing unless a rehearsal has armed one.
func Reached(point Point) {
	if tell := onReach.Load(); tell != nil {
		(*tell)(point)
	}
}

// ArmFromDataDir arms a fail-point for rehearsals, by a file `fail-point` in the data folder that says `<name> <n>`: the process kills
// itself when that point is reached for the n-th time, as a power cut would. The file is deleted first, so that the process that comes
// next lives.
func ArmFromDataDir(folder string) error {
	return arm(filepath.Join(folder, "fail-point"), killOwnProcess)
}

func arm(file string, die func(point Point, reach int64)) error {
	order, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("the order for a fail-point cannot be read: %w", err)
	}
	if err := os.Remove(file); err != nil {
		return fmt.Errorf("the order for a fail-point cannot be taken: %w", err)
	}
	wanted, reach, err := parse(string(order))
	if err != nil {
		return err
	}
	var reaches atomic.Int64
	tell := func(point Point) {
		if point == wanted && reaches.Add(1) == reach {
			die(wanted, reach)
		}
	}
	onReach.Store(&tell)
	return nil
}

func parse(order string) (Point, int64, error) {
	words := strings.Fields(order)
	if len(words) != 2 || !slices.Contains(points, Point(words[0])) {
		return "", 0, fmt.Errorf("a fail-point's file says <name> <n>, with a name of %v, and not %q", points, order)
	}
	reach, err := strconv.ParseInt(words[1], 10, 64)
	if err != nil || reach < 1 {
		return "", 0, fmt.Errorf("a fail-point's file says <name> <n>, as \"%s 3\", and not %q", words[0], order)
	}
	return Point(words[0]), reach, nil
}

func killOwnProcess(point Point, reach int64) {
	// Straight to the file, since nothing that is still in a buffer survives the next line.
	fmt.Fprintf(os.Stderr, "killed at fail-point %s, reach %d\n", point, reach)
	_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
	select {}
}
