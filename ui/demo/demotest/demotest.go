// Package demotest gives tests a sample of their own: a copy of one that was made
// once, because making it saves some seventy times and waits for the disk each time.
//
// Only tests import it.
package demotest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"gavel/model/document"
	"gavel/storage"
	"gavel/ui/demo"
)

var (
	mu    sync.Mutex
	files = map[time.Time][]byte{} // by the time at which the sample stands
)

func file(t testing.TB, now time.Time) []byte {
	t.Helper()
	mu.Lock()
	defer mu.Unlock()
	if content, made := files[now]; made {
		return content
	}
	path := filepath.Join(t.TempDir(), demo.FileName)
	if err := demo.Fill(context.Background(), path, now); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	files[now] = content
	return content
}

// Copy writes the sample as it stands at a time into a folder of the test.
func Copy(t testing.TB, now time.Time) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), demo.FileName)
	if err := os.WriteFile(path, file(t, now), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Open opens a copy, with a clock that stands at the time and minutes written at the
// close. It is closed with the test.
func Open(t testing.TB, now time.Time, options ...storage.Option) *storage.Store {
	t.Helper()
	usual := []storage.Option{storage.Clock(func() time.Time { return now }), storage.Minutes(document.AtClose)}
	s, err := storage.Open(context.Background(), Copy(t, now), append(usual, options...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}
