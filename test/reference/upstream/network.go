package main

import (
	"github.com/mattfenwick/cyclonus/pkg/matcher"
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	defaults "k8s.io/kubernetes/pkg/apis/networking/v1"
)

type end struct {
	IP        string
	Namespace string
	Labels    map[string]string
}

type packet struct {
	From     end
	To       end
	Port     int
	PortName string
	Protocol core.Protocol
}

// networkAnswers tells for each packet whether the NetworkPolicies of a cluster let it pass; an end without a namespace
// is outside of the cluster.
func networkAnswers(text []byte) any {
	var world struct {
		Namespaces map[string]map[string]string
		Policies   []*networking.NetworkPolicy
		Packets    []packet
	}
	read(text, &world)
	for _, each := range world.Policies {
		defaults.SetObjectDefaults_NetworkPolicy(each)
	}
	policies := matcher.BuildNetworkPolicies(false, world.Policies)
	answers := make([]bool, len(world.Packets))
	for index, each := range world.Packets {
		answers[index] = policies.IsTrafficAllowed(&matcher.Traffic{
			Source:           peerOf(each.From, world.Namespaces),
			Destination:      peerOf(each.To, world.Namespaces),
			ResolvedPort:     each.Port,
			ResolvedPortName: each.PortName,
			Protocol:         each.Protocol,
		}).IsAllowed()
	}
	return answers
}

func peerOf(of end, namespaces map[string]map[string]string) *matcher.TrafficPeer {
	if of.Namespace == "" {
		return &matcher.TrafficPeer{IP: of.IP}
	}
	return &matcher.TrafficPeer{
		IP: of.IP,
		Internal: &matcher.InternalPeer{
			Namespace:       of.Namespace,
			NamespaceLabels: namespaces[of.Namespace],
			PodLabels:       of.Labels,
		},
	}
}
