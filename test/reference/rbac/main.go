// Prints the roles that every cluster has, in the notation of lib/kubernetes/rbac/builtin-notation.ts, as JSON. Takes
// the folder of a release of k8s.io/kubernetes.
package main

import (
	"bytes"
	"encoding/json"
	"log"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"sigs.k8s.io/yaml"
)

const testData = "plugin/pkg/auth/authorizer/rbac/bootstrappolicy/testdata"
const label = "rbac.authorization.k8s.io/"

type rule struct {
	Verbs           []string
	APIGroups       []string
	Resources       []string
	ResourceNames   []string
	NonResourceURLs []string
}

type role struct {
	Metadata struct {
		Name      string
		Namespace string
		Labels    map[string]string
	}
	Rules           []rule
	AggregationRule struct {
		ClusterRoleSelectors []struct{ MatchLabels map[string]string }
	}
}

func main() {
	release := os.Args[1]
	clusterRoles := map[string][]string{}
	for _, one := range append(read(release, "cluster-roles.yaml"), read(release, "controller-roles.yaml")...) {
		clusterRoles[one.Metadata.Name] = short(one)
	}
	roles := map[string][]string{}
	for _, one := range read(release, "namespace-roles.yaml") {
		roles[one.Metadata.Namespace+"/"+one.Metadata.Name] = short(one)
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	check(encoder.Encode(map[string]any{"clusterRoles": clusterRoles, "roles": roles}))
}

// read gives the roles of a file of the release's own tests.
func read(release, file string) []role {
	text, err := os.ReadFile(filepath.Join(release, testData, file))
	check(err)
	var all []role
	for _, document := range bytes.Split(text, []byte("\n---\n")) {
		var list struct{ Items []role }
		check(yaml.Unmarshal(document, &list))
		all = append(all, list.Items...)
	}
	return all
}

func short(one role) []string {
	lines := labelled("+", one.Metadata.Labels)
	for _, selector := range one.AggregationRule.ClusterRoleSelectors {
		lines = append(lines, labelled("=", selector.MatchLabels)...)
	}
	for _, rule := range one.Rules {
		lines = append(lines, line(rule))
	}
	return lines
}

func labelled(mark string, labels map[string]string) []string {
	lines := []string{}
	for name := range labels {
		if strings.HasPrefix(name, label) {
			lines = append(lines, mark+strings.TrimPrefix(name, label))
		}
	}
	sort.Strings(lines)
	return lines
}

func line(rule rule) string {
	parts := []string{words(rule.Verbs)}
	if len(rule.NonResourceURLs) > 0 {
		return strings.Join(append(parts, words(rule.NonResourceURLs)), " | ")
	}
	groups := []string{}
	for _, group := range rule.APIGroups {
		if group == "" {
			group = "core"
		}
		groups = append(groups, group)
	}
	parts = append(parts, words(groups), words(rule.Resources))
	if len(rule.ResourceNames) > 0 {
		parts = append(parts, words(rule.ResourceNames))
	}
	return strings.Join(parts, " | ")
}

func words(list []string) string {
	return strings.Join(list, " ")
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
