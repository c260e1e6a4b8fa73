package main

import "k8s.io/apimachinery/pkg/api/resource"

// quantityAnswers tells the decimal number that each text stands for; null where it is refused.
func quantityAnswers(text []byte) any {
	var texts []string
	read(text, &texts)
	answers := make([]*string, len(texts))
	for index, each := range texts {
		quantity, err := resource.ParseQuantity(each)
		if err != nil {
			continue
		}
		number := quantity.AsDec().String()
		answers[index] = &number
	}
	return answers
}
