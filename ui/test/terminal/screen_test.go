//go:build !windows

package terminal

import (
	"bytes"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"pgregory.net/rapid"
)

func TestScreenObeysSequences(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"text", "ab\r\ncd", "ab\ncd\n"},
		{"wrap", "abcdefghij", "abcdefgh\nij\n"},
		{"full row waits", "abcdefgh\rX", "Xbcdefgh\n\n"},
		{"no wrap", "\x1b[?7labcdefghij", "abcdefgj\n\n"},
		{"scroll at the end", "a\r\nb\r\nc\r\nd", "b\nc\nd"},
		{"absolute", "\x1b[2;3HX\x1b[GY\x1b[3dZ", "\nY X\n Z"},
		{"relative", "\x1b[B\x1b[2CX\x1b[A\x1b[2DY", " Y\n  X\n"},
		{"tabs", "\tX\x1b[ZY", "Y      X\n\n"},
		{"tab set", "\x1b[4G\x1bH\r\tX", "   X\n\n"},
		{"repeat", "ab\x1b[3b", "abbbb\n\n"},
		{"erase cells", "abcdef\x1b[2G\x1b[3X", "a   ef\n\n"},
		{"erase right", "abcdef\x1b[3G\x1b[K", "ab\n\n"},
		{"erase left", "abcdef\x1b[3G\x1b[1K", "   def\n\n"},
		{"erase below", "a\r\nb\r\nc\x1b[2;1H\x1b[J", "a\n\n"},
		{"erase above", "a\r\nb\r\nc\x1b[2;1H\x1b[1J", "\n\nc"},
		{"erase all", "a\r\nb\x1b[2J", "\n\n"},
		{"insert cells", "abcdefgh\x1b[3G\x1b[2@", "ab  cdef\n\n"},
		{"insert mode", "abc\x1b[G\x1b[4hX\x1b[4lY", "XYbc\n\n"},
		{"delete cells", "abcdef\x1b[2G\x1b[2P", "adef\n\n"},
		{"insert lines", "a\r\nb\r\nc\x1b[H\x1b[L", "\na\nb"},
		{"delete lines", "a\r\nb\r\nc\x1b[H\x1b[M", "b\nc\n"},
		{"scroll up and down", "a\r\nb\r\nc\x1b[2S\x1b[T", "\nc\n"},
		{"scroll region", "a\r\nb\r\nc\x1b[1;2r\x1b[2;1H\nX", "b\nX\nc"},
		{"reverse feed", "a\r\nb\x1b[H\x1bMX", "X\na\nb"},
		{"cursor kept", "a\x1b7\x1b[3;5H\x1b8X", "aX\n\n"},
		{"wide", "決定X", "決定X\n\n"},
		{"wide at the edge", "abcdefg決", "abcdefg\n決\n"},
		{"half of a wide overwritten", "決定\x1b[2GX", " X定\n\n"},
		{"other half", "決定\x1b[GX", "X 定\n\n"},
		{"mark", "e\u0301X", "e\u0301X\n\n"},
		{"mark on the last column", "abcdefge\u0301", "abcdefge\u0301\n\n"},
		{"alternate screen", "main\x1b[?1049halt\x1b[?1049lX", "mainX\n\n"},
		{"keyboard modes move nothing", "ab\x1b[>1u\x1b[?u\x1b[>4;2m\x1b[<1uX", "abX\n\n"},
		{"strings are not shown", "a\x1b]0;title\x07b\x1bP+q\x1b\\c\x1b_x\x1b\\d", "abcd\n\n"},
		{"reset", "ab\x1b[2;3r\x1bcX", "X\n\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := newScreen(8, 3)
			s.Write([]byte(test.in))
			if got := s.String(); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", framed(got), framed(test.want))
			}
			if len(s.unknown) > 0 {
				t.Errorf("unknown: %v", s.unknown)
			}
		})
	}
}

func TestScreenSurvivesAnything(t *testing.T) {
	piece := rapid.OneOf(
		rapid.StringMatching(`\x1b\[[?><=]?[0-9]{0,3}(;[0-9]{0,3})?[@-~]`),
		rapid.StringMatching(`\x1b[78DEHMc]`),
		rapid.SampledFrom([]string{"\n", "\r", "\t", "\b", "決", "\u0301", "abc", "\x1b[?1049h", "\x1b[?1049l"}),
		rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
	)
	rapid.Check(t, func(t *rapid.T) {
		s := newScreen(rapid.IntRange(0, 12).Draw(t, "w"), rapid.IntRange(0, 6).Draw(t, "h"))
		for range rapid.IntRange(1, 40).Draw(t, "pieces") {
			s.Write([]byte(piece.Draw(t, "piece")))
			if rapid.IntRange(0, 9).Draw(t, "resize") == 0 {
				s.resize(rapid.IntRange(0, 12).Draw(t, "w"), rapid.IntRange(0, 6).Draw(t, "h"))
			}
			if s.cur.x < 0 || s.cur.x >= s.w || s.cur.y < 0 || s.cur.y >= s.h {
				t.Fatalf("the cursor is at %d,%d of %dx%d", s.cur.x, s.cur.y, s.w, s.h)
			}
			if got := strings.Count(s.String(), "\n") + 1; got != s.h {
				t.Fatalf("%d rows, want %d", got, s.h)
			}
		}
	})
}

// TestScreenShowsWhatTheRendererMeans takes the program out of the way: the
// renderer of Bubble Tea writes straight to the screen, for every kind of
// terminal it knows, and what it meant has to be seen after every frame.
func TestScreenShowsWhatTheRendererMeans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(10, 100).Draw(t, "w"), rapid.IntRange(3, 30).Draw(t, "h")
		name := rapid.SampledFrom([]string{"xterm-256color", "foot", "tmux-256color", "screen", "linux", "alacritty", "vt100"}).Draw(t, "terminal")
		var out bytes.Buffer
		renderer := uv.NewTerminalRenderer(&out, []string{"TERM=" + name})
		renderer.SetFullscreen(true)
		renderer.SetScrollOptim(true)
		renderer.SetBackspace(rapid.Bool().Draw(t, "backspace"))
		renderer.SetTabStops(rapid.SampledFrom([]int{-1, w}).Draw(t, "tabs"))
		renderer.Erase()
		s := newScreen(w, h)
		for i, n := range rapid.SliceOfN(rapid.IntRange(0, 60), 1, 20).Draw(t, "frames") {
			content := frame(n, w, h)
			cells := uv.NewScreenBuffer(w, h)
			uv.NewStyledString(content).Draw(cells, cells.Bounds())
			renderer.Render(cells.RenderBuffer)
			if err := renderer.Flush(); err != nil {
				t.Fatal(err)
			}
			written := out.String()
			s.Write(out.Bytes())
			out.Reset()
			if got, want := s.String(), shown(content, w, h); got != want {
				t.Fatalf("frame %d, got\n%s\nwant\n%s\nwritten %q", i, framed(got), framed(want), written)
			}
			if len(s.unknown) > 0 {
				t.Fatalf("unknown: %v", s.unknown)
			}
		}
	})
}
