# The commands of the project; `make` alone lists them.
.DEFAULT_GOAL := help
CONFIGURATION ?= Release
SERVER ?= artifacts/bin/Entente.Cli/release/entente.dll
LOAD := dotnet artifacts/bin/Entente.Load/release/entente-load.dll
ROUNDS ?= 100
load: ARGS ?= --rate 3200 --at-least 3000 --p99 50 --memory 400
RID ?= $(shell dotnet --info | sed -n 's/^ *RID: *//p')

.PHONY: help build test check bench load chaos pages build-load publish pictures tour expected report clean

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

load: build-load ## 3,200 stances a second on SQLite and on PostgreSQL, against the lines; ARGS='' goes as fast as it goes
	$(LOAD) stances --server $(SERVER) $(ARGS)
	$(LOAD) stances --server $(SERVER) --postgres $(ARGS)

chaos: build-load ## kill -9 of the server, of its database, of a member of three, under load; ROUNDS=100 each
	$(LOAD) kill --server $(SERVER) --rounds $(ROUNDS) $(ARGS)
	$(LOAD) kill --server $(SERVER) --rounds $(ROUNDS) --postgres $(ARGS)
	$(LOAD) kill --server $(SERVER) --rounds $(ROUNDS) --cluster 3 $(ARGS)

pages: build-load ## the first pages over a slow line, the map of opinion with 20,000 points
	$(LOAD) pages --server $(SERVER) $(ARGS)

build-load:
	dotnet build src/Entente.Cli -c Release -v q
	dotnet build benchmarks/Entente.Load -c Release -v q

publish: ## publish the entente command, compiled ahead, to artifacts/publish
	dotnet publish src/Entente.Cli -c Release -r $(RID) --self-contained false -o artifacts/publish/entente

report: ## the report of the bundled sample, report.html
	dotnet run --project src/Entente.Cli -c Release -- measure samples/treaties --out report.html

pictures: ## make the pictures of the README anew
	build/pictures.sh

tour: ## make the pictures of docs/tour.md anew
	build/tour.sh

expected: ## rewrite the expected outputs that tests compare with
	ENTENTE_WRITE_EXPECTED=1 dotnet test --project tests/Entente.Cli.Tests

clean: ## remove everything that was built
	rm -rf artifacts
