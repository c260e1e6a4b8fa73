package main

import (
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
)

// labelAnswers tells for each set of labels whether a selector selects it; null where the selector is refused.
func labelAnswers(text []byte) any {
	var world struct {
		Selector *meta.LabelSelector
		Labels   []labels.Set
	}
	read(text, &world)
	selector, err := meta.LabelSelectorAsSelector(world.Selector)
	answers := make([]*bool, len(world.Labels))
	if err != nil {
		return answers
	}
	for index, set := range world.Labels {
		selects := selector.Matches(set)
		answers[index] = &selects
	}
	return answers
}
