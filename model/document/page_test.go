package document

import "testing"

// What stands in a cell is text: it ends no cell, calls nobody and begins no heading.
func TestATableOfPlainTextIsMarkdown(t *testing.T) {
	got := Table([]string{"id", "risk", "owner"}, [][]string{{"RK-1", "mails | parcels\nare late", ""}, {"RK-2", "# lost", ""}})
	want := "" +
		"| id | risk |\n" +
		"| --- | --- |\n" +
		"| RK-1 | mails \\| parcels / are late |\n" +
		"| RK-2 | \\# lost |\n"
	if got != want {
		t.Errorf("it is\n%s\nand not\n%s", got, want)
	}
}
