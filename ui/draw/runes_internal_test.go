package draw

import (
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// TestPrepended holds our list to the segmenter's, for every code point.
func TestPrepended(t *testing.T) {
	for r := rune(0x80); r <= utf8.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		cluster, _ := ansi.FirstGraphemeCluster(string(r)+" ", ansi.GraphemeWidth)
		if joins := len(cluster) > utf8.RuneLen(r); joins != prepended(r) {
			t.Errorf("%U: joins what follows: %v; prepended: %v", r, joins, prepended(r))
		}
	}
}

// TestJoining does so for what joins the cluster before it.
func TestJoining(t *testing.T) {
	for r := rune(0xa0); r <= utf8.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		cluster, _ := ansi.FirstGraphemeCluster("a"+string(r), ansi.GraphemeWidth)
		if joins := len(cluster) > 1; joins != joining(r) {
			t.Errorf("%U: joins what is before it: %v; joining: %v", r, joins, joining(r))
		}
	}
}

// TestSolitary: the short way past the segmenter gives what the segmenter would.
func TestSolitary(t *testing.T) {
	for r := rune(0); r <= 0xffff; r++ {
		if !solitary(r) {
			continue
		}
		s := string(r)
		if ansi.StringWidth(s) != 1 || ansi.StringWidthWc(s) != 1 {
			t.Errorf("%U is not one cell", r)
		}
		for _, neighbour := range []string{"a", "│", "é", "会", "\u200d会", "\u0301"} {
			if cluster, _ := ansi.FirstGraphemeCluster(neighbour+s, ansi.GraphemeWidth); cluster == neighbour+s {
				t.Errorf("%U joins the cluster before it", r)
			}
		}
		if prepended(r) {
			t.Errorf("%U joins what follows", r)
		}
	}
}
