// Package keymap holds every key as data: which intent a key means in which
// scope, and what help says of it. Panes and screens register theirs, which stand
// beside what they do; the ways to rule on a thing are made from its outcomes; what
// dialogs and fields take is here.
//
// It turns keys into intents and knows nothing of what an intent does, and
// nothing of the terminal: a key comes in as its name. It may import gavel/model.
package keymap
