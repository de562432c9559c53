package cli

import (
	"fmt"
	"os"
	"path/filepath"

	"gavel/model/document"
)

// isFolder reports whether a path is a folder that is there.
func isFolder(path string) bool {
	info, err := os.Stat(path)
	return path != "" && err == nil && info.IsDir()
}

// handOutFolder writes a document into the folder that was named, with the pages that lie
// beside it. It refuses before it writes any where one of them would replace a file that
// it may not.
func (e *export) handOutFolder(page document.Page, from document.Source) error {
	beside, err := e.document.WriteBeside(from)
	if err != nil {
		return err
	}
	folder := e.pathOf(e.output)
	if err := e.mayReplace(folder, append([]document.Page{page}, beside...)); err != nil {
		return err
	}
	paths := make([]string, len(beside))
	for i, p := range beside {
		if paths[i], err = e.saveDocument(folder, p.File, p.Text, e.force); err != nil {
			return fmt.Errorf("%d of %d files were written: %w", i, len(beside)+1, err)
		}
	}
	path, err := e.saveDocument(folder, page.File, page.Text, e.force)
	if err != nil {
		return fmt.Errorf("%d of %d files were written: %w", len(beside), len(beside)+1, err)
	}
	e.written = fmt.Sprintf("%s written to %s, with %d more files in %s", page.Name, path, len(paths), folder)
	if e.json {
		return e.printJSON(documentJSON{
			thingJSON: thingOf(page.About), Document: e.document.Name, Form: string(page.Form), Draft: page.Draft, Path: &path, Beside: paths,
		})
	}
	return e.printf("%s", e.written)
}

// mayReplace refuses where files of a folder are there already and may not be replaced.
func (e *export) mayReplace(folder string, pages []document.Page) error {
	var there []string
	for _, p := range pages {
		if _, err := os.Lstat(filepath.Join(folder, p.File)); err == nil {
			there = append(there, p.File)
		}
	}
	if len(there) == 0 || e.force {
		return nil
	}
	return refused("%d of its %d files are there already, such as %s; name another folder, or pass --force to replace them",
		len(there), len(pages), filepath.Join(folder, there[0]))
}
