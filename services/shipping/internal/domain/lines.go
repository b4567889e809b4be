// Package domain holds what shipping decides: how pieces are packed, what their delivery costs, and what may become of a parcel.
// It is pure: time, identities and the carrier are handed in, a refusal is a value, and nothing is read or written.
package domain

// Line is pieces of one variant.
type Line struct {
	Sku      string `json:"sku"`
	Quantity int    `json:"quantity"`
}

// Added returns the lines with those of the same variant added up, in the order in which the variants were first named.
func Added(lines []Line) []Line {
	added := make([]Line, 0, len(lines))
	at := make(map[string]int, len(lines))
	for _, line := range lines {
		if i, named := at[line.Sku]; named {
			added[i].Quantity += line.Quantity
			continue
		}
		at[line.Sku] = len(added)
		added = append(added, line)
	}
	return added
}

// SameLines says whether two sets of added lines are the same pieces, in whatever order.
func SameLines(one, other []Line) bool {
	if len(one) != len(other) {
		return false
	}
	wanted := make(map[string]int, len(other))
	for _, line := range other {
		wanted[line.Sku] = line.Quantity
	}
	for _, line := range one {
		if wanted[line.Sku] != line.Quantity {
			return false
		}
	}
	return true
}

// Pieces counts them.
func Pieces(lines []Line) int {
	sum := 0
	for _, line := range lines {
		sum += line.Quantity
	}
	return sum
}
