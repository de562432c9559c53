package document

import (
	"testing"

	"gavel/model"
)

// story is two reviews of a cycle: the second shows every part of minutes.
type story struct {
	*fixture
	first, second model.Ref
	items         []model.Ref // of the second review, as it was planned

	refunds, wallet, pickup model.Ref // decisions of the first review
	guest, address, phone   model.Ref // decisions of the second
	tax                     model.Ref // a blocker that both reviews carry
	legal                   model.Ref // an action of the second
}

// secret is in every private note, and nowhere else.
const secret = "Zwischenruf"

func tellStory(t testing.TB) *story { return tell(newFixture(t)) }

func tell(m *fixture) *story {
	s := &story{fixture: m}
	s.firstReview()
	s.between()
	s.planSecond()
	s.rollCall()
	s.decide()
	s.meetBlockers()
	s.answerFeedback()
	s.ruleGate()
	s.closeSecond()
	return s
}

// firstReview defers two decisions, escalates one and carries a blocker.
func (s *story) firstReview() {
	s.first = s.plan("Kickoff", 16)
	refunds := s.item(s.first, "Refund times", "Ben Okafor", 10)
	wallet := s.item(s.first, "Wallet payments", "Ana Ruiz", 10)
	s.refunds = s.raise(model.KindDecision, refunds, "Show the refund time on the order page")
	s.pickup = s.raise(model.KindDecision, refunds, "Offer the refund at a pickup point")
	s.wallet = s.raise(model.KindDecision, wallet, "Drop the wallet of provider B", say(model.FieldFallback, "Both providers stay"))
	s.at(16, "10:00")
	s.do(model.StartMeeting{Meeting: s.first.ID})
	s.rule(s.refunds, model.Deferred, say(model.FieldWhy, "Finance has not confirmed the three days yet"))
	s.rule(s.pickup, model.Deferred, say(model.FieldWhy, "The carrier answers on Friday"))
	s.rule(s.wallet, model.Escalated, s.by(model.FieldTo, "Priya Nair"), say(model.FieldWhy, "It touches the contract"))
	s.tax = s.raise(model.KindBlocker, refunds, "Tax service times out under load",
		s.by(model.FieldOwner, "Jonas Weber"), due(20),
		say(model.FieldFallback, "Cached rates of the day before"),
		say(model.FieldImpact, "Totals can be off by a cent until the order is confirmed"))
	s.passGate(s.first)
	s.at(16, "10:31")
	s.do(model.CloseMeeting{Meeting: s.first.ID})
}

// between returns what was ruled by message between the two reviews.
func (s *story) between() {
	s.at(18, "16:20")
	s.rule(s.wallet, model.Conditional, say(model.FieldVia, "message"),
		criteria(model.NewCriterion{Text: "No order of the last 90 days is open at provider B", Check: "query by Jonas"}),
		s.task(model.FieldCond, "Give notice to provider B", "Ana Ruiz", 30))
	s.raise(model.KindAction, s.wallet, "Tell support which wallets remain", s.by(model.FieldOwner, "Ben Okafor"), due(25))
}

func (s *story) planSecond() {
	s.second = s.plan("Weekly review", 23)
	s.items = []model.Ref{
		s.item(s.second, "Guest checkout", "Ana Ruiz", 10, say(model.FieldNotes,
			"Seen by everyone before the meeting: [prototype](https://proto.example/guest_v2?a=1&b=2)\n\nOpen questions:\n- what about returns?\n- 1. legal, 2. tax")),
		s.item(s.second, "Address form", "Ben Okafor", 5),
		s.item(s.second, "Support signals", "Jonas Weber", 5, say(model.FieldAsk, model.AskInform),
			say(model.FieldNotes, "31 tickets on checkout, 12 fewer than last week.\nMost of them: voucher not accepted.")),
		s.item(s.second, "Voucher rules", "Priya Nair", 10, say(model.FieldPresenter, "Lea (marketing)")),
		s.item(s.second, "Sizing hints", "Ana Ruiz", 10, say(model.FieldQuestion, "Do we show sizing hints in the cart?")),
		s.item(s.second, "Newsletter box", "Ana Ruiz", 5),
		s.item(s.second, "Launch date", "Mara Ilves", 5),
	}
	s.guest = s.raise(model.KindDecision, s.items[0], "Let guests check out without an account",
		say(model.FieldNeeds, model.NeedsEvidence), say(model.FieldRequest, "Black Friday campaign"), say(model.FieldRelease, "4.2"),
		say(model.FieldFallback, "The account stays optional behind a flag"),
		criteria(
			model.NewCriterion{Text: "Median checkout takes less than 90 s", Check: "usability run with 12 guests", Constraint: "conversion must not fall"},
			model.NewCriterion{Text: "Orders of guests can be refunded", Check: "test in staging"}))
	s.address = s.raise(model.KindDecision, s.items[1], "Validate addresses with the carrier's service")
	s.phone = s.raise(model.KindDecision, s.items[1], "Ask for the phone number")
	s.do(model.WritePrivateNote{Meeting: s.second.ID, Text: secret + ": keep it short"})
	s.do(model.WritePrivateNote{Meeting: s.second.ID, Item: s.items[0].ID, Text: secret + " Ben will object"})
}

func (s *story) rollCall() {
	s.at(23, "10:00")
	s.do(model.StartMeeting{Meeting: s.second.ID})
	s.do(model.RollCall{Meeting: s.second.ID, Absent: []model.ID{s.who("Priya Nair")}})
}

func (s *story) decide() {
	seen := s.r.CriteriaOf(s.guest.ID)
	s.raise(model.KindEvidence, seen[0].Ref(), "81 s", say(model.FieldArtefact, "prototype v2, build 812"))
	s.raise(model.KindEvidence, seen[1].Ref(), "Refunded in 2 of 2 cases")
	privacy := s.concern(s.guest, "We may not keep a guest's address for marketing", "Ben Okafor")
	s.rule(privacy, model.Overridden, say(model.FieldWhy, "It is kept for the order alone; see the condition"))
	s.at(23, "10:12")
	s.rule(s.guest, model.Conditional,
		say(model.FieldWording, "Guests check out without an account.\nThe account is offered after the order."),
		say(model.FieldWhy, "A third of the carts is left at the login"),
		s.task(model.FieldCond, "Legal confirms the storage of addresses", "Ben Okafor", 27))
	s.legal = s.r.ActionsAbout(s.guest)[0].Ref()

	s.do(model.OpenItem{Item: s.items[1].ID})
	s.rule(s.address, model.Approved, criteria(model.NewCriterion{Text: "Fewer than 2 % of parcels come back"}))
	s.at(23, "10:19")
	s.rule(s.address, model.Rejected, say(model.FieldWhy, "The carrier's service is down twice a month"))
	s.rule(s.phone, model.Deferred, say(model.FieldWhy, "Nobody knows what couriers need | ask them"), due(30))
	s.raise(model.KindAction, s.address, "Compare two other address services", s.by(model.FieldOwner, "Jonas Weber"), due(30))

	s.rule(s.refunds, model.Escalated, s.by(model.FieldTo, "Tom Lindqvist"), say(model.FieldWhy, "Finance is still silent"))
	s.rule(s.pickup, model.Approved, criteria(model.NewCriterion{Text: "80 % of guests live within 2 km of one", Check: "map of orders"}))
	s.do(model.OpenItem{Item: s.items[2].ID})
	s.at(23, "10:26")
	s.rule(s.items[2], model.Noted)
	s.do(model.SkipItem{Item: s.items[3].ID})
}

func (s *story) meetBlockers() {
	s.rule(s.tax, model.Carried, due(27))
	cards := s.raise(model.KindBlocker, s.items[0], "Staging has no test cards for guests", s.by(model.FieldOwner, "Ben Okafor"), due(24),
		say(model.FieldFallback, "Test in production with a refund"), say(model.FieldImpact, "None before launch"))
	s.rule(cards, model.Resolved, say(model.FieldHow, "The provider sent twenty cards during the meeting"))
	mails := s.raise(model.KindBlocker, s.items[0], "Order mails are held back by the spam filter", s.by(model.FieldOwner, "Ana Ruiz"), due(24))
	s.rule(mails, model.Escalated, s.by(model.FieldTo, "Tom Lindqvist"),
		say(model.FieldFallback, "Confirmation on the page"), say(model.FieldImpact, "Guests have no proof of their order"))
}

func (s *story) answerFeedback() {
	voucher := s.feedback(s.items[3], "Could @lea look at the vouchers, see #12?", "Jonas Weber")
	s.rule(voucher, model.Accepted, say(model.FieldVia, "message"))
	again := s.feedback(s.items[2], "Vouchers again", "Ben Okafor")
	s.rule(again, model.Duplicate, say(model.FieldOf, voucher.String()))
	s.do(model.Amend{About: s.items[6], With: with(say(model.FieldAsk, model.AskInform), say(model.FieldWhy, "The date hangs on the escalation"))})
	s.rule(s.items[6], model.Noted)
	s.rule(s.items[5], model.Withdrawn, say(model.FieldWhy, "It belongs to the marketing review"))
}

func (s *story) ruleGate() {
	told := s.r.ChecksOf(s.second.ID)[2].Ref()
	testers := s.raise(model.KindCheck, s.second, "Every exception state has a tester", s.by(model.FieldOwner, "Jonas Weber"))
	s.rule(testers, model.Failed, s.task(model.FieldAction, "Name testers for the six exception states", "Jonas Weber", 26))
	s.rule(told, model.Waived, say(model.FieldWhy, "The help page is rewritten this week"),
		s.by(model.FieldSecond, "Ana Ruiz"), model.Values{model.FieldUntil: model.On(date(34))})
}

func (s *story) closeSecond() {
	s.at(23, "10:41")
	s.do(model.DeferRest{Meeting: s.second.ID, Why: "The refund question took the time"})
	s.at(23, "10:52")
	s.do(model.CloseMeeting{Meeting: s.second.ID})
	s.at(24, "09:05")
	s.do(model.AddAddendum{Meeting: s.second.ID, Text: "In " + s.guest.String() + " \"account\" means the customer account, not the newsletter."})
}

// passGate passes the checks of a meeting's gate that its owner rules.
func (m *fixture) passGate(meeting model.Ref) {
	for _, c := range m.r.ChecksOf(meeting.ID) {
		if c.Computed == "" {
			m.rule(c.Ref(), model.Passed, say(model.FieldEvidence, "Help pages compared"))
		}
	}
}

// failGate fails the checks of a meeting's gate that the record answers with no.
func (m *fixture) failGate(meeting model.Ref) {
	for _, c := range m.r.ChecksOf(meeting.ID) {
		if len(m.r.Lacks(c, m.r.Today(model.At(m.now)))) > 0 {
			m.rule(c.Ref(), model.Failed, say(model.FieldAction, "Mend it"))
		}
	}
}
