// Package keymap holds every key as data: which intent a key means in which
// scope, and what help says of it.
//
// It turns keys into intents and knows nothing of what an intent does, and
// nothing of the terminal: a key comes in as its name. It imports the standard
// library only.
package keymap
