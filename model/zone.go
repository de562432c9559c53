package model

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
)

// Zone is the time zone of the cycle's dates.
func (r *Record) Zone() *time.Location {
	c, _ := r.Cycle()
	return zoneNamed(c.Zone)
}

// ZoneOf returns the time zone of a meeting: the cycle's; of one that is closed the
// one that the cycle had then.
func (r *Record) ZoneOf(m Meeting) *time.Location {
	c, _ := r.Cycle()
	switch {
	case m.Zone != "":
		return zoneNamed(m.Zone)
	case m.Status == Closed && c.FirstZone != "":
		return zoneNamed(c.FirstZone)
	}
	return zoneNamed(c.Zone)
}

func zoneNamed(name string) *time.Location {
	zone, err := loadZone(name)
	if err != nil { // a zone this machine does not know: its dates are still dates
		return time.UTC
	}
	return zone
}

// zones are the time zones asked for so far: to load one reads a file.
var zones sync.Map

func loadZone(name string) (*time.Location, error) {
	if zone, ok := zones.Load(name); ok {
		return zone.(*time.Location), nil
	}
	zone, err := time.LoadLocation(name)
	if err == nil {
		zones.Store(name, zone)
	}
	return zone, err
}

// noZones are names of files among those of zones that name none: what they hold
// differs from machine to machine, or is a placeholder.
var noZones = []string{"", "Local", "localtime", "posixrules", "Factory"}

// IsZone reports whether a text is the name of a time zone, the same on every
// machine. The folders posix and right hold every zone once more, without and with
// leap seconds; the names in them are no others.
func IsZone(name string) bool {
	if slices.Contains(noZones, name) || strings.HasPrefix(name, "posix/") || strings.HasPrefix(name, "right/") {
		return false
	}
	_, err := loadZone(name)
	return err == nil
}

// CheckZone refuses what is no name of a time zone. The error is a *Refusal.
func CheckZone(name string) error {
	if IsZone(name) {
		return nil
	}
	return badValue(FieldZone, fmt.Sprintf("%s is not a time zone; write one like Europe/Berlin", Quoted(name)))
}
