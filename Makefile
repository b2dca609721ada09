# `make` says what there is to make. `run`, `test`, `e2e` and `bench` install what is missing first.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# A Go of our own (.make/setup puts it there where the system has none that will do) comes first. An
# older one since 1.21 fetches the version that go.mod names by itself, unless told not to.
export PATH := $(CURDIR)/build/.go/bin:$(PATH):/usr/local/go/bin
export GOTOOLCHAIN ?= auto
# Go keeps what it compiled below HOME, which not every runner sets.
export HOME := $(or $(HOME),$(shell getent passwd "$$(id -u)" | cut -d: -f6))
# Git refuses to tell root about a folder of somebody else's, and Go then refuses to build.
export GOFLAGS := $(GOFLAGS) -buildvcs=false

# A caret that fades makes Fyne draw the whole window a dozen times a second, half a core on a machine
# that draws in software: no_animations. What users get draws with OpenGL. Tests draw with OpenGL ES, which shows the same and compiles
# three times as quickly.
TAGS      := migrated_fynedo,no_animations
TEST_TAGS := migrated_fynedo,gles,no_animations
LINT      := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
# Where goroutines meet: sessions and sign-ins below, the widgets' own work above. Short leaves out what walks
# tens of thousands of calls one after the other: that is run whole, without the detector, right afterwards.
RACE      := $(patsubst %,./%/...,$(wildcard security ui/kit))

.PHONY: help
help: ## say what there is to make
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

.PHONY: run
run: ## build the program and start it; ARGS="--demo" for made-up users
	@.make/setup run
	@.make/run $(ARGS)

.PHONY: build
build: ## build the program, as users get it, to build/pbx-users
	go build -tags $(TAGS) -o "build/pbx-users$$(go env GOEXE)" .

.PHONY: test
test: ## everything a developer needs to trust a change, without a display
	@.make/setup test
	@.make/step "gofmt" test -z "$$(gofmt -l $(wildcard main.go data security ui) | tee -a /dev/stderr)"
	@.make/step "go vet" go vet -tags $(TEST_TAGS),e2e,bench ./...
	@$(MAKE) --no-print-directory lint
	@echo "== go test -race"
	@go test -race -short -tags $(TEST_TAGS) $(RACE)
	@echo "== go test"
	@go test -tags $(TEST_TAGS) ./...

.PHONY: lint
lint: build/bin/$(notdir $(LINT)) ## look for what compilers and people overlook (.golangci.yml)
	@.make/step "golangci-lint" $< run

# Installed by itself: as a tool in go.mod it would bring three hundred modules of its own.
build/bin/$(notdir $(LINT)):
	@.make/step "golangci-lint, compiled once" env GOBIN=$(CURDIR)/build/bin GOFLAGS= go install $(LINT)
	@mv build/bin/golangci-lint $@

build/pbx-users-gles: .FORCE
	@.make/step "go build" go build -tags $(TEST_TAGS) -o $@ .
.FORCE:

.PHONY: e2e
e2e: ## the real program in a real window with a real keyring; pictures in build/e2e
	@.make/setup e2e
	@$(MAKE) --no-print-directory build/pbx-users-gles
	@go test -tags $(TEST_TAGS),e2e -count=1 -timeout 30m -v ./ui/e2e

.PHONY: bench
bench: ## the table of ratios: ours against a reference measured in the same run
	@.make/setup e2e
	@$(call some,$(TEST_TAGS)$(comma)bench,Bench)
	@$(MAKE) --no-print-directory build/pbx-users-gles
	@go test -tags $(TEST_TAGS),bench -count=1 -timeout 60m -run Bench -v ./ui/e2e
	@go test -tags $(TEST_TAGS),bench -run '^$$' -bench . -benchtime 20x ./ui/profiles

.PHONY: pictures
pictures: ## the README's screenshots, from the real program, to assets/pictures
	@.make/setup e2e
	@$(call some,$(TEST_TAGS)$(comma)e2e,Pictures)
	@$(MAKE) --no-print-directory build/pbx-users-gles
	@PICTURES=$(CURDIR)/assets/pictures go test -tags $(TEST_TAGS),e2e -count=1 -timeout 30m -run "Pictures|AnOffice|OneModule" -v ./ui/e2e

# some TAGS,NAME: there are tests of that name. "No tests to run" passes as success with go test.
some = go test -tags $1 -list $2 ./ui/e2e | grep ^Test >/dev/null || { echo "make $@: nothing to run yet" >&2; exit 1; }
comma := ,

.PHONY: package
package: ## Linux .deb and Windows .exe
	@echo "make package: packages are not made yet; they come with the first release." >&2; exit 1
