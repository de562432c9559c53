package model

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Announcement records what a planned meeting said when its pre-read was given out: the
// newest of a meeting counts.
type Announcement struct {
	InCycle
	Meeting ID      `json:"meeting"`
	At      Instant `json:"at"`
	By      ID      `json:"by"`   // who led the meeting then; 0 where nobody did
	Said    string  `json:"said"` // a snapshot, in JSON
}

// Parent returns the meeting.
func (a Announcement) Parent() Ref { return meetingRef(a.Meeting) }

// References returns who announced it.
func (a Announcement) References() []Ref { return []Ref{personRef(a.By)} }

// Announced returns the newest announcement of a meeting, and how many there were.
func (r *Record) Announced(meeting ID) (last Announcement, times int) {
	all := r.Announcements.of(meetingRef(meeting))
	if len(all) == 0 {
		return last, 0
	}
	return all[len(all)-1], len(all)
}

// SayAnnounced returns when a meeting was announced last: "Tue 1 Dec", "2nd, Tue 1 Dec";
// "" where it never was.
func (r *Record) SayAnnounced(meeting ID, today Date) string {
	last, times := r.Announced(meeting)
	if times == 0 {
		return ""
	}
	day := DateOf(last.At.In(r.Zone())).Near(today)
	if times > 1 {
		return Ordinal(times) + ", " + day
	}
	return day
}

// Announce keeps what a planned meeting says as its pre-read is given out.
type Announce struct {
	Meeting ID
}

// Name is "announce".
func (Announce) Name() string { return "announce" }

// Apply refuses a meeting that has begun, or that is over.
func (c Announce) Apply(r *Record, now Instant) (Done, error) {
	m, ok := r.Meetings.Get(c.Meeting)
	if !ok {
		return Done{}, notFound(meetingRef(c.Meeting))
	}
	if m.Status != Planned {
		return Done{}, &Refusal{Reason: NotAllowed, About: m.Ref(), Says: fmt.Sprintf(
			"%s %s; a pre-read is announced before the meeting, and its minutes are sent after it", m.Ref(), m.Status.phrase())}
	}
	says := r.snapshotOf(m)
	for _, about := range r.Unplaced(m, now) {
		says.ToBePlaced = append(says.ToBePlaced, about.String())
	}
	said, err := json.Marshal(says)
	if err != nil {
		return Done{}, err
	}
	r.Announcements.put(Announcement{InCycle: start(r, &r.Announcements), Meeting: m.ID, At: now, By: m.Facilitator, Said: string(said)})
	return Done{Says: fmt.Sprintf("%s is announced (%s); what changes from now on is shown as changed since the pre-read", m.Ref(), r.SayAnnounced(m.ID, r.Today(now))), About: m.Ref()}, nil
}

// phrase returns a status as a sentence says it of a meeting.
func (s Status) phrase() string {
	if s == Live {
		return "is being held"
	}
	return "is " + string(s)
}

// snapshot holds the part of a meeting that announcements are compared by. Of texts it has sums.
type snapshot struct {
	Date    Date            `json:"date"`
	Time    string          `json:"time,omitempty"`
	Minutes int64           `json:"minutes"`
	Items   []thingSnapshot `json:"items"` // in the order of the agenda

	ToBePlaced []string `json:"to_be_placed,omitempty"` // what the pre-read has besides: it comes back, and gets its place at the start
}

// thingSnapshot is an item of the agenda, or a decision on one.
type thingSnapshot struct {
	Is        string            `json:"is"`   // its id, such as "I-3"
	Said      map[string]string `json:"said"` // the sum of each field, by its label
	Decisions []thingSnapshot   `json:"decisions,omitempty"`
}

// sum is a short sum of a text.
func sum(texts ...string) string {
	all := sha256.Sum256([]byte(strings.Join(texts, "\x00")))
	return hex.EncodeToString(all[:6])
}

func (r *Record) snapshotOf(m Meeting) snapshot {
	s := snapshot{Date: m.Date, Time: m.StartTime, Minutes: m.Minutes}
	for _, it := range r.Agenda(m.ID) {
		subject := it.Subject()
		was := thingSnapshot{Is: subject.String(), Said: map[string]string{"timebox": strconv.Itoa(int(it.Timebox))}}
		if it.IsPlace() {
			if d, ok := r.Decisions.Get(subject.ID); ok && subject.Kind == KindDecision {
				was.Decisions = []thingSnapshot{r.snapshotOfDecision(d)}
			} else {
				was.Said["title"], was.Said["owner"] = sum(r.TextOf(subject)), personRef(r.OwnerOf(subject)).String()
			}
		} else {
			was.Said["title"], was.Said["question"], was.Said["ask"] = sum(r.TitleOf(it)), sum(it.Question), it.Ask
			was.Said["owner"] = personRef(r.itemOwner(it)).String()
		}
		for _, d := range r.DecisionsOn(it.ID) {
			was.Decisions = append(was.Decisions, r.snapshotOfDecision(d))
		}
		s.Items = append(s.Items, was)
	}
	return s
}

func (r *Record) snapshotOfDecision(d Decision) thingSnapshot {
	var options, criteria []string
	for _, o := range r.OptionsOf(d.ID) {
		options = append(options, o.Text)
	}
	for _, c := range r.CriteriaOf(d.ID) {
		criteria = append(criteria, c.Text, c.Check)
	}
	return thingSnapshot{Is: d.Ref().String(), Said: map[string]string{
		"statement": sum(d.FinalWording()), "options": sum(options...), "recommendation": sum(d.Recommendation),
		"owner": personRef(r.Decider(d)).String(), "criteria": sum(criteria...),
	}}
}

// How a thing differs from what was announced.
const (
	DiffNew     = "new"
	DiffGone    = "gone"
	DiffMoved   = "moved"
	DiffChanged = "changed"
)

// Difference is one thing that is not as it was announced.
type Difference struct {
	About string `json:"about"` // its id, such as "I-7"; the meeting's for its day, time and length
	How   string `json:"how"`
	Says  string `json:"says"` // "+ I-7", "I-3 moved 4 → 1", "D-9 recommendation changed"
}

// Short returns what a difference says beside the id of the thing: "+", "moved 4 → 1",
// "recommendation changed".
func (d Difference) Short() string {
	return strings.TrimSpace(strings.Replace(d.Says, d.About, "", 1))
}

// ChangedSinceAnnounced returns what of a meeting is not as its newest announcement said;
// nil where it was never announced. Once the meeting was started it is what had changed by
// then: what is changed in the room, everybody sees.
func (r *Record) ChangedSinceAnnounced(meeting ID) []Difference {
	m, _ := r.Meetings.Get(meeting)
	if m.StartedAt != 0 {
		var list []Difference
		if m.ChangedSince == "" || json.Unmarshal([]byte(m.ChangedSince), &list) != nil {
			return nil
		}
		return list
	}
	last, times := r.Announced(meeting)
	var was snapshot
	if times == 0 || json.Unmarshal([]byte(last.Said), &was) != nil {
		return nil
	}
	return was.differences(r.snapshotOf(m), m.Ref(), r.Today(last.At))
}

// differences returns what differs in a later snapshot of a meeting.
func (s snapshot) differences(now snapshot, about Ref, today Date) []Difference {
	var list []Difference
	add := func(id, how, format string, args ...any) {
		list = append(list, Difference{id, how, fmt.Sprintf(format, args...)})
	}
	if s.Date != now.Date {
		add(about.String(), DiffChanged, "date %s → %s", s.Date.Near(today), now.Date.Near(today))
	}
	if s.Time != now.Time {
		add(about.String(), DiffChanged, "time %s → %s", orNone(s.Time), orNone(now.Time))
	}
	if s.Minutes != now.Minutes {
		add(about.String(), DiffChanged, "length %d → %d min", s.Minutes, now.Minutes)
	}
	for _, it := range now.Items {
		if i := s.find(it.Is); i < 0 && !slices.Contains(s.ToBePlaced, it.Is) {
			add(it.Is, DiffNew, "+ %s", it.Is)
		}
	}
	for _, it := range s.Items {
		if now.find(it.Is) < 0 {
			add(it.Is, DiffGone, "- %s", it.Is)
		}
	}
	for _, id := range s.moved(now) {
		add(id, DiffMoved, "%s moved %d → %d", id, s.find(id)+1, now.find(id)+1)
	}
	for _, it := range now.Items {
		if i := s.find(it.Is); i >= 0 {
			list = append(list, s.Items[i].differences(it)...)
		}
	}
	return list
}

func orNone(text string) string {
	if text == "" {
		return "none"
	}
	return text
}

func (s snapshot) find(id string) int {
	return slices.IndexFunc(s.Items, func(it thingSnapshot) bool { return it.Is == id })
}

// moved returns the items that changed their place among those that were there before:
// the fewest that, taken out, leave the rest in its order.
func (s snapshot) moved(now snapshot) []string {
	var ids []string
	var was []int
	for _, it := range now.Items {
		if i := s.find(it.Is); i >= 0 {
			ids, was = append(ids, it.Is), append(was, i)
		}
	}
	// The longest run that kept its order, by the best that ends at each.
	best, before := make([]int, len(was)), make([]int, len(was))
	end := -1
	for i := range was {
		best[i], before[i] = 1, -1
		for j := range i {
			if was[j] < was[i] && best[j] >= best[i] {
				best[i], before[i] = best[j]+1, j
			}
		}
		if end < 0 || best[i] > best[end] {
			end = i
		}
	}
	stayed := make([]bool, len(was))
	for i := end; i >= 0; i = before[i] {
		stayed[i] = true
	}
	var list []string
	for i, id := range ids {
		if !stayed[i] {
			list = append(list, id)
		}
	}
	return list
}

// saidLabels are the fields that are compared, in the order in which they are named.
var saidLabels = []string{"title", "question", "owner", "timebox", "ask", "statement", "options", "recommendation", "criteria"}

// differences returns what differs in a thing as it stands now, and in the decisions on it.
func (t thingSnapshot) differences(now thingSnapshot) []Difference {
	var list []Difference
	var changed []string
	for _, label := range saidLabels {
		if t.Said[label] != now.Said[label] {
			changed = append(changed, label)
		}
	}
	if len(changed) > 0 {
		list = append(list, Difference{now.Is, DiffChanged, fmt.Sprintf("%s %s changed", now.Is, andList(changed))})
	}
	find := func(all []thingSnapshot, id string) int {
		return slices.IndexFunc(all, func(d thingSnapshot) bool { return d.Is == id })
	}
	for _, d := range now.Decisions {
		if i := find(t.Decisions, d.Is); i >= 0 {
			list = append(list, t.Decisions[i].differences(d)...)
		} else {
			list = append(list, Difference{d.Is, DiffNew, "+ " + d.Is})
		}
	}
	for _, d := range t.Decisions {
		if find(now.Decisions, d.Is) < 0 {
			list = append(list, Difference{d.Is, DiffGone, "- " + d.Is})
		}
	}
	return list
}

// SayChanged returns in one line what of a meeting is not as it was announced: "+ I-7, - I-5,
// I-3 moved 4 → 1"; "" where nothing is.
func (r *Record) SayChanged(meeting ID) string {
	var words []string
	for _, d := range r.ChangedSinceAnnounced(meeting) {
		words = append(words, d.Says)
	}
	return strings.Join(words, ", ")
}

// SincePreRead returns what says of a thing on the agenda of a meeting that it is "new
// since the pre-read" or "changed since the pre-read"; "" where it is as it was announced,
// or nothing was.
func (r *Record) SincePreRead(meeting ID) func(about Ref) string {
	list := r.ChangedSinceAnnounced(meeting)
	return func(about Ref) string {
		if len(list) == 0 {
			return ""
		}
		about = r.Subject(about)
		ids := []string{about.String()}
		if about.Kind == KindItem {
			for _, d := range r.DecisionsOn(about.ID) {
				ids = append(ids, d.Ref().String())
			}
		}
		says := ""
		for _, d := range list {
			switch {
			case d.About == about.String() && d.How == DiffNew:
				return "new since the pre-read"
			case d.How != DiffMoved && slices.Contains(ids, d.About):
				says = "changed since the pre-read"
			}
		}
		return says
	}
}

// keepChanged keeps with a meeting that starts what had changed since it was announced.
func (r *Record) keepChanged(m *Meeting) error {
	list := r.ChangedSinceAnnounced(m.ID)
	if len(list) == 0 {
		return nil
	}
	text, err := json.Marshal(list)
	m.ChangedSince = string(text)
	return err
}
