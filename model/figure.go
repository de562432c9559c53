package model

import (
	"fmt"
	"math/big"
	"strings"
	"unicode"
)

// Figure is a decimal number as it is kept: "3.8", "-12", "" for none. It is kept in
// decimals and compared exactly, so that a figure that lies on a line is found to.
type Figure string

// mostDigits is how many digits a figure has at most.
const mostDigits = 15

// ParseFigure reads a number as people write it: with a point or a comma before the
// decimals, and with spaces, apostrophes or the other of the two between thousands. It
// refuses what can be read in two ways.
func ParseFigure(text string) (Figure, error) {
	said := strings.TrimSpace(text)
	digits := strings.ReplaceAll(said, "\u2212", "-") // the minus sign of typographers
	sign := ""
	if rest, ok := strings.CutPrefix(digits, "-"); ok {
		sign, digits = "-", rest
	} else {
		digits = strings.TrimPrefix(digits, "+")
	}
	noNumber := fmt.Errorf("%s is no number; write one such as 3.8", Quoted(said))
	whole, decimals, point := cutDecimals(digits)
	whole, ok := withoutThousands(whole)
	if !ok || !onlyDigits(whole+decimals) || whole == "" || point && decimals == "" {
		return "", noNumber
	}
	if len(whole)+len(decimals) > mostDigits {
		return "", fmt.Errorf("%s has more than %d digits; write it in a larger unit", Quoted(said), mostDigits)
	}
	if strings.Count(digits, ",") == 1 && !strings.ContainsAny(digits, ". '’") && len(decimals) == 3 && whole != "0" {
		return "", fmt.Errorf("%s could be %s.%s or %s%s; write it one of these ways", Quoted(said), whole, decimals, whole, decimals)
	}
	whole, decimals = strings.TrimLeft(whole, "0"), strings.TrimRight(decimals, "0")
	switch {
	case whole == "" && decimals == "":
		return "0", nil
	case whole == "":
		whole = "0"
	}
	if decimals != "" {
		decimals = "." + decimals
	}
	return Figure(sign + whole + decimals), nil
}

// cutDecimals cuts a number before its decimals: behind the last point or comma, unless that
// stands between thousands because it stands there several times.
func cutDecimals(digits string) (whole, decimals string, point bool) {
	at := strings.LastIndexAny(digits, ".,")
	if at < 0 || strings.Count(digits, digits[at:at+1]) > 1 {
		return digits, "", false
	}
	return digits[:at], digits[at+1:], true
}

// withoutThousands returns a whole number without what stands between its thousands; ok is
// false where that does not stand between groups of three.
func withoutThousands(whole string) (digits string, ok bool) {
	isBetween := func(r rune) bool { return strings.ContainsRune(".,'’", r) || unicode.IsSpace(r) }
	groups := strings.FieldsFunc(whole, isBetween)
	for i, group := range groups {
		if len(groups) > 1 && (len(group) > 3 || i > 0 && len(group) != 3) {
			return "", false
		}
	}
	joined := strings.Join(groups, "")
	between := len([]rune(whole)) - len([]rune(joined))
	return joined, between == max(len(groups)-1, 0)
}

func onlyDigits(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// rat returns the figure as a number that is compared exactly; 0 for none.
func (f Figure) rat() *big.Rat {
	n, ok := new(big.Rat).SetString(string(f))
	if !ok {
		return new(big.Rat)
	}
	return n
}

// minus returns the figure less another.
func (f Figure) minus(other Figure) Figure {
	return figureOf(new(big.Rat).Sub(f.rat(), other.rat()))
}

// figureOf returns a number as a figure, rounded to a few decimals.
func figureOf(n *big.Rat) Figure {
	const places = 6
	text := n.FloatString(places)
	text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	if text == "-0" {
		text = "0"
	}
	return Figure(text)
}

// signed returns the figure with its sign: "+0.4", "−0.4", "±0".
func (f Figure) signed() string {
	switch f.rat().Sign() {
	case -1:
		return "−" + strings.TrimPrefix(string(f), "-")
	case 0:
		return "±0"
	}
	return "+" + string(f)
}

// FigureAt accesses a number of the row.
func FigureAt[T any](at func(*T) *Figure) Access[T] {
	return Access[T]{
		Get: func(_ *Record, row *T) Value { return Words(string(*at(row))) },
		Set: func(_ *Record, row *T, v Value, _ Instant) error { *at(row) = Figure(v.Text); return nil },
	}
}
