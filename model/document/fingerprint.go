package document

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"gavel/model"
)

// fingerprintDigits counts the digits of the hash that are printed: 80 bits, short enough to be
// read aloud.
const fingerprintDigits = 20

// Fingerprint returns the fingerprint of a text: the first 80 bits of the SHA-256
// (FIPS 180-4) of its lines, each without the blanks at its end and ended by a line
// feed, without empty lines at the end of the text. Line ends as other systems write
// them and blanks that an editor takes away make no other fingerprint.
func Fingerprint(text string) string {
	sum := sha256.Sum256([]byte(strings.Join(plainLines(text), "\n") + "\n"))
	digits := hex.EncodeToString(sum[:])[:fingerprintDigits]
	var groups []string
	for i := 0; i < len(digits); i += 4 {
		groups = append(groups, digits[i:i+4])
	}
	return strings.Join(groups, "-")
}

// plainLines returns the lines of a text as a fingerprint counts them.
func plainLines(text string) []string {
	text = strings.TrimPrefix(text, "\ufeff") // the byte order mark that some editors begin with
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t")
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// fingerprintLine returns the line that ends kept minutes.
func fingerprintLine(m model.Minutes) string {
	return fmt.Sprintf("Fingerprint of the minutes of %s above: `%s`", ref(m.Meeting), Fingerprint(m.Text))
}

// fingerprinted finds the line that ends kept minutes, also one that was changed in
// its numbers.
var fingerprinted = compiled("^Fingerprint of the minutes of M-([0-9]+) above: `?([0-9a-fA-F-]*)`?")

// aboutMeeting finds the line that says of which meeting minutes are.
var aboutMeeting = compiled(`^- \*\*Meeting:\*\* M-([0-9]+) of `)
