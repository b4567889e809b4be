package audit

import "galleria.example/chassis/call"

// Facts are what can be said of a thing before or after: ids, numbers and words of the program's own; nothing that a person typed. Values
// are strings, integers, booleans or nil.
type Facts map[string]any

// Object is what something was done to.
type Object struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
}

// Deed is something that was done, or that somebody was kept from doing.
type Deed struct {
	// Action is `<aggregate>.<past>`, `security.<past>` or `data.read`.
	Action string
	// Object may be the zero one.
	Object Object
	// Event is the id of the event that tells others.
	Event string
	// Refused says that it was not done.
	Refused bool
	Reason  string
	Before  Facts
	After   Facts
}

// Told is behind whom a deed stands.
type Told struct {
	call.Cause
	// Nobody is set for whoever did not say who they are, or said it in vain. Without it, and without a caller, the writer did it by itself.
	Nobody bool
}

// Noted is a deed, and whose it was.
type Noted struct {
	Deed Deed
	Told Told
}
