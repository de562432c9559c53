//go:build race

package ui

// The race detector makes SQLite, which is a Go program here, many times
// slower.
const underRace = true
