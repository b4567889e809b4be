// Package plain writes JSON as the other languages write it.
package plain

import (
	"bytes"
	"encoding/json"
)

// JSON writes a value without a line break at its end, and texts as they are, where Go would escape them for HTML.
func JSON(value any) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(text.Bytes(), []byte("\n")), nil
}
