// Prints how kubectl's YAML reader understands scalars, keys and whole documents, as JSON.
//
//	go run . > answers.json
package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"sigs.k8s.io/yaml"
)

// answer is the JSON that a text becomes, or nothing where the reader refuses it.
type answer struct {
	Text string          `json:"text"`
	JSON json.RawMessage `json:"json,omitempty"`
}

func answersTo(texts []string, frame string) []answer {
	seen := map[string]bool{}
	answers := []answer{}
	for _, text := range texts {
		if seen[text] {
			continue
		}
		seen[text] = true
		read, err := yaml.YAMLToJSON([]byte(fmt.Sprintf(frame, text)))
		if err != nil {
			read = nil
		}
		answers = append(answers, answer{text, read})
	}
	return answers
}

// numbers are texts that look like numbers: each sign with each body with each tail.
func numbers() []string {
	bodies := strings.Fields(`0 1 9 00 07 08 017 018 0o0 0o17 0o18 0x 0x1F 0X1f 0xg 0b 0b1 0b2 0B1 1_000 1__0 _1 1_ 0_7 0x_1 .
		._ .1 .1_0 1. 1.0 1.5 1._5 .5. 1.2.3 1:30 1:30:00 190:20:30.15 1,000 12345678901234567890 123456789012345678901 9223372036854775807
		9223372036854775808 .inf .Inf .INF .iNF .nan .NaN .NAN inf NaN Infinity 0x1p4 0o_7 0xFFFFFFFFFFFFFFFFF 0777 0999 1d 0.1e1_0`)
	tails := []string{"", "e1", "E1", "e+1", "e-1", "E10", "e", "e+", "_", "e1.5", "e999", "f", "m"}
	var texts []string
	for _, sign := range []string{"", "+", "-"} {
		for _, body := range bodies {
			for _, tail := range tails {
				texts = append(texts, sign+body+tail)
			}
		}
	}
	return texts
}

var words = strings.Fields(`y Y yes Yes YES yEs n N no No NO nO t T f F true True TRUE tRue false False FALSE on On ON oN off Off OFF
	null Null NULL nUll ~ ~1 - -- --- . .. ... _ __ = == << < > e1 E10 e2 .e1 .E1 -e1 e e-1 0e0 +-1 -+1 ++1 + +. -. -_ +_ 0. -0 +0 -0.0 +.5
	2001-12-14 2001-12-14t21:59:43.10-05:00 2001-1-1 2001-01-01T00:00:00Z 2026-13-01 20:30 20:30:15 1:2 1:60 100:00 8080:80 127.0.0.1 1.2.3 v1
	1Gi 500m 0.5 0.10 1.20 "1" '1' "yes" 'no' "~" "" '' "\x41" "\u00e9" "\/" !!str !!null !!int`)

var tagged = []string{
	"!!str 1", "!!str yes", "!!str ~", "!!str", "!!int 1", "!!int \"1\"", "!!int x", "!!float 1", "!!float \"1.5\"", "!!bool yes", "!!bool \"yes\"", "!!bool x", "!!null x",
	"!!null ~", "!!binary aGVsbG8=", "!!binary \"aGVsbG8=\"", "!!binary \"%%\"", "!!timestamp 2001-12-14", "!custom 1", "!custom x", "! 1", "! yes", "!!set {a, b}", "!!omap [a: 1]",
	"!!map {a: 1}", "!!seq [1]", "a b", "a # b", "a#b", "a: b", "a:b", "-a", "- a", "?a", ":a", "@a", "`a`", "%a", "&a", "&a b", "*a", "[a", "]a", "{a}", "[yes, 1_0, e1, 017]",
	"{yes: no, 1: 2, 1.5: 3, ~: 4, 017: 5, 0x10: 6, 1e3: 7, 1_0: 8, 2001-01-01: 9}", "[1, 2,]", "[,]", "[1,,2]", "{a, b}", "{a:1}", "{\"a\":1}", "|\n  a\n  b", ">-\n  a\n  b", "|+\n  a\n\n",
	"'it''s'", "\"a\\nb\"", "\"a\\qb\"", "a\tb", "{{ .Values.x }}", "{{.Values.x}}", "{{ x }}:80", "\"{{ x }}\"",
}

var documents = []string{
	"a: \"x\ny\"\n", "a: \"x\n\"\n", "a: 'x\n'\n", "a:\n  b: \"x\ny\"\n", "a:\n  b: 'x\n  y\n'\nc: 1\n", "a:\n  b: [\n    1\n]\n", "a: [\n1,\n2\n]\n", "a:\n  b: [\n  1,\n  2\n  ]\n", "a:\n  b: {\n  c: 1\n}\nd: 2\n",
	"a: {\n}\n", "a:\n  - [\n  x\n]\n  - y\n", "- [\nx\n]\n", "a: [\t1,\t2\t]\n", "a: [\n\t1,\n\t2\n]\n", "a: [\n\t1,\n\t2\n\t]\n", "a: {\n\tb: 1\n}\n", "a:\n\tb: 1\n", "a:\t1\n", "a: 1\t# c\n", "a: 1 \t\n", "\ta: 1\n", "a: 1\n\t\nb: 2\n", "a: 1\n\t# c\nb: 2\n", "a: |\n  x\n\ty\n",
	"a: |\n  x\n \nb: 1\n", "a: b: c\n", "a: 'x' y\n", "a: \"x\" y\n", "a: x\n b\n", "a: x\nb\n", "a:\n- 1\n- 2\n", "a:\n - 1\n- 2\n", "a:\n  b: 1\n c: 2\n", "? a\n: b\n", "? [a, b]\n: c\n", "? {a: 1}\n: c\n", "? |\n  a\n: b\n", "[a, b]: c\n", "{a: 1}: c\n", "? a\n",
	"a: 1\na: 2\n", "a: {b: 1, b: 2}\n", "1: a\n\"1\": b\n", "yes: a\n\"true\": b\n", "<<: {a: 1}\nb: 2\n", "x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3\n", "x: &x {a: 1}\ny: &y {a: 2, b: 3}\nz: {<<: [*x, *y], c: 4}\n", "x: &x 1\ny: {<<: *x}\n", "x: &x [1]\ny: {<<: *x}\n", "y: {<<: [1]}\n", "y: {\"<<\": {a: 1}}\n", "y: {<<: {a: 1}, <<: {b: 1}}\n", "x: &x {a: 1}\ny: {b: 0, a: 9, <<: *x}\n",
	"a: &a [*a]\n", "a: &a {b: *a}\n", "a: *b\n", "a: &x 1\nb: *x\nc: &x 2\nd: *x\n", "&x a: *x\n", "a: &a\nb: *a\n", "a: &x yes\n*x : 1\n", "%YAML 1.1\n---\na: yes\n", "%YAML 1.2\n---\na: yes\n", "%TAG ! tag:x,2000:\n---\na: !b c\n", "--- a: 1\n", "---\na: 1\n...\n", "---\na: 1\n---\nb: 2\n", "--- # c\na: 1\n",
	"a: >\n\n  x\n  y\n\n  z\n", "a: |2\n    x\n", "a: |1-\n  x\n", "a: |-2\n  x\n", "a: |x\n  y\n", "a: >-  # c\n  y\n", "a: | #c\n  y\n", "\ufeffa: 1\n", "a: \"\\\n  b\"\n", "a: \"b \\\n  \\ c\"\n", "a: x\r\nb: y\r\n", "a: \x00\n", "a: \x07\n", "a: \"\\uD83D\\uDE00\"\n", "a: 😀\n", "a: \u0085b\n", "a: \u2028b\n", "a: [b: c, d]\n", "a: [b: {c: d}]\n", "a: {b: [c}]\n", "a: [\n", "a: {\n", "a: \"\n", "a: 'x\n",
	"a: [1\n# c\n]\n", "a: [#c\n1]\n", "a: {b: 1 #c\n, c: 2}\n", "a: {b\n: 1}\n", "a: {\"b\"\n: 1}\n", "a: {? b : 1}\n", "a: {b:}\n", "a: {b: }\n", "a: {: b}\n", "a: [a b\n c]\n", "a: [-]\n", "a: [- 1]\n", "a: [--x, -1]\n", "- a\n-b\n", "-\n- \n- a\n", "- - - a\n", "- a: 1\n  b: 2\n-\n  c: 3\n", "a: - b\n", "a: -b\n", "a: ? b\n", "a: ?b\n", "a: !!str\nb: !!null\n", "text\n", "1\n", "", "\n", "# c\n", "---\n", "null\n", "[1]\n", "a\n: b\n", "\"a\n b\": c\n", "\"a\": b\n", "'a': b\n",
	"a: {{ x }}\n", "{{ x }}\n", "a: b\n{{- if x }}\nc: d\n{{- end }}\n", "a: {{ x }}-y\n", "a: \"{{ x }}\"\n", "a: {{ x | quote }}\nb: 1\n", "metadata:\n  name: {{ .Release.Name }}\n", "a: @b\n", "a: `b`\n", "a: %b\n", "a: b%c\n", "a: [%b]\n", "a: ,b\n", "a: ]b\n", "a: }b\n", "a: #b\n", "a: b #c\n", "a: 'b'#c\n", "a: [b]#c\n", "a: &x\n  b: 1\nc: *x\n", "a: &x-y.z 1\nb: *x-y.z\n", "a: [*x]\n", "a: [&x 1, *x]\n", "a: {b: *x}\n",
	"a: " + strings.Repeat("x", 1100) + "\n", strings.Repeat("x", 1100) + ": a\n", "\"" + strings.Repeat("x", 1100) + "\": a\n", "a:\n    b: 1\n    c:\n     - 1\n", "a:\n  - b: 1\n   c: 2\n", "a: 1 b: 2\n", "a:b\n", "a: b:\n", "a:: b\n", "a: [b:c]\n", "a: [b:]\n", "a: [\"b\":c]\n", "a: {\"b\":c}\n", "a: {b:c}\n", "a: http://x/y?z=1#f\n", "a: [http://x:80/y]\n", "a: {u: http://x:80/y}\n", "a: x [y]\n", "a: [x [y]]\n", "a: [x {y}]\n",
}

func main() {
	values := append(append(append([]string{}, words...), tagged...), numbers()...)
	keys := append(append([]string{}, words...), numbers()...)
	fmt.Println("{")
	print("values", answersTo(values, "v: %s\n"), ",")
	print("keys", answersTo(keys, "{? %s : v}\n"), ",")
	print("documents", answersTo(documents, "%s"), "")
	fmt.Println("}")
}

// print writes one answer a line, so that differences can be read.
func print(name string, answers []answer, end string) {
	var lines []string
	for _, each := range answers {
		var line strings.Builder
		encoder := json.NewEncoder(&line)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(each); err != nil {
			panic(err)
		}
		lines = append(lines, strings.TrimSpace(line.String()))
	}
	fmt.Printf("%q: [\n%s\n]%s\n", name, strings.Join(lines, ",\n"), end)
}
