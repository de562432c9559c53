package dialog

import (
	"fmt"

	"gavel/model"
	"gavel/ui/component"
)

// NewStranger asks whether somebody whom nobody knows yet is to be added, so that what was
// typed can go on as it is. says tells who is not known, and near whom it could mean; "" for
// nobody.
func NewStranger(name, near string) *Confirm {
	text := fmt.Sprintf("%s is nobody known here.", model.Quoted(name))
	if near != "" {
		text += fmt.Sprintf(" If you mean %s, go back and write that.", near)
	}
	return NewConfirm(fmt.Sprintf("Add %s?", name), text+" Yes adds them to the people of the cycle, and goes on with what you typed.",
		component.Do{Command: model.AddPerson{PersonName: name}, Then: component.Again{}})
}
