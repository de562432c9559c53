package plain

import (
	"context"
	"strings"

	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/session"
)

// do carries out what a component asks for, and puts the questions that it leads to.
func (d *console) do(ask component.Effect) error {
	d.context() // it is done now
	return d.proceed(d.session.Do(ask))
}

// proceed says what has come about, does what there is to do, and puts the questions of the
// dialogs that are open, until none is left.
func (d *console) proceed(steps []session.Step) error {
	for {
		if err := d.work(steps); err != nil {
			return err
		}
		top := d.session.Dialog()
		if top == nil {
			return nil
		}
		ask, err := top.Converse(d.context(), d)
		if err != nil {
			return err
		}
		d.context()
		steps = d.session.Do(ask)
	}
}

// work says what has come about, and does what there is to do.
func (d *console) work(steps []session.Step) error {
	if err := d.carryOut(steps); err != nil {
		return err
	}
	for works := d.session.Ready(); len(works) > 0; works = d.session.Ready() {
		for _, w := range works { // none is interrupted half-way
			if err := d.carryOut(d.session.Take(w.Run(context.WithoutCancel(d.ctx)))); err != nil {
				return err
			}
		}
	}
	if d.relieved && len(d.session.Waiting()) == 0 {
		d.relieved = false
		d.printf("the file takes changes again; everything is saved")
	}
	return nil
}

// carryOut says what has come about, and does what only the conversation can do.
func (d *console) carryOut(steps []session.Step) error {
	for _, step := range steps {
		var err error
		switch step := step.(type) {
		case session.Saved:
			err = d.reportSaved(step)
		case session.Outside:
			err = d.doOutside(step.Effect)
		case session.Written:
			err = d.reportWritten(step)
		case session.Refused:
			err = d.reportRefused(step)
		default:
			d.report(step)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// report says what has come about by itself.
func (d *console) report(step session.Step) {
	switch step := step.(type) {
	case session.Said:
		if step.Tone == session.NotDone {
			d.refuse("%s", step.Text)
		} else {
			d.printf("%s", step.Text)
		}
	case session.Opened:
		switch opened := step.Dialog.(type) {
		case *dialog.Ruling:
			d.focus = opened.About()
		case *dialog.Document:
			d.document = opened
		}
	case session.Shown:
		d.printStanding()
	case session.Held:
		d.printf("not saved: %s; it waits, and is tried again at the next line", step.Job.Name)
		if step.Job.From != nil { // its person goes on with the next line
			d.session.CloseAll()
		}
	case session.Trouble:
		d.reportTrouble(step)
	case session.Relieved:
		d.relieved = true
	case session.News:
		for _, e := range step.Entries {
			d.printf("%s: %s", session.ActorOf(e), e.Says)
		}
	case session.Doubted:
		d.printf("The file is not what was saved: %s; see gavel doctor. Documents of it say so.", d.session.Doubt)
	case session.Recovered:
		d.reportRecovered(step)
	}
}

// reportSaved says what was done, and does what comes after it. After a close that is nothing:
// the minutes are read out by their word alone, and are there to be saved.
func (d *console) reportSaved(step session.Saved) error {
	job := step.Job
	if !job.Quiet {
		d.acted = true
		if about := step.Done.About; !about.IsZero() {
			d.focus = about
			d.screen().Choose(about)
			d.session.Refresh()
		}
	}
	if job.Name == "" { // a sample was opened: what to try comes after what is there
		if err := d.carryOut(d.session.Do(step.Then)); err != nil {
			return err
		}
		d.printf("%s", step.Done.Says)
		return nil
	}
	d.printf("%s%s", step.Done.Says, job.Note)
	if opened, opens := job.Save.Command.(model.OpenItem); opens {
		d.printContent(opened.Item)
	}
	if _, closes := job.Save.Command.(model.CloseMeeting); closes {
		c := d.context()
		if shown, ok := dialog.OpenMinutes(c, c.Meeting).(component.Open); ok {
			d.document, _ = shown.Dialog.(*dialog.Document)
		}
		return nil
	}
	return d.carryOut(d.session.Do(step.Then))
}

// reportRefused says why something was not done. A captured ruling that lacks something leads to
// the form that asks for it, with what was said already; from a pipe, or pasted, it is
// refused, because the lines behind it are no answers.
func (d *console) reportRefused(step session.Refused) error {
	rule, rules := step.Job.Save.Command.(model.GiveRuling)
	switch lacks := step.Refusal != nil && len(step.Refusal.Missing) > 0; {
	case step.DialogTold: // the dialog says it
		return nil
	case step.Job.Held:
		d.printf("%s was not done: %s", step.Job.Name, step.Says)
		if step.Form {
			d.printf("what was answered is offered the next time")
		}
		return nil
	case step.Job.Name == "":
		d.refuse("the sample could not be opened: %s", step.Says)
		return nil
	case step.Job.From != nil: // its dialog has no better answer
		d.session.CloseAll()
	case lacks && rules && step.Job.Place != "" && d.options.Prompt && d.paste == 0:
		d.printf("%s", step.Says)
		return d.carryOut(d.session.Do(component.Open{Dialog: dialog.OutcomeForm(d.context(), rule, step.Refusal.Asks)}))
	case lacks && step.Job.Place != "":
		if tokens := capture.Tokens(step.Refusal.Missing); tokens != "" && step.Refusal.Reason == model.MissingAnswer {
			step.Says += "; add " + tokens
		}
	}
	d.refuse("%s", step.Says)
	return nil
}

// doOutside carries out what only the conversation can do.
func (d *console) doOutside(ask component.Effect) error {
	switch ask := ask.(type) {
	case component.Capture:
		if ask.InLines != nil {
			return d.carryOut(d.session.Do(ask.InLines))
		}
		return d.completeCapture(ask.Text)
	case component.Perform:
		return d.perform(ask.Intent.Name, target{about: ask.Intent.About})
	case component.Help:
		d.help()
	case component.Say: // why nothing is done
		d.refuse("%s", ask.Text)
	case component.Quit:
		return errQuit
	}
	return nil
}

// reportTrouble says once what is wrong, and later how much waits.
func (d *console) reportTrouble(step session.Trouble) {
	d.relieved = false
	n := len(d.session.Waiting())
	switch {
	case !step.Again:
		d.printf("not saved: %s", session.ErrorText(step.Err))
	case n > 0:
		d.printf("still not saved: %d; %s", n, session.ErrorText(step.Err))
	}
}

// reportWritten says where the actions are now that could not be saved.
func (d *console) reportWritten(step session.Written) error {
	if !step.Leave || step.Err != nil {
		d.printf("%s", step)
		return nil
	}
	d.written = step.String()
	return errQuit
}

// reportRecovered says what of the typed is back. What was in a capture line is said: there is
// no line here that it could be left in.
func (d *console) reportRecovered(step session.Recovered) {
	d.session.Adopt(step)
	if step.Forms {
		d.printf("What was being typed when gavel last ended is offered in its form, when you open that again.")
	}
	for _, line := range step.Lines {
		d.printf("It was being typed when gavel last ended, and is not said: %s", strings.TrimSpace(line.Text))
	}
}

// printContent reads out what a standing item goes through.
func (d *console) printContent(item model.ID) {
	c := d.context()
	it, _ := c.Record.Items.Get(item)
	for _, says := range c.Record.ContentSays(it, c.Today()) {
		d.printf("- %s", says)
	}
	for _, line := range c.Record.ProposedLines(it, c.Today()) {
		d.printf("- to raise it: %s", line)
	}
}
