package model

// Concept is a word of the product with what it means, in one sentence.
type Concept struct {
	Word string
	Says string
}

// CycleSays says in two sentences what a cycle is, for who meets the word first.
const CycleSays = "A cycle is what you review week after week: its people, its meetings, its decisions and what is still open. " +
	"What is not answered in one meeting is carried over to the next."

// Concepts returns the words that a person has to know, each explained by those before it.
func Concepts() []Concept {
	return []Concept{
		{"cycle", "the stretch of work you review week after week: its people, its meetings, its decisions and what is still open"},
		{"meeting", "one review of a cycle: planned, live, adjourned where it is interrupted, closed once everything on it is answered"},
		{"agenda item", "one thing that a meeting takes up: it needs a decision, or it is for information and is noted"},
		{"decision owner", "the one person who answers a decision: nobody else's answer counts"},
		{"decision", "what its owner answers: approved, approved on conditions, rejected, deferred once, escalated or withdrawn"},
		{"feedback", "what a person says on a thing; a concern (!) blocks an approval, and the close, until it is cleared or overridden"},
		{"blocker", "something in the way: it needs an owner, a due date, a fallback and what customers notice of it"},
		{"late", "past its due date: for so many working days; \"unchanged for\" counts all days"},
		{"gate", "a list of checks: each of them passes, fails, or is waived by two people until a day"},
		{"carried over", "not answered for good in an earlier meeting, and asked again in this one"},
		{"open before close", "what still needs an answer; a meeting closes when nothing is, and nothing forces it"},
	}
}
