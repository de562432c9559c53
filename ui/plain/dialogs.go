package plain

import (
	"fmt"
	"strconv"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/dialog"
	"gavel/ui/part"
)

// askRuling reads a thing back and asks how its owner answers.
func (d *desk) askRuling(r *dialog.Ruling) (outcome, error) {
	d.say("%s", r.Title(d.context()))
	d.focus = r.About()
	d.readBack(r.About())
	d.sayChoices(r)
	for {
		text, err := d.question(query{r.Title(d.context()), "answer", fmt.Sprintf("How is %s answered? A number or a word; %s leaves it.", r.About(), back), wordsOf(d.choices(r))})
		if err != nil || strings.EqualFold(text, back) {
			return outcome{}, err
		}
		intent, ok := picked(d.choices(r), text)
		if !ok {
			d.unclear(text, "a number or a word of the list", back)
			continue
		}
		ask := r.Handle(d.context(), intent)
		if ask == nil {
			d.refuse("%s", r.Problem())
			continue
		}
		d.heard = r.About()
		o, err := d.do(ask)
		d.heard = model.Ref{}
		switch {
		case err != nil || o.done:
			return outcome{done: o.done}, err
		case o.refused != nil:
			d.refuse("%s", o.refused)
		}
	}
}

// readBack reads a thing to the room.
func (d *desk) readBack(about model.Ref) {
	for _, line := range dialog.Read(d.context(), about) {
		d.say("%s", line)
	}
}

// choices are the ways to answer a thing; on an item a decision can be put.
func (d *desk) choices(r *dialog.Ruling) []dialog.OutcomeChoice {
	list := r.Choices(d.context())
	if r.About().Kind == model.KindItem {
		puts := part.Intent{Name: keymap.NewDecision, About: r.About()}
		list = append(list, dialog.OutcomeChoice{Intent: puts, Word: string(model.KindDecision), Says: "put one on it"})
	}
	return list
}

func (d *desk) sayChoices(r *dialog.Ruling) {
	var lines []string
	for _, x := range d.choices(r) {
		lines = append(lines, fmt.Sprintf("%s: %s", x.Word, x.Says))
	}
	d.count("The ways to answer:", lines)
}

// picked is the intent of a choice, by its number or its word.
func picked(list []dialog.OutcomeChoice, text string) (part.Intent, bool) {
	for i, x := range list {
		if strings.EqualFold(text, x.Word) || text == strconv.Itoa(i+1) {
			return x.Intent, true
		}
	}
	return part.Intent{}, false
}

// askRollCall asks of each person, and then records the roll call as a whole.
func (d *desk) askRollCall(r *dialog.RollCall) (outcome, error) {
	title, asks := "roll call", "in the room"
	if d.context().Meeting.Status == model.Planned {
		title, asks = "who is expected", "expected"
	}
	d.say("%s: %s. %s leaves it, and records nothing.", d.context().Meeting.Ref(), title, back)
	for i, who := range r.Everybody(d.context()) {
		answer, err := d.yesOrNo(query{title, who.Name, fmt.Sprintf("Is %s %s? (yes or no; empty keeps %s)", who.Name, asks, yesNo(who.Here)), yesOrNoWords}, yesNo(who.Here))
		if err != nil || answer == back {
			return outcome{}, err
		}
		r.Mark(i, answer == yes)
	}
	o, err := d.do(r.Handle(d.context(), part.Named(keymap.Accept)))
	if o.refused != nil {
		d.refuse("%s", o.refused)
		return outcome{}, err
	}
	return o, err
}

// The answers of a question that takes one of two.
const (
	yes = "yes"
	no  = "no"
)

func yesNo(is bool) string {
	if is {
		return yes
	}
	return no
}

// yesOrNo puts a question until it is answered with yes, no or back. An empty
// answer is what it keeps; "" for none.
func (d *desk) yesOrNo(q query, keeps string) (string, error) {
	for {
		text, err := d.question(q)
		if err != nil {
			return "", err
		}
		switch text = strings.ToLower(text); {
		case text == "" && keeps != "":
			return keeps, nil
		case text == yes || text == no || text == back:
			return text, nil
		}
		d.unclear(text, yes, no, back)
	}
}

// askConfirm asks before something that cannot be taken back.
func (d *desk) askConfirm(q *dialog.Confirm) (outcome, error) {
	d.say("%s %s", q.Title(), q.Text())
	answer, err := d.yesOrNo(query{q.Title(), "yes or no", "Write yes to do it, no to leave it.", yesOrNoWords}, "")
	if err != nil || answer != yes {
		return outcome{}, err
	}
	o, err := d.do(q.Handle(d.context(), part.Named(q.On())))
	if o.refused != nil {
		d.refuse("%s", o.refused)
		return outcome{}, err
	}
	return o, err
}

// askClosing says what stands in the way of a close; with nothing in the way,
// what was decided, and asks for the word that closes.
func (d *desk) askClosing(q *dialog.Closing) (outcome, error) {
	if len(d.context().Record.Gaps(q.Meeting(), d.context().Now)) > 0 {
		d.sayGaps(d.context().Meeting)
		d.miss()
		return outcome{}, nil
	}
	const word = "close"
	d.readDecided(q.Meeting())
	title := dialog.Stands(d.context(), q.Meeting())
	for {
		text, err := d.question(query{title, word + " or " + back, fmt.Sprintf("%s: write %s to close it, %s to leave it open.", title, word, back), []string{word, back}})
		if err != nil || strings.EqualFold(text, back) {
			return outcome{}, err
		}
		if !strings.EqualFold(text, word) {
			d.unclear(text, word, back)
			continue
		}
		o, err := d.do(q.Handle(d.context(), part.Named(keymap.CloseMeeting)))
		if o.refused != nil {
			d.refuse("%s", o.refused)
			return outcome{}, err
		}
		return o, err
	}
}

// readDecided reads back what a meeting disposed of.
func (d *desk) readDecided(id model.ID) {
	m, _ := d.record.Meetings.Get(id)
	var lines []string
	d.listed = nil
	for _, x := range dialog.AllSettled(d.context(), m) {
		d.listed = append(d.listed, x.About)
		_, word, _ := d.theme.Status(x.State)
		lines = append(lines, fmt.Sprintf("%s: %s", word, x.Says))
	}
	d.count(fmt.Sprintf("What %s decided:", m.Ref()), lines)
}

// sayGaps lists what stands between a meeting and its close.
func (d *desk) sayGaps(m model.Meeting) {
	d.listed = nil
	var lines []string
	for _, g := range d.record.Gaps(m.ID, d.context().Now) {
		d.listed = append(d.listed, g.About)
		lines = append(lines, dialog.GapSays(g))
	}
	switch {
	case m.Status != model.Live && m.Status != model.Adjourned:
		d.say("Gaps are counted once a meeting is held.")
		return
	case len(lines) == 0:
		d.say("Nothing stands between %s and its close.", m.Ref())
		return
	}
	d.count(dialog.Stands(d.context(), m.ID)+":", lines)
	d.say("mend 1 goes to what is missing of the first; so for each.")
}
