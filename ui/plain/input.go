package plain

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"

	"gavel/model"
)

// longest is the greatest length of a line, in bytes: longer than any text that a row
// takes.
const longest = 1 << 20

// source reads lines. At their end the error is io.EOF.
type source interface {
	next(ctx context.Context, prompt string, remember bool) (string, error)
	stop()
}

// input is the lines that are written, as they come, with a prompt where there is
// somebody to read it.
type input struct {
	out   io.Writer // for the prompt; nil for none
	lines chan string
	done  chan struct{}
	err   error // set before lines is closed
}

// listen reads lines until the input ends, or stop is called.
func listen(in io.Reader, out io.Writer) *input {
	i := &input{out: out, lines: make(chan string), done: make(chan struct{})}
	go func() {
		defer close(i.lines)
		scanner := bufio.NewScanner(in)
		scanner.Buffer(nil, longest)
		for scanner.Scan() {
			select {
			case i.lines <- scanner.Text():
			case <-i.done:
				return
			}
		}
		i.err = scanner.Err()
	}()
	return i
}

func (i *input) stop() { close(i.done) }

// next returns the next line, safe to print. At the end of the input the error is
// io.EOF. Once the context has ended no line is returned, even one that is there:
// select takes any of several ready cases at random.
func (i *input) next(ctx context.Context, prompt string, _ bool) (line string, err error) {
	if ctx.Err() != nil {
		return "", errEnded
	}
	if i.out != nil {
		_, _ = io.WriteString(i.out, prompt)
		defer func() {
			if err != nil { // nobody has ended the line of the prompt
				_, _ = io.WriteString(i.out, "\n")
			}
		}()
	}
	select {
	case <-ctx.Done():
		return "", errEnded
	case line, ok := <-i.lines:
		switch {
		case ctx.Err() != nil:
			return "", errEnded
		case ok:
			return cleaned(line), nil
		case i.err != nil:
			return "", &Unreadable{Err: i.err}
		}
		return "", io.EOF
	}
}

// cleaned is a line that is safe to print.
func cleaned(line string) string { return model.Clean(strings.TrimPrefix(line, "\ufeff"), false) }

// edited is the lines of an editor. One is read when it is asked for, so that its
// prompt stands below what was said.
type edited struct {
	asked chan request
	lines chan written
	paste int // the paste that ended the last line; 0 for enter
}

// request asks for a line.
type request struct {
	prompt   string
	remember bool
}

// written is a line, or why there is none.
type written struct {
	line  string
	paste int
	err   error
}

// readEdited reads lines from an editor until stop is called.
func readEdited(e Editor) *edited {
	i := &edited{asked: make(chan request), lines: make(chan written, 1)}
	go func() {
		for r := range i.asked {
			line, paste, err := e.ReadLine(r.prompt, r.remember)
			i.lines <- written{line, paste, err}
		}
	}()
	return i
}

func (i *edited) stop() { close(i.asked) }

// next returns the next line, safe to print; none once the context has ended.
func (i *edited) next(ctx context.Context, prompt string, remember bool) (string, error) {
	if ctx.Err() != nil {
		return "", errEnded
	}
	i.asked <- request{prompt, remember}
	select {
	case <-ctx.Done():
		return "", errEnded
	case w := <-i.lines:
		i.paste = w.paste
		switch {
		case ctx.Err() != nil:
			return "", errEnded
		case w.err != nil && !errors.Is(w.err, io.EOF):
			return "", &Unreadable{Err: w.err}
		case w.err != nil:
			return "", io.EOF
		}
		return cleaned(w.line), nil
	}
}

// line waits for a line; where somebody sits in front of it, behind a prompt that says
// where they are.
func (d *console) line(prompt string) (string, error) {
	for {
		line, err := d.input.next(d.ctx, model.Clean(prompt, false)+"> ", !d.asking)
		switch {
		case err == nil:
			d.number, d.current = d.number+1, line
			if d.isRestOfPaste(line) {
				continue
			}
			if !strings.EqualFold(line, again) {
				d.said = nil
			}
		case d.options.Editor != nil: // nobody has ended the line of the prompt
			d.write("\n")
		}
		return line, err
	}
}

// isRestOfPaste reports whether a line is the rest of a paste that has become an answer, or
// that stands before the question: nobody has read the question when they pasted it. It
// says so.
func (d *console) isRestOfPaste(line string) bool {
	paste := 0
	if i, ok := d.input.(*edited); ok {
		paste = i.paste
	}
	begun := paste == d.paste
	d.paste = paste
	switch {
	case paste == 0:
		return false
	case d.asking && !begun: // pasted as an answer
		d.spent = paste
		return false
	case !d.asking && paste != d.spent:
		return false
	}
	d.spent = paste
	d.refuse("%q is left out: it was pasted together with the line before", line)
	return true
}

// listen begins to read lines, edited where there is an editor.
func (d *console) listen() {
	switch {
	case d.options.Editor != nil:
		d.options.Editor.Completes(d.completions)
		d.input = readEdited(d.options.Editor)
	case d.options.Prompt:
		d.input = listen(d.options.In, d.options.Out)
	default:
		d.input = listen(d.options.In, nil)
	}
}
