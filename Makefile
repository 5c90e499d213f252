# The two commands are `make demo` and `make test`; the logic is in cocreate/.

PORT ?= 8000
INSTANCE ?= instance
LIVE ?=
SHARE ?=
SCENARIOS ?=
MINUTES ?= 15

PYTHON := $(shell command -v python3.11 || command -v python3)
BOOTSTRAP = $(if $(PYTHON),$(PYTHON),$(error cocreate needs Python 3.11 or newer: install python3.11 and python3-venv)) cocreate/bootstrap.py
BIN = .venv/bin

demo: export COCREATE_PORT = $(PORT)
demo: export COCREATE_INSTANCE = $(abspath $(INSTANCE))
demo: export COCREATE_DEMO_LIVE = $(LIVE)
demo: export COCREATE_DEMO_SHARE = $(SHARE)

.PHONY: demo bench faults test check messages lock clean

demo: ## run the product on a filled demo workshop; PORT= INSTANCE= LIVE=1 SHARE=1
	@$(BOOTSTRAP) run
	@exec $(BIN)/cocreate demo

test: ## run every test; ARGS= for pytest
	@$(BOOTSTRAP) test
	@$(BIN)/pytest $(ARGS)

bench: ## measure it under load (docs/performance.md); SCENARIOS="hall many" MINUTES= ARGS=
	@$(BOOTSTRAP) test
	@$(BIN)/python -m tests.load --minutes $(MINUTES) $(ARGS) $(SCENARIOS)

faults: export COCREATE_FAULTS = long
faults: ## break things while people act (docs/faults.md), half an hour; ARGS= for pytest
	@$(BOOTSTRAP) test
	@$(BIN)/pytest tests/faults $(ARGS)

check: ## look for mistakes without running the product
	@$(BOOTSTRAP) check
	@$(BIN)/cocreate check

messages: ## bring new sentences into the languages' catalogues
	@$(BOOTSTRAP) check
	@$(BIN)/cocreate messages

lock: ## renew the lock files; ARGS=--upgrade for the newest releases
	@$(BOOTSTRAP) check
	@$(BIN)/cocreate lock $(ARGS)
	@npm install --package-lock-only

clean: ## remove what the above made, but never an instance
	rm -rf .venv node_modules static/dist static/vendor build dist *.egg-info
