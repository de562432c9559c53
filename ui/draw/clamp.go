package draw

// Clamp makes a picture exactly h rows of w cells. It is the last step before
// the terminal, which would cut silently.
func Clamp(lines []string, w, h int) []string { return clamp(lines, w, h, ellipsis) }

func clamp(lines []string, w, h int, tail string) []string {
	out := make([]string, max(h, 0))
	for y := range out {
		out[y] = FitTail(row(lines, y), w, tail)
	}
	return out
}
