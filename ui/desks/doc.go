// Package desks is the Desks screen: groups of queues and agents, and the users who see their data.
package desks
