package service

import (
	"context"
	"errors"
	"slices"

	"galleria.example/chassis/admin"
	"galleria.example/chassis/guard"
)

func (process *process) watch(guard *guard.Guard) {
	process.mutex.Lock()
	defer process.mutex.Unlock()
	process.guards = append(process.guards, guard)
}

func (process *process) reports() []guard.Report {
	process.mutex.Lock()
	guards := slices.Clone(process.guards)
	process.mutex.Unlock()
	reports := make([]guard.Report, 0, len(guards))
	for _, guard := range guards {
		reports = append(reports, guard.Report())
	}
	return reports
}

func (process *process) checks() admin.Checks {
	process.mutex.Lock()
	defer process.mutex.Unlock()
	checks := admin.Checks{"bus": func(context.Context) error {
		if !process.bus.IsConnected() {
			return errors.New("not connected")
		}
		return nil
	}}
	for name, check := range process.parts.Checks {
		checks[name] = check
	}
	return checks
}

func (process *process) details() map[string]func() any {
	process.mutex.Lock()
	defer process.mutex.Unlock()
	return process.parts.Details
}
