package domain

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

var box = Measures{Grams: 30_000, Cm3: 150_000}

func pieces(sku string, quantity, grams, cm3 int) MeasuredLine {
	return MeasuredLine{Line: Line{Sku: sku, Quantity: quantity}, Measures: Measures{Grams: grams, Cm3: cm3}}
}

func TestPack(t *testing.T) {
	cases := []struct {
		name  string
		lines []MeasuredLine
		want  []Box
	}{
		{
			"what fits into one box goes into one",
			[]MeasuredLine{pieces("LMP-012-OAK", 2, 1_200, 9_000), pieces("VAS-003-BLU", 1, 800, 4_000)},
			[]Box{{Lines: []Line{{"LMP-012-OAK", 2}, {"VAS-003-BLU", 1}}, Measures: Measures{3_200, 22_000}}},
		},
		{
			"what is too heavy for one box goes into two, and small things fill the gaps",
			[]MeasuredLine{pieces("VAS-003-BLU", 3, 2_000, 4_000), pieces("SHF-001-OAK", 3, 14_000, 60_000)},
			[]Box{
				{Lines: []Line{{"SHF-001-OAK", 2}, {"VAS-003-BLU", 1}}, Measures: Measures{30_000, 124_000}},
				{Lines: []Line{{"SHF-001-OAK", 1}, {"VAS-003-BLU", 2}}, Measures: Measures{18_000, 68_000}},
			},
		},
		{
			"what is large and light is split by its space",
			[]MeasuredLine{pieces("CSH-007-RED", 4, 500, 60_000)},
			[]Box{
				{Lines: []Line{{"CSH-007-RED", 2}}, Measures: Measures{1_000, 120_000}},
				{Lines: []Line{{"CSH-007-RED", 2}}, Measures: Measures{1_000, 120_000}},
			},
		},
		{
			"what fits into no box goes by itself, piece by piece",
			[]MeasuredLine{pieces("TBL-002-ASH", 2, 45_000, 400_000), pieces("VAS-003-BLU", 1, 800, 4_000)},
			[]Box{
				{Lines: []Line{{"TBL-002-ASH", 1}}, Measures: Measures{45_000, 400_000}, Bulky: true},
				{Lines: []Line{{"TBL-002-ASH", 1}}, Measures: Measures{45_000, 400_000}, Bulky: true},
				{Lines: []Line{{"VAS-003-BLU", 1}}, Measures: Measures{800, 4_000}},
			},
		},
		{
			"what weighs exactly what a box may weigh fits",
			[]MeasuredLine{pieces("SHF-001-OAK", 1, 30_000, 150_000)},
			[]Box{{Lines: []Line{{"SHF-001-OAK", 1}}, Measures: Measures{30_000, 150_000}}},
		},
	}
	for _, one := range cases {
		t.Run(one.name, func(t *testing.T) {
			if got := Pack(one.lines, box); !reflect.DeepEqual(got, one.want) {
				t.Errorf("packed %+v, want %+v", got, one.want)
			}
		})
	}
}

func TestPackLosesNothingAndOverloadsNobody(t *testing.T) {
	skus := []string{"LMP-012-OAK", "VAS-003-BLU", "SHF-001-OAK", "CSH-007-RED"}
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) MeasuredLine {
			return pieces(
				rapid.SampledFrom(skus).Draw(t, "sku"),
				rapid.IntRange(1, 99).Draw(t, "quantity"),
				rapid.IntRange(1, 40_000).Draw(t, "grams"),
				rapid.IntRange(1, 200_000).Draw(t, "cm3"),
			)
		}), 1, 8).Draw(t, "lines")
		boxes := Pack(lines, box)

		var in, out []Line
		var total Measures
		for _, line := range lines {
			in = append(in, line.Line)
		}
		for _, packed := range boxes {
			out = append(out, packed.Lines...)
			total.Grams += packed.Grams
			total.Cm3 += packed.Cm3
			if packed.Bulky != (packed.Grams > box.Grams || packed.Cm3 > box.Cm3) || Pieces(packed.Lines) < 1 {
				t.Fatalf("a box of %+v", packed)
			}
		}
		if !SameLines(Added(in), Added(out)) || total != sumOf(lines) {
			t.Fatalf("%v were packed as %v", in, out)
		}
		slices.Reverse(boxes)
		// Two boxes of which each is at most half full would have been one.
		lessThanHalf := 0
		for _, packed := range boxes {
			if packed.Grams*2 <= box.Grams && packed.Cm3*2 <= box.Cm3 {
				lessThanHalf++
			}
		}
		if lessThanHalf > 1 {
			t.Fatalf("%d boxes are half empty: %+v", lessThanHalf, boxes)
		}
	})
}
