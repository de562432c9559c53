package draw

// ShareRows divides rows among parts that need some each. Where there are enough, each
// gets what it needs and an equal share of the rest; else the parts that need least get
// theirs, and the others are equal.
func ShareRows(rows int, needs []int) []int {
	got := make([]int, len(needs))
	for left := max(rows, 0); left > 0; {
		var wanting []int
		for i, need := range needs {
			if got[i] < need {
				wanting = append(wanting, i)
			}
		}
		if len(wanting) == 0 {
			for i := range got { // the last ones take what rounding leaves
				more := left / (len(got) - i)
				got[i] += more
				left -= more
			}
			break
		}
		for _, i := range wanting {
			if left > 0 {
				got[i]++
				left--
			}
		}
	}
	return got
}
