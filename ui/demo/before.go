package demo

import (
	"time"

	"gavel/model"
)

// The cast: eight people who meet, and two further up. Their first letters
// differ, so that one letter names an owner.
const (
	ana    = "Ana Ruiz"       // engineering, leads the reviews
	ben    = "Ben Okafor"     // payments
	chloe  = "Chloé Martin"   // support
	dmitri = "Dmitri Volkov"  // delivery
	elif   = "Elif Kaya"      // product; the first step of the escalation path
	farah  = "Farah Haddad"   // design
	goran  = "Goran Petrović" // growth
	hana   = "Hana Sato"      // finance
	ines   = "Ines Ferreira"  // director of product; the second step
	kwame  = "Kwame Mensah"   // runs the shop; the third
)

var room = []string{ana, ben, chloe, dmitri, elif, farah, goran, hana}

// story holds what lasts from one review to the next.
const (
	cycleName = "SAMPLE Checkout and returns"
	weekly    = "Weekly review"
)

// beginCycle sets the stage ten days ago.
func (s *stage) beginCycle() {
	s.at(10, time.Hour)
	s.run(model.NewCycle{CycleName: cycleName, Zone: s.now.Location().String(), People: room,
		Escalation: []string{elif, ines, kwame}, Series: model.SeriesOff})
}

// plan plans a meeting of everybody in the room.
func (s *stage) plan(title string, day model.Date) model.Ref {
	return s.run(model.PlanMeeting{Title: title, Date: day, Facilitator: ana, Expected: room})
}

// lastWeek returns the review that was held and closed a week ago.
func (s *stage) lastWeek() {
	m := s.plan(weekly, s.day(-7))
	guest := s.item(m, "Guest checkout on mobile", elif, 15, s.owner(elif))
	guestOrders := s.raise(model.KindDecision, guest, "Offer guest checkout to every mobile shopper",
		criterion("Guests reach payment in at most four steps", "walk through on three phones"))
	labels := s.item(m, "Who pays for return labels", hana, 10, s.owner(hana))
	s.put.labels = s.raise(model.KindDecision, labels, "Charge 2.90 for a return label from day 31 on",
		criterion("Support can tell from the order who pays", "five live orders, read by support"))
	address := s.item(m, "Address lookup at checkout", farah, 10, s.owner(farah))
	s.put.addresses = s.raise(model.KindDecision, address, "Buy address lookup instead of keeping our own")
	tracking := s.item(m, "Tracking links in the parcel mail", dmitri, 5, s.owner(dmitri))
	onTracking := s.raise(model.KindDecision, tracking, "Send one tracking link a parcel",
		criterion("Every carrier's link opens on a phone", "one parcel a carrier"))
	readings := s.item(m, "Conversion and refunds, week 1", goran, 5, words(model.FieldAsk, model.AskInform))

	s.at(7, 55*time.Minute)
	s.run(model.StartMeeting{Meeting: m.ID})
	s.later(9)
	s.rule(guestOrders, model.Approved, evidence("four steps on all three phones, build 212"))
	s.rule(s.put.labels, model.Deferred, why("the tax on the label is not clear yet"), due(s.today), fallback("labels stay free"))
	s.rule(s.put.addresses, model.Escalated, s.by(model.FieldTo, elif), due(s.day(-4)), why("it needs a budget that design does not have"))
	s.rule(onTracking, model.Conditional, tasks(model.FieldCond,
		model.NewTask{Text: "Add the second carrier's link to the mail", Owner: s.who(dmitri), Due: s.day(-1)}))
	s.rule(readings, model.Noted)
	s.later(12)
	s.blockersOfLastWeek(tracking, labels)
	s.rule(s.check(m, ""), model.Passed, evidence("shop, mail and help pages read side by side"))
	s.later(20)
	s.run(model.CloseMeeting{Meeting: m.ID})
	s.later(60)
	s.run(model.AddAddendum{Meeting: m.ID, Text: "The tracking link covers parcels only; letters have none."})
}

// blockersOfLastWeek leaves one that is late by now, one that is due soon and
// one that nobody needs to look at today.
func (s *stage) blockersOfLastWeek(parcels, money model.Ref) {
	s.open(parcels)
	s.raise(model.KindBlocker, parcels, "The second carrier sends scans a day late", s.owner(dmitri), due(s.day(-2)),
		fallback("tracking shows \"handed over\" until the first scan"), impact("parcels seem to stand still"))
	s.raise(model.KindBlocker, parcels, "The refund webhook drops one event in two hundred", s.owner(ben), due(s.day(3)),
		fallback("a nightly run sends what is missing"), impact("a refund mail comes a day late"))
	s.raise(model.KindBlocker, money, "Finance closes its books in the week of the launch", s.owner(hana), due(s.day(12)),
		fallback("refunds wait two days and say so"), impact("refunds take two days longer"))
}

// sinceThen returns what came between the two reviews. The series goes on from then: what
// is planned in the sample was planned by hand.
func (s *stage) sinceThen() {
	s.at(4, 3*time.Hour)
	s.run(model.SetCycle{With: model.Values{model.FieldSeries: model.Words(model.SeriesOn)}})
	s.rule(s.put.addresses, model.Approved, via("message"), criterion("Three in four addresses need no typing", "a week of checkouts"))
	s.at(2, 2*time.Hour)
	for a := range s.rec.Actions.All() {
		if a.Condition != 0 {
			s.rule(a.Ref(), model.Finished, words(model.FieldHow, "both carriers' links open on the three phones"))
			s.rule(a.About(), model.Confirmed, via("message"))
		}
	}
	extra := s.plan("Extra session on returns", s.day(-1))
	s.run(model.CancelMeeting{Meeting: extra.ID})
}

// nextWeek returns the review ahead, with one item on it so far.
func (s *stage) nextWeek() {
	s.at(1, 20*time.Hour)
	m := s.plan(weekly, s.day(7))
	s.item(m, "Launch checklist, first reading", ana, 25, words(model.FieldObjective, "know what the launch still lacks"))
	s.run(model.WritePrivateNote{Meeting: m.ID, Text: "Ask Ines beforehand whether the launch date may move."})
}
