package agenda

// columns says which column of a table holds what; -1 stands for none.
type columns struct {
	topic, timebox, start, end, presenter int
	roles                                 []role
}

// columnsOf assigns a role to each column by its heading, and where the
// headings do not tell, by what stands below them.
func (t *table) columnsOf(p people) columns {
	c := columns{topic: -1, timebox: -1, start: -1, end: -1, presenter: -1, roles: make([]role, len(t.header))}
	labels := make([]string, len(t.header))
	for i, h := range t.header {
		labels[i] = normalLabel(h.text())
	}
	c.timebox = c.claim(labels, timeboxLabels, roleTimebox)
	c.topic = c.claim(labels, topicLabels, roleTopic)
	c.presenter = c.claim(labels, presenterLabels, rolePresenter)
	if c.presenter < 0 && c.topic >= 0 {
		c.presenter = c.claim(labels, personLabels, rolePresenter)
	}
	if c.topic < 0 {
		c.topic = c.claim(labels, looseTopicLabels, roleTopic)
	}
	c.start = c.claim(labels, startLabels, roleStart)
	c.end = c.claim(labels, endLabels, roleEnd)
	for i, l := range labels {
		switch {
		case c.roles[i] != roleNone:
		case !hasWord(l), rank(markLabels, l) >= 0:
			c.roles[i] = roleMark
		case rank(linkLabels, l) >= 0:
			c.roles[i] = roleLink
		default:
			c.roles[i] = roleNote
		}
	}
	c.infer(t, p)
	return c
}

// claim gives a role to the column whose label is the most telling for it.
func (c *columns) claim(labels, spellings []string, what role) int {
	best, at := len(spellings), -1
	for i, l := range labels {
		if k := rank(spellings, l); k >= 0 && k < best && c.roles[i] == roleNone {
			best, at = k, i
		}
	}
	if at >= 0 {
		c.roles[at] = what
	}
	return at
}

// infer looks at the cells where the headings left the timebox or the topic
// open.
func (c *columns) infer(t *table, p people) {
	if c.timebox < 0 {
		c.assign(&c.timebox, roleTimebox, t.columnLike(c, func(s string) bool { _, ok := pureTimebox(s); return ok }))
	}
	if c.presenter < 0 && (c.topic >= 0 || c.timebox >= 0) {
		c.assign(&c.presenter, rolePresenter, t.columnLike(c, func(s string) bool { return p.likenessOf(s) >= fullName }))
	}
	if c.topic < 0 && c.timebox >= 0 {
		c.assign(&c.topic, roleTopic, t.widest(c))
		if c.presenter < 0 {
			c.assign(&c.presenter, rolePresenter, t.columnLike(c, func(s string) bool { return p.likenessOf(s) > noName }))
		}
	}
}

func (c *columns) assign(to *int, what role, column int) {
	if column >= 0 {
		*to = column
		c.roles[column] = what
	}
}

// free reports whether a column may still be given another role.
func (c *columns) free(column int) bool {
	return c.roles[column] == roleNote || c.roles[column] == roleMark
}

// columnLike returns the free column most of whose cells satisfy like.
func (t *table) columnLike(c *columns, like func(string) bool) int {
	for i := range t.header {
		if !c.free(i) {
			continue
		}
		filled, alike := 0, 0
		for _, row := range t.rows {
			if text := row.cell(i).text(); text != "" {
				filled++
				if like(text) {
					alike++
				}
			}
		}
		if alike > 0 && 2*alike > filled {
			return i
		}
	}
	return -1
}

// widest returns the free column with the most text.
func (t *table) widest(c *columns) int {
	best, at := 0, -1
	for i := range t.header {
		if !c.free(i) {
			continue
		}
		size := 0
		for _, row := range t.rows {
			size += len(row.cell(i).text())
		}
		if size > best {
			best, at = size, i
		}
	}
	return at
}
