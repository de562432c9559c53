package storage_test

import (
	"context"
	"errors"
	"fmt"
	"os"

	"gavel/model"
	"gavel/storage"
)

// saveStubbornly, set in the environment, makes this program save one thing into
// a file under one name until the file takes it, and tell what was in its way.
const saveStubbornly = "GAVEL_TEST_SAVE_STUBBORNLY"

const stubborn = "saved in spite of it all"

// saveUntilItIsIn opens and saves as often as it takes. What it says of a failed
// save returns what a person would be told.
func saveUntilItIsIn(path string) {
	ctx := context.Background()
	uid := storage.NewUID()
	for range 5 {
		err := func() error {
			s, err := storage.Open(ctx, path)
			if err != nil {
				return err
			}
			if err := s.Writable(); err != nil {
				return errors.Join(err, s.Close())
			}
			for range 5 {
				command := model.Amend{About: model.Ref{Kind: model.KindItem, ID: 1}, With: notes(stubborn)}
				if _, _, err = s.Do(ctx, command, storage.Once(uid)); err == nil {
					fmt.Println("saved")
					os.Exit(0)
				}
				tell(err)
				if wrong := s.Verify(ctx); notAsSaved(wrong) {
					fmt.Println("half", wrong)
				}
			}
			return errors.Join(err, s.Close())
		}()
		tell(err)
	}
	os.Exit(1)
}

func tell(err error) {
	if fileError, ok := errors.AsType[*storage.FileError](err); ok {
		fmt.Println("told", fileError.Reason)
		return
	}
	fmt.Println("untold", err)
}

// notAsSaved reports whether a file is found to be something else than was
// saved; that it cannot be read at the moment is no such thing.
func notAsSaved(err error) bool {
	_, chain := errors.AsType[*storage.ChainError](err)
	_, row := errors.AsType[*storage.RowError](err)
	return chain || row
}
