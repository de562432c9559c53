// Package capture reads one line of text as a command.
//
// A line begins with the letter of a kind ("d Ship dark mode @ana") or with a
// verb and an id ("defer D-4 waiting for the load test due:+1w"). [Read] says
// how it is understood, what is still missing and where it is mistaken;
// [Complete] says how it can go on. [Parse] and [Text] turn single values into
// text and back, for forms and for plain questions. The value of a token is in quotes, or
// runs to the next token or @name. Which words, tokens and
// questions there are comes from package model; this package adds the grammar.
//
// It is pure: no I/O, no clock, no terminal. It may import the standard library
// and gavel/model, nothing else.
package capture
