// Package spelling says how close two words are, so that a refusal can name the one that was
// meant.
package spelling

// Nearest returns the candidate that a word comes closest to; "" where none is within a third of
// its letters, and one at least.
func Nearest(word string, candidates []string) string {
	const most = 40 // letters of a word that are compared
	best, least := "", max(1, len([]rune(word))/3)+1
	for _, c := range candidates {
		d := Distance(word[:min(len(word), most)], c)
		if d < least {
			best, least = c, d
		}
	}
	return best
}

// Distance returns how many slips of the finger lie between two words: a letter
// left out, put in, changed, or two swapped.
func Distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}
