package problem

import (
	"encoding/json"
	"fmt"
	"os"
)

// Entry is what the platform's list says of a code.
type Entry struct {
	Type   string `json:"type"`
	Status int    `json:"status"`
	Title  string `json:"title"`
}

// Table is the platform's list of problems, by their codes.
type Table map[string]Entry

// Problem is a refusal as it stands on the wire.
type Problem struct {
	Type   string  `json:"type"`
	Title  string  `json:"title"`
	Status int     `json:"status"`
	Code   string  `json:"code"`
	Detail string  `json:"detail,omitempty"`
	Errors []Field `json:"errors,omitempty"`
}

// LeastOutage is the status from which a problem is an outage rather than an answer.
const LeastOutage = 500

// Internal is the code of everything that nobody has foreseen.
const Internal = "internal"

// LoadTable reads the list from its file.
func LoadTable(file string) (Table, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("the list of problems cannot be read: %w", err)
	}
	table := Table{}
	if err := json.Unmarshal(text, &table); err != nil {
		return nil, fmt.Errorf("%s is no list of problems: %w", file, err)
	}
	if _, known := table[Internal]; !known {
		return nil, fmt.Errorf("%s has no problem %q", file, Internal)
	}
	return table, nil
}

// Of puts a refusal as the wire has it. A code that is not on the list is a mistake of the program's, and so an internal problem.
func (table Table) Of(refusal *Refusal) Problem {
	entry, known := table[refusal.Code]
	if !known {
		entry, refusal = table[Internal], Refuse(Internal)
	}
	return Problem{entry.Type, entry.Title, entry.Status, refusal.Code, refusal.Detail, refusal.Fields}
}
