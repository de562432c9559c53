package document

import (
	"bytes"
	"html"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gavel/model"
)

// drawn returns a drawing with the shapes and the words of a drawing, two of each.
func drawn(text, note, label string) model.Drawing {
	var d model.Drawing
	for i, mark := range []model.DrawnMark{model.MarkNone, model.MarkException, model.MarkRecovery, model.MarkEnd} {
		about := model.Ref{Kind: model.KindState, ID: model.ID(i + 1)}
		d.Nodes = append(d.Nodes, model.DrawnNode{About: about, Text: text, Note: note, Mark: mark})
		d.Edges = append(d.Edges, model.DrawnEdge{From: about, To: model.Ref{Kind: model.KindState, ID: model.ID((i+1)%4 + 1)}, Label: label})
	}
	return d
}

// hostileLabels are texts that Mermaid, HTML or Markdown could take for their own.
var hostileLabels = []string{
	`end`, `a "quoted" word`, `brackets [a] (b) {c} <d> |e|`, `semi; colon: style:#1;`, "`markdown`", "```", `%%{init: {"theme": "dark"}}%%`, `%% comment`,
	`#quot; &quot; #35;`, `-->|x| B`, `subgraph one`, `click A href "x"`, `<script>alert(1)</script>`, `Größe 漢字 👩‍👩‍👧 ﬂ°°35¶ß`, `\n\t\\`, `style A fill:#f9f`, `classDef a fill:#fff;`, `A@{ shape: x }`, `---`, `x`, `o`,
}

// Mermaid writes these two signs in the place of an entity, so that they would come back as one.
func TestASignThatMermaidWritesForAnEntityIsANumber(t *testing.T) {
	if got, want := mermaidText("ﬂow ¶ 1"), "#64258;ow #182; 1"; got != want {
		t.Errorf("it is %q, want %q", got, want)
	}
}

// A label holds its text as numbers or plain signs, so that each line of the diagram is one
// node or one way, whatever people write.
func TestNoTextBreaksADiagram(t *testing.T) {
	label := `(?:[^"<>|{}\[\]()` + "`" + `%&;:#\\]|#\d+;)*`
	node := regexp.MustCompile(`^  JS\d+(?:\[|\{\{|\(|\(\[)"(` + label + `)<br/>(` + label + `)"(?:\]|\}\}|\)|\]\))$`)
	way := regexp.MustCompile(`^  JS\d+ -->\|"(` + label + `)"\| JS\d+$`)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.SampledFrom(hostileLabels), rapid.String()).Draw(t, "text")
		want := strings.Join(strings.Fields(model.Clean(text, false)), " ")
		if want == "" {
			return
		}
		lines := strings.Split(strings.TrimSuffix(flowchart(drawn(text, text, text)), "\n"), "\n")
		if len(lines) != 9 || lines[0] != "flowchart TD" {
			t.Fatalf("it has %d lines:\n%s", len(lines), strings.Join(lines, "\n"))
		}
		for i, line := range lines[1:] {
			pattern, says := node, []string{"JS-" + strconv.Itoa(i+1) + " " + want, want}
			if i >= 4 {
				pattern, says = way, []string{want}
			}
			found := pattern.FindStringSubmatch(line)
			if found == nil {
				t.Fatalf("the line %q is no node and no way", line)
			}
			for j, want := range says {
				if got := unescaped(found[j+1]); got != want {
					t.Fatalf("the label says %q, want %q", got, want)
				}
			}
		}
	})
}

// unescaped returns what a label says.
func unescaped(label string) string {
	return regexp.MustCompile(`#\d+;`).ReplaceAllStringFunc(label, func(code string) string { return html.UnescapeString("&" + code) })
}

// Mermaid itself reads each diagram, where node and Mermaid are present: GAVEL_MERMAID names
// the folder that has node_modules/mermaid and node_modules/jsdom.
func TestMermaidReadsWhateverIsWritten(t *testing.T) {
	folder := os.Getenv("GAVEL_MERMAID")
	node, err := exec.LookPath("node")
	if folder == "" || err != nil {
		t.Skip("SKIPPED: no node, or GAVEL_MERMAID names no folder with mermaid and jsdom in its node_modules")
	}
	s := week(newFixture(t))
	charts := []string{flowchart(s.r.WaitsDrawing())}
	for _, j := range s.r.Journeys() {
		charts = append(charts, flowchart(s.r.Drawing(j.Ref())))
	}
	for _, text := range hostileLabels {
		charts = append(charts, flowchart(drawn(text, text, text)))
	}
	const script = `
import {createRequire} from 'module';
import {pathToFileURL} from 'url';
const require = createRequire(pathToFileURL(process.cwd() + '/x.js'));
const {JSDOM} = require('jsdom');
const dom = new JSDOM('');
globalThis.window = dom.window;
globalThis.document = dom.window.document;
const mermaid = (await import(pathToFileURL(process.cwd() + '/node_modules/mermaid/dist/mermaid.core.mjs'))).default;
let text = '';
for await (const chunk of process.stdin) text += chunk;
for (const chart of text.split('\0')) {
  try { await mermaid.parse(chart); } catch (e) { console.log(chart + String(e)); process.exitCode = 1; }
}`
	cmd := exec.Command(node, "--input-type=module", "-e", script)
	cmd.Dir, cmd.Stdin = folder, strings.NewReader(strings.Join(charts, "\x00"))
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		t.Errorf("mermaid does not read all of %d diagrams: %v\n%s", len(charts), err, out.String())
	}
}
