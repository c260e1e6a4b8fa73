package main

import (
	"context"

	rbac "k8s.io/api/rbac/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizer"
	"k8s.io/kubernetes/pkg/registry/rbac/validation"
	authorize "k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac"
	"k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac/bootstrappolicy"
)

type request struct {
	User        string
	Groups      []string
	Verb        string
	Group       string
	Resource    string
	Subresource string
	Namespace   string
	Name        string
	Path        string
}

// rbacAnswers tells for each request whether the authorizer allows it by the declared and the built-in roles.
func rbacAnswers(text []byte) any {
	var world struct {
		Roles               []*rbac.Role
		ClusterRoles        []*rbac.ClusterRole
		RoleBindings        []*rbac.RoleBinding
		ClusterRoleBindings []*rbac.ClusterRoleBinding
		Requests            []request
	}
	read(text, &world)
	_, rules := validation.NewTestRuleResolver(
		world.Roles, world.RoleBindings, append(world.ClusterRoles, builtIn...), world.ClusterRoleBindings)
	of := authorize.New(rules, rules, rules, rules)
	answers := make([]bool, len(world.Requests))
	for index, each := range world.Requests {
		// An error tells of roles that are missing: the decision holds.
		decision, _, _ := of.Authorize(context.Background(), attributesOf(each))
		answers[index] = decision == authorizer.DecisionAllow
	}
	return answers
}

func attributesOf(of request) authorizer.Attributes {
	return authorizer.AttributesRecord{
		User:            &user.DefaultInfo{Name: of.User, Groups: of.Groups},
		Verb:            of.Verb,
		Namespace:       of.Namespace,
		APIGroup:        of.Group,
		Resource:        of.Resource,
		Subresource:     of.Subresource,
		Name:            of.Name,
		ResourceRequest: of.Path == "",
		Path:            of.Path,
	}
}

var builtIn = aggregated(append(bootstrappolicy.ClusterRoles(), bootstrappolicy.ControllerRoles()...))

// aggregated gives each role that is made of others the rules of these, as a controller of the cluster does.
func aggregated(roles []rbac.ClusterRole) []*rbac.ClusterRole {
	all := make([]*rbac.ClusterRole, len(roles))
	// A role that is made of others may itself be a part of one: three rounds reach the last, admin.
	for round := 0; round < 3; round++ {
		for index := range roles {
			all[index] = &roles[index]
			if aggregation := roles[index].AggregationRule; aggregation != nil {
				roles[index].Rules = rulesOf(aggregation, roles)
			}
		}
	}
	return all
}

func rulesOf(aggregation *rbac.AggregationRule, roles []rbac.ClusterRole) []rbac.PolicyRule {
	var rules []rbac.PolicyRule
	for _, each := range aggregation.ClusterRoleSelectors {
		selector, err := meta.LabelSelectorAsSelector(&each)
		check(err)
		for _, role := range roles {
			if selector.Matches(labels.Set(role.Labels)) {
				rules = append(rules, role.Rules...)
			}
		}
	}
	return rules
}
