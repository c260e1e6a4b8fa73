// Answers questions about worlds as Kubernetes itself does: takes the name of a subject, and a world a line of standard
// input, as JSON; prints a line of answers for each.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
)

var subjects = map[string]func(world []byte) any{
	"labels":     labelAnswers,
	"network":    networkAnswers,
	"quantities": quantityAnswers,
	"rbac":       rbacAnswers,
}

const longestWorld = 1 << 24

func main() {
	answer, known := subjects[os.Args[1]]
	if !known {
		log.Fatalf("no subject %q", os.Args[1])
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, longestWorld)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	for lines.Scan() {
		check(encoder.Encode(answer(lines.Bytes())))
	}
	check(lines.Err())
}

func read(world []byte, into any) {
	check(json.Unmarshal(world, into))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
