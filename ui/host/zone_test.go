package host

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// zoneFiles makes a machine with files; "-> x" is a link to x.
func zoneFiles(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, content := range files {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		err := error(nil)
		if target, link := strings.CutPrefix(content, "-> "); link {
			err = os.Symlink(target, file)
		} else {
			err = os.WriteFile(file, []byte(content), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestTheZoneIsFoundOut(t *testing.T) {
	const at, ny = "the rules of Berlin", "the rules of New York"
	zones := map[string]string{
		"usr/share/zoneinfo/Europe/Berlin": at, "usr/share/zoneinfo/posix/Europe/Berlin": at, "usr/share/zoneinfo/localtime": at, "usr/share/zoneinfo/posixrules": ny, "usr/share/zoneinfo/zone.tab": at,
		"usr/share/zoneinfo/America/New_York": ny, "usr/share/zoneinfo/US/Eastern": ny, "usr/share/zoneinfo/UTC": "utc", "usr/share/zoneinfo/Etc/UTC": "utc",
	}
	for name, c := range map[string]struct {
		tz    string
		files map[string]string
		want  string
	}{
		"TZ names it":                       {"Europe/Oslo", map[string]string{"etc/localtime": ny}, "Europe/Oslo"},
		"TZ names it behind a colon":        {":Europe/Oslo", nil, "Europe/Oslo"},
		"TZ is a path below zoneinfo":       {"/usr/share/zoneinfo/Europe/Oslo", nil, "Europe/Oslo"},
		"TZ is such a path behind a colon":  {":/usr/share/zoneinfo/Europe/Oslo", nil, "Europe/Oslo"},
		"TZ is a path below posix":          {"/usr/share/zoneinfo/posix/Europe/Oslo", nil, "Europe/Oslo"},
		"TZ names it below posix":           {"posix/Europe/Oslo", nil, "Europe/Oslo"},
		"TZ names it below right":           {"right/Europe/Oslo", nil, "Europe/Oslo"},
		"TZ names this machine's":           {"localtime", map[string]string{"etc/localtime": at}, "Europe/Berlin"},
		"TZ names the file of rules":        {"posixrules", map[string]string{"etc/localtime": at}, ""},
		"TZ is the placeholder":             {"Factory", map[string]string{"etc/localtime": at}, ""},
		"a link to the placeholder":         {"", map[string]string{"etc/localtime": "-> /usr/share/zoneinfo/Factory"}, ""},
		"TZ is the link":                    {"/etc/localtime", map[string]string{"etc/localtime": "-> /usr/share/zoneinfo/Europe/Oslo"}, "Europe/Oslo"},
		"TZ is another file":                {"/srv/zone", map[string]string{"srv/zone": at}, "Europe/Berlin"},
		"TZ is an old name that is one":     {"EST5EDT", nil, "EST5EDT"},
		"a link":                            {"", map[string]string{"etc/localtime": "-> /usr/share/zoneinfo/Europe/Oslo"}, "Europe/Oslo"},
		"a relative link":                   {"", map[string]string{"etc/localtime": "-> ../usr/share/zoneinfo/Europe/Oslo"}, "Europe/Oslo"},
		"a link of macOS":                   {"", map[string]string{"etc/localtime": "-> /var/db/timezone/zoneinfo/Europe/Oslo"}, "Europe/Oslo"},
		"a link over another":               {"", map[string]string{"etc/localtime": "-> conf/zone", "etc/conf/zone": "-> /usr/share/zoneinfo/Europe/Oslo"}, "Europe/Oslo"},
		"a link to posix":                   {"", map[string]string{"etc/localtime": "-> /usr/share/zoneinfo/posix/Europe/Oslo"}, "Europe/Oslo"},
		"a copy, and /etc/timezone agrees":  {"", map[string]string{"etc/localtime": ny, "etc/timezone": "America/New_York\n"}, "America/New_York"},
		"a copy that only one zone has":     {"", map[string]string{"etc/localtime": at}, "Europe/Berlin"},
		"a copy, and /etc/timezone is old":  {"", map[string]string{"etc/localtime": at, "etc/timezone": "America/New_York\n"}, "Europe/Berlin"},
		"a copy of UTC":                     {"", map[string]string{"etc/localtime": "utc"}, "UTC"},
		"a copy that several zones have":    {"", map[string]string{"etc/localtime": ny}, ""},
		"a copy that no zone has":           {"", map[string]string{"etc/localtime": "own rules", "etc/timezone": "Europe/Berlin"}, ""},
		"a link to nothing":                 {"", map[string]string{"etc/localtime": "-> /srv/none"}, ""},
		"a link to itself":                  {"", map[string]string{"etc/localtime": "-> /etc/localtime"}, ""},
		"nothing":                           {"", nil, ""},
		"TZ is a rule":                      {"CET-1CEST,M3.5.0,M10.5.0/3", map[string]string{"etc/localtime": at}, ""},
		"TZ is a rule without summer time":  {"<+03>-3", map[string]string{"etc/localtime": at}, ""},
		"TZ is no zone":                     {"No/Where", map[string]string{"etc/localtime": at}, ""},
		"TZ is Local":                       {"Local", map[string]string{"etc/localtime": at}, ""},
		"TZ is a path to nothing":           {"/srv/none", map[string]string{"etc/localtime": at}, ""},
		"only /etc/timezone, without bytes": {"", map[string]string{"etc/timezone": "Europe/Berlin"}, ""},
	} {
		files := map[string]string{}
		for file, content := range zones {
			files[file] = content
		}
		for file, content := range c.files {
			files[file] = content
		}
		got := zoneOf(env(map[string]string{"TZ": c.tz}), zoneFiles(t, files))
		if got.Name != c.want || (got.Name == "") != (got.Why != "") {
			t.Errorf("%s: it is %+v, want %q", name, got, c.want)
		}
		if name == "a copy that several zones have" && !slices.Equal(got.Among, []string{"America/New_York", "US/Eastern"}) {
			t.Errorf("it could be %v", got.Among)
		}
	}
}

func TestWhyTheZoneIsAskedIsSaid(t *testing.T) {
	z := TimeZone{Why: "/etc/localtime fits several zones", Among: []string{"Europe/Berlin", "Europe/Oslo"}}
	if got := z.Ask(); got != "/etc/localtime fits several zones; it could be Europe/Berlin or Europe/Oslo" {
		t.Errorf("it says %q", got)
	}
	z.Among = []string{"a", "b", "c", "d", "e", "f", "g", "h"}
	if got := z.Ask(); !strings.HasSuffix(got, "it could be a, b, c, d, e, f or 2 others") {
		t.Errorf("it says %q", got)
	}
}
