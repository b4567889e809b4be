// Package internal_test holds the boundaries of the service: who may import what.
package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const own, chassis = "galleria.example/shipping/internal/", "galleria.example/chassis"

// pure are the packages of the standard library that a domain may use: none of them can read or write anything. It takes the time from
// whoever asks, which the test below looks for.
var pure = []string{"cmp", "slices", "strings", "time"}

func TestBoundaries(t *testing.T) {
	rules := []struct {
		name   string
		folder string
		allows func(path string) bool
	}{
		{"the domain is pure", "domain", func(path string) bool { return slices.Contains(pure, path) }},
		{"ports know the domain alone", "ports", func(path string) bool {
			return path == own+"domain" || !strings.Contains(path, ".")
		}},
		{"errands know no adapter and no chassis", "application", func(path string) bool {
			return path == own+"domain" || path == own+"ports" || !strings.Contains(path, ".")
		}},
		{"inbound adapters know no outbound ones", "adapters/inbound", func(path string) bool {
			return !strings.HasPrefix(path, own+"adapters") && !strings.Contains(path, "github.com")
		}},
		{"outbound adapters know no inbound ones, and libraries only through the chassis", "adapters/outbound", func(path string) bool {
			known := strings.HasPrefix(path, own) || strings.HasPrefix(path, chassis) || !strings.Contains(path, ".")
			return known && !strings.HasPrefix(path, own+"adapters/inbound") && path != own+"application"
		}},
	}
	for _, rule := range rules {
		t.Run(rule.name, func(t *testing.T) {
			files := sources(t, rule.folder)
			if len(files) == 0 {
				t.Fatalf("there is nothing in %s", rule.folder)
			}
			for _, file := range files {
				for _, path := range imports(t, file) {
					if !rule.allows(path) {
						t.Errorf("%s imports %s", file, path)
					}
				}
			}
		})
	}
}

func sources(t *testing.T, folder string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func imports(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, spec := range parsed.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}
