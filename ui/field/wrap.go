package field

import "gavel/ui/draw"

// row is one row of a text as it is shown: its place in the text, in bytes.
type row struct{ from, to int }

// wrap breaks a text into rows of at most w cells, between words where it can. A
// blank stays with the word before it, and after the end of a line there is a cell
// for the cursor, so that each place in the text has its cell.
func wrap(text string, w int) []row {
	var rows []row
	for at := 0; ; {
		end := at
		for end < len(text) && text[end] != '\n' {
			end++
		}
		rows = append(rows, wrapLine(text[:end], at, w)...)
		if end == len(text) {
			return rows
		}
		at = end + 1
	}
}

// wrapLine breaks what begins at from, in which there are no line ends.
func wrapLine(text string, from, w int) []row {
	rows, used := []row{{from, from}}, 0
	word, cells := from, 0 // the word that was begun, and how wide it is so far
	add := func(to int) {
		rows[len(rows)-1].to = to
		used, word, cells = used+cells, to, 0
	}
	next := func() {
		rows, used = append(rows, row{word, word}), 0
	}
	for at := from; at < len(text); {
		size, width := draw.Step(text[at:])
		blank := text[at:at+size] == " "
		if cells > 0 && cells+width > w && !blank { // a character that is wider than its like
			if used > 0 {
				next()
			}
			add(at)
		}
		at += size
		cells += width
		switch {
		case blank:
			if used+cells > w {
				next()
			}
			add(at)
		case cells+width > w: // a word that fills a row is broken
			if used > 0 {
				next()
			}
			add(at)
		}
	}
	if used+cells >= w {
		next()
	}
	add(len(text))
	return rows
}

// place returns the cell in which a place in the text is shown.
func place(text string, rows []row, at int) (x, y int) {
	for y+1 < len(rows) && rows[y+1].from <= at {
		y++
	}
	for from := rows[y].from; from < at; {
		size, width := draw.Step(text[from:rows[y].to])
		if from += size; from > at {
			break // inside of a character: the cursor stands on it
		}
		x += width
	}
	return x, y
}
