# The commands of the project; `make` alone lists them.
.DEFAULT_GOAL := help
CONFIGURATION ?= Release
RID ?= $(shell dotnet --info | sed -n 's/^ *RID: *//p')

.PHONY: help build test check bench publish pictures expected report clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## build everything, warnings as errors
	dotnet build Entente.slnx -c $(CONFIGURATION)

test: ## run every test
	dotnet test

check: ## what CI runs: formatting, build, tests
	dotnet format whitespace Entente.slnx --verify-no-changes --no-restore
	dotnet test

bench: ## run the benchmarks; FILTER='*Agreement*' picks some
	dotnet run --project benchmarks/Entente.Benchmarks -c Release -- --filter '$(or $(FILTER),*)'

publish: ## publish the entente command, compiled ahead, to artifacts/publish
	dotnet publish src/Entente.Cli -c Release -r $(RID) --self-contained false -o artifacts/publish/entente

report: ## the report of the bundled sample, report.html
	dotnet run --project src/Entente.Cli -c Release -- measure samples/treaties --out report.html

pictures: ## make the pictures of the README anew
	build/pictures.sh

expected: ## rewrite the expected outputs that tests compare with
	ENTENTE_WRITE_EXPECTED=1 dotnet test --project tests/Entente.Cli.Tests

clean: ## remove everything that was built
	rm -rf artifacts
