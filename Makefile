# Commands that anybody can run on Debian 12 or later, as root or with sudo.
.PHONY: run test test-versions test-long lint bench package translations screenshots clean

run:                ## open FreeCAD with an example model, the panel and a running recording
	@.ci/install
	@.ci/demo

test:               ## all tests that end in twelve minutes, on the FreeCAD of this machine
	@.ci/install
	@.ci/test

test-versions:      ## the same on FreeCAD 0.20.2, 1.0.0 and 1.1.3
	@.ci/versions

test-long:          ## the long ones too; PERFPROFILER_SUITES=bookworm keeps to one version
	@PERFPROFILER_LONG=1 .ci/versions

bench:              ## what recording costs, on the FreeCAD of this machine; ten minutes
	@.ci/install
	@.ci/bench

lint:               ## ruff, and mypy in strict mode below the GUI
	@.ci/lint

package:            ## build/PerfProfilerWorkbench-VERSION.zip, which is what a user installs
	@.ci/package

translations:       ## take new texts into the .ts files and make the .qm files
	@.ci/translations

screenshots:        ## every page and state of the panel on every FreeCAD here, into build/screenshots/VERSION
	@.ci/install
	@.ci/screenshots

clean:
	@rm -rf build
