package cli

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Nothing of gavel's own is built before it is needed: when the program starts,
// its packages allocate little beside the modules that they import. Allocations
// are counted, as they are the same in every run.
func TestAStartBuildsNothingThatIsNotNeededYet(t *testing.T) {
	c := exec.Command(os.Args[0], "-test.run=^$")
	c.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	trace, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, trace)
	}
	own, all := 0, 0
	for line := range strings.Lines(string(trace)) {
		var name string
		var at, took float64
		var bytes, allocations int
		if _, err := fmt.Sscanf(line, "init %s @%f ms, %f ms clock, %d bytes, %d allocs", &name, &at, &took, &bytes, &allocations); err != nil {
			continue
		}
		all += bytes
		if !strings.HasPrefix(name, "gavel/") {
			continue
		}
		own += bytes
		if bytes > 64<<10 {
			t.Errorf("%s allocates %d bytes at the start: build them when they are first used", name, bytes)
		}
	}
	if all == 0 {
		t.Fatalf("nothing was traced:\n%s", trace)
	}
	if own*10 > all {
		t.Errorf("gavel's own packages allocate %d of the %d bytes that a start takes; a tenth is enough", own, all)
	}
}
