package playbook

import (
	"embed"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

// This file holds the playbook that gavel comes with, and those that earlier ones came with. A
// cycle keeps the text that it began with, so that ours may change. A release that changes it
// adds the text before to the folder released, as it was.

//go:embed ours.toml
var ours string

//go:embed released/*.toml
var released embed.FS

// Text returns the playbook that gavel comes with, as a file without the last line break.
func Text() string { return strings.TrimSpace(ours) }

// FirstText returns the playbook of the first release, by which cycles work that began before
// each kept its text.
var FirstText = sync.OnceValue(func() string { return releasedText("1.toml") })

func releasedText(name string) string {
	text, err := released.ReadFile("released/" + name)
	if err != nil {
		panic(err) // a test holds that it is there
	}
	return strings.TrimSpace(string(text))
}

// Ours returns what Text says. It is read when it is first asked for.
var Ours = sync.OnceValue(func() Playbook { return whole(Text()) })

// First returns what FirstText says. It is read when it is first asked for.
var First = sync.OnceValue(func() Playbook { return whole(FirstText()) })

// whole reads a text that says everything.
func whole(text string) Playbook {
	p, mistakes := parse(text, Playbook{})
	if len(mistakes) > 0 {
		panic("the playbook that gavel comes with: " + mistakes.Error()) // a test holds that there are none
	}
	return p
}

// IsEarlier reports whether a text is one that an earlier gavel came with, and is not the one of
// this gavel.
func IsEarlier(text string) bool {
	if text = strings.TrimSpace(text); text == Text() {
		return false
	}
	files, err := released.ReadDir("released")
	if err != nil {
		panic(err) // it is part of the program
	}
	return slices.ContainsFunc(files, func(f fs.DirEntry) bool { return releasedText(f.Name()) == text })
}
