package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"testing"
)

// Time is handed in everywhere but in the composition root, so that a test can stand still.
func TestNobodyInsideLooksAtTheClock(t *testing.T) {
	for _, folder := range []string{"domain", "ports", "application", "adapters"} {
		for _, file := range sources(t, folder) {
			parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(parsed, func(node ast.Node) bool {
				selected, is := node.(*ast.SelectorExpr)
				if !is {
					return true
				}
				from, is := selected.X.(*ast.Ident)
				if is && from.Name == "time" && (selected.Sel.Name == "Now" || selected.Sel.Name == "Since" || selected.Sel.Name == "After") {
					t.Errorf("%s asks for time.%s", file, selected.Sel.Name)
				}
				return true
			})
		}
	}
}
