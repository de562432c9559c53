package cli

import (
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/model/document"
)

func (p *program) exportCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "export",
		Short:   "Write a document",
		Example: "gavel export minutes",
	}
	var list []*cobra.Command
	for _, d := range document.All() {
		list = append(list, p.exportDocumentCommand(d))
	}
	return p.group(c, list...)
}

// exportDocumentCommand is the command that writes one of the documents.
func (p *program) exportDocumentCommand(d document.Document) *cobra.Command {
	e := export{program: p, document: d}
	c := &cobra.Command{
		Use:     strings.TrimSpace(d.Name + " " + d.About.Argument),
		Short:   "Write " + d.Help,
		Example: strings.Join(examplesOf(d), "\n"),
	}
	c.Flags().StringVarP(&e.output, "output", "o", "", "the file to write, or - for standard output")
	c.Flags().BoolVar(&e.force, "force", false, "replace the file if it is there")
	if forms := d.Short(); len(forms) > 0 {
		c.Flags().StringVar(&e.short, "short", "", "a short form of it: "+document.FormNames(forms))
		p.completeFlag(c, "short", func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return strings.Split(document.FormNames(forms), ", "), cobra.ShellCompDirectiveNoFileComp
		})
	}
	p.addCycleFlag(c)
	c.Args, c.ValidArgsFunction = subjectArguments(c, d.About), p.completeSubject(d.About)
	c.Long = strings.Join(slices.DeleteFunc([]string{
		"Write " + d.Help + ", on standard output or into a file.\n" + d.Long, whichMeeting(d), whereTo,
	}, func(s string) bool { return s == "" }), "\n\n")
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(d.About.Unnamed) > 0 {
			p.aboutMeeting(args)
		}
		return e.run(c, args)
	}
	return c
}

// whereTo says in help where a document can be written to.
const whereTo = `A file that is there already is left alone, unless --force is given. Where FILE
is a folder, the document gets a name of its own in it. A pipe or a terminal, such
as /dev/stdout, is written to as it is.`

// subjectArguments checks how many arguments name what a document is about.
func subjectArguments(c *cobra.Command, s document.Subject) cobra.PositionalArgs {
	switch {
	case s.Kind == "":
		return arguments(0, 0, c.Use+" takes no argument")
	case len(s.Unnamed) > 0:
		return arguments(0, 1, "name one "+string(s.Kind))
	}
	return arguments(1, 1, "name one "+string(s.Kind))
}

// completeSubject completes the name of what a document is about.
func (p *program) completeSubject(s document.Subject) cobra.CompletionFunc {
	return map[model.Kind]cobra.CompletionFunc{model.KindMeeting: p.completeMeeting, model.KindPerson: p.completePeople}[s.Kind]
}

// whichMeeting says which meeting a document is of where none is named.
func whichMeeting(d document.Document) string {
	if len(d.About.Unnamed) == 0 {
		return ""
	}
	are := map[string]string{liveMeeting: "the one that is being held", lastMeeting: "the last one closed", nextMeeting: "the next"}
	said := make([]string, len(d.About.Unnamed))
	for i, word := range d.About.Unnamed {
		said[i] = are[word]
	}
	return "Without MEETING: " + strings.Join(said, ", else ") + "."
}

// examplesOf returns how a document is asked for.
func examplesOf(d document.Document) []string {
	say := "gavel export " + d.Name
	var list []string
	for _, call := range d.About.Calls {
		list = append(list, strings.TrimSpace(say+" "+strings.ReplaceAll(call, "FILE", d.Name)))
	}
	for _, form := range d.Short() {
		list = append(list, say+" --short "+string(form))
	}
	return list
}

// export is one document that is being handed out.
type export struct {
	*program
	document document.Document
	output   string
	force    bool
	short    string
}

// run writes the document.
func (e *export) run(c *cobra.Command, args []string) error {
	if c.Flags().Changed("short") && !slices.Contains(e.document.Short(), document.Form(e.short)) {
		return misused(c, "--short takes %s, not %s", document.FormNames(e.document.Short()), model.Quoted(e.short))
	}
	return e.readVerified(c.Context(), func(r *model.Record, doubt string) error {
		about, err := e.about(r, args)
		if err != nil {
			return err
		}
		from := document.Source{Record: r, About: about, Form: document.Form(e.short), Now: e.instant(), Doubt: doubt}
		page, err := e.document.Write(from)
		if err != nil {
			return err
		}
		if e.document.HasBeside() && isFolder(e.pathOf(e.output)) {
			return e.handOutFolder(page, from)
		}
		return e.handOut(page)
	})
}

// about returns what the document is of.
func (e *export) about(r *model.Record, args []string) (model.ID, error) {
	subject := e.document.About
	switch {
	case subject.Kind == "":
		return 0, nil
	case len(subject.Unnamed) > 0:
		m, err := meeting(r, args, subject.Unnamed...)
		return m.ID, err
	}
	return subject.Find(args[0], e.captureContext(r))
}

// documentJSON is a document as --json prints it.
type documentJSON struct {
	thingJSON
	Document string  `json:"document"`
	Form     string  `json:"form"`
	Draft    bool    `json:"draft"`
	Path     *string `json:"path"` // the file that it was written to; null where it is in text
	Text     *string `json:"text"`

	Beside []string `json:"beside"` // the files that were written beside it in a folder
}

// handOut prints a document, or writes it into a file.
func (e *export) handOut(page document.Page) error {
	output := e.pathOf(e.output)
	printed := documentJSON{thingJSON: thingOf(page.About), Document: e.document.Name, Form: string(page.Form), Draft: page.Draft}
	if output == "" || output == "-" || isStandardOutput(output) {
		if e.json {
			printed.Text = &page.Text
			return e.printJSON(printed)
		}
		_, err := io.WriteString(e.printed, page.Text)
		return err
	}
	path, err := e.saveDocument(output, page.File, page.Text, e.force)
	if err != nil {
		return err
	}
	e.written = page.Name + " written to " + path
	if e.json {
		printed.Path = &path
		return e.printJSON(printed)
	}
	return e.printf("%s", e.written)
}
