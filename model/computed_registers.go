package model

import (
	"fmt"
	"slices"
	"strings"
)

// This file holds how computed checks are answered that are about registers.

// isOver reports whether a thing is in a state that is final for its kind.
func (r *Record) isOver(about Ref) bool { return about.Kind.IsFinal(r.State(about)) }

func (at gateMoment) metricsRead() Computation {
	active := rowsOf[Metric](at.Record, KindMetric).Where(func(m Metric) bool { return at.State(m.Ref()) == Active })
	return examine(active, counting{"metric has an owner and was read", "metrics have an owner and were read", "no metric is kept"}, func(m Metric) []Fault {
		found := flaws{about: m.Ref()}
		found.owned(at.Record, m.Owner)
		last, read := at.LastReading(m)
		switch {
		case m.Source != SourceEntered:
		case !read:
			found.add("", "no reading yet", "read", "rd "+m.Key+" ")
		case last.Day.AddDays(at.daysBetween(m)) < at.today:
			found.add("", "last read "+last.Day.DayMonth(at.today), "read", "rd "+m.Key+" ")
		}
		return found.faults()
	})
}

// assumptionReviewDays is for how many days an assumption that was looked at passes a gate.
const assumptionReviewDays = 7

func (at gateMoment) assumptionsReviewed() Computation {
	open := rowsOf[Assumption](at.Record, KindAssumption).Where(func(a Assumption) bool { return !at.isOver(a.Ref()) })
	return examine(open, counting{"assumption was looked at", "assumptions were looked at", "no assumption is open"}, func(a Assumption) []Fault {
		about := a.Ref()
		found := flaws{about: about}
		found.owned(at.Record, a.Owner)
		review := fmt.Sprintf("review %s ", about)
		if a.ReviewedOn.AddDays(assumptionReviewDays) < at.today {
			found.add("", "looked at "+a.ReviewedOn.DayMonth(at.today), "look again", review)
		}
		if waiting := at.unansweredUnder(about); at.State(about) == Broken && len(waiting) > 0 {
			waits := "waits"
			if len(waiting) > 1 {
				waits = "wait"
			}
			found.add("", fmt.Sprintf("broken, and %s %s for an answer", refs(waiting), waits), "look again", review)
		}
		return found.faults()
	})
}

func (at gateMoment) dependenciesComplete() Computation {
	critical := rowsOf[Dependency](at.Record, KindDependency).Where(func(d Dependency) bool { return d.Critical && !at.isOver(d.Ref()) })
	return examine(critical, counting{"critical dependency is complete", "critical dependencies are complete", "no critical dependency is open"}, func(d Dependency) []Fault {
		about := d.Ref()
		found := flaws{about: about}
		found.owned(at.Record, d.Owner)
		if len(at.checkpointsOn(about)) == 0 {
			found.add(FieldMetric, "no checkpoint", "set a checkpoint", fmt.Sprintf("set %s metric:", about))
		}
		found.lacking(FieldGives, d.Gives == "", "giving function")
		found.lacking(FieldGets, d.Gets == "", "getting function")
		return found.faults()
	})
}

func (at gateMoment) scopeSettled() Computation {
	asked := slices.Collect(rowsOf[ScopeChange](at.Record, KindScope).All())
	return examine(asked, counting{"change of scope was answered", "changes of scope were answered", "no change of scope was asked for"}, func(s ScopeChange) []Fault {
		if at.State(s.Ref()) != Asked {
			return nil
		}
		f := Fault{About: s.Ref(), Says: "without an answer"}
		if d, ok := at.AnswerTo(s.Ref()); ok {
			f.Says += fmt.Sprintf(" (%s, %s)", d.Ref(), at.State(d.Ref()))
			f.Act = Act{"answer", fmt.Sprintf("approve %s ", d.Ref())}
		}
		return []Fault{f}
	})
}

// openRisks returns the risks that are not over.
func (at gateMoment) openRisks() []Risk {
	return rowsOf[Risk](at.Record, KindRisk).Where(func(k Risk) bool { return !at.isOver(k.Ref()) })
}

func (at gateMoment) risksCovered() Computation {
	return examine(at.openRisks(), counting{"open risk is covered", "open risks are covered", noRisk}, func(k Risk) []Fault {
		found := flaws{about: k.Ref()}
		found.owned(at.Record, k.Owner)
		found.lacking(FieldMitigation, k.Mitigation == "", "mitigation")
		found.lacking(FieldFallback, k.Fallback == "", "fallback")
		found.lacking(FieldImpact, k.Impact == "", "impact")
		return found.faults()
	})
}

const noRisk = "no risk is open"

func (at gateMoment) risksLinked() Computation {
	return examine(at.openRisks(), counting{"open risk has a checkpoint", "open risks have a checkpoint", noRisk}, func(k Risk) []Fault {
		if len(at.checkpointsOn(k.Ref())) > 0 {
			return nil
		}
		return []Fault{{About: k.Ref(), Says: "no checkpoint", Act: Act{"set a checkpoint", fmt.Sprintf("cp  on:%s ", k.Ref())}}}
	})
}

func (at gateMoment) risksWithinLevel() Computation {
	says := counting{"open risk is within the agreed level, or accepted", "open risks are within the agreed level, or accepted", noRisk}
	return examine(at.openRisks(), says, func(k Risk) []Fault {
		if !at.IsAboveLevel(k) || at.State(k.Ref()) == Accepted && k.Until >= at.today {
			return nil
		}
		f := Fault{About: k.Ref(), Says: fmt.Sprintf("%s, above the agreed %s", k.Level(), at.RiskLevel()), Act: Act{"mitigate", fmt.Sprintf("mitigate %s ", k.Ref())}}
		if at.State(k.Ref()) == Accepted {
			f.Says += ", accepted until " + k.Until.DayMonth(at.today)
		}
		return []Fault{f}
	})
}

// launchTags are the tags of the metrics that are looked at after a launch.
var launchTags = []string{"conversion", "refund"}

func (at gateMoment) checkpointsSet() Computation {
	c, _ := at.Cycle()
	var faults []Fault
	for _, tag := range launchTags {
		if f, ok := at.checkpointFor(c, tag); !ok {
			faults = append(faults, f)
		}
	}
	computed := Computation{Faults: faults}
	computed.Counted = fmt.Sprintf("%d of %d looked at after the customer-facing date: %s", len(launchTags)-len(faults), len(launchTags), andList(launchTags))
	return computed
}

// actToTag returns the line that says of a metric what it is about: of the one that is called so,
// else of a new one.
func (at gateMoment) actToTag(tag string) Act {
	for m := range rowsOf[Metric](at.Record, KindMetric).All() {
		if at.State(m.Ref()) == Active && strings.Contains(strings.ToLower(m.Text+" "+m.Key), tag) {
			return Act{"tag it", strings.TrimSpace(fmt.Sprintf("set %s tag:%s", m.Ref(), strings.Join(append(strings.Fields(m.Tag), tag), " tag:")))}
		}
	}
	return Act{"raise one", "mt "}
}

// checkpointFor reports whether a metric with a tag has a checkpoint with an owner after
// customers are told; the fault says what is missing.
func (at gateMoment) checkpointFor(c Cycle, tag string) (Fault, bool) {
	metrics := rowsOf[Metric](at.Record, KindMetric).Where(func(m Metric) bool {
		return at.State(m.Ref()) == Active && slices.Contains(strings.Fields(m.Tag), tag)
	})
	if len(metrics) == 0 {
		return Fault{About: c.Ref(), Says: "no metric has the tag " + tag, Act: at.actToTag(tag)}, false
	}
	if c.Customer == "" {
		return Fault{About: c.Ref(), Fields: []Field{FieldCustomer}, Says: "no customer-facing date", Act: Act{"set it", fmt.Sprintf("set cycle %s:", FieldCustomer)}}, false
	}
	for _, m := range metrics {
		for _, on := range at.LinksTo(m.Ref(), LinkReads) {
			p, ok := rowsOf[Checkpoint](at.Record, KindCheckpoint).Get(on.ID)
			if ok && at.State(on) == PlannedAhead && p.Due > c.Customer && at.activeOrNone(p.Owner) != 0 {
				return Fault{}, true
			}
		}
	}
	return Fault{About: metrics[0].Ref(), Says: fmt.Sprintf("%s: no checkpoint with an owner after %s", tag, c.Customer.DayMonth(at.today)),
		Act: Act{"set a checkpoint", fmt.Sprintf("cp %s due:", metrics[0].Key)}}, false
}

// coveredJourneys returns the journeys of which approved decisions cover a state, each once.
func (at gateMoment) coveredJourneys() []Journey {
	covered := map[Ref]bool{}
	for _, d := range at.candidates() {
		for _, state := range at.LinksFrom(d.Ref(), LinkCovers) {
			covered[at.JourneyOf(state)] = true
		}
	}
	return rowsOf[Journey](at.Record, KindJourney).Where(func(j Journey) bool { return covered[j.Ref()] && at.State(j.Ref()) == Open })
}

const noJourney = "what is approved covers no journey"

func (at gateMoment) statesMapped() Computation {
	return examine(at.coveredJourneys(), counting{"journey is mapped", "journeys are mapped", noJourney}, func(j Journey) []Fault {
		found := flaws{about: j.Ref()}
		found.owned(at.Record, j.Owner)
		found.lacking(FieldRisk, j.Risk == "", "risk")
		for _, s := range at.StatesOf(j.Ref()) {
			if s.Expects == "" {
				found.add("", fmt.Sprintf("%s says not what is expected", s.Ref()), "fill in", fmt.Sprintf("set %s expect:", s.Ref()))
			}
		}
		for _, f := range at.JourneyFindings(j.Ref()) {
			act := append(f.acts(), Act{})[0]
			found.add("", f.Says, act.Label, act.Line)
		}
		return found.faults()
	})
}

func (at gateMoment) statesVerified() Computation {
	var asked []JourneyState
	for _, j := range at.coveredJourneys() {
		for _, s := range at.StatesOf(j.Ref()) {
			if s.Sort == StateException || s.Sort == StateRecovery {
				asked = append(asked, s)
			}
		}
	}
	says := counting{"exception or recovery is verified", "exceptions and recoveries are verified", "no exception and no recovery is covered"}
	return examine(asked, says, func(s JourneyState) []Fault {
		state := at.State(s.Ref())
		if state == Verified {
			return nil
		}
		return []Fault{{About: s.Ref(), Says: string(state), Act: Act{"verify", fmt.Sprintf("verify %s ", s.Ref())}}}
	})
}
