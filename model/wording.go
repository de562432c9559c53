package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// This file says which words an approval gives a decision that has options.

// numberedOption returns the text of the option that a text gives the number of; any other
// text as it is, and so one that is an option itself.
func (r *Record) numberedOption(d Decision, text string) string {
	options := r.OptionsOf(d.ID)
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > len(options) || slices.ContainsFunc(options, func(o Option) bool { return o.Text == text }) {
		return text
	}
	return options[n-1].Text
}

// setRecommendation takes an option by its number, too.
func setRecommendation(r *Record, d *Decision, v Value, _ Instant) error {
	d.Recommendation = r.numberedOption(*d, v.Text)
	return nil
}

// IfApproved returns the words that an approval gives a decision where none are said: its
// final wording; where it has options, its statement with the one that is recommended; ""
// where the options leave open which is meant.
func (r *Record) IfApproved(d Decision) string {
	options := r.OptionsOf(d.ID)
	names := func(text string) bool {
		return slices.ContainsFunc(options, func(o Option) bool { return SaysWords(text, o.Text) })
	}
	switch {
	case d.Wording != "" || len(options) == 0:
		return d.FinalWording()
	case !names(d.Recommendation) && len(r.optionsSaid(d)) == 1: // "yes" recommends what it says
		return d.Statement
	case d.Recommendation != "":
		return r.withOption(d, d.Recommendation)
	}
	return ""
}

// withOption returns the statement of a decision with one of its options: as it is where it
// says that already, and the option alone where it says another one.
func (r *Record) withOption(d Decision, option string) string {
	switch {
	case SaysWords(d.Statement, option):
		return d.Statement
	case len(r.optionsSaid(d)) > 0:
		return option
	case strings.TrimRight(d.Statement, "?!.:") != d.Statement:
		return d.Statement + " " + option
	}
	return d.Statement + ": " + option
}

// optionsSaid returns the options that the statement of a decision says.
func (r *Record) optionsSaid(d Decision) []Option {
	return slices.DeleteFunc(slices.Clone(r.OptionsOf(d.ID)), func(o Option) bool { return !SaysWords(d.Statement, o.Text) })
}

// wordingSaid returns the final wording that an answer gives a decision, which may be the
// number of an option.
func (r *Record) wordingSaid(d Decision, text string) string {
	if option := r.numberedOption(d, text); option != text {
		return r.withOption(d, option)
	}
	return text
}

// describeIfApproved returns the words that an approval would give an undecided decision; "" where
// they are those that it is read back in.
func (r *Record) describeIfApproved(d Decision) string {
	switch words := r.IfApproved(d); {
	case words == d.FinalWording(), r.isFinal(d):
		return ""
	case words == "":
		return "it is asked which option stands: none is recommended"
	default:
		return words
	}
}

// SaysWords reports whether a sentence has the words of another in it, one behind the other.
func SaysWords(sentence, words string) bool {
	return strings.Contains(" "+bareWords(sentence)+" ", " "+bareWords(words)+" ")
}

// bareWords returns a text without its marks, and in no case, with one space between words.
func bareWords(text string) string {
	apart := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) }
	return strings.Join(strings.FieldsFunc(nameKey(text), apart), " ")
}

// explainOptionChoice says of a question for the final wording why it is asked, where the
// options of a decision leave it open.
func (r *Record) explainOptionChoice(d Decision, asked []Requirement) {
	i := slices.IndexFunc(asked, func(q Requirement) bool { return q.Field == FieldWording })
	options := r.OptionsOf(d.ID)
	if i < 0 || len(options) == 0 {
		return
	}
	asked[i].Prompt = "Which option stands? Its number, or the decision word for word"
	if !asked[i].Default.IsZero() {
		return
	}
	texts := make([]string, len(options))
	for n, o := range options {
		texts[n] = fmt.Sprintf("%d %s", n+1, o.Text)
	}
	asked[i].Because = "it has options and none is recommended: " + strings.Join(texts, ", ")
}

// describeWording returns the words that a decision was approved in, for the sentence that
// says so; "" where they are those of its statement.
func (r *Record) describeWording(u Ruling) string {
	d, _ := r.Decisions.Get(u.AboutID)
	approves := u.AboutKind == KindDecision && (u.Outcome == Approved || u.Outcome == Conditional)
	if !approves || u.Wording == d.Statement {
		return ""
	}
	return ": " + u.Wording
}
