package host

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"gavel/model"
)

// TimeZone says what could be found out about the machine's time zone.
type TimeZone struct {
	Name  string   // the IANA name, such as "Europe/Berlin"; "" where it has to be asked for
	Why   string   // why it has to be asked for, in a few words
	Among []string // the names that it could be, where there are several
}

// Ask says that the zone has to be named, and why: "it could be Europe/Berlin or
// Europe/Oslo".
func (z TimeZone) Ask() string {
	const most = 6
	switch n := len(z.Among); {
	case n == 0:
		return z.Why
	case n > most:
		return fmt.Sprintf("%s; it could be %s or %d others", z.Why, strings.Join(z.Among[:most], ", "), n-most)
	}
	return fmt.Sprintf("%s; it could be %s", z.Why, strings.Join(z.Among, " or "))
}

// Zone finds out the machine's time zone. What is not certain is not guessed: a
// cycle keeps its zone, and its dates with it.
func Zone(env func(string) string) TimeZone { return zoneOf(env, "/") }

// zoneOf does what Zone does for a machine whose files stand below a folder.
func zoneOf(env func(string) string, root string) TimeZone {
	m := machine(root)
	tz := strings.TrimPrefix(strings.TrimSpace(env("TZ")), ":")
	switch {
	case tz == "":
		return m.ofFile("/etc/localtime")
	case path.IsAbs(tz):
		if name := belowZoneinfo(tz); model.IsZone(name) {
			return TimeZone{Name: name}
		}
		return m.ofFile(tz)
	case model.IsZone(ofVariant(tz)):
		return TimeZone{Name: ofVariant(tz)}
	case tz == "localtime":
		return m.ofFile("/etc/localtime")
	}
	return TimeZone{Why: fmt.Sprintf("TZ is %q, which names no zone", tz)}
}

// machine names the folder that a machine's files stand below.
type machine string

func (m machine) at(name string) string { return filepath.Join(string(m), filepath.FromSlash(name)) }

// ofFile finds the zone that a file holds: by the name of what it links to, by
// /etc/timezone where that is a zone of the same bytes, else by the only zone of
// the same bytes.
func (m machine) ofFile(file string) TimeZone {
	if name := m.linked(file); model.IsZone(name) {
		return TimeZone{Name: name}
	}
	rules, err := os.ReadFile(m.at(file))
	if err != nil {
		return TimeZone{Why: "this machine does not say its time zone"}
	}
	said, _ := os.ReadFile(m.at("/etc/timezone"))
	name := strings.TrimSpace(string(said))
	if model.IsZone(name) && m.holds(name, rules) {
		return TimeZone{Name: name}
	}
	switch same := m.sameAs(rules); {
	case slices.Contains(same, "UTC"): // under all its names it is this one
		return TimeZone{Name: "UTC"}
	case len(same) == 1:
		return TimeZone{Name: same[0]}
	case len(same) > 1:
		return TimeZone{Why: file + " fits several zones", Among: same}
	case model.IsZone(name):
		return TimeZone{Why: file + " is none of the zones that are known here", Among: []string{name}}
	}
	return TimeZone{Why: file + " is none of the zones that are known here"}
}

// linked returns the name of the zone that a link leads to, over other links too.
func (m machine) linked(file string) string {
	for range 10 {
		target, err := os.Readlink(m.at(file))
		if err != nil {
			return ""
		}
		target = filepath.ToSlash(target)
		if name := belowZoneinfo(target); name != "" {
			return name
		}
		if !path.IsAbs(target) {
			target = path.Join(path.Dir(file), target)
		}
		file = target
	}
	return ""
}

// belowZoneinfo returns the name of a zone by the path of its file; "" for other files.
func belowZoneinfo(file string) string {
	_, name, _ := strings.Cut(filepath.ToSlash(file), "zoneinfo/")
	return ofVariant(name)
}

// ofVariant returns the name of the zone whose variant, with or without leap seconds, a
// name says.
func ofVariant(name string) string {
	return strings.TrimPrefix(strings.TrimPrefix(name, "posix/"), "right/")
}

// folders lists where systems keep the files of zones.
var folders = []string{"/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"}

// holds reports whether the file of a zone has these bytes.
func (m machine) holds(name string, rules []byte) bool {
	return slices.ContainsFunc(folders, func(folder string) bool {
		has, err := os.ReadFile(m.at(path.Join(folder, name)))
		return err == nil && bytes.Equal(has, rules)
	})
}

// sameAs lists the zones whose files have these bytes.
func (m machine) sameAs(rules []byte) []string {
	var same []string
	for _, folder := range folders {
		_ = filepath.WalkDir(m.at(folder), func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil
			}
			name, _ := filepath.Rel(m.at(folder), file)
			name = filepath.ToSlash(name)
			info, err := os.Stat(file)
			if err != nil || info.Size() != int64(len(rules)) || !model.IsZone(name) {
				return nil
			}
			if has, err := os.ReadFile(file); err == nil && bytes.Equal(has, rules) && !slices.Contains(same, name) {
				same = append(same, name)
			}
			return nil
		})
	}
	slices.SortFunc(same, cmp.Compare[string])
	return same
}
