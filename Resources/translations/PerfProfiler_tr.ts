<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>PerfProfiler</name>
    <message>
        <source>Feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Display</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ok</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not available: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the Python package {package} is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system refused it ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no document is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resident memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>processor time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVIDIA graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>figures in reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shared store of several machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} can&apos;t be opened: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system says: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a Git LFS pointer, the model itself was not downloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is damaged or no FreeCAD document (not a complete zip archive)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is damaged ({member} in it fails its checksum)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is damaged ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is damaged or no FreeCAD document (it holds no Document.xml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is damaged (its Document.xml is broken: {error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FreeCAD {version} refused it ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FreeCAD {version} crashed while opening it ({cause})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: FreeCAD {version} crashed while recomputing it ({cause})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signal {signal}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it ended with status {status}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FreeCAD was not found; name its program with --freecad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no program {program}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{program} could not be started: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{program} has no window; --gui needs the program that has one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no display, and Xvfb, which would stand in for one, {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>did not start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FreeCAD ended before it was ready ({cause}). It said: {log}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profiler failed inside FreeCAD: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its folder does not exist or can&apos;t be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} can&apos;t be written: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{document}: recomputed in {wall} by FreeCAD {version}; {features} features ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of them failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no feature&apos;s: {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {count} slowest of {all}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{document}: nothing was recomputed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts recording what every recompute costs, and stops it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profiler panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows or hides the panel of Performance Profiler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure the whole model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recomputes every feature of the model once and shows what each costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the recorded recomputes as a table that spreadsheets open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Performance Profiler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells what in a model is slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgets what is shown; a recording goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a byte-order mark (for Excel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Record and edit your model: each recompute is measured. Or measure the whole model at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording. Edit the model, and its recompute is measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last recompute {time}: {share} of it was {feature}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last recompute {time}: no feature had to run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy, recomputed in {time} without a window: {share} of it was {feature}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording {minutes}:{seconds}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} events were lost because the recording grew too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a reading failed: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recomputes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All recomputes ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{object}: compute {compute}, display {display}, other {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not available: a feature that fails sends no signal, so its time is in the feature after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{feature} is not in an open document any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select in the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resident memory of FreeCAD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor time of FreeCAD; 100 percent is one core, fully</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects in the active document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faces of the visible objects; features inside a Body are counted once, as the Body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure the whole model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every feature of {document} is recomputed once. Where?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a copy, in a second FreeCAD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your document stays as it is and you can go on working. The second FreeCAD has no window, so display is not measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Display is measured as well. FreeCAD is busy meanwhile, and the document counts as modified afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting a second FreeCAD…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recomputing the copy… {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model could not be measured. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recomputes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show toolbar buttons and menu entries in every workbench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models are slow where people work, so the profiler should be reachable there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
