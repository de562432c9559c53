//go:build race

package ui

// The race detector makes SQLite, which is a Go program here, and drawing many
// times slower. What runs in one goroutine is tried there on a few cases only.
const underRace = true
