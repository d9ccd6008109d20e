# Two commands on a fresh machine: make demo, make test. `make check` is what CI runs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
CORPUS ?= ../shared/corpus/documents.jsonl.xz

PAGE := graph/view/page

.PHONY: demo test check page page-check bench bench-small fuzz failures coverage clean docs docs-site picture format

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Viendan needs Python 3.11 or newer; found " + sys.version.split()[0])'
	@echo 'Installing into $(VENV): a few minutes, about 1.5 GB with the tools for tests'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(STAMP)  ## build the graph of two directives, ask it, print a chain, write a page
	$(BIN)/viendan build data/directives --out build
	$(BIN)/viendan query 'MATCH (d:Document)-[:IMPLEMENTS]->(p:Document) WHERE d.loaded RETURN p.kind AS kind, p.number AS number, p.date AS date ORDER BY date LIMIT 5'
	$(BIN)/viendan chain 'Chỉ thị 666' --down
	$(BIN)/viendan view --out build/graph.html
	@echo 'Open build/graph.html in a browser.'

test: $(STAMP)  ## all tests; what needs Chromium or a Neo4j server finds it, or says what to install
	$(BIN)/python -m pytest -n auto --dist loadgroup

check: $(STAMP) page-check  ## format, lint, types, architecture, docs, the page's modules, wheel
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cog --check docs/accuracy.md docs/mcp.md
	$(BIN)/python docs/make.py --check
	@mkdir -p build
	$(BIN)/python -m build --wheel --outdir build/dist . > build/wheel.log 2>&1 || (cat build/wheel.log; false)
	$(BIN)/python tests/wheel.py build/dist

$(PAGE)/node_modules: $(PAGE)/package-lock.json
	@command -v npm >/dev/null || { echo 'The page is made with Node and npm: apt-get install nodejs npm'; false; }
	cd $(PAGE) && npm ci --silent
	@touch $@

page: $(PAGE)/node_modules  ## make the page's script anew from its modules
	cd $(PAGE) && npm run --silent build

page-check: $(PAGE)/node_modules  ## types and unit tests of the page's modules
	cd $(PAGE) && npm run --silent check && npm test --silent > test.log 2>&1 || (cat test.log; false)

# whatever the locale, the documents print help in English
docs check: export VIENDAN_LANG := en

docs: $(STAMP)  ## remake the generated pages and tables of the docs, and what their commands print
	$(BIN)/cog -r docs/accuracy.md docs/mcp.md
	$(BIN)/python docs/make.py

docs-site: $(STAMP)  ## the docs as a site in build/site; links are checked
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

picture: $(STAMP)  ## the picture of the page in README, by Chromium
	$(BIN)/viendan build data/directives --out build
	$(BIN)/viendan --lang vi view --out build/graph.html
	$(BIN)/python docs/picture.py build/graph.html docs/images/page.png

format: $(STAMP)
	$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

bench: $(STAMP)  ## speed: ratios within one run
	$(BIN)/python benchmarks/linear.py
	$(BIN)/python benchmarks/relink.py
	$(BIN)/python benchmarks/dumps.py
	$(BIN)/python benchmarks/questions.py
	$(BIN)/python benchmarks/page.py
	$(BIN)/python benchmarks/extraction.py $(wildcard $(CORPUS))

bench-small: $(STAMP)  ## every program of benchmarks/ starts, on a small input; its figures mean nothing
	$(BIN)/viendan build data/directives --out build/bench
	$(BIN)/python benchmarks/linear.py 1000 1
	$(BIN)/python benchmarks/fuzz.py 300
	$(BIN)/python benchmarks/failures.py 3 4
	$(BIN)/python benchmarks/relink.py 200 400
	$(BIN)/python benchmarks/dumps.py 60
	$(BIN)/python benchmarks/questions.py build/bench
	$(BIN)/python benchmarks/extraction.py
	$(BIN)/python benchmarks/find.py build/bench 20
	$(BIN)/python benchmarks/units.py build/bench --draw 5
	$(BIN)/python benchmarks/validity.py build/bench
	$(BIN)/python benchmarks/coverage.py data/directives build/coverage.json
	$(BIN)/python benchmarks/deadlines.py ../shared/gold-second
	$(BIN)/python benchmarks/load.py --documents 200
	$(BIN)/python benchmarks/catalogue.py 300 500
	$(BIN)/python benchmarks/page.py build/bench || test $$? -eq 3

fuzz: $(STAMP)  ## 3,000 mutated documents: none ends extraction, none is read in two ways
	$(BIN)/python benchmarks/fuzz.py

failures: $(STAMP)  ## kills, full disks, broken files, two builds at once: the table of docs/failures.md
	$(BIN)/python benchmarks/failures.py

coverage: $(STAMP)  ## how many mentions of a corpus are tied to a document; a table of docs/accuracy.md is made from it
	$(BIN)/python benchmarks/coverage.py $(CORPUS)

clean:
	rm -rf build .venv dist
