package domain

import (
	"cmp"
	"slices"
)

// Measures is how heavy and how large something is, or may be.
type Measures struct {
	Grams int `json:"grams"`
	Cm3   int `json:"cm3"`
}

// MeasuredLine is pieces of one variant, with the measures of one piece.
type MeasuredLine struct {
	Line
	Measures
}

// Box is what goes into one package.
type Box struct {
	Lines []Line
	Measures
	// Bulky is a single piece, too heavy or too large for a box, that goes by itself.
	Bulky bool
}

// Pack puts pieces into boxes: the largest first, each into the first box that it fits into (first-fit decreasing). What fits into no box
// goes by itself. The same pieces are packed in the same way, in whatever order they are named.
func Pack(lines []MeasuredLine, limit Measures) []Box {
	var boxes []Box
	for _, line := range largestFirst(lines, limit) {
		left := line.Quantity
		bulky := line.Grams > limit.Grams || line.Cm3 > limit.Cm3
		for i := range boxes {
			// A bulky piece finds no room in any box.
			if !boxes[i].Bulky {
				left -= boxes[i].take(line, min(left, boxes[i].room(line.Measures, limit)))
			}
		}
		for left > 0 {
			fresh := Box{Bulky: bulky}
			if bulky {
				left -= fresh.take(line, 1)
			} else {
				left -= fresh.take(line, min(left, fresh.room(line.Measures, limit)))
			}
			boxes = append(boxes, fresh)
		}
	}
	return boxes
}

func largestFirst(lines []MeasuredLine, limit Measures) []MeasuredLine {
	// The greater of its shares of a box's weight and of its space, multiplied out to stay whole.
	size := func(line MeasuredLine) int { return max(line.Grams*limit.Cm3, line.Cm3*limit.Grams) }
	return slices.SortedStableFunc(slices.Values(lines), func(a, b MeasuredLine) int {
		return cmp.Or(cmp.Compare(size(b), size(a)), cmp.Compare(a.Sku, b.Sku), cmp.Compare(a.Grams, b.Grams))
	})
}

// room says how many more pieces of these measures fit in.
func (box *Box) room(piece, limit Measures) int {
	return min((limit.Grams-box.Grams)/piece.Grams, (limit.Cm3-box.Cm3)/piece.Cm3)
}

func (box *Box) take(line MeasuredLine, pieces int) int {
	if pieces == 0 {
		return 0
	}
	box.Lines = Added(append(box.Lines, Line{Sku: line.Sku, Quantity: pieces}))
	box.Grams += pieces * line.Grams
	box.Cm3 += pieces * line.Cm3
	return pieces
}
