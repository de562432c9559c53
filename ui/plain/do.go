package plain

import (
	"fmt"

	"gavel/model"
	"gavel/ui/dialog"
	"gavel/ui/part"
	"gavel/ui/session"
)

// do carries out what a part asks for.
func (d *desk) do(ask part.Ask) (outcome, error) {
	switch ask := ask.(type) {
	case part.Do:
		return d.save(command(ask))
	case part.Both:
		o, err := d.do(ask.First)
		if err != nil || o.refused != nil {
			return o, err
		}
		return d.do(ask.Second)
	case part.Open:
		return d.open(ask.Dialog)
	case part.Rule:
		return d.rule(ask.About)
	case part.Edit:
		return d.open(dialog.EditForm(d.context(), ask.About, ask.Field))
	case part.Add:
		return d.open(dialog.AddForm(d.context(), ask.Kind, ask.On))
	case part.Capture:
		return d.goOn(ask.Text)
	case part.Perform:
		return outcome{}, d.ask(ask.Intent.Name, target{about: ask.Intent.About})
	case part.Show:
		if ask.Screen == part.Prepare && !ask.Asked && d.shown == part.Review {
			return d.open(dialog.NewPrivate(d.context()))
		}
		d.show(ask.Screen)
	case part.Say: // why nothing is done
		d.refuse("%s", ask.Text)
	default:
		return d.doOutside(ask)
	}
	return outcome{}, nil
}

// doOutside carries out what reaches beyond the record.
func (d *desk) doOutside(ask part.Ask) (outcome, error) {
	switch ask := ask.(type) {
	case part.Help:
		d.help()
	case part.Save:
		says, err := session.SaveFile(ask)
		if err != nil {
			d.refuse("%s", err)
			break
		}
		d.say("%s", says)
	case part.Read:
		return d.do(ask.Got(session.ReadFile(ask.Path)))
	case part.Sample:
		d.openSample()
	case part.Undo:
		return d.backOrForth(undo())
	case part.Redo:
		return d.backOrForth(redo())
	case part.Quit:
		return outcome{}, errQuit
	}
	return outcome{}, nil
}

func (d *desk) backOrForth(a action) (outcome, error) {
	if d.store == nil {
		d.refuse("nothing has been recorded yet")
		return outcome{}, nil
	}
	return d.save(a)
}

// rule has the item of a thing put before the room, if it has to be, and reads
// the thing back.
func (d *desk) rule(about model.Ref) (outcome, error) {
	if item, ok := dialog.BelongsBefore(d.context(), about); ok {
		a := command(part.Do{Command: model.OpenItem{Item: item}})
		a.quiet = true
		if o, err := d.save(a); err != nil || o.refused != nil {
			return o, err
		}
	}
	return d.open(dialog.NewRuling(about))
}

// openSample opens the sample in the place of what is shown. What waits to be saved
// belongs to the file that it was meant for, so that no sample is opened over it.
func (d *desk) openSample() {
	if len(d.waiting) > 0 {
		d.refuse("the sample is not opened while something is not saved: it would be saved into the sample, and thrown away with it")
		return
	}
	store, err := d.options.OpenSample()
	var record *model.Record
	if err == nil {
		record, err = store.Record(d.saving())
	}
	if err != nil {
		d.refuse("the sample could not be opened: %s", session.Says(err))
		return
	}
	d.store, d.record, d.sample, d.seen = store, record, true, -1
	_, d.seen, _ = store.News(d.saving(), -1) // nobody else knows of the file
	d.show(part.Review)
	d.say("%s", d.options.SampleSays)
}

// show goes to a screen and says what is there.
func (d *desk) show(s part.Screen) {
	d.shown = s
	if live, ok := d.record.Live(); ok && s == part.Review {
		d.meeting = live.ID
	}
	d.refresh()
	d.standing()
}

// open puts a dialog as plain questions.
func (d *desk) open(asked part.Dialog) (outcome, error) {
	switch asked := asked.(type) {
	case *dialog.Form:
		return d.askForm(asked)
	case *dialog.Ruling:
		return d.askRuling(asked)
	case *dialog.RollCall:
		return d.askRollCall(asked)
	case *dialog.Closing:
		return d.askClosing(asked)
	case *dialog.Confirm:
		return d.askConfirm(asked)
	case *dialog.Import:
		return d.askImport(asked, "")
	case *namedImport:
		return d.askImport(asked.Import, asked.path)
	case *dialog.Document:
		d.document = asked
		d.say("%s", asked.Text())
		return outcome{}, nil
	}
	return outcome{}, fmt.Errorf("%T has no words yet", asked)
}
