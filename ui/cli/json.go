package cli

import (
	"encoding/json"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/model/capture"
	"gavel/storage"
)

// What --json prints. JSON.md says it to whoever writes scripts, and a test
// holds the page against what the commands print. One word means one thing in
// all of it; what is not known is null; a list that is empty is [].

// thingJSON names the thing that an answer is about. Both are null where it is about nothing.
type thingJSON struct {
	ID   *string `json:"id"`
	Kind *string `json:"kind"`
}

func thingOf(ref model.Ref) thingJSON {
	if ref.IsZero() {
		return thingJSON{}
	}
	id, kind := ref.String(), string(ref.Kind)
	return thingJSON{&id, &kind}
}

// orNull returns a text, and nil for an empty one.
func orNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// orEmpty returns a list that is [] where it has nothing in it.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// fieldsOf returns the names of the fields that are missing.
func fieldsOf(missing []model.Requirement) []string {
	list := []string{}
	for _, q := range missing {
		list = append(list, string(q.Field))
	}
	return list
}

// answerJSON describes what a command did. Path is the file that it wrote, for those
// that write one.
type answerJSON struct {
	thingJSON
	Sentence string  `json:"sentence"`
	Path     *string `json:"path"`
}

// refusalJSON is why a command was not done.
type refusalJSON struct {
	Code string `json:"code"`
	thingJSON
	About    *string   `json:"about"` // the same as id
	Missing  []string  `json:"missing"`
	Who      *string   `json:"who"`
	Gaps     []gapJSON `json:"gaps"`
	Sentence string    `json:"sentence"`
}

// The codes of what is no refusal by the rules and no trouble with a file.
const (
	codeMisused   = "misused"   // the command line is mistaken
	codeRefused   = "refused"   // not done, for the sake of what is there
	codeFailed    = "failed"    // trouble with the world around
	codeNotShown  = "not-shown" // standard output takes nothing more
	codeNotCopied = "not-copied"
	codeNotSaved  = "not-as-saved" // the file is not what was saved
)

// refusalOf returns an error as --json prints it.
func (p *program) refusalOf(err error) refusalJSON {
	r := refusalJSON{Code: codeOf(err), Missing: []string{}, Gaps: []gapJSON{}, Sentence: p.sentence(err)}
	e, ok := errors.AsType[*model.Refusal](err)
	if !ok {
		return r
	}
	r.thingJSON, r.Who = thingOf(e.About), orNull(e.Who)
	r.About = r.ID
	r.Missing, r.Gaps = fieldsOf(e.Missing), gapList(e.Gaps)
	for _, g := range r.Gaps {
		for _, field := range g.Missing {
			if !slices.Contains(r.Missing, field) {
				r.Missing = append(r.Missing, field)
			}
		}
	}
	return r
}

// codeOf returns the word for an error that a script can act on.
func codeOf(err error) string {
	if e, ok := errors.AsType[*model.Refusal](err); ok {
		return string(e.Reason)
	}
	if e, ok := errors.AsType[*storage.FileError](err); ok {
		return "file-" + string(e.Reason)
	}
	switch {
	case isNobody(err), isA[capture.UnknownName](err):
		return string(model.NotFound)
	case isA[capture.Problem](err), isA[*lineError](err):
		return string(model.BadValue)
	case isA[*misuse](err):
		return codeMisused
	case isA[*refusal](err):
		return codeRefused
	case isA[*storage.ChainError](err), isA[*storage.RowError](err), isA[*storage.SealError](err):
		return codeNotSaved
	case isA[*notShown](err):
		return codeNotShown
	case isA[*notCopied](err):
		return codeNotCopied
	}
	return codeFailed
}

// printJSON prints a value as indented JSON.
func (p *program) printJSON(v any) error {
	e := json.NewEncoder(p.printed)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// noJSON refuses --json for what is no answer to a program.
func (p *program) noJSON(c *cobra.Command) error {
	if p.json {
		return misused(c, "%s prints no JSON", c.CommandPath())
	}
	return nil
}

// answer says what a command did: a sentence, or with --json an object.
func (p *program) answer(did model.Done, path string) error {
	if p.json {
		return p.printJSON(answerJSON{thingOf(did.About), did.Says, orNull(path)})
	}
	return p.printf("%s", did.Says)
}
