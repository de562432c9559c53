package storage_test

import (
	"os"
	"path/filepath"
	"testing"

	"gavel/model"
)

// BenchmarkDo is one change saved, in the middle of a meeting.
func BenchmarkDo(b *testing.B) {
	s := open(b, newFile(b))
	meeting, item, _ := review(b, s)
	do(b, s, model.StartMeeting{Meeting: meeting.ID})
	notes := []model.Values{{model.FieldNotes: model.Words("one")}, {model.FieldNotes: model.Words("two")}}
	for i := 0; b.Loop(); i++ {
		do(b, s, model.Amend{About: item, With: notes[i%2]})
	}
}

// BenchmarkAppend is what BenchmarkDo is held against: 4 KB appended to a file
// and brought to the disk.
func BenchmarkAppend(b *testing.B) {
	file, err := os.Create(filepath.Join(b.TempDir(), "raw"))
	if err != nil {
		b.Fatal(err)
	}
	page := make([]byte, 4096)
	for b.Loop() {
		if _, err := file.Write(page); err != nil {
			b.Fatal(err)
		}
		if err := file.Sync(); err != nil {
			b.Fatal(err)
		}
	}
	if err := file.Close(); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkOpen is a file opened, its record read, and closed again.
func BenchmarkOpen(b *testing.B) {
	path := newFile(b)
	first := open(b, path)
	review(b, first)
	for b.Loop() {
		s := open(b, path)
		loaded(b, s)
	}
}
