// Package draw makes panes, dialogs and columns out of lines of text, and says
// which part of the window each gets.
//
// A picture is a []string, one string a row. Everything here is a pure function
// of its arguments, measures in terminal cells, keeps colour sequences whole and
// lets no other escape sequence through. Whatever the text and however small the
// window, the result has the size that was asked for: a window of 1×1 is drawn
// wrong in no other way than being too small to read.
//
// Rows are joined by hand rather than by a styling library: a frame of four full
// panes is drawn a hundred times as fast, and a frame is drawn at every key.
//
// It may import the standard library, x/ansi and gavel/ui/theme.
package draw
