package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
)

// ErrClosed says that the store takes no more writers.
var ErrClosed = errors.New("the store is closed")

const (
	mostTogether = 128
	mostWaiting  = 1_024
)

// writer owns the one connection that writes, and lets writers that come at the same time share one transaction, and so one flush to the
// disk (group commit, as in DeWitt et al. 1984). Each one's work is a savepoint: one that fails is undone alone.
type writer struct {
	connection *sql.Conn
	statements map[string]*sql.Stmt
	onCommit   func(writers int)
	waiting    chan *writing
	done       chan struct{}
	// closing is held for reading by whoever is about to wait in line, so that the line is never closed under them.
	closing sync.RWMutex
	closed  bool
}

// writing is one writer's work, and what became of it.
type writing struct {
	ctx     context.Context
	work    func(tx *Tx) error
	tx      *Tx
	err     error
	panic   any
	settled chan struct{}
}

// Write runs work in the next shared transaction and returns when that is on the disk, or with work's error when it is undone. Work must
// not wait for anything, since everybody else waits for it; once it has begun, the end of the context does not stop it.
func (store *Store) Write(ctx context.Context, work func(tx *Tx) error) error {
	return store.writer.write(ctx, work)
}

func startWriter(connection *sql.Conn, onCommit func(writers int)) *writer {
	if onCommit == nil {
		onCommit = func(int) {}
	}
	writer := &writer{
		connection: connection,
		statements: map[string]*sql.Stmt{},
		onCommit:   onCommit,
		waiting:    make(chan *writing, mostWaiting),
		done:       make(chan struct{}),
	}
	go writer.run()
	return writer
}

func (writer *writer) write(ctx context.Context, work func(tx *Tx) error) error {
	mine := &writing{ctx: ctx, work: work, settled: make(chan struct{})}
	if err := writer.enqueue(ctx, mine); err != nil {
		return err
	}
	<-mine.settled
	if mine.panic != nil {
		panic(mine.panic)
	}
	return mine.err
}

func (writer *writer) enqueue(ctx context.Context, mine *writing) error {
	writer.closing.RLock()
	defer writer.closing.RUnlock()
	if writer.closed {
		return ErrClosed
	}
	select {
	case writer.waiting <- mine:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func (writer *writer) stop() {
	writer.closing.Lock()
	if !writer.closed {
		writer.closed = true
		close(writer.waiting)
	}
	writer.closing.Unlock()
	<-writer.done
}

func (writer *writer) run() {
	defer close(writer.done)
	for first := range writer.waiting {
		together := writer.gather(first)
		writer.commit(together)
		for _, one := range together {
			close(one.settled)
		}
	}
	for _, statement := range writer.statements {
		_ = statement.Close()
	}
}

// gather takes whoever waits already; nobody is waited for.
func (writer *writer) gather(first *writing) []*writing {
	together := []*writing{first}
	for len(together) < mostTogether {
		select {
		case next, open := <-writer.waiting:
			if !open {
				return together
			}
			together = append(together, next)
		default:
			return together
		}
	}
	return together
}

func (writer *writer) commit(together []*writing) {
	if err := writer.allOrNone(together); err != nil {
		_ = writer.exec("ROLLBACK")
		for _, one := range together {
			if one.err == nil && one.panic == nil {
				one.err = err
			}
		}
		return
	}
	writer.onCommit(len(together))
	for _, one := range together {
		if one.tx == nil || one.err != nil || one.panic != nil {
			continue
		}
		for _, do := range one.tx.afterCommit {
			do()
		}
	}
}

func (writer *writer) allOrNone(together []*writing) error {
	if err := writer.exec("BEGIN IMMEDIATE"); err != nil {
		return fmt.Errorf("the store cannot be written to: %w", err)
	}
	for _, one := range together {
		if err := writer.alone(one); err != nil {
			return err
		}
	}
	if err := writer.exec("COMMIT"); err != nil {
		return fmt.Errorf("what was written could not be committed: %w", err)
	}
	return nil
}

// alone runs one writer's work in a savepoint. It fails only when the whole transaction is gone, as when the disk is full: those who come
// after must not write outside of it.
func (writer *writer) alone(one *writing) error {
	if one.ctx.Err() != nil {
		one.err = context.Cause(one.ctx)
		return nil
	}
	if err := writer.exec("SAVEPOINT writer"); err != nil {
		return fmt.Errorf("the store cannot be written to: %w", err)
	}
	one.tx = &Tx{connection: writer.connection, statements: writer.statements}
	if one.try(); one.err != nil || one.panic != nil {
		if err := writer.exec("ROLLBACK TO writer"); err != nil {
			return fmt.Errorf("the transaction was lost: %w", errors.Join(one.err, err))
		}
	}
	return writer.exec("RELEASE writer")
}

func (writer *writer) exec(statement string) error {
	_, err := writer.connection.ExecContext(context.Background(), statement)
	return err
}

// try runs the work; what it panics with is handed to whoever waits for it, and is theirs.
func (one *writing) try() {
	defer func() { one.panic = recover() }()
	one.err = one.work(one.tx)
}
