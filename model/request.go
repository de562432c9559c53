package model

import (
	"fmt"
	"strings"
)

// Request holds what somebody outside asks for. A decision answers it.
type Request struct {
	Entered
	Asked    string `json:"asked"` // who asks, in free words: they need not be known here
	Sort     string `json:"sort"`  // such as RequestCampaign
	Received Date   `json:"received"`
	Wanted   Date   `json:"wanted"`
	Address  string `json:"address"` // where it is written
}

// KindRequest is the kind of requests.
const KindRequest Kind = "request"

// RequestCampaign is the sort of a request that comes with a campaign.
const RequestCampaign = "campaign"

// The fields that a request brings.
const (
	FieldAsked    Field = "asked"
	FieldKind     Field = "kind"
	FieldReceived Field = "received"
	FieldWanted   Field = "wanted"
	FieldAddress  Field = "link"
)

// Ref names the request.
func (q Request) Ref() Ref { return Ref{KindRequest, q.ID} }

func requestKind() *KindOf[Request] {
	sorts := []string{RequestCampaign, "late ask", "incident", "legal", "other"}
	return register(&KindOf[Request]{
		KindSpec: KindSpec{
			Kind: KindRequest, Plural: "requests", Article: "a request", Prefix: "RQ", Head: "rq", Sample: "Free returns in January",
			Purpose:   "What somebody outside asks for, until a decision answers it.",
			Unwatched: true, States: []Outcome{Open, Answered, Withdrawn},
			Specs: []FieldSpec{
				{Field: FieldAsked, Sort: SortLine, Label: "asked by", Prompt: "Who asks for it, such as growth?"},
				{Field: FieldKind, Sort: SortChoice, Label: "kind", Prompt: "What kind of request is it?", Choices: sorts},
				{Field: FieldReceived, Sort: SortDate, Label: "received", Prompt: "On which day did it come?"},
				{Field: FieldWanted, Sort: SortDate, Label: "wanted by", Prompt: "By which day do they want it?"},
				{Field: FieldAddress, Sort: SortLine, Label: "link", Prompt: "Where is it written, such as an address?"},
			},
			Outcomes: []OutcomeSpec{
				{Outcome: Withdrawn, Verb: "withdraw", Help: "who asked does not want it any more: why", Final: true, From: []Outcome{Open}, Requires: []RequestedField{askWhy}},
				reopened(Open, Withdrawn),
			},
		},
		Fields: []KindField[Request]{
			{Field: FieldAsked, Optional: true, Column: true, Access: TextAt(func(q *Request) *string { return &q.Asked }), Empty: notSaidYet},
			{Field: FieldKind, Optional: true, Default: func(*Record, Ref, Instant) Value { return Words("other") }, Access: TextAt(func(q *Request) *string { return &q.Sort })},
			{Field: FieldReceived, Optional: true, Past: true, Default: func(r *Record, _ Ref, now Instant) Value { return On(r.Today(now)) },
				Access: DayPassedAt(FieldReceived, "a request came on a day that has come", func(q *Request) *Date { return &q.Received })},
			{Field: FieldWanted, Optional: true, Column: true, Access: DateAt(func(q *Request) *Date { return &q.Wanted })},
			{Field: FieldAddress, Optional: true, Access: TextAt(func(q *Request) *string { return &q.Address })},
			{Field: "decision", Own: true, Label: "answered by", Of: []Kind{KindDecision}, Sort: SortThings, Column: true, Access: Access[Request]{Get: decisionOfRequest}, Empty: "none yet"},
			{Field: "release", Own: true, Label: "release", Of: []Kind{KindRelease}, Sort: SortThings, Column: true, Access: Access[Request]{Get: releaseOfRequest}},
		},
		State:  stateOfRequest,
		Raised: raisedRequest,
		Digest: digestRequest,
	})
}

// decisionOfRequest returns the decision that answers a request.
func decisionOfRequest(r *Record, q *Request) Value {
	d, ok := r.AnswerTo(q.Ref())
	if !ok {
		return Value{}
	}
	return refLines(d.Ref())
}

// releaseOfRequest returns the release that the decision on a request goes to.
func releaseOfRequest(r *Record, q *Request) Value {
	d, ok := r.AnswerTo(q.Ref())
	if !ok {
		return Value{}
	}
	var v Value
	for _, release := range r.LinksFrom(d.Ref(), LinkGoesTo) {
		v.Lines = append(v.Lines, release.String())
	}
	return v
}

// stateOfRequest returns how a request stands: withdrawn, or answered once its decision is.
func stateOfRequest(r *Record, q Request) Outcome {
	if state, stepped := r.stepState(q.Ref()); stepped && state == Withdrawn {
		return Withdrawn
	}
	if d, ok := r.AnswerTo(q.Ref()); ok {
		switch r.State(d.Ref()) {
		case Approved, Conditional, Rejected, Lapsed, Superseded:
			return Answered
		}
	}
	return Open
}

// raisedRequest warns of another open campaign that is wanted in the same week.
func raisedRequest(r *Record, q Request, _ Values, _ Instant) (Done, error) {
	says := fmt.Sprintf("%s raised: %s", q.Ref(), brief(q.Text))
	if other, ok := r.campaignBeside(q); ok {
		says += fmt.Sprintf("; beware: %s (%s) is a campaign of the same week", other.Ref(), brief(other.Text))
	}
	return Done{Says: says, About: q.Ref()}, nil
}

// campaignBeside returns another open campaign that is wanted in the week of one.
func (r *Record) campaignBeside(q Request) (other Request, ok bool) {
	if q.Sort != RequestCampaign || q.Wanted == "" {
		return other, false
	}
	for other := range rowsOf[Request](r, KindRequest).All() {
		if other.ID != q.ID && other.Sort == RequestCampaign && other.Wanted != "" && weekOf(other.Wanted) == weekOf(q.Wanted) && stateOfRequest(r, other) == Open {
			return other, true
		}
	}
	return other, false
}

// weekOf returns the Monday of a day's week.
func weekOf(d Date) Date { return d.AddDays(-(int(d.Weekday()) + 6) % daysOfWeek) }

// digestRequest finds a request that no decision answers.
func digestRequest(r *Record, q Request, at *Moment) []Finding {
	if _, ok := r.AnswerTo(q.Ref()); ok {
		return nil
	}
	return []Finding{{Section: Undecided, Says: "no decision", Order: [2]int64{0, int64(q.RaisedAt)}, Acts: []Act{{"raise its decision", "d " + q.Text + " request:" + q.Ref().String() + " "}}}}
}

// boundText accesses a text of a decision that is bound to a thing of a register: an id
// names one, words find the one that is called so, or make it.
func boundText(at func(*Decision) *string, kind Kind, word LinkWord) Access[Decision] {
	return Access[Decision]{
		Get: func(r *Record, d *Decision) Value { return Words(r.boundWords(*d, *at(d), kind, word)) },
		Set: func(r *Record, d *Decision, v Value, now Instant) error {
			if v.Text != "" && len(r.boundBy(d.Ref(), kind, word)) > 0 && v.Text == r.boundWords(*d, *at(d), kind, word) {
				return nil
			}
			var to Ref
			if v.Text != "" {
				var err error
				if to, err = r.namedOrNew(kind, v.Text, now); err != nil {
					return err
				}
			}
			for _, l := range r.boundBy(d.Ref(), kind, word) {
				r.Links.remove(l.ID)
			}
			*at(d) = r.TextOf(to)
			if !to.IsZero() {
				r.bind(d.Ref(), word, to)
			}
			return nil
		},
	}
}

// boundWords returns the words of what a decision is bound to, as they are now; where it is
// bound to nothing, as in older files, the text that it holds itself.
func (r *Record) boundWords(d Decision, text string, kind Kind, word LinkWord) string {
	for _, l := range r.boundBy(d.Ref(), kind, word) {
		return r.TextOf(l.Target())
	}
	return text
}

// RequestOf returns the words of the request that a decision answers; "" where there is none.
func (r *Record) RequestOf(d Decision) string {
	return r.boundWords(d, d.Request, KindRequest, LinkAnswers)
}

// ReleaseOf returns the words of the release that a decision goes to; "" where there is none.
func (r *Record) ReleaseOf(d Decision) string {
	return r.boundWords(d, d.Release, KindRelease, LinkGoesTo)
}

// boundBy returns the links by a word from a thing to those of a kind.
func (r *Record) boundBy(from Ref, kind Kind, word LinkWord) []Link {
	var list []Link
	for _, l := range r.Links.of(from) {
		if l.Word == word && l.ToKind == kind {
			list = append(list, l)
		}
	}
	return list
}

// namedOrNew returns the thing of a register that a text names by its id or its words, and
// raises one where there is none with these words.
func (r *Record) namedOrNew(kind Kind, text string, now Instant) (Ref, error) {
	if about, ok := ParseRef(text); ok && about.Kind == kind {
		if !r.Exists(about) {
			return Ref{}, notFound(about)
		}
		return about, nil
	}
	same := strings.Join(strings.Fields(strings.ToLower(text)), " ")
	for _, about := range r.AllOf(kind) {
		if strings.Join(strings.Fields(strings.ToLower(r.TextOf(about))), " ") == same {
			return about, nil
		}
	}
	done, err := Raise{Kind: kind, With: Values{FieldWords: Words(text)}}.Apply(r, now)
	return done.About, err
}
