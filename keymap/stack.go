package keymap

import (
	"slices"
	"sync"
)

// Stacks returns the scopes that are asked together, innermost first. The caller must
// not change them.
var Stacks = sync.OnceValue(func() [][]Scope {
	list := slices.Clone(stacks)
	for _, kind := range ruled() {
		list = append(list, []Scope{RulingOn(kind), InList, InDialog})
	}
	return list
})

var stacks = [][]Scope{
	{InAgenda, InList, OnReview, Global},
	{InDecisions, InList, OnReview, Global},
	{InBlockers, InList, OnReview, Global},
	{InGate, InList, OnReview, Global},
	{InActions, InList, OnReview, Global},
	{InDigest, InList, OnPrepare, Global},
	{InRehearsal, InList, OnPrepare, Global},
	{InWalk, InList, Global},
	{InMeetings, InList, OnPrepare, Global},
	{InPlan, InList, OnPrepare, Global},
	{OnWelcome, InList, Global},
	{OnRoom, InList, Global},
	{InRoomWindow, InList},
	{InCapture},
	{InForm},
	{InChoice, InForm},
	{InText, InForm},
	{InRollCall, InList, InDialog},
	{InPalette},
	{InHelp},
	{InDocument, InList, InDialog},
	{InImport, InList, InDialog},
	{InProposal, InList, InDialog},
	{InAttendees, InList, InDialog},
	{InCloseCheck, InList, InDialog},
	{InUnsaved, InList, InDialog},
	{InConfirm, InList, InDialog},
	{BeforePrivate, InList, InDialog},
	{InDialog},
}
