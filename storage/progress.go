package storage

import "context"

// Progress says how far the reading of a journal has come, the part of all long
// work that takes its time: a backup, a restore, a salvage, the doctor.
type Progress struct {
	Done int64 // entries
	Of   int64 // entries in all
}

type progressKey struct{}

// WithProgress returns a context in which long work tells f how far it has come. f is
// called for each entry, by whoever works: it must be quick.
func WithProgress(ctx context.Context, f func(Progress)) context.Context {
	return context.WithValue(ctx, progressKey{}, f)
}

// withProgress hands each entry of a journal to whoever wants to know of progress,
// before it is used. Without anybody it costs nothing.
func withProgress(ctx context.Context, q query, f func(line) error) func(line) error {
	tell, ok := ctx.Value(progressKey{}).(func(Progress))
	if !ok {
		return f
	}
	of, err := queryNumber(ctx, q, sqlJournalLast)
	if err != nil {
		return f // what is wrong comes up with the entries
	}
	return func(l line) error {
		tell(Progress{l.id, of})
		return f(l)
	}
}
