package storage_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"gavel/model"
	"gavel/storage"
)

// BenchmarkDo saves one change, in the middle of a meeting, and reports how many
// times longer it takes than 4 KB appended to a file and brought to the disk.
func BenchmarkDo(b *testing.B) {
	s := open(b, newFile(b))
	meeting, item, _ := review(b, s)
	do(b, s, model.StartMeeting{Meeting: meeting.ID})
	texts := []model.Values{notes("one"), notes("two")}
	for i := 0; b.Loop(); i++ {
		do(b, s, model.Amend{About: item, With: texts[i%2]})
	}
	one := float64(b.Elapsed()) / float64(b.N)
	b.ReportMetric(one/float64(timeOfAppend(b)), "appends")
}

// timeOfAppend returns how long a raw append takes, on average.
func timeOfAppend(b *testing.B) time.Duration {
	b.Helper()
	file, err := os.Create(filepath.Join(b.TempDir(), "raw"))
	if err != nil {
		b.Fatal(err)
	}
	const times = 500
	page, from := make([]byte, 4096), time.Now()
	for range times {
		if _, err := file.Write(page); err != nil {
			b.Fatal(err)
		}
		if err := file.Sync(); err != nil {
			b.Fatal(err)
		}
	}
	taken := time.Since(from) / times
	if err := file.Close(); err != nil {
		b.Fatal(err)
	}
	return taken
}

// BenchmarkOpen opens a file, reads its record, and closes it again.
func BenchmarkOpen(b *testing.B) {
	path := reviewed(b)
	for b.Loop() {
		s, err := storage.Open(b.Context(), path)
		if err != nil {
			b.Fatal(err)
		}
		loaded(b, s)
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
