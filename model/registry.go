package model

import (
	"fmt"
	"slices"
)

// registry lists the kinds, in the order of help. It is filled by init and not
// by an initializer, because the functions of a kind use it themselves.
var registry []AnyKind

func init() {
	for _, k := range []AnyKind{
		decisionKind(), blockerKind(), feedbackKind(), checkKind(), actionKind(),
		itemKind(), criterionKind(), evidenceKind(), meetingKind(), personKind(),
		riskKind(), assumptionKind(), dependencyKind(), scopeKind(),
	} {
		Register(k)
	}
}

// Register adds a kind. The program does it before it starts; a test may add a
// kind of its own before it makes its first record.
func Register(k AnyKind) {
	info := k.Info()
	info.Scope = k.scope()
	for _, other := range registry {
		if is := other.Info(); is.Kind == info.Kind || is.Prefix == info.Prefix {
			panic(fmt.Sprintf("model: the kinds %s and %s share a name or a prefix", is.Kind, info.Kind))
		}
	}
	if !info.Series.IsZero() && (info.Scope != InOneCycle || len(info.Parents) != 1) {
		panic(fmt.Sprintf("model: the series of %s need rows that begin with InCycle, and one kind of parent", info.Kind))
	}
	for i := range info.Outcomes {
		info.Outcomes[i].Kind = info.Kind
	}
	registry = append(registry, k)
	for _, s := range info.Specs {
		specs[s.Field] = s
	}
}

// Kinds returns the registered kinds, in the order of help.
func Kinds() []Kind {
	list := make([]Kind, len(registry))
	for i, k := range registry {
		list[i] = k.Info().Kind
	}
	return list
}

// definition returns the kind with a name; nil where none is registered.
func definition(k Kind) AnyKind {
	i := slices.IndexFunc(registry, func(d AnyKind) bool { return d.Info().Kind == k })
	if i < 0 {
		return nil
	}
	return registry[i]
}

// Info returns what there is to know about a kind; nothing for one that is not
// registered.
func (k Kind) Info() KindSpec {
	if d := definition(k); d != nil {
		return *d.Info()
	}
	return KindSpec{}
}
