package storage_test

import (
	"os"
	"path/filepath"
	"testing"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
)

func TestAllThatWasSavedIsCopiedEvenWhereTheFileIsGone(t *testing.T) {
	turns.Long(t)
	for name, lose := range map[string]func(string) error{
		"still there": func(string) error { return nil },
		"removed":     os.Remove,
		"moved away":  func(path string) error { return os.Rename(path, path+".moved") },
		"replaced":    func(path string) error { return os.Rename(reviewed(t), path) },
	} {
		t.Run(name, func(t *testing.T) {
			path := newFile(t)
			s := open(t, path)
			review(t, s)
			want := loaded(t, s)
			if err := lose(path); err != nil {
				t.Fatal(err)
			}
			anew := filepath.Join(t.TempDir(), "anew.gavel")
			if err := s.CopyTo(t.Context(), anew); err != nil {
				t.Fatal(err)
			}
			copied := open(t, anew)
			sameRecord(t, loaded(t, copied), want)
			mustVerify(t, copied)
			do(t, copied, model.AddPerson{PersonName: "Eli New"})
			mustFail(t, s.CopyTo(t.Context(), anew), storage.Exists)
			info, err := os.Stat(anew)
			if err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("its mode is %v (%v)", info.Mode(), err)
			}
		})
	}
}
