package model

import "testing"

func TestANumberIsReadAsPeopleWriteIt(t *testing.T) {
	for text, want := range map[string]Figure{
		"3.8": "3.8", "3,8": "3.8", " 5.0 ": "5", "-2": "-2", "−2.50": "-2.5", "+7": "7", "007": "7", "0,125": "0.125",
		"1.234,5": "1234.5", "1,234.5": "1234.5", "1'234.5": "1234.5", "12 345": "12345", "1.234.567": "1234567", "0": "0", "-0": "0",
		"1\u202f234,50": "1234.5",
	} {
		if got, err := ParseFigure(text); err != nil || got != want {
			t.Errorf("%q is %q, %v; want %q", text, got, err, want)
		}
	}
}

func TestWhatIsNoNumberOrReadsInTwoWaysIsRefused(t *testing.T) {
	for _, text := range []string{"", "-", "many", "3.", ".", "3..8", "1e5", "12,34,56", "1 23", "0x1F", "NaN", "1,234", "12345678901234567", "3.8.", "1.23.456", "٣", "1,2.3,4"} {
		if got, err := ParseFigure(text); err == nil {
			t.Errorf("%q is read as %q", text, got)
		}
	}
}
