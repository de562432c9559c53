package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/model/document"
)

func (p *program) exportCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "export",
		Short:   "Write a document of a meeting",
		Example: "gavel export minutes",
	}
	return p.group(c, p.exportMinutesCommand())
}

func (p *program) exportMinutesCommand() *cobra.Command {
	var output string
	var force bool
	c := &cobra.Command{
		Use:   "minutes [MEETING]",
		Short: "Write the minutes of a meeting as Markdown",
		Long: `Write the minutes of a meeting as Markdown, on standard output or into a file.
Before the close they are marked DRAFT; of a meeting that was not started it is
the agenda. Without MEETING: the one that is being held, else the last one
closed, else the next.

A file that is there already is left alone, unless --force is given. Where FILE
is a folder, the minutes get a name of their own in it.`,
		Example: `gavel export minutes
gavel export minutes last -o minutes.md
gavel export minutes M-2 -o ~/minutes/`,
		Args:              arguments(0, 1, "name one meeting"),
		ValidArgsFunction: p.completeMeeting,
	}
	c.Flags().StringVarP(&output, "output", "o", "", "the file to write, or - for standard output")
	c.Flags().BoolVar(&force, "force", false, "replace the file if it is there")
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.readVerified(c.Context(), func(r *model.Record, doubt string) error {
			m, err := meeting(r, args, liveMeeting, lastMeeting, nextMeeting)
			if err != nil {
				return err
			}
			text, err := document.Minutes(r, m.ID)
			if err != nil {
				return err
			}
			if doubt != "" {
				text = document.Doubted(text, doubt)
			}
			if output == "" || output == "-" {
				_, err := io.WriteString(p.out, text)
				return err
			}
			return p.save(output, document.FileName(r, m.ID), document.Name(m), text, force)
		})
	}
	return c
}

// save writes a document into a file; into a folder under the name that it has.
func (p *program) save(path, name, what, text string, force bool) error {
	there, err := os.Stat(path)
	if err == nil && there.IsDir() {
		path = filepath.Join(path, name)
		there, err = os.Stat(path)
	}
	if err == nil {
		if err := p.mayReplace(path, there, force); err != nil {
			return err
		}
	}
	if err := writeFile(path, text, force); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return alreadyThere(path)
		}
		return pathTrouble("write", path, err)
	}
	return p.say("%s written to %s", what, path)
}

// mayReplace refuses to write over a file: without --force any, with it still
// the one that the data is in, and what is no file.
func (p *program) mayReplace(path string, there fs.FileInfo, force bool) error {
	if !force {
		return alreadyThere(path)
	}
	data, err := p.path()
	if err != nil {
		return err
	}
	if info, err := os.Stat(data); err == nil && os.SameFile(info, there) {
		return refused("%s is the file that the data is in; it is not written over", path)
	}
	if !there.Mode().IsRegular() {
		return refused("%s is not a regular file; name another one", path)
	}
	return nil
}

func alreadyThere(path string) error {
	return refused("%s is there already; name another file, or pass --force to replace it", path)
}

// writeFile writes a file whole or not at all: under another name first.
func writeFile(path, text string, replace bool) error {
	draft, err := os.CreateTemp(filepath.Dir(path), ".gavel-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(draft.Name()) }() // gone already where all went well
	_, err = draft.WriteString(text)
	if err := errors.Join(err, draft.Chmod(documentMode), draft.Close()); err != nil {
		return err
	}
	if replace {
		return os.Rename(draft.Name(), path)
	}
	if err := os.Link(draft.Name(), path); err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	return writeNew(path, text, documentMode) // a file system without links
}

// documentMode lets everybody read what is handed out, and secretMode only the
// owner what may hold what is not.
const (
	documentMode = 0o644
	secretMode   = 0o600
)

// writeSecret makes a new file for its owner's eyes alone.
func writeSecret(path, text string) error { return writeNew(path, text, secretMode) }

func writeNew(path, text string, mode fs.FileMode) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	return errors.Join(err, file.Close())
}
