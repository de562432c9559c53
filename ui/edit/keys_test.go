package edit

import "testing"

func TestKeysAreHandedOnAndNothingOfASequenceIsText(t *testing.T) {
	for sent, want := range map[string]string{
		"abc\r":                             "abc\r",
		"\x1b[A\x1b[B\x1b[C\x1b[D":          "\x1b[A\x1b[B\x1b[C\x1b[D",
		"\x1bOA\x1bOD\x1bOH\x1bOF":          "\x1b[A\x1b[D\x1b[H\x1b[F",
		"a\x1bOPb\x1bOSc":                   "abc", // F1, F4 of xterm
		"a\x1b[[Ab\x1b[[Ec":                 "abc", // F1, F5 of the Linux console
		"a\x1b[15~b\x1b[24~c":               "abc",
		"a\x1b[1;2Pb":                       "ab",
		"a\x1b[3~b":                         "a\x1b[3~b",
		"a\x1b[1~b\x1b[4~c\x1b[7~\x1b[8~":   "a\x1b[Hb\x1b[Fc\x1b[H\x1b[F",
		"a\x1b[1;5Cb\x1b[1;3Dc":             "a\x1b[1;3Cb\x1b[1;3Dc",
		"a\x1bbc":                           "a\x1b[1;3Dc",
		"a\x1bxb":                           "ab", // alt+x
		"a\x1b\x1b[Ab":                      "a\x1b[Ab",
		"a\x1b]0;title\x07b":                "ab",
		"a\x1b]0;title\x1b\\b":              "ab",
		"a\x1b[200~pasted\x1b[201~b":        "apastedb",
		"\x1b[200~a\tb\x01\r\nc\x1b[201~\t": "a b\rc\t", // in a paste a tab completes nothing
		"a\x1b[<0;3;4Mb":                    "ab",
		"a\x00\x1a\x1c\x11b":                "ab",
		"é日本👩\u200d💻":                       "é日本👩\u200d💻",
		"a\xe9b":                            "a?b",
		"a\xff\xfeb":                        "a??b",
		"a\u009b31mb":                       "a31mb",
		"\x1b\r":                            "\r",
		"a\tb\x7f\x08":                      "a\tb\x7f\x08",
	} {
		var k, byByte keys
		if got := string(k.filter([]byte(sent))); got != want {
			t.Errorf("%q is handed on as %q, want %q", sent, got, want)
		}
		var got []byte
		for i := range len(sent) {
			got = append(got, byByte.filter([]byte{sent[i]})...)
		}
		if string(got) != want {
			t.Errorf("%q in single bytes is handed on as %q, want %q", sent, got, want)
		}
	}
}
