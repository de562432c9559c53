package document

import (
	"fmt"
	"slices"
	"strings"

	"gavel/model"
)

// Form is a way in which a document is written.
type Form string

// The forms. Every document has the first.
const (
	Markdown Form = "markdown"
	Chat     Form = "chat" // a message in a chat
	Mail     Form = "mail" // plain text, its subject on the first line
)

// The words for a meeting that stand for its id.
const (
	LiveMeeting = "live"
	LastMeeting = "last"
	NextMeeting = "next"
)

// Document is one entry in the table of documents. Whatever lists documents, on the
// screen, in the shell or in lines, goes over the table.
type Document struct {
	Name   string // the word by which it is asked for: "minutes"
	Label  string // what it is called on the screen, in one or two words
	Help   string // a sentence's worth, without a full stop
	Long   string // what the help of the shell says more of it
	About  Subject
	Forms  []Form // Markdown first
	write  func(Source) (Page, error)
	beside func(Source) ([]Page, error) // pages in files of their own, where the document goes into a folder; nil for none
}

// Source holds everything a document is written from.
type Source struct {
	Record *model.Record
	About  model.ID      // the meeting or the person; 0 for a document of the cycle
	Form   Form          // "" for Markdown
	Now    model.Instant // the moment that a document speaks of which is not about the past
	Doubt  string        // why the file is not what was saved; "" where it is
}

// Page is a document as it was written.
type Page struct {
	Name  string // what it is: "minutes", "pre-read"
	About model.Ref
	Title string // what it is and of what: "Minutes of M-3"
	File  string // the name of the file that it is saved to
	Text  string
	Form  Form
	Draft bool // its meeting can still say something else
}

// documents returns the table of documents.
func documents() []Document {
	return []Document{minutesDocument(), prereadDocument(), blockersDocument(), risksDocument(), personDocument(), handoffDocument(), decisionLogDocument(), journeysDocument(), waitsDocument(), drillDocument(), cycleDocument()}
}

// All returns every document there is, in the order in which they are listed.
func All() []Document { return documents() }

// Named returns the document with a name, in any case.
func Named(name string) (Document, bool) {
	list := documents()
	i := slices.IndexFunc(list, func(d Document) bool { return strings.EqualFold(d.Name, name) })
	if i < 0 {
		return Document{}, false
	}
	return list[i], true
}

// Write writes the document. It refuses, as NotFound, what is not in the record, and, as
// BadValue, a form that the document does not have.
func (d Document) Write(s Source) (Page, error) {
	if s.Form == "" {
		s.Form = Markdown
	}
	if !slices.Contains(d.Forms, s.Form) {
		return Page{}, &model.Refusal{Reason: model.BadValue, Says: fmt.Sprintf("%s has no form for %s; it has %s", d.Name, s.Form, FormNames(d.Forms))}
	}
	p, err := d.write(s)
	if err != nil {
		return p, err
	}
	return s.finished(p), nil
}

// HasBeside reports whether pages lie beside the document in a folder.
func (d Document) HasBeside() bool { return d.beside != nil }

// WriteBeside writes the pages that lie beside the document where it goes into a folder,
// each of which has a file name of its own.
func (d Document) WriteBeside(s Source) ([]Page, error) {
	if d.beside == nil {
		return nil, nil
	}
	s.Form = Markdown
	pages, err := d.beside(s)
	for i := range pages {
		pages[i] = s.finished(pages[i])
	}
	return pages, err
}

// finished returns a page in the form that was asked for, with the doubt about its file.
func (s Source) finished(p Page) Page {
	p.Form = s.Form
	if s.Doubt != "" {
		p.Text, p.Title = doubted(p.Text, s.Doubt, s.Form), p.Title+", NOT VERIFIED"
	}
	return p
}

// Short returns the forms of the document beside its Markdown.
func (d Document) Short() []Form { return d.Forms[1:] }

// FormNames returns the names of forms, with commas between them.
func FormNames(forms []Form) string {
	names := make([]string, len(forms))
	for i, f := range forms {
		names[i] = string(f)
	}
	return strings.Join(names, ", ")
}
