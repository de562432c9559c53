package model

import (
	"fmt"
	"slices"
	"sync"
)

// kinds are those that are registered. The list is made when it is first asked for, so
// that a start which needs none of them builds none.
var kinds struct {
	once sync.Once
	list []AnyKind
}

// ownKinds makes gavel's own kinds. It is set by init and not by an initializer, because
// the functions of a kind use the registry themselves.
var ownKinds func() []AnyKind

func init() {
	ownKinds = func() []AnyKind {
		return []AnyKind{
			decisionKind(), blockerKind(), feedbackKind(), checkKind(), actionKind(),
			itemKind(), criterionKind(), evidenceKind(), meetingKind(), personKind(), cycleKind(),
			riskKind(), assumptionKind(), dependencyKind(), scopeKind(), lessonKind(),
			metricKind(), readingKind(), checkpointKind(), requestKind(), releaseKind(),
			journeyKind(), stateKind(), transitionKind(), successKind(), drillKind(), callKind(),
		}
	}
}

// registry returns the kinds, in the order of help.
func registry() []AnyKind {
	kinds.once.Do(func() {
		for _, k := range ownKinds() {
			addKind(k)
		}
	})
	return kinds.list
}

// Register adds a kind beside gavel's own. A test does it before it makes its first
// record.
func Register(k AnyKind) {
	registry()
	addKind(k)
}

func addKind(k AnyKind) {
	info := k.Info()
	info.Scope = k.scope()
	for _, other := range kinds.list {
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
	kinds.list = append(kinds.list, k)
	for _, s := range info.Specs {
		specs[s.Field] = s
	}
}

// Kinds returns the registered kinds, in the order of help.
func Kinds() []Kind {
	all := registry()
	list := make([]Kind, len(all))
	for i, k := range all {
		list[i] = k.Info().Kind
	}
	return list
}

// definition returns the kind with a name; nil where none is registered.
func definition(k Kind) AnyKind {
	all := registry()
	i := slices.IndexFunc(all, func(d AnyKind) bool { return d.Info().Kind == k })
	if i < 0 {
		return nil
	}
	return all[i]
}

// NeedsOwner reports whether somebody has to own the things of a kind.
func (k Kind) NeedsOwner() bool {
	info := k.Info()
	return !info.Unwatched || info.Owned
}

// Info returns what there is to know about a kind; nothing for one that is not
// registered.
func (k Kind) Info() KindSpec {
	if d := definition(k); d != nil {
		return *d.Info()
	}
	return KindSpec{}
}
