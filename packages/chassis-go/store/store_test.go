package store_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"galleria.example/chassis/internal/shelf"
	"galleria.example/chassis/store"
)

const insert = "INSERT INTO boxes (name, pieces) VALUES (?, ?)"

func TestWhatIsWrittenIsReadAndStaysOverARestart(t *testing.T) {
	file := filepath.Join(t.TempDir(), "shelf.sqlite")
	opened := shelf.OpenFile(t, file)
	put(t, opened, "lamps", 3)
	if err := opened.Close(); err != nil {
		t.Fatal(err)
	}
	if pieces := piecesOf(t, shelf.OpenFile(t, file), "lamps"); pieces != 3 {
		t.Errorf("there are %d lamps", pieces)
	}
}

func TestAWriterThatFailsIsUndoneAloneAndItsNeighboursAreNot(t *testing.T) {
	opened := shelf.Open(t)
	noShelf := errors.New("the shelf is full")
	var writers sync.WaitGroup
	failures := make([]error, 40)
	for i := range failures {
		writers.Go(func() {
			failures[i] = opened.Write(t.Context(), func(tx *store.Tx) error {
				if _, err := tx.Exec(insert, strings.Repeat("x", i+1), i); err != nil || i%2 == 0 {
					return errors.Join(err, noShelf)
				}
				return nil
			})
		})
	}
	writers.Wait()
	for i, failure := range failures {
		if wanted := i%2 == 0; errors.Is(failure, noShelf) != wanted {
			t.Errorf("writer %d: %v", i, failure)
		}
	}
	if count := number(t, opened, "SELECT count(*) FROM boxes"); count != 20 {
		t.Errorf("%d boxes stand on the shelf, and 20 were put there", count)
	}
}

func TestWritersWhoComeAtTheSameTimeShareATransaction(t *testing.T) {
	var mutex sync.Mutex
	transactions, begun, release := 0, make(chan struct{}), make(chan struct{})
	opened, err := store.Open(t.Context(), store.Options{
		File: filepath.Join(t.TempDir(), "shelf.sqlite"), Migrations: shelf.Migrations,
		OnCommit: func(int) { mutex.Lock(); transactions++; mutex.Unlock() },
	})
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	var writers sync.WaitGroup
	writers.Go(func() {
		_ = opened.Write(t.Context(), func(*store.Tx) error { close(begun); <-release; return nil })
	})
	<-begun
	waiting := make(chan struct{}, 10)
	for i := range 10 {
		writers.Go(func() {
			waiting <- struct{}{}
			put(t, opened, strings.Repeat("y", i+1), 1)
		})
	}
	for range 10 {
		<-waiting
	}
	close(release)
	writers.Wait()
	if transactions > 8 {
		t.Errorf("eleven writers took %d transactions", transactions)
	}
}

func TestWorkThatPanicsIsUndoneAndPanicsWhereItWasAskedFor(t *testing.T) {
	opened := shelf.Open(t)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("nobody panicked")
			}
		}()
		_ = opened.Write(t.Context(), func(tx *store.Tx) error {
			_, _ = tx.Exec(insert, "lamps", 1)
			panic("the shelf breaks")
		})
	}()
	put(t, opened, "chairs", 2)
	if pieces := number(t, opened, "SELECT count(*) FROM boxes"); pieces != 1 {
		t.Errorf("%d boxes stand on the shelf", pieces)
	}
}

func TestWhatIsToBeDoneAfterACommitIsNotDoneAfterAnUndoing(t *testing.T) {
	opened := shelf.Open(t)
	done := []string{}
	for name, failure := range map[string]error{"kept": nil, "undone": errors.New("no")} {
		_ = opened.Write(t.Context(), func(tx *store.Tx) error {
			tx.AfterCommit(func() { done = append(done, name) })
			return failure
		})
	}
	if len(done) != 1 || done[0] != "kept" {
		t.Errorf("done was %v", done)
	}
}

func TestNobodyWritesWhoseTimeIsUpOrWhenTheStoreIsClosed(t *testing.T) {
	opened := shelf.Open(t)
	late, cancel := context.WithCancel(t.Context())
	cancel()
	work := func(tx *store.Tx) error { _, err := tx.Exec(insert, "lamps", 1); return err }
	if err := opened.Write(late, work); !errors.Is(err, context.Canceled) {
		t.Errorf("who came too late was told %v", err)
	}
	if err := opened.Close(); err != nil {
		t.Fatal(err)
	}
	if err := opened.Write(t.Context(), work); !errors.Is(err, store.ErrClosed) {
		t.Errorf("who came after closing was told %v", err)
	}
}

func TestAStoreThatIsNewerThanTheProgramIsNotOpened(t *testing.T) {
	file := filepath.Join(t.TempDir(), "shelf.sqlite")
	_ = shelf.OpenFile(t, file).Close()
	_, err := store.Open(t.Context(), store.Options{File: file, Migrations: shelf.Migrations[:2]})
	if err == nil || !strings.Contains(err.Error(), "newer") {
		t.Errorf("it says %v", err)
	}
}

func TestMigrationsAreTakenOnceAndAllOrNone(t *testing.T) {
	file := filepath.Join(t.TempDir(), "shelf.sqlite")
	_ = shelf.OpenFile(t, file).Close()
	broken := append(append([]string{}, shelf.Migrations...), "CREATE TABLE more (x) STRICT", "nonsense")
	if _, err := store.Open(t.Context(), store.Options{File: file, Migrations: broken}); err == nil {
		t.Error("nonsense was taken for a migration")
	}
	opened := shelf.OpenFile(t, file)
	if version := number(t, opened, "PRAGMA user_version"); version != len(shelf.Migrations) {
		t.Errorf("it is at version %d", version)
	}
}

func TestReadersMayNotWrite(t *testing.T) {
	opened := shelf.Open(t)
	if _, err := opened.Reader().ExecContext(t.Context(), insert, "lamps", 1); err == nil {
		t.Error("a reader wrote")
	}
	if err := opened.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

func put(t *testing.T, opened *store.Store, name string, pieces int) {
	t.Helper()
	err := opened.Write(t.Context(), func(tx *store.Tx) error { _, err := tx.Exec(insert, name, pieces); return err })
	if err != nil {
		t.Error(err)
	}
}

func piecesOf(t *testing.T, opened *store.Store, name string) int {
	t.Helper()
	var pieces int
	if err := opened.Reader().QueryRow("SELECT pieces FROM boxes WHERE name = ?", name).Scan(&pieces); err != nil {
		t.Fatal(err)
	}
	return pieces
}

func number(t *testing.T, opened *store.Store, query string) int {
	t.Helper()
	var count int
	if err := opened.Reader().QueryRow(query).Scan(&count); err != nil {
		t.Fatal(err)
	}
	return count
}
