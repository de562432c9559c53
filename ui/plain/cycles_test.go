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
	r.says("D-8 carried into the next cycle by", ": the threshold is asked in January", "End of the cycle:", "D-8: carried", "M-3 is live; close it first")
}

// A thing of another cycle is read in full where its person looks at it, and a line that would
// change it says of which cycle it is.
func TestAThingOfAnotherCycleIsFoundInLines(t *testing.T) {
	r, _ := sample(t)
	wrote(t, r, "cycle begin Returns start:2027-01-04", "show D-10")
	r.says("D-10, of the cycle SAMPLE Checkout and returns; it is only read here:", "What happened to it:", "other cycle goes to CY-1.")
	wrote(t, r, "D-10")
	r.says("D-10, of the cycle SAMPLE Checkout and returns")
	for _, line := range []string{"assign D-10 @ana", "rk Mails are late on:D-10 @ana"} {
		r.tells(line)
		r.says("D-10 belongs to the cycle SAMPLE Checkout and returns (CY-1), and you work in \"Returns\"; other cycle goes there")
	}
	r.tells("show D-99")
	r.says("there is no D-99 in any cycle of this file")
}
