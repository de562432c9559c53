// Package draw makes panes, dialogs and columns out of lines of text, and says
// which part of the window each gets.
//
// A picture is a []string, one string a row. Everything here is a pure function
// of its arguments, measures in terminal cells, keeps colour sequences whole and
// lets no other escape sequence through. Whatever the text and however small the
// window, the result has the size that was asked for: a window of 1×1 is drawn
// wrong in no other way than being too small to read.
//
// Styles, borders, joins and layers are those of Lip Gloss. What it is given has
// been through Fit, Wrap or Clamp first: it cuts nothing, lets escape sequences
// through, and counts the cells of some text otherwise than the terminal does.
//
// It may import the standard library, Lip Gloss, x/ansi and gavel/ui/theme.
package draw
