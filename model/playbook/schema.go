package playbook

import (
	"encoding/json"
	"regexp"
)

// Schema returns a JSON schema of what may stand in a file, for editors that complete and
// check TOML by one.
func Schema() string {
	top := schemaOf(file())
	top["$schema"] = "http://json-schema.org/draft-07/schema#"
	top["title"] = "A playbook of gavel"
	text, err := json.MarshalIndent(top, "", "  ")
	if err != nil {
		panic(err) // it is texts and numbers
	}
	return string(text) + "\n"
}

type object = map[string]any

// schemaOf returns the schema of a table.
func schemaOf(keys []key) object {
	properties, required := object{}, []string{}
	for _, k := range keys {
		one := k.schema()
		one["description"] = k.help
		properties[k.name] = one
		if k.required {
			required = append(required, k.name)
		}
	}
	made := object{"type": "object", "additionalProperties": false, "properties": properties}
	if len(required) > 0 {
		made["required"] = required
	}
	if has(keys, "computed") {
		made["anyOf"] = []object{{"required": []string{"text"}}, {"required": []string{"computed"}}}
	}
	return made
}

func (k key) schema() object {
	switch k.value {
	case number:
		return object{"type": "integer", "minimum": k.least, "maximum": k.most}
	case yesno:
		return object{"type": "boolean"}
	case lines:
		return object{"type": "array", "items": k.text(), "uniqueItems": true, "minItems": k.least}
	case table:
		return schemaOf(k.keys)
	case tables:
		made := object{"type": "array", "items": schemaOf(k.keys)}
		if k.required {
			made["minItems"] = 1
		}
		return made
	}
	return k.text()
}

// text returns the schema of one text: which words it can be, as far as they do not depend on
// the rest of the file.
func (k key) text() object {
	made := object{"type": "string"}
	switch {
	case k.unique:
		made["pattern"] = "^[a-z0-9]+(-[a-z0-9]+)*$"
	case len(k.words) > 0:
		return object{"anyOf": k.schemaOfWords()}
	case k.required:
		made["pattern"] = `\S`
	}
	made["maxLength"] = mostLetter
	return made
}

func (k key) schemaOfWords() (any []object) {
	var plain []string
	for _, w := range k.words {
		switch begin, sort := partsOf(w); sort {
		case "":
			plain = append(plain, w)
		case anyNumber:
			any = append(any, object{"type": "string", "pattern": "^" + regexp.QuoteMeta(begin) + "[0-9]+$"})
		default:
			any = append(any, object{"type": "string", "pattern": "^" + regexp.QuoteMeta(begin) + ".+$"})
		}
	}
	if len(plain) > 0 {
		any = append([]object{{"type": "string", "enum": plain}}, any...)
	}
	return any
}
