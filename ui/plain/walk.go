package plain

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/screen"
)

// This file is the walk through what needs attention, one card at a time. Each card is a
// question: its answer is one of the words of the walk, or a line about the thing.

// The words of the walk.
const (
	walkDo       = "do"
	walkEdit     = "edit"
	walkAgenda   = "agenda"
	walkMessage  = "message"
	walkLeave    = "leave"
	walkHide     = "not this week"
	walkNext     = "next"
	walkPrevious = "previous"
)

var walkWords = []string{walkDo, walkEdit, walkAgenda, walkMessage, walkLeave, walkHide, walkNext, walkPrevious, component.Back}

// walk goes through the cards until the last one, or until it is left. Where the input
// ends in it nothing is unfinished.
func (d *console) walk(string) error {
	if d.session.Shown != component.Prepare {
		d.refuse("the walk is private, and belongs to prepare; write %s to go there", keymap.Prepare)
		return nil
	}
	w := d.session.Prepare.Walking()
	defer w.Close()
	if err := w.Open(d.context()); err != nil {
		d.refuse("%s", err)
		return nil
	}
	said := model.Ref{}
	for {
		if err := d.work(nil); err != nil {
			return err
		}
		w.Update(d.context())
		card, ok := w.Card()
		if !ok {
			d.printf("%s.", w.Says())
			return nil
		}
		d.focus = card.About
		if card.About != said {
			if err := d.work(nil); err != nil { // its history is read by now
				return err
			}
			d.printCard(w, card)
			said = card.About
		}
		text, left, err := d.Ask(component.Query{
			Form: "walk", Label: card.About.String(), Offers: walkWords,
			Says: fmt.Sprintf("%s: write %s, %s, or a line about it; %s stops.", card.About, strings.Join(walkWords[:len(walkWords)-2], ", "), walkPrevious, component.Back),
		})
		var unfinished *Unfinished
		switch {
		case errors.As(err, &unfinished) && !unfinished.signal:
			d.printf("%s.", w.Says())
			return io.EOF
		case err != nil:
			return err
		case left:
			d.printf("%s.", w.Says())
			return nil
		}
		if err := d.answerCard(w, card, text); err != nil {
			return err
		}
	}
}

// printCard says all of a card, what is offered first.
func (d *console) printCard(w *screen.Walking, card model.Card) {
	c := d.context()
	d.printf("Card %s: %s.", w.Head(), c.Record.DigestText(card.DigestLine, ", "))
	if act, ok := card.Act(); ok {
		d.printf("%s: %s (%s)", walkDo, act.Label, act.Line)
	}
	if others := card.SayOthers(); others != "" {
		d.printf("also: %s", others)
	}
	d.Say(dialog.Read(c, card.About)...)
	if card.Waits > 0 {
		d.printf("Waits on it: %s", strings.Join(names(c.Record, card.WhatWaits()), "; "))
	}
	if lines := screen.LastEvents(c, card.About); len(lines) > 0 {
		d.printf("What happened last:")
		d.Say(lines...)
	}
}

// answerCard does what is answered on a card.
func (d *console) answerCard(w *screen.Walking, card model.Card, answer string) error {
	c := d.context()
	switch strings.ToLower(answer) {
	case walkDo:
		w.Begin()
		act, ok := card.Act()
		if !ok {
			d.refuse("nothing is offered for %s; %s opens its fields", card.About, walkEdit)
			return nil
		}
		if reading := capture.Read(act.Line, d.captureContext()); reading.Command != nil && reading.Err() == nil {
			return d.capture(act.Line, reading)
		}
		return d.completeCapture(act.Line)
	case walkEdit:
		w.Begin()
		return d.do(component.Edit{About: card.About})
	case walkAgenda:
		w.Begin()
		return d.do(component.Do{Command: model.PutOnAgenda{About: card.About}})
	case walkMessage:
		text, _, err := w.Message(c)
		if err != nil {
			d.refuse("%s", err)
			return nil
		}
		d.printf("%s", text)
	case walkLeave, walkHide:
		state := map[string]model.WalkState{walkLeave: model.WalkLeft, walkHide: model.WalkHidden}[strings.ToLower(answer)]
		if err := w.Mark(c, state); err != nil {
			d.refuse("%s", err)
		}
	case walkNext:
		w.Turn(c, 1)
	case walkPrevious:
		w.Turn(c, -1)
	case "":
		d.Unclear(answer, walkWords...)
	default:
		w.Begin()
		return d.handleCapture(answer)
	}
	return nil
}

// rehearse says what would be open before close, by what fixes it before.
func (d *console) rehearse(string) error {
	c := d.context()
	h, err := c.Record.Rehearse(c.Meeting.ID, c.Now)
	if err != nil {
		d.refuse("%s", err)
		return nil
	}
	d.printf("%s.", h.Says())
	d.listed = nil
	for m := model.NobodyDecides; m < model.ToBeRuled; m++ {
		list := h.In(m)
		if len(list) == 0 {
			continue
		}
		d.printf("%s:", m)
		for _, g := range list {
			d.listed = append(d.listed, g.About)
			text := g.Text(c.Record, ", ")
			if g.Act.Line != "" {
				text += fmt.Sprintf(" (%s: %s)", g.Act.Label, strings.TrimSpace(g.Act.Line))
			}
			d.printf("%d. %s", len(d.listed), text)
		}
	}
	return nil
}
