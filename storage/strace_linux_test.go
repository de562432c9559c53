package storage_test

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"gavel/model/test/turns"
)

// This file reads what a program asked of the system, from the words of
// strace(1): what it wrote where, what it had put on disk, what it said.

// call is one system call that matters to a file.
type call struct {
	kind string // write, truncate, sync, remove or say
	file string
	at   int64 // where a write begins, or how long a file is cut
	data []byte
}

// traced runs this program with strace before it and an environment of its own.
// It is skipped where strace is not there or may not look.
func traced(t *testing.T, log string, environment []string, arguments ...string) *exec.Cmd {
	t.Helper()
	turns.SkipInShort(t, "a program is traced")
	if turns.Race {
		t.Skip("SKIPPED: what a program asks of the system says nothing of races, and takes long with the detector")
	}
	if err := exec.CommandContext(t.Context(), "strace", "-o", os.DevNull, "true").Run(); err != nil {
		t.Skip("SKIPPED: strace does not work here:", err)
	}
	arguments = append([]string{"-f", "-o", log}, append(arguments, os.Args[0])...)
	child := exec.CommandContext(t.Context(), "strace", arguments...)
	child.Env = append(os.Environ(), environment...)
	return child
}

// all limits how much of each text strace writes down: more than any write.
const all = "1000000"

// calledFor is the calls that readTrace reads.
const calledFor = "trace=?open,openat,close,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat,write"

// cutCall parts a line such as `17  fsync(3) = 0` into its words. Lines are as long as
// what was written, so no pattern is matched against them.
func cutCall(line string) (name, arguments, result string, ok bool) {
	name, rest, ok := strings.Cut(line, "(")
	end := strings.LastIndex(rest, ") ")
	if !ok || end < 0 {
		return "", "", "", false
	}
	result, _, _ = strings.Cut(strings.TrimLeft(rest[end+len(") "):], " ="), " ")
	return name, rest[:end], result, result != "" && result[0] >= '0' && result[0] <= '9'
}

// readTrace returns the calls in a log of strace -f -xx, in the order in which they
// came back.
func readTrace(t *testing.T, log string) []call {
	t.Helper()
	file, err := os.Open(log)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 16<<20)
	begun, open := map[string]string{}, map[string]string{}
	var calls []call
	for lines.Scan() {
		process, line, _ := strings.Cut(lines.Text(), " ")
		line = strings.TrimLeft(line, " ")
		if beginning, cut := strings.CutSuffix(line, " <unfinished ...>"); cut {
			begun[process] = beginning
			continue
		}
		if after, cut := strings.CutPrefix(line, "<... "); cut {
			_, rest, _ := strings.Cut(after, " resumed>")
			line = begun[process] + rest
		}
		if name, arguments, result, ok := cutCall(line); ok {
			if c, ok := callOf(t, name, arguments, result, open); ok {
				calls = append(calls, c)
			}
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return calls
}

// callOf returns one call; open is the names of the files that are open.
func callOf(t *testing.T, name, arguments, result string, open map[string]string) (call, bool) {
	t.Helper()
	text := func() []byte {
		_, rest, begins := strings.Cut(arguments, `"`)
		quoted, _, ends := strings.Cut(rest, `"`)
		if !begins || !ends {
			t.Fatalf("no text in %s(%.200s)", name, arguments)
		}
		data, err := hex.DecodeString(strings.ReplaceAll(quoted, `\x`, ""))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	first, _, _ := strings.Cut(arguments, ",")
	last := arguments[strings.LastIndex(arguments, " ")+1:]
	number := func() int64 {
		n, err := strconv.ParseInt(last, 10, 64)
		if err != nil {
			t.Fatalf("%s(…%s): %v", name, last, err)
		}
		return n
	}
	switch name {
	case "open", "openat":
		open[result] = string(text())
	case "close":
		delete(open, first)
	case "pwrite64":
		return call{kind: "write", file: open[first], at: number(), data: text()}, true
	case "ftruncate":
		return call{kind: "truncate", file: open[first], at: number()}, true
	case "fsync", "fdatasync":
		return call{kind: "sync", file: open[first]}, true
	case "unlink", "unlinkat":
		return call{kind: "remove", file: string(text())}, true
	case "write":
		if first == "1" {
			return call{kind: "say", data: text()}, true
		}
	}
	return call{}, false
}

// suffixes are the files that a database is after the power is back: the index
// of the log is in memory, and is made anew.
var suffixes = []string{"", "-wal"}

// layOut writes a database as a disk had it.
func layOut(t *testing.T, content map[string][]byte, folder string) (path string) {
	t.Helper()
	path = filepath.Join(folder, "after.gavel")
	for _, suffix := range suffixes {
		if data, ok := content[suffix]; ok {
			mustWrite(t, path+suffix, data)
		}
	}
	return path
}

func envOf(name, format string, args ...any) string { return name + "=" + fmt.Sprintf(format, args...) }
