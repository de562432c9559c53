package plain

import "testing"

// A cycle is begun, left and gone back to in lines; its page says what waits for an answer.
func TestCyclesAreSwitchedInLines(t *testing.T) {
	r, _ := sample(t)
	wrote(t, r, "cycle begin Returns start:2027-01-04", "other cycle", "sample", "list decisions", "other cycle", "back", "cycle page")
	r.says(`cycle "Returns" begun`, "Which cycle? (SAMPLE Checkout and returns", "you work in the cycle SAMPLE Checkout and returns", "D-10", "proposed", "schedule take", "Other cycles:", "CY-2: Returns")
}

func TestWhatIsOpenAtTheEndOfACycleIsCarriedInLines(t *testing.T) {
	r, _ := sample(t)
	r.tells("cycle carry D-8 the threshold is asked in January", "cycle page", "cycle close")
	r.says("D-8 goes on in the next cycle: the threshold is asked in January", "End of the cycle:", "D-8: carried", "M-3 is live; close it first")
}
