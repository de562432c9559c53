package plain

import (
	"slices"
	"strings"

	"gavel/model"
	"gavel/model/document"
	"gavel/ui/dialog"
	"gavel/ui/edit"
)

// This file reads out the documents of the table.

// describeExports names every document, with what follows it.
func describeExports() string {
	var list []string
	for _, d := range document.All() {
		says := callOf(d)
		list = append(list, says)
		for _, form := range d.Short() {
			list = append(list, says+" "+string(form))
		}
	}
	return strings.Join(list, ", ")
}

// callOf returns how a document is asked for in a line.
func callOf(d document.Document) string {
	return strings.TrimSpace("export " + d.Name + " " + d.About.Sample)
}

// export reads out the document that a line names: its name, what it is about, and the
// form.
func (d *console) export(rest string) error {
	words := strings.Fields(rest)
	if len(words) == 0 {
		d.refuse("say which document: %s", describeExports())
		return nil
	}
	doc, ok := document.Named(words[0])
	if !ok {
		d.refuse("there is no document %s; write %s", model.Quoted(words[0]), describeExports())
		return nil
	}
	words, form := words[1:], document.Markdown
	if n := len(words); n > 0 && slices.Contains(doc.Short(), document.Form(strings.ToLower(words[n-1]))) {
		words, form = words[:n-1], document.Form(strings.ToLower(words[n-1]))
	}
	about, ok := d.documentOf(doc, strings.Join(words, " "))
	if !ok {
		return nil
	}
	return d.do(dialog.OpenDocument(d.context(), doc, about, form))
}

// documentOf returns what a document is about; ok is false where it was said why nothing.
func (d *console) documentOf(doc document.Document, named string) (about model.ID, ok bool) {
	if ref, isThing := d.thing(named); isThing {
		named = ref.String()
	}
	switch {
	case doc.About.Kind == "" && named != "":
		d.refuse("export %s takes nothing behind it; leave out %s", doc.Name, model.Quoted(named))
		return 0, false
	case doc.About.Kind == "":
		return 0, true
	case named == "":
		c := d.context()
		about = doc.About.Selected(document.Selection{Record: c.Record, Meeting: c.Meeting.ID})
		if about == 0 {
			d.refuse("%s: %s", doc.About.Ask, callOf(doc))
		}
		return about, about != 0
	}
	about, err := doc.About.Find(named, d.captureContext())
	if err != nil {
		d.refuse("%s", err)
	}
	return about, err == nil
}

// exportCompletions returns how a line goes on that asks for a document.
func (d *console) exportCompletions(before string) []edit.Completion {
	rest, begins := after(before, "export")
	if !begins || !strings.Contains(before, " ") || strings.Contains(rest, " ") || rest != "" && strings.HasSuffix(before, " ") {
		return nil
	}
	var names []string
	for _, doc := range document.All() {
		names = append(names, doc.Name)
	}
	at := strings.LastIndex(before, " ") + 1
	list := beginningWith(before[at:], names)
	for i := range list {
		list[i].Start = at
	}
	return list
}
