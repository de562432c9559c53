package model

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// retired are the words that a person once read and does not read any more, with the
// one that is said instead: one word for one thing.
var retired = []struct{ pattern, instead string }{
	{`remarks?`, "feedback, or concern"},
	{`gaps?`, "open before close"},
	{`stands? in (the|its) way`, "open before close"},
	{`stands? between .* close`, "open before close"},
	{`mends?|mended`, "fix, or correct"},
	{`defer rest`, "defer what is left"},
	{`(puts?|put) off`, "defer"},
	{`(thing|decision|blocker|nothing) comes? back|things come back`, "carried over"},
	{`before the room`, "now discussing, or open"},
	{`asks for (why|reason|%)`, "needs:"},
	{`nobody yet`, "no owner yet"},
	{`taken back|takes? (it|that|this|the ruling) back`, "undone, undo"},
	{`done again`, "redone"},
	{`amended`, "updated"},
	{`lacks`, "needs"},
	{`the record itself`, "met automatically"},
	{`as it is until then`, "stays as today"},
	{`how the answer came`, "answered via"},
	{`not now`, "not available"},
	{`\*\*why:\*\*|evidence or why`, "reason"},
}

// stillSaid are the strings that hold a retired word all the same, by why they may.
var stillSaid = map[string][]string{
	"a word that scripts, files of keys and fingers were taught goes on working": {
		"remark", "remarks", "ruling on a remark", "gaps", "gaps [MEETING]", "gavel gaps\ngavel gaps M-2 --json\ngavel gaps --check && gavel close", "mend",
	},
	"the name of a command in the journal, which is never renamed": {"defer rest"},
	"a code that programs read":                                    {"gaps"},
	"what people write for no owner":                               {"nobody yet"},
	"the place of a draft, never shown":                            {"defer rest M-%d"},
	"the mouse, not a change":                                      {"give the mouse to the terminal, to select text with; again takes it back"},
	"the first review, as it is typed":                             {firstReview},
	"replay of the journal, not a redo":                            {salvage},
	"what a sample's people say and type":                          {},
}

// The texts of help that are too long to stand here, by how they begin.
const (
	firstReview = "# The first review, start to finish"
	salvage     = "Read out of damaged data"
)

// said reports whether a string may hold a retired word.
func said(text string) bool {
	for _, list := range stillSaid {
		if slices.ContainsFunc(list, func(s string) bool { return text == s || len(s) > 20 && strings.HasPrefix(text, s) }) {
			return true
		}
	}
	return false
}

// A person meets one word for one thing, wherever they read: on the screen, in the shell,
// in lines, in a refusal, in the minutes.
func TestNoTextShowsARetiredWord(t *testing.T) {
	var patterns []*regexp.Regexp
	for _, r := range retired {
		patterns = append(patterns, regexp.MustCompile(`(?i)\b(?:`+r.pattern+`)(?:\b|$)`))
	}
	texts := 0
	for place, text := range literals(t) {
		texts++
		for i, p := range patterns {
			if p.MatchString(text) && !said(text) {
				t.Errorf("%s: %q says %q; say %s", place, text, p.FindString(text), retired[i].instead)
			}
		}
	}
	if texts < 3000 {
		t.Errorf("only %d texts were read", texts)
	}
}

// unread are the places whose texts no person reads as gavel's: what is recognized in
// agendas of others, what the people of the sample say, what only tests use.
var unread = []string{"model/agenda/", "ui/demo/", "ui/component/componenttest/", "ui/test/", "ui/draw/drawtest/", "model/test/"}

// literals returns the strings in the code of gavel by where they stand.
func literals(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	root := filepath.Join("..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		name := filepath.ToSlash(strings.TrimPrefix(path, root+string(filepath.Separator)))
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "testdata":
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"),
			slices.ContainsFunc(unread, func(p string) bool { return strings.HasPrefix(name, p) }):
			return nil
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch x := n.(type) {
			case *ast.ImportSpec:
				return false
			case *ast.Field:
				if x.Tag != nil {
					x.Tag = nil
				}
			case *ast.BasicLit:
				if text, err := strconv.Unquote(x.Value); err == nil && x.Kind == token.STRING {
					at := files.Position(x.Pos())
					texts[name+":"+strconv.Itoa(at.Line)+":"+strconv.Itoa(at.Column)] = text
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// A state, an outcome and a verb of the registry are in lower case wherever they stand:
// only a heading, a label or a sentence begins with a capital.
func TestStatesAndVerbsAreInLowerCase(t *testing.T) {
	lower := func(what, word string) {
		if word != strings.ToLower(word) {
			t.Errorf("%s %q is not in lower case", what, word)
		}
	}
	for _, k := range Kinds() {
		info := k.Info()
		lower("the kind", string(info.Kind))
		lower("the kind's list", info.Plural)
		for _, state := range info.States {
			lower("the state", string(state))
		}
		for _, o := range info.Outcomes {
			lower("the outcome", string(o.Outcome))
			lower("the verb", o.Verb)
		}
	}
	for _, spec := range specs {
		lower("the label", spec.Label)
		if first := spec.Prompt[:1]; first != strings.ToUpper(first) {
			t.Errorf("the question %q does not begin with a capital", spec.Prompt)
		}
	}
}
