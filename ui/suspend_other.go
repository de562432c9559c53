//go:build !unix

package ui

import tea "charm.land/bubbletea/v2"

// suspender does nothing where a program cannot be stopped and go on.
type suspender struct{}

func newSuspender() *suspender { return &suspender{} }

func (*suspender) listen(*tea.Program) (stop func()) { return func() {} }

func (*suspender) filter(_ tea.Model, msg tea.Msg) tea.Msg { return msg }
