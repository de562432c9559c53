package host

import (
	"path/filepath"
	"runtime"
	"testing"
)

func env(vars map[string]string) func(string) string {
	return func(name string) string { return vars[name] }
}

func TestUserIsWhoTheVariableSays(t *testing.T) {
	if got := User(env(map[string]string{UserVariable: " Ana Ruiz "})); got != "Ana Ruiz" {
		t.Errorf("the user is %q", got)
	}
	if got := User(env(nil)); got == "" {
		t.Error("without the variable the user has no name")
	}
}

func TestFileIsInTheDataFolder(t *testing.T) {
	home := t.TempDir()
	named := "HOME"
	if runtime.GOOS == "windows" {
		named = "USERPROFILE"
	}
	data := filepath.Join(home, "data")
	for _, test := range []struct {
		vars map[string]string
		want string
	}{
		{map[string]string{FileVariable: "here.db", "XDG_DATA_HOME": data}, "here.db"},
		{map[string]string{"XDG_DATA_HOME": data, named: "elsewhere"}, filepath.Join(data, "gavel", "gavel.db")},
		{map[string]string{"XDG_DATA_HOME": "relative", named: home}, filepath.Join(home, ".local", "share", "gavel", "gavel.db")},
		{map[string]string{named: home}, filepath.Join(home, ".local", "share", "gavel", "gavel.db")},
		{nil, ""},
	} {
		if got := File(env(test.vars)); got != test.want {
			t.Errorf("with %v the file is %s, want %s", test.vars, got, test.want)
		}
	}
}

func TestOnlyWhoSaysSoHasASCIIAlone(t *testing.T) {
	for _, c := range []struct {
		env   map[string]string
		ascii bool
	}{
		{nil, false},
		{map[string]string{"LANG": "C"}, true},
		{map[string]string{"LANG": "de_DE.ISO-8859-1"}, true},
		{map[string]string{"LANG": "de_DE"}, true},
		{map[string]string{"LANG": "de_DE.UTF-8"}, false},
		{map[string]string{"LANG": "C.utf8"}, false},
		{map[string]string{"LANG": "C", "LC_CTYPE": "en_US.UTF-8"}, false},
		{map[string]string{"LC_ALL": "POSIX", "LC_CTYPE": "en_US.UTF-8", "LANG": "en_US.UTF-8"}, true},
		{map[string]string{"TERM": "linux", "LANG": "en_US.UTF-8"}, true},
		{map[string]string{"TERM": "xterm-256color", "LANG": "en_US.UTF-8"}, false},
	} {
		if got := ASCII(func(name string) string { return c.env[name] }); got != c.ascii {
			t.Errorf("%v: %t", c.env, got)
		}
	}
}

func TestTheBackgroundIsTheLastOfTheColoursThatTheTerminalSays(t *testing.T) {
	for says, want := range map[string]string{
		"": "", "15;0": "dark", "0;15": "light", "15;default;0": "dark", "0;default;15": "light", "12;8": "dark", "0;7": "light",
		"7;1": "dark", "0;11": "light", "default;default": "", "0;16": "", "nonsense": "", "15;": "",
	} {
		if got := Background(env(map[string]string{"COLORFGBG": says})); got != want {
			t.Errorf("COLORFGBG=%s is %q, want %q", says, got, want)
		}
	}
}
