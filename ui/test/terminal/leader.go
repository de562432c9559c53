//go:build !windows

package terminal

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
)

// leaderVariable marks the process that leads the session.
const leaderVariable = "GAVEL_TERMINAL_LEADER"

// A leader stands between the test and the program as a shell does between a
// terminal and the program. Without one the program would lead the session, and
// then the kernel would set the terminal back when it ends, whatever state it was
// left in; and it could not be suspended.
type leader struct {
	process *exec.Cmd
	program int      // the process id of the program
	exited  chan int // receives the exit code of the program, once
	leash   *os.File // closed with the test at the latest, which ends the leader and the program
}

// startLeader starts this binary again as the leader of a session on the
// terminal line, and has it start cmd.
func startLeader(cmd *exec.Cmd, line *os.File) (*leader, error) {
	if cmd.Err != nil {
		return nil, cmd.Err
	}
	if cmd.Stdin != nil || cmd.Stdout != nil || cmd.Stderr != nil || cmd.ExtraFiles != nil {
		return nil, errors.New("its files must be left to the terminal")
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	reports, reporting, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	held, leash, err := os.Pipe()
	if err != nil {
		return nil, errors.Join(err, reports.Close(), reporting.Close())
	}
	process := exec.Command(self, append([]string{cmd.Path}, cmd.Args...)...)
	process.Dir = cmd.Dir
	process.Env = append(environment(cmd.Env), leaderVariable+"=1")
	process.Stdin, process.Stdout, process.Stderr = line, line, line
	process.ExtraFiles = []*os.File{reporting, held}
	process.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	err = process.Start()
	err = errors.Join(err, reporting.Close(), held.Close())
	if err != nil {
		return nil, errors.Join(err, reports.Close(), leash.Close())
	}
	l := &leader{process: process, exited: make(chan int, 1), leash: leash}
	lines := bufio.NewScanner(reports)
	if l.program, err = started(lines); err != nil {
		l.release()
		return nil, errors.Join(err, reports.Close())
	}
	go func() {
		defer func() { _ = reports.Close() }()
		l.exited <- exitCode(lines)
	}()
	return l, nil
}

// kill ends the program, and what it has started.
func (l *leader) kill() {
	_ = syscall.Kill(-l.program, syscall.SIGKILL) // it may have just ended
}

// release ends the leader.
func (l *leader) release() {
	_ = l.leash.Close()
	_ = l.process.Process.Kill() // it would end by itself, but after a second with the race detector
	_ = l.process.Wait()
}

// started reads the first report: the process id, or why there is none.
func started(lines *bufio.Scanner) (int, error) {
	if !lines.Scan() {
		return 0, errors.New("the leader of the session ended")
	}
	pid, err := strconv.Atoi(lines.Text())
	if err != nil {
		return 0, errors.New(lines.Text())
	}
	return pid, nil
}

// exitCode reads the second report, or returns -1 when the leader is gone.
func exitCode(lines *bufio.Scanner) int {
	if lines.Scan() {
		if code, err := strconv.Atoi(lines.Text()); err == nil {
			return code
		}
	}
	return -1
}

// environment returns env, or the one of the test without what tells about the
// terminal in which the tests run.
func environment(env []string) []string {
	if env == nil {
		for _, pair := range os.Environ() {
			name, _, _ := strings.Cut(pair, "=")
			switch {
			case strings.HasPrefix(name, "TERM"), strings.HasPrefix(name, "TMUX"),
				strings.HasPrefix(name, "SSH_"), strings.HasPrefix(name, "LC_"):
			case name == "COLORTERM", name == "COLORFGBG", name == "GAVEL_THEME", name == "NO_COLOR", name == "CLICOLOR", name == "CLICOLOR_FORCE",
				name == "LANG", name == "WT_SESSION", name == "LINES", name == "COLUMNS":
			default:
				env = append(env, pair)
			}
		}
		env = append(env, "TERM=xterm-256color", "LANG=C.UTF-8")
	}
	return env[:len(env):len(env)]
}

// init makes the process a leader if it was started as one. An init, and not a
// function to call from TestMain, so that no test can forget it.
func init() {
	if os.Getenv(leaderVariable) != "" {
		lead(os.Args[1], os.Args[2:])
		os.Exit(0)
	}
}

// lead runs the program in the foreground and outlives it until the leash is let
// go, so that the terminal stays as the program left it.
func lead(path string, args []string) {
	reporting, leash := os.NewFile(3, "reports"), os.NewFile(4, "leash")
	syscall.CloseOnExec(3)
	syscall.CloseOnExec(4)
	_ = os.Unsetenv(leaderVariable) // cannot fail for a name without '='

	// The child takes the foreground for itself, from the background, which
	// would stop it.
	signal.Ignore(syscall.SIGTTOU)
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)

	cmd := &exec.Cmd{Path: path, Args: args, Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr}
	cmd.SysProcAttr = &syscall.SysProcAttr{Foreground: true}
	if err := cmd.Start(); err != nil {
		report(reporting, err)
		return
	}
	report(reporting, cmd.Process.Pid)
	go func() {
		for range hangup {
			_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGHUP) // as a shell passes it on
		}
	}()
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		_, _ = io.Copy(io.Discard, leash)
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // nothing may outlive the test
	}()
	_ = cmd.Wait() // said better by the state
	report(reporting, shellCode(cmd.ProcessState))
	<-gone
}

// report tells the test something. It may be gone; then the leash says so too.
func report(to *os.File, what any) { _, _ = fmt.Fprintln(to, what) }

// shellCode is the exit code as a shell counts it: 128+n for a signal n.
func shellCode(state *os.ProcessState) int {
	if status, ok := state.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		return 128 + int(status.Signal())
	}
	return state.ExitCode()
}
