package turns

import (
	"flag"
	"testing"
)

func TestARunHasTheLengthThatIsAskedFor(t *testing.T) {
	if Race {
		t.Skip("SKIPPED: with the race detector every run is a short one")
	}
	for _, run := range []struct {
		name, ci, long, short string
		want                  int
	}{
		{"every go test", "", "", "false", 30},
		{"CI", "true", "", "false", 500},
		{"GAVEL_LONG", "", "1", "false", 1000},
		{"GAVEL_LONG in CI", "true", "1", "false", 1000},
		{"-short", "", "", "true", 3},
		{"-short in CI", "true", "", "true", 3},
	} {
		t.Run(run.name, func(t *testing.T) {
			t.Setenv("CI", run.ci)
			t.Setenv("GAVEL_LONG", run.long)
			short := flag.Lookup("test.short")
			before := short.Value.String()
			defer func() { _ = short.Value.Set(before) }()
			if err := short.Value.Set(run.short); err != nil {
				t.Fatal(err)
			}
			if got := Of(30, 500, 1000); got != run.want {
				t.Errorf("it turns %d times, not %d", got, run.want)
			}
		})
	}
}

func TestEveryLoopTurnsOnceAtLeast(t *testing.T) {
	if got := Of(1, 1, 1); got != 1 {
		t.Errorf("it turns %d times", got)
	}
}
