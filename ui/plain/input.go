package plain

import (
	"bufio"
	"context"
	"io"
	"strings"

	"gavel/model"
)

// longest is how long a line may be, in bytes: longer than any text that a row
// takes.
const longest = 1 << 20

// input is the lines that are written, as they come.
type input struct {
	lines chan string
	done  chan struct{}
	err   error // set before lines is closed
}

// listen reads lines until the input ends, or stop is called.
func listen(in io.Reader) *input {
	i := &input{lines: make(chan string), done: make(chan struct{})}
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
func (i *input) next(ctx context.Context) (string, error) {
	if ctx.Err() != nil {
		return "", errEnded
	}
	select {
	case <-ctx.Done():
		return "", errEnded
	case line, ok := <-i.lines:
		switch {
		case ctx.Err() != nil:
			return "", errEnded
		case ok:
			return model.Clean(strings.TrimPrefix(line, "\ufeff"), false), nil
		case i.err != nil:
			return "", &Unreadable{Err: i.err}
		}
		return "", io.EOF
	}
}

// line waits for a line; where somebody sits in front of it, behind a prompt that says
// where they are.
func (d *desk) line(prompt string) (string, error) {
	line, err := d.nextLine(prompt + "> ")
	if err == nil {
		d.number, d.current = d.number+1, line
	}
	return line, err
}

func (d *desk) nextLine(prompt string) (string, error) {
	if !d.options.Prompt {
		return d.input.next(d.ctx)
	}
	d.write(prompt)
	line, err := d.input.next(d.ctx)
	if err != nil { // nobody has ended the line of the prompt
		d.write("\n")
	}
	return line, err
}
