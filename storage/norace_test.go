//go:build !race

package storage_test

const underRace = false
