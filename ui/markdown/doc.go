// Package markdown draws a Markdown text in rows of a terminal: headings, lists, check
// boxes, quotes, tables, in the styles of the theme.
//
// It walks over goldmark's tree and draws by itself, and every text goes through
// model.Clean first: what somebody pasted into a title must not reach the terminal as a
// sequence that it acts on. It may import goldmark, Lip Gloss, gavel/model, and of ui
// draw and theme.
package markdown
