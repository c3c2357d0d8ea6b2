<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>PerfProfiler</name>
    <message>
        <source>{what}, in the command {command}</source>
        <translation>{what}, im Befehl {command}</translation>
    </message>
    <message>
        <source>command {command}</source>
        <translation>Befehl {command}</translation>
    </message>
    <message>
        <source>script {name}</source>
        <translation>Skript {name}</translation>
    </message>
    <message>
        <source>recompute of {document}</source>
        <translation>Neuberechnung von {document}</translation>
    </message>
    <message>
        <source>recompute of {document}, {share} of it for {feature}</source>
        <translation>Neuberechnung von {document}, {share} davon für {feature}</translation>
    </message>
    <message>
        <source>creating {document}</source>
        <translation>Anlegen von {document}</translation>
    </message>
    <message>
        <source>opening {document}</source>
        <translation>Öffnen von {document}</translation>
    </message>
    <message>
        <source>saving {document}</source>
        <translation>Speichern von {document}</translation>
    </message>
    <message>
        <source>FreeCAD saved {document} by itself</source>
        <translation>FreeCAD speicherte {document} von selbst</translation>
    </message>
    <message>
        <source>closing {document}</source>
        <translation>Schließen von {document}</translation>
    </message>
    <message>
        <source>importing {file}</source>
        <translation>Importieren von {file}</translation>
    </message>
    <message>
        <source>exporting {file}</source>
        <translation>Exportieren von {file}</translation>
    </message>
    <message>
        <source>undoing in {document}</source>
        <translation>Rückgängigmachen in {document}</translation>
    </message>
    <message>
        <source>redoing in {document}</source>
        <translation>Wiederherstellen in {document}</translation>
    </message>
    <message>
        <source>showing {object}</source>
        <translation>Anzeigen von {object}</translation>
    </message>
    <message>
        <source>computing {object}</source>
        <translation>Berechnen von {object}</translation>
    </message>
    <message>
        <source>entering the edit mode of {object}</source>
        <translation>Beginn des Bearbeitens von {object}</translation>
    </message>
    <message>
        <source>leaving the edit mode of {object}</source>
        <translation>Ende des Bearbeitens von {object}</translation>
    </message>
    <message>
        <source>Python: {function} ({file}:{line})</source>
        <translation>Python: {function} ({file}:{line})</translation>
    </message>
    <message>
        <source>Python: {function} ({file}:{line}), at last in {innermost}</source>
        <translation>Python: {function} ({file}:{line}), zuletzt in {innermost}</translation>
    </message>
    <message>
        <source>{what}, in native code that it called</source>
        <translation>{what}, in nativem Code, den es aufrief</translation>
    </message>
    <message>
        <source>drawing the 3D view</source>
        <translation>Zeichnen der 3D-Ansicht</translation>
    </message>
    <message>
        <source>no command, recompute or Python was seen</source>
        <translation>kein Befehl, keine Neuberechnung und kein Python war zu sehen</translation>
    </message>
    <message>
        <source>{document}: opened in {time}</source>
        <translation>{document}: in {time} geöffnet</translation>
    </message>
    <message>
        <source>{document}: opened in {time}, {size}</source>
        <translation>{document}: in {time} geöffnet, {size}</translation>
    </message>
    <message>
        <source>FreeCAD did not answer: {count} times, {total} in all. The longest:</source>
        <translation>FreeCAD antwortete nicht: {count}-mal, {total} insgesamt. Die längsten:</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>reading {time}</source>
        <translation>Lesen {time}</translation>
    </message>
    <message>
        <source>restoring {time}</source>
        <translation>Wiederherstellen {time}</translation>
    </message>
    <message>
        <source>meshing {time}</source>
        <translation>Vernetzen {time}</translation>
    </message>
    <message>
        <source>writing {time}</source>
        <translation>Schreiben {time}</translation>
    </message>
    <message>
        <source>finishing {time}</source>
        <translation>Abschließen {time}</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Formelemente</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Tätigkeit</translation>
    </message>
    <message>
        <source>Commands, work with files and freezes are listed here while recording.</source>
        <translation>Befehle, Arbeit mit Dateien und Hänger werden hier während der Aufzeichnung aufgeführt.</translation>
    </message>
    <message>
        <source>Last {time}: operations {count}, failed {failed}, median {median}, worst {worst}</source>
        <translation>Letzte {time}: {count} Vorgänge, {failed} fehlgeschlagen, Median {median}, längster {worst}</translation>
    </message>
    <message>
        <source>freezes {count}, together {time}</source>
        <translation>{count} Hänger, zusammen {time}</translation>
    </message>
    <message>
        <source>view {rate} frames a second</source>
        <translation>Ansicht {rate} Bilder je Sekunde</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>FreeCAD took {took}, and waited for you for {waited}</source>
        <translation>FreeCAD brauchte {took} und wartete {waited} auf Sie</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Gewartet</translation>
    </message>
    <message>
        <source>Recompute of {document}</source>
        <translation>Neuberechnung von {document}</translation>
    </message>
    <message>
        <source>Script: {name}</source>
        <translation>Skript: {name}</translation>
    </message>
    <message>
        <source>New document {document}</source>
        <translation>Neues Dokument {document}</translation>
    </message>
    <message>
        <source>Opened {file}</source>
        <translation>{file} geöffnet</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>{file} gespeichert</translation>
    </message>
    <message>
        <source>Autosave of {document}</source>
        <translation>Automatisches Speichern von {document}</translation>
    </message>
    <message>
        <source>Closed {document}</source>
        <translation>{document} geschlossen</translation>
    </message>
    <message>
        <source>Imported {file}</source>
        <translation>{file} importiert</translation>
    </message>
    <message>
        <source>Exported {file}</source>
        <translation>{file} exportiert</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Edited {feature}</source>
        <translation>{feature} bearbeitet</translation>
    </message>
    <message>
        <source>View measured</source>
        <translation>Ansicht gemessen</translation>
    </message>
    <message>
        <source>Freeze: {why}</source>
        <translation>Hänger: {why}</translation>
    </message>
    <message>
        <source>{name} ({workbench}), called by {way}</source>
        <translation>{name} ({workbench}), aufgerufen über {way}</translation>
    </message>
    <message>
        <source>Kind: {type}</source>
        <translation>Art: {type}</translation>
    </message>
    <message>
        <source>Recomputes in it: {count}, {time}</source>
        <translation>Neuberechnungen darin: {count}, {time}</translation>
    </message>
    <message>
        <source>{path}, {size}</source>
        <translation>{path}, {size}</translation>
    </message>
    <message>
        <source>Entering {entering}, leaving {leaving}; {drags} answers to dragging, {solving}</source>
        <translation>Beginn {entering}, Ende {leaving}; {drags} Antworten auf Ziehen, {solving}</translation>
    </message>
    <message>
        <source>toolbar</source>
        <translation>Symbolleiste</translation>
    </message>
    <message>
        <source>menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>macro</source>
        <translation>Makro</translation>
    </message>
    <message>
        <source>script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>another way</source>
        <translation>einen anderen Weg</translation>
    </message>
    <message>
        <source>new document</source>
        <translation>neues Dokument</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>saving</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>creating geometry</source>
        <translation>Geometrie anlegen</translation>
    </message>
    <message>
        <source>changing geometry</source>
        <translation>Geometrie ändern</translation>
    </message>
    <message>
        <source>boolean operation</source>
        <translation>boolesche Operation</translation>
    </message>
    <message>
        <source>meshes</source>
        <translation>Netze</translation>
    </message>
    <message>
        <source>CAM</source>
        <translation>CAM</translation>
    </message>
    <message>
        <source>assembly</source>
        <translation>Baugruppe</translation>
    </message>
    <message>
        <source>rendering</source>
        <translation>Rendern</translation>
    </message>
    <message>
        <source>import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>constraint solving</source>
        <translation>Lösen von Randbedingungen</translation>
    </message>
    <message>
        <source>Begin a workflow…</source>
        <translation>Arbeitsablauf beginnen…</translation>
    </message>
    <message>
        <source>End the workflow</source>
        <translation>Arbeitsablauf beenden</translation>
    </message>
    <message>
        <source>Names a stretch of work, to see afterwards which steps took most of it</source>
        <translation>Gibt einer Strecke Arbeit einen Namen, um danach zu sehen, welche Schritte das meiste davon brauchten</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>Arbeitsablauf</translation>
    </message>
    <message>
        <source>Name of the work that begins now:</source>
        <translation>Name der Arbeit, die jetzt beginnt:</translation>
    </message>
    <message>
        <source>My work</source>
        <translation>Meine Arbeit</translation>
    </message>
    <message>
        <source>Workflow “{name}” has begun.</source>
        <translation>Arbeitsablauf „{name}“ hat begonnen.</translation>
    </message>
    <message>
        <source>Workflow “{name}”: FreeCAD took {busy} of {time}, operations {count}.</source>
        <translation>Arbeitsablauf „{name}“: FreeCAD brauchte {busy} von {time}, {count} Vorgänge.</translation>
    </message>
    <message>
        <source>Workflow “{name}”: FreeCAD took {busy} of {time}, operations {count}. Most: {step}, {share}.</source>
        <translation>Arbeitsablauf „{name}“: FreeCAD brauchte {busy} von {time}, {count} Vorgänge. Das meiste: {step}, {share}.</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Empfehlungen</translation>
    </message>
    <message>
        <source>No data: record a recompute, or measure the whole model.</source>
        <translation>Keine Daten: zeichnen Sie eine Neuberechnung auf, oder messen Sie das ganze Modell.</translation>
    </message>
    <message>
        <source>Looking for what is slow…</source>
        <translation>Es wird gesucht, was langsam ist…</translation>
    </message>
    <message>
        <source>Nothing worth changing.</source>
        <translation>Nichts, was eine Änderung wert wäre.</translation>
    </message>
    <message>
        <source>Issues: {issues}, advice: {advice}.</source>
        <translation>Befunde: {issues}, Empfehlungen: {advice}.</translation>
    </message>
    <message>
        <source>{found} The first {saving}.</source>
        <translation>{found} Die erste {saving}.</translation>
    </message>
    <message>
        <source>The recording could not be analysed: {error}</source>
        <translation>Die Aufzeichnung konnte nicht ausgewertet werden: {error}</translation>
    </message>
    <message>
        <source>Show {count} more</source>
        <translation>{count} weitere zeigen</translation>
    </message>
    <message>
        <source>should save ~{time} each recompute</source>
        <translation>dürfte ~{time} je Neuberechnung sparen</translation>
    </message>
    <message>
        <source>should save ~{time} each such edit</source>
        <translation>dürfte ~{time} je solcher Änderung sparen</translation>
    </message>
    <message>
        <source>should save ~{time} each opening</source>
        <translation>dürfte ~{time} je Öffnen sparen</translation>
    </message>
    <message>
        <source>should save ~{time} each saving</source>
        <translation>dürfte ~{time} je Speichern sparen</translation>
    </message>
    <message>
        <source>should save ~{time} each time the 3D view is drawn</source>
        <translation>dürfte ~{time} je Zeichnen der 3D-Ansicht sparen</translation>
    </message>
    <message>
        <source>no promise, to be tried</source>
        <translation>kein Versprechen, zum Ausprobieren</translation>
    </message>
    <message>
        <source>easy</source>
        <translation>leicht</translation>
    </message>
    <message>
        <source>some work</source>
        <translation>etwas Arbeit</translation>
    </message>
    <message>
        <source>much work</source>
        <translation>viel Arbeit</translation>
    </message>
    <message>
        <source>safe</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>can change how it looks</source>
        <translation>kann das Aussehen ändern</translation>
    </message>
    <message>
        <source>can change geometry</source>
        <translation>kann die Geometrie ändern</translation>
    </message>
    <message>
        <source>{number}. {step}</source>
        <translation>{number}. {step}</translation>
    </message>
    <message>
        <source>Rests on: {basis}</source>
        <translation>Beruht auf: {basis}</translation>
    </message>
    <message>
        <source>times measured in this recording</source>
        <translation>Zeiten, in dieser Aufzeichnung gemessen</translation>
    </message>
    <message>
        <source>a like model that was measured</source>
        <translation>ein ähnliches Modell, das gemessen wurde</translation>
    </message>
    <message>
        <source>what others report</source>
        <translation>was andere berichten</translation>
    </message>
    <message>
        <source>nothing yet: a trial tells</source>
        <translation>noch nichts: ein Versuch zeigt es</translation>
    </message>
    <message>
        <source>Concerns: {object}, property {property}</source>
        <translation>Betrifft: {object}, Eigenschaft {property}</translation>
    </message>
    <message>
        <source>Concerns: {object}</source>
        <translation>Betrifft: {object}</translation>
    </message>
    <message>
        <source>Rule: {rules}</source>
        <translation>Regel: {rules}</translation>
    </message>
    <message>
        <source>Sources: {sources}</source>
        <translation>Quellen: {sources}</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Selects it and brings it into view</source>
        <translation>Wählt es aus und bringt es ins Bild</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Measures it on a copy, in a second FreeCAD; your document stays as it is</source>
        <translation>Misst es an einer Kopie, in einem zweiten FreeCAD; Ihr Dokument bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Changes your document, as one undo step</source>
        <translation>Ändert Ihr Dokument, als ein Schritt, der sich rückgängig machen lässt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>I have changed it myself: the next recording tells what that saved</source>
        <translation>Ich habe es selbst geändert: die nächste Aufzeichnung sagt, was das sparte</translation>
    </message>
    <message>
        <source>Not for me</source>
        <translation>Nichts für mich</translation>
    </message>
    <message>
        <source>Takes it away for this model; it can be brought back</source>
        <translation>Nimmt es für dieses Modell weg; es kann zurückgeholt werden</translation>
    </message>
    <message>
        <source>{button}: {title}</source>
        <translation>{button}: {title}</translation>
    </message>
    <message>
        <source>It is not in an open document any more.</source>
        <translation>Es ist in keinem offenen Dokument mehr.</translation>
    </message>
    <message>
        <source>Applied; Undo takes it back. The next recording tells what it saved.</source>
        <translation>Angewendet; Rückgängig nimmt es zurück. Die nächste Aufzeichnung sagt, was es sparte.</translation>
    </message>
    <message>
        <source>FreeCAD&apos;s setting is changed.</source>
        <translation>FreeCADs Einstellung ist geändert.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Zurückgenommen.</translation>
    </message>
    <message>
        <source>FreeCAD is recomputing: try again afterwards.</source>
        <translation>FreeCAD berechnet gerade neu: versuchen Sie es danach noch einmal.</translation>
    </message>
    <message>
        <source>Finish what you are editing first.</source>
        <translation>Beenden Sie zuerst, was Sie gerade bearbeiten.</translation>
    </message>
    <message>
        <source>What becomes of advice is not remembered: {reason}</source>
        <translation>Was aus Empfehlungen wird, bleibt nicht in Erinnerung: {reason}</translation>
    </message>
    <message>
        <source>Done before: {title}. It really saved {time} each recompute.</source>
        <translation>Früher erledigt: {title}. Es sparte wirklich {time} je Neuberechnung.</translation>
    </message>
    <message>
        <source>Not applied: {reason}</source>
        <translation>Nicht angewendet: {reason}</translation>
    </message>
    <message>
        <source>Done. The next recording tells what it saved.</source>
        <translation>Erledigt. Die nächste Aufzeichnung sagt, was es sparte.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Cancelled: the document was closed.</source>
        <translation>Abgebrochen: das Dokument wurde geschlossen.</translation>
    </message>
    <message>
        <source>Another trial runs</source>
        <translation>Ein anderer Versuch läuft</translation>
    </message>
    <message>
        <source>To measure display, a second FreeCAD window opens for up to {seconds} s. Without it only computing is measured.</source>
        <translation>Um die Anzeige zu messen, öffnet sich für bis zu {seconds} s ein zweites FreeCAD-Fenster. Ohne es wird nur die Berechnung gemessen.</translation>
    </message>
    <message>
        <source>Open a window</source>
        <translation>Fenster öffnen</translation>
    </message>
    <message>
        <source>Computing only</source>
        <translation>Nur Berechnung</translation>
    </message>
    <message>
        <source>saved {saving} of {before} each recompute</source>
        <translation>sparte {saving} von {before} je Neuberechnung</translation>
    </message>
    <message>
        <source>no gain here: {saving} of {before}</source>
        <translation>hier kein Gewinn: {saving} von {before}</translation>
    </message>
    <message>
        <source>changes the model: {differences}</source>
        <translation>ändert das Modell: {differences}</translation>
    </message>
    <message>
        <source>the trial failed: {reason}</source>
        <translation>der Versuch ist gescheitert: {reason}</translation>
    </message>
    <message>
        <source>not tried: {reason}</source>
        <translation>nicht ausprobiert: {reason}</translation>
    </message>
    <message>
        <source>{saving} ± {spread}</source>
        <translation>{saving} ± {spread}</translation>
    </message>
    <message>
        <source>runs: {runs}</source>
        <translation>Läufe: {runs}</translation>
    </message>
    <message>
        <source>geometry unchanged</source>
        <translation>Geometrie unverändert</translation>
    </message>
    <message>
        <source>display not measured</source>
        <translation>Anzeige nicht gemessen</translation>
    </message>
    <message>
        <source>Busy processor</source>
        <translation>Ausgelasteter Prozessor</translation>
    </message>
    <message>
        <source>Memory leak</source>
        <translation>Speicherleck</translation>
    </message>
    <message>
        <source>Fragmented memory</source>
        <translation>Zersplitterter Speicher</translation>
    </message>
    <message>
        <source>Slow function</source>
        <translation>Langsame Funktion</translation>
    </message>
    <message>
        <source>Too many allocations</source>
        <translation>Zu viele Speicheranforderungen</translation>
    </message>
    <message>
        <source>Idle graphics card</source>
        <translation>Untätige Grafikkarte</translation>
    </message>
    <message>
        <source>Hot graphics card</source>
        <translation>Heiße Grafikkarte</translation>
    </message>
    <message>
        <source>Full graphics memory</source>
        <translation>Voller Grafikspeicher</translation>
    </message>
    <message>
        <source>Graphics driver error</source>
        <translation>Fehler des Grafiktreibers</translation>
    </message>
    <message>
        <source>Slow disk</source>
        <translation>Langsamer Datenträger</translation>
    </message>
    <message>
        <source>Waiting for a lock</source>
        <translation>Warten auf eine Sperre</translation>
    </message>
    <message>
        <source>Recomputed with the same result</source>
        <translation>Mit gleichem Ergebnis neu berechnet</translation>
    </message>
    <message>
        <source>Slow feature</source>
        <translation>Langsames Formelement</translation>
    </message>
    <message>
        <source>Wasted recompute</source>
        <translation>Unnötige Neuberechnung</translation>
    </message>
    <message>
        <source>Repeated recompute</source>
        <translation>Wiederholte Neuberechnung</translation>
    </message>
    <message>
        <source>Failing feature</source>
        <translation>Fehlschlagendes Formelement</translation>
    </message>
    <message>
        <source>Slower and slower</source>
        <translation>Immer langsamer</translation>
    </message>
    <message>
        <source>Heavy display</source>
        <translation>Aufwendige Anzeige</translation>
    </message>
    <message>
        <source>Drawn without a graphics card</source>
        <translation>Ohne Grafikkarte gezeichnet</translation>
    </message>
    <message>
        <source>Slow 3D view</source>
        <translation>Langsame 3D-Ansicht</translation>
    </message>
    <message>
        <source>Freezes</source>
        <translation>Hänger</translation>
    </message>
    <message>
        <source>Slow opening</source>
        <translation>Langsames Öffnen</translation>
    </message>
    <message>
        <source>Slow saving</source>
        <translation>Langsames Speichern</translation>
    </message>
    <message>
        <source>Big file</source>
        <translation>Große Datei</translation>
    </message>
    <message>
        <source>Memory of undo</source>
        <translation>Speicher für Rückgängig</translation>
    </message>
    <message>
        <source>Heavy sketch</source>
        <translation>Aufwendige Skizze</translation>
    </message>
    <message>
        <source>Many objects</source>
        <translation>Viele Objekte</translation>
    </message>
    <message>
        <source>Much spline geometry</source>
        <translation>Viel Spline-Geometrie</translation>
    </message>
    <message>
        <source>Solid made from a mesh</source>
        <translation>Festkörper aus einem Netz</translation>
    </message>
    <message>
        <source>Spreadsheet that drives much</source>
        <translation>Tabelle, von der viel abhängt</translation>
    </message>
    <message>
        <source>Slow Python feature</source>
        <translation>Langsames Python-Formelement</translation>
    </message>
    <message>
        <source>Costly setting</source>
        <translation>Teure Einstellung</translation>
    </message>
    <message>
        <source>{type} ({severity})</source>
        <translation>{type} ({severity})</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>From here on something is an issue, or a saving is worth advice.</source>
        <translation>Ab hier ist etwas ein Befund oder eine Ersparnis eine Empfehlung wert.</translation>
    </message>
    <message>
        <source>Usually {value}</source>
        <translation>Üblicherweise {value}</translation>
    </message>
    <message>
        <source>Least saving, milliseconds</source>
        <translation>Kleinste Ersparnis, Millisekunden</translation>
    </message>
    <message>
        <source>Slow feature, milliseconds</source>
        <translation>Langsames Formelement, Millisekunden</translation>
    </message>
    <message>
        <source>Recomputed for nothing, milliseconds</source>
        <translation>Umsonst neu berechnet, Millisekunden</translation>
    </message>
    <message>
        <source>Freeze, milliseconds</source>
        <translation>Hänger, Millisekunden</translation>
    </message>
    <message>
        <source>Picture of the 3D view, milliseconds</source>
        <translation>Bild der 3D-Ansicht, Millisekunden</translation>
    </message>
    <message>
        <source>Opening, seconds</source>
        <translation>Öffnen, Sekunden</translation>
    </message>
    <message>
        <source>Saving, seconds</source>
        <translation>Speichern, Sekunden</translation>
    </message>
    <message>
        <source>Memory leak, megabytes</source>
        <translation>Speicherleck, Megabyte</translation>
    </message>
    <message>
        <source>Memory of undo, megabytes</source>
        <translation>Speicher für Rückgängig, Megabyte</translation>
    </message>
    <message>
        <source>Size of a file, megabytes</source>
        <translation>Größe einer Datei, Megabyte</translation>
    </message>
    <message>
        <source>Objects in a document</source>
        <translation>Objekte in einem Dokument</translation>
    </message>
    <message>
        <source>Constraints in a sketch</source>
        <translation>Randbedingungen in einer Skizze</translation>
    </message>
    <message>
        <source>Triangles in the 3D view</source>
        <translation>Dreiecke in der 3D-Ansicht</translation>
    </message>
    <message>
        <source>Graphics card warm, °C</source>
        <translation>Grafikkarte warm, °C</translation>
    </message>
    <message>
        <source>Graphics card hot, °C</source>
        <translation>Grafikkarte heiß, °C</translation>
    </message>
    <message>
        <source>Keep what nothing depends on in a spreadsheet of its own, not in {sheet}</source>
        <translation>Halten Sie, wovon nichts abhängt, in einer eigenen Tabelle, nicht in {sheet}</translation>
    </message>
    <message>
        <source>Split {sheet}: most of what depends on it does not need the cell that changes</source>
        <translation>Teilen Sie {sheet}: das meiste davon Abhängige braucht die Zelle nicht, die sich ändert</translation>
    </message>
    <message>
        <source>{count} edits of {sheet} ({cells}) recomputed what came out as it was: {time} for nothing each time. {dependents} objects depend on it.</source>
        <translation>{count} Änderungen von {sheet} ({cells}) berechneten neu, was gleich herauskam: jedes Mal {time} umsonst. {dependents} Objekte hängen davon ab.</translation>
    </message>
    <message>
        <source>Make a second spreadsheet (Spreadsheet → Create spreadsheet) and move notes and tables to it.</source>
        <translation>Legen Sie eine zweite Tabelle an (Spreadsheet → Erstelle Kalkulationstabelle) und verschieben Sie Notizen und Aufstellungen dorthin.</translation>
    </message>
    <message>
        <source>Give values that belong to different parts spreadsheets of their own; from FreeCAD 1.0 on variable sets (toolbar Structure) do the same.</source>
        <translation>Geben Sie Werten, die zu verschiedenen Teilen gehören, eigene Tabellen; ab FreeCAD 1.0 leisten Variablensätze (Symbolleiste Struktur) dasselbe.</translation>
    </message>
    <message>
        <source>While you fill in many cells: right-click the document in the tree, Skip recomputes; at the end take it off and press Refresh.</source>
        <translation>Während Sie viele Zellen ausfüllen: Rechtsklick auf das Dokument im Baum, Neuberechnungen überspringen; am Ende wieder ausschalten und Aktualisieren drücken.</translation>
    </message>
    <message>
        <source>what such edits took here for results that stayed the same</source>
        <translation>was solche Änderungen hier für gleich gebliebene Ergebnisse brauchten</translation>
    </message>
    <message>
        <source>Reopen the document: {name} gets slower by itself</source>
        <translation>Öffnen Sie das Dokument neu: {name} wird von selbst langsamer</translation>
    </message>
    <message>
        <source>In {count} recomputes, with nothing changed, it went from {first} to {last} each.</source>
        <translation>In {count} Neuberechnungen, ohne dass sich etwas änderte, stieg es von {first} auf je {last}.</translation>
    </message>
    <message>
        <source>Right-click its sketch in the tree, Mark to recompute, then Refresh: often that is enough.</source>
        <translation>Rechtsklick auf seine Skizze im Baum, Markieren, um neu zu berechnen, dann Aktualisieren: oft genügt das.</translation>
    </message>
    <message>
        <source>Else save, close and open the document: it begins at its first speed again.</source>
        <translation>Sonst speichern, schließen und öffnen Sie das Dokument: es beginnt wieder mit seinem ersten Tempo.</translation>
    </message>
    <message>
        <source>what the same recompute took at first</source>
        <translation>was dieselbe Neuberechnung anfangs brauchte</translation>
    </message>
    <message>
        <source>Do not keep the drawing {page} up to date while you model</source>
        <translation>Halten Sie die Zeichnung {page} nicht aktuell, während Sie modellieren</translation>
    </message>
    <message>
        <source>Its views ({count}) take {time} of a full recompute ({share}), most of it {slowest}.</source>
        <translation>Ihre Ansichten ({count}) brauchen {time} einer vollen Neuberechnung ({share}), am meisten {slowest}.</translation>
    </message>
    <message>
        <source>Select the page in the tree and set its property Keep Updated to false.</source>
        <translation>Wählen Sie die Seite im Baum und setzen Sie ihre Eigenschaft Keep Updated auf false.</translation>
    </message>
    <message>
        <source>When you want the drawing: select the page, TechDraw → Redraw Page, or set it to true again.</source>
        <translation>Wenn Sie die Zeichnung brauchen: wählen Sie die Seite, TechDraw → Seite neu zeichnen, oder setzen Sie sie wieder auf true.</translation>
    </message>
    <message>
        <source>what computing its views took here</source>
        <translation>was die Berechnung ihrer Ansichten hier brauchte</translation>
    </message>
    <message>
        <source>Freeze {binders} while the source is final</source>
        <translation>Frieren Sie {binders} ein, solange die Quelle fertig ist</translation>
    </message>
    <message>
        <source>Following their sources takes these binders {time} of a full recompute.</source>
        <translation>Ihren Quellen zu folgen kostet diese Formbinder {time} einer vollen Neuberechnung.</translation>
    </message>
    <message>
        <source>Select the binder and set its property Bind Mode to Frozen.</source>
        <translation>Wählen Sie den Formbinder und setzen Sie seine Eigenschaft Bind Mode auf Frozen.</translation>
    </message>
    <message>
        <source>When the source has changed set it to Synchronized, Refresh, and freeze again.</source>
        <translation>Wenn sich die Quelle geändert hat, setzen Sie sie auf Synchronized, Aktualisieren, und frieren Sie wieder ein.</translation>
    </message>
    <message>
        <source>Where it must follow: bind the faces or edges you need, not the whole body.</source>
        <translation>Wo er folgen muss: binden Sie die Flächen oder Kanten, die Sie brauchen, nicht den ganzen Körper.</translation>
    </message>
    <message>
        <source>what computing these binders took here</source>
        <translation>was die Berechnung dieser Formbinder hier brauchte</translation>
    </message>
    <message>
        <source>Solve assemblies when you ask for it only</source>
        <translation>Lösen Sie Baugruppen nur, wenn Sie es verlangen</translation>
    </message>
    <message>
        <source>Solving {assemblies} takes {time} of a full recompute, for {joints} joints.</source>
        <translation>{assemblies} zu lösen braucht {time} einer vollen Neuberechnung, für {joints} Verbindungen.</translation>
    </message>
    <message>
        <source>Tools → Edit parameters: set BaseApp/Preferences/Mod/Assembly, SolveOnRecompute to false.</source>
        <translation>Werkzeuge → Parameter bearbeiten: setzen Sie BaseApp/Preferences/Mod/Assembly, SolveOnRecompute auf false.</translation>
    </message>
    <message>
        <source>Assembly → Solve Assembly moves the parts into place when you want it.</source>
        <translation>Assembly → Baugruppe lösen bewegt die Teile an ihren Platz, wenn Sie es wollen.</translation>
    </message>
    <message>
        <source>Fixed joints and sub-assemblies of what does not move make solving cheaper.</source>
        <translation>Feste Verbindungen und Unterbaugruppen aus dem, was sich nicht bewegt, machen das Lösen billiger.</translation>
    </message>
    <message>
        <source>what computing these assemblies took here</source>
        <translation>was die Berechnung dieser Baugruppen hier brauchte</translation>
    </message>
    <message>
        <source>Hide {objects}</source>
        <translation>Blenden Sie {objects} aus</translation>
    </message>
    <message>
        <source>They are shown though what is made of them is shown as well; showing them takes {time} of a full recompute.</source>
        <translation>Sie werden gezeigt, obwohl auch gezeigt wird, was aus ihnen gemacht ist; ihre Anzeige braucht {time} einer vollen Neuberechnung.</translation>
    </message>
    <message>
        <source>Select them in the tree and press the space bar: what is hidden costs nothing.</source>
        <translation>Wählen Sie sie im Baum und drücken Sie die Leertaste: was ausgeblendet ist, kostet nichts.</translation>
    </message>
    <message>
        <source>what showing these objects took here</source>
        <translation>was die Anzeige dieser Objekte hier brauchte</translation>
    </message>
    <message>
        <source>Have {name} computed once in each recompute, not {times} times</source>
        <translation>Lassen Sie {name} in jeder Neuberechnung einmal berechnen, nicht {times}-mal</translation>
    </message>
    <message>
        <source>In {recomputes} of {all} recomputes it ran again within the same one; that took {time} each.</source>
        <translation>In {recomputes} von {all} Neuberechnungen lief es in derselben noch einmal; das brauchte jedes Mal {time}.</translation>
    </message>
    <message>
        <source>{seen} So did {others}.</source>
        <translation>{seen} So auch {others}.</translation>
    </message>
    <message>
        <source>Try a newer FreeCAD: MultiTransform ran twice up to 1.1.</source>
        <translation>Versuchen Sie ein neueres FreeCAD: MultiTransform lief bis 1.1 zweimal.</translation>
    </message>
    <message>
        <source>It is a Python feature ({proxy}): one that changes another object while it computes has it run again. Update the add-on, or tell its makers.</source>
        <translation>Es ist ein Python-Formelement ({proxy}): eines, das während seiner Berechnung ein anderes Objekt ändert, lässt dieses noch einmal laufen. Aktualisieren Sie das Addon, oder sagen Sie es seinen Entwicklern.</translation>
    </message>
    <message>
        <source>Export this recording (Export, without names) and add it to your report.</source>
        <translation>Exportieren Sie diese Aufzeichnung (Exportieren, ohne Namen) und legen Sie sie Ihrem Bericht bei.</translation>
    </message>
    <message>
        <source>Collect changes of {what} and recompute once</source>
        <translation>Sammeln Sie Änderungen von {what} und berechnen Sie einmal neu</translation>
    </message>
    <message>
        <source>{object}.{property}</source>
        <translation>{object}.{property}</translation>
    </message>
    <message>
        <source>{count} such changes recomputed {features} features, {wasted} of them for nothing: {time} each time.</source>
        <translation>{count} solche Änderungen berechneten {features} Formelemente neu, {wasted} davon umsonst: jedes Mal {time}.</translation>
    </message>
    <message>
        <source>Right-click the document in the tree, Skip recomputes; at the end take it off and Refresh.</source>
        <translation>Rechtsklick auf das Dokument im Baum, Neuberechnungen überspringen; am Ende wieder ausschalten und Aktualisieren.</translation>
    </message>
    <message>
        <source>If you change it often: have what does not need it depend on something else, or put it into a file of its own.</source>
        <translation>Wenn Sie es oft ändern: lassen Sie, was es nicht braucht, von etwas anderem abhängen, oder legen Sie es in eine eigene Datei.</translation>
    </message>
    <message>
        <source>what such changes took here for results that stayed the same</source>
        <translation>was solche Änderungen hier für gleich gebliebene Ergebnisse brauchten</translation>
    </message>
    <message>
        <source>Link to a simplified copy of {file}</source>
        <translation>Verknüpfen Sie mit einer vereinfachten Kopie von {file}</translation>
    </message>
    <message>
        <source>{count} objects of {document} link to {file}; opening it takes {time} of the {all} in all.</source>
        <translation>{count} Objekte von {document} verweisen auf {file}; es zu öffnen braucht {time} von insgesamt {all}.</translation>
    </message>
    <message>
        <source>Make a file with a simplified shape of it (Part → Create a copy → Create simple copy, without details).</source>
        <translation>Legen Sie eine Datei mit einer vereinfachten Form davon an (Part → Kopie erstellen → Einfache Kopie erstellen, ohne Einzelheiten).</translation>
    </message>
    <message>
        <source>Set the property Linked Object of the links to that shape.</source>
        <translation>Setzen Sie die Eigenschaft Linked Object der Verknüpfungen auf diese Form.</translation>
    </message>
    <message>
        <source>Let FreeCAD load linked files in part again</source>
        <translation>Lassen Sie FreeCAD verknüpfte Dateien wieder teilweise laden</translation>
    </message>
    <message>
        <source>Edit → Preferences → General → Document: take off Disable partial loading of external linked objects.</source>
        <translation>Bearbeiten → Einstellungen → Allgemein → Dokument: schalten Sie Deaktiviere partielles Laden von externen verknüpften Objekten aus.</translation>
    </message>
    <message>
        <source>Try {dressup} before the features that it follows</source>
        <translation>Versuchen Sie {dressup} vor den Formelementen, denen es folgt</translation>
    </message>
    <message>
        <source>It takes {time}, the {count} features before it {before} together: it has all their faces to pass.</source>
        <translation>Es braucht {time}, die {count} Formelemente davor zusammen {before}: es muss alle ihre Flächen durchgehen.</translation>
    </message>
    <message>
        <source>In a copy of the file: make it on the early shape, at the edges that are there already, and take away the late one.</source>
        <translation>In einer Kopie der Datei: machen Sie es an der frühen Form, an den Kanten, die schon da sind, und nehmen Sie das späte weg.</translation>
    </message>
    <message>
        <source>Measure both files. On eight chains that were measured the early one saved 14 to 46 %.</source>
        <translation>Messen Sie beide Dateien. An acht gemessenen Ketten sparte das frühe 14 bis 46 %.</translation>
    </message>
    <message>
        <source>Spare the Python features of {proxy}</source>
        <translation>Sparen Sie die Python-Formelemente von {proxy}</translation>
    </message>
    <message>
        <source>{count} of them take {time} of a full recompute ({share}), most of it {slowest}.</source>
        <translation>{count} davon brauchen {time} einer vollen Neuberechnung ({share}), am meisten {slowest}.</translation>
    </message>
    <message>
        <source>{seen} Most time was in {functions}.</source>
        <translation>{seen} Die meiste Zeit war in {functions}.</translation>
    </message>
    <message>
        <source>Have fewer of them in the file you edit: a plain copy (Part → Create a copy → Create simple copy) of those that are final is never computed again.</source>
        <translation>Haben Sie weniger davon in der Datei, die Sie bearbeiten: eine einfache Kopie (Part → Kopie erstellen → Einfache Kopie erstellen) der fertigen wird nie wieder berechnet.</translation>
    </message>
    <message>
        <source>Update the add-on (Tools → Addon manager), or the FreeCAD that it is part of.</source>
        <translation>Aktualisieren Sie das Addon (Werkzeuge → Addon-Manager) oder das FreeCAD, zu dem es gehört.</translation>
    </message>
    <message>
        <source>Tell its makers where the time goes: record with the preset cpu and export without names.</source>
        <translation>Sagen Sie seinen Entwicklern, wohin die Zeit geht: zeichnen Sie mit der Voreinstellung Prozessor auf und exportieren Sie ohne Namen.</translation>
    </message>
    <message>
        <source>Repair {name}, which fails in every recompute</source>
        <translation>Reparieren Sie {name}, das in jeder Neuberechnung fehlschlägt</translation>
    </message>
    <message>
        <source>Point at it in the tree to read the error, and repair it: a lost edge or face is chosen anew with a double-click.</source>
        <translation>Zeigen Sie im Baum darauf, um den Fehler zu lesen, und reparieren Sie es: eine verlorene Kante oder Fläche wird nach einem Doppelklick neu gewählt.</translation>
    </message>
    <message>
        <source>Until then set its property Suppressed to true: it is passed over.</source>
        <translation>Setzen Sie bis dahin seine Eigenschaft Suppressed auf true: es wird übergangen.</translation>
    </message>
    <message>
        <source>If nothing needs it delete it: it is tried again in each recompute.</source>
        <translation>Wenn nichts es braucht, löschen Sie es: es wird in jeder Neuberechnung wieder versucht.</translation>
    </message>
    <message>
        <source>Split {body} in two bodies</source>
        <translation>Teilen Sie {body} in zwei Körper</translation>
    </message>
    <message>
        <source>It has {features} features; the last {last} of them take {time}, {share} of all of its time.</source>
        <translation>Er hat {features} Formelemente; die letzten {last} davon brauchen {time}, {share} seiner ganzen Zeit.</translation>
    </message>
    <message>
        <source>While you edit early features: right-click one, Set tip; set it to the last one at the end.</source>
        <translation>Während Sie frühe Formelemente bearbeiten: Rechtsklick auf eines, Arbeitsposition festlegen; am Ende setzen Sie sie auf das letzte.</translation>
    </message>
    <message>
        <source>Model {feature} and what follows in a second body, and join both with Part → Boolean → Union.</source>
        <translation>Modellieren Sie {feature} und was folgt in einem zweiten Körper, und verbinden Sie beide mit Part → Boolesche Operation → Vereinigung.</translation>
    </message>
    <message>
        <source>Let {reader} take its value from a spreadsheet instead of {source}</source>
        <translation>Lassen Sie {reader} seinen Wert aus einer Tabelle nehmen statt aus {source}</translation>
    </message>
    <message>
        <source>By an expression ({path}) every change of {source} recomputes {body} as well: {count} features, {time}.</source>
        <translation>Durch einen Ausdruck ({path}) berechnet jede Änderung von {source} auch {body} neu: {count} Formelemente, {time}.</translation>
    </message>
    <message>
        <source>Put the value into a cell of a spreadsheet (or a variable set from FreeCAD 1.0 on) with a name of its own.</source>
        <translation>Schreiben Sie den Wert in eine Zelle einer Tabelle (oder ab FreeCAD 1.0 in einen Variablensatz) mit eigenem Namen.</translation>
    </message>
    <message>
        <source>Have both {source} and {reader} use that name in their expressions.</source>
        <translation>Lassen Sie {source} und {reader} diesen Namen in ihren Ausdrücken verwenden.</translation>
    </message>
    <message>
        <source>Show {objects} with fewer triangles</source>
        <translation>Zeigen Sie {objects} mit weniger Dreiecken</translation>
    </message>
    <message>
        <source>{property} is down to {value}, {default} is the default. Showing them takes {time} of each full recompute, for {triangles} triangles.</source>
        <translation>{property} ist auf {value} gesenkt, {default} ist der Standard. Ihre Anzeige braucht {time} jeder vollen Neuberechnung, für {triangles} Dreiecke.</translation>
    </message>
    <message>
        <source>{property} is down to {value}, {default} is the default. Showing them takes {time} of each full recompute.</source>
        <translation>{property} ist auf {value} gesenkt, {default} ist der Standard. Ihre Anzeige braucht {time} jeder vollen Neuberechnung.</translation>
    </message>
    <message>
        <source>Select them in the tree and set {property} to {default} on the View tab of the property editor.</source>
        <translation>Wählen Sie sie im Baum und setzen Sie {property} im Reiter Ansicht des Eigenschafteneditors auf {default}.</translation>
    </message>
    <message>
        <source>Of a Body select the Body: its features take over what it has.</source>
        <translation>Bei einem Körper wählen Sie den Körper: seine Formelemente übernehmen, was er hat.</translation>
    </message>
    <message>
        <source>Where a surface must look smooth, or is exported as a mesh by what is shown, leave that one object as it is.</source>
        <translation>Wo eine Fläche glatt aussehen muss, oder als Netz so exportiert wird, wie sie gezeigt wird, lassen Sie dieses eine Objekt, wie es ist.</translation>
    </message>
    <message>
        <source>In Edit → Preferences → Part/Part Design → Shape view put the value back as well: new objects take it from there.</source>
        <translation>Setzen Sie auch unter Bearbeiten → Einstellungen → Part/Part Design → Form-Ansicht den Wert zurück: neue Objekte nehmen ihn von dort.</translation>
    </message>
    <message>
        <source>the time of showing them here, less what the default took for such shapes when it was measured</source>
        <translation>die Zeit ihrer Anzeige hier, abzüglich dessen, was der Standard bei solchen Formen brauchte, als er gemessen wurde</translation>
    </message>
    <message>
        <source>Move {feature} to the end of the tree</source>
        <translation>Verschieben Sie {feature} ans Ende des Baums</translation>
    </message>
    <message>
        <source>{feature} brings the faces from {before} to {after}. The {count} features after it take {time}, {later} each (median), those before it {earlier}: {slowest} pay most.</source>
        <translation>{feature} bringt die Flächen von {before} auf {after}. Die {count} Formelemente danach brauchen {time}, je {later} (Median), die davor {earlier}: am meisten zahlen {slowest}.</translation>
    </message>
    <message>
        <source>Where the features after it do not need its faces: right-click it in the tree, Move object after other object, and choose the last feature.</source>
        <translation>Wo die Formelemente danach seine Flächen nicht brauchen: Rechtsklick darauf im Baum, Objekt hinter ein anderes Objekt verschieben, und wählen Sie das letzte Formelement.</translation>
    </message>
    <message>
        <source>Else make the detail in a Body of its own and join the two at the end, or only keep them in one Part.</source>
        <translation>Sonst machen Sie die Einzelheit in einem eigenen Körper und verbinden beide am Ende, oder halten sie nur in einem Part zusammen.</translation>
    </message>
    <message>
        <source>Make one boolean of the {count} that end in {last}</source>
        <translation>Machen Sie eine boolesche Operation aus den {count}, die in {last} enden</translation>
    </message>
    <message>
        <source>{count} booleans one after the other, each with one more tool, take {time} of each full recompute; the first takes {first}, the last {end}, because each goes through all faces again.</source>
        <translation>{count} boolesche Operationen nacheinander, jede mit einem Werkzeug mehr, brauchen {time} jeder vollen Neuberechnung; die erste braucht {first}, die letzte {end}, weil jede wieder alle Flächen durchgeht.</translation>
    </message>
    <message>
        <source>Select all {count} tools and choose Part → Boolean → Union.</source>
        <translation>Wählen Sie alle {count} Werkzeuge und Part → Boolesche Operation → Vereinigung.</translation>
    </message>
    <message>
        <source>Select {base}, then that union, and choose Part → Boolean → Cut; delete the old chain.</source>
        <translation>Wählen Sie {base}, dann diese Vereinigung, und Part → Boolesche Operation → Differenz; löschen Sie die alte Kette.</translation>
    </message>
    <message>
        <source>Select {base} and all {count} tools, choose Part → Boolean → Union, and delete the old chain.</source>
        <translation>Wählen Sie {base} und alle {count} Werkzeuge, Part → Boolesche Operation → Vereinigung, und löschen Sie die alte Kette.</translation>
    </message>
    <message>
        <source>the time of the chain, less what its first boolean takes for each of its tools, which do not touch each other</source>
        <translation>die Zeit der Kette, abzüglich dessen, was ihre erste boolesche Operation für jedes ihrer Werkzeuge braucht, die einander nicht berühren</translation>
    </message>
    <message>
        <source>Draw the {count} profiles from {first} to {last} in one sketch</source>
        <translation>Zeichnen Sie die {count} Profile von {first} bis {last} in einer Skizze</translation>
    </message>
    <message>
        <source>{count} features of one type follow each other, with sketches in one plane; they take {time}, {share} of a full recompute, because each goes through all faces again.</source>
        <translation>{count} Formelemente eines Typs folgen einander, mit Skizzen in einer Ebene; sie brauchen {time}, {share} einer vollen Neuberechnung, weil jedes wieder alle Flächen durchgeht.</translation>
    </message>
    <message>
        <source>Copy the geometry of their sketches into the sketch of the first one and delete the others: one pocket or pad makes them all at once.</source>
        <translation>Kopieren Sie die Geometrie ihrer Skizzen in die Skizze des ersten und löschen Sie die anderen: eine Tasche oder ein Block macht sie alle auf einmal.</translation>
    </message>
    <message>
        <source>Those of another depth need one sketch and one feature for each depth.</source>
        <translation>Die mit anderer Tiefe brauchen je Tiefe eine Skizze und ein Formelement.</translation>
    </message>
    <message>
        <source>Make {pattern} cheaper: {count} occurrences</source>
        <translation>Machen Sie {pattern} billiger: {count} Vorkommen</translation>
    </message>
    <message>
        <source>{pattern} takes {time}, {share} of a full recompute, for {faces} faces.</source>
        <translation>{pattern} braucht {time}, {share} einer vollen Neuberechnung, für {faces} Flächen.</translation>
    </message>
    <message>
        <source>Set Refine to false on the Data tab of its properties, at least while you model.</source>
        <translation>Setzen Sie Refine im Reiter Daten seiner Eigenschaften auf false, wenigstens während Sie modellieren.</translation>
    </message>
    <message>
        <source>Take {dressups} out of what is repeated, and round or chamfer the result afterwards.</source>
        <translation>Nehmen Sie {dressups} aus dem heraus, was wiederholt wird, und runden oder fasen Sie das Ergebnis danach.</translation>
    </message>
    <message>
        <source>Where whole parts repeat, repeat them outside of the Body: Draft → Array tools, with links.</source>
        <translation>Wo ganze Teile sich wiederholen, wiederholen Sie sie außerhalb des Körpers: Draft → Anordnungswerkzeuge, mit Verknüpfungen.</translation>
    </message>
    <message>
        <source>While you work on other things set Suppressed to true.</source>
        <translation>Während Sie an anderem arbeiten, setzen Sie Suppressed auf true.</translation>
    </message>
    <message>
        <source>Do not model the thread of {holes}</source>
        <translation>Modellieren Sie das Gewinde von {holes} nicht</translation>
    </message>
    <message>
        <source>Show {fasteners} without threads</source>
        <translation>Zeigen Sie {fasteners} ohne Gewinde</translation>
    </message>
    <message>
        <source>Simplify the helix of {helices}</source>
        <translation>Vereinfachen Sie die Wendel von {helices}</translation>
    </message>
    <message>
        <source>Modelled threads take {time} of each full recompute ({share}).</source>
        <translation>Modellierte Gewinde brauchen {time} jeder vollen Neuberechnung ({share}).</translation>
    </message>
    <message>
        <source>Helices of up to {turns} turns take {time} of each full recompute ({share}), without what is made of them.</source>
        <translation>Wendeln mit bis zu {turns} Windungen brauchen {time} jeder vollen Neuberechnung ({share}), ohne das, was aus ihnen gemacht wird.</translation>
    </message>
    <message>
        <source>Double-click the hole and take off Model Thread: hole and drawing keep the size of the thread.</source>
        <translation>Doppelklicken Sie auf die Bohrung und schalten Sie das modellierte Gewinde (Model Thread) aus: Bohrung und Zeichnung behalten die Größe des Gewindes.</translation>
    </message>
    <message>
        <source>Select the screws and nuts and set Thread to false.</source>
        <translation>Wählen Sie die Schrauben und Muttern und setzen Sie Thread auf false.</translation>
    </message>
    <message>
        <source>Put threads back only to export or to print the part.</source>
        <translation>Setzen Sie Gewinde nur zum Exportieren oder Drucken des Teils wieder ein.</translation>
    </message>
    <message>
        <source>Make as few turns as show what it is, or a plain cylinder in its place.</source>
        <translation>Machen Sie so wenige Windungen, wie zeigen, was es ist, oder einen einfachen Zylinder an ihrer Stelle.</translation>
    </message>
    <message>
        <source>Or keep it at the end of the tree and set Suppressed to true while you model (FreeCAD 1.0 and later).</source>
        <translation>Oder halten Sie es am Ende des Baums und setzen Sie Suppressed auf true, während Sie modellieren (ab FreeCAD 1.0).</translation>
    </message>
    <message>
        <source>the time of these holes here; without a thread holes took less than a fiftieth of it when it was measured</source>
        <translation>die Zeit dieser Bohrungen hier; ohne Gewinde brauchten Bohrungen weniger als ein Fünfzigstel davon, als es gemessen wurde</translation>
    </message>
    <message>
        <source>Keep {objects} from turning faces into splines</source>
        <translation>Verhindern Sie, dass {objects} Flächen in Splines verwandeln</translation>
    </message>
    <message>
        <source>Import {objects} again, or model it: all of it is splines</source>
        <translation>Importieren Sie {objects} neu, oder modellieren Sie es: alles daran sind Splines</translation>
    </message>
    <message>
        <source>Of {sampled} faces looked at {splines} are splines; of {source}, which they were made from, {before} are. What is made of them takes {time} of each full recompute ({share}).</source>
        <translation>Von {sampled} betrachteten Flächen sind {splines} Splines; von {source}, woraus sie gemacht wurden, sind es {before}. Was aus ihnen gemacht wird, braucht {time} jeder vollen Neuberechnung ({share}).</translation>
    </message>
    <message>
        <source>Of {sampled} faces looked at {splines} are splines. What is made of them takes {time} of each full recompute ({share}).</source>
        <translation>Von {sampled} betrachteten Flächen sind {splines} Splines. Was aus ihnen gemacht wird, braucht {time} jeder vollen Neuberechnung ({share}).</translation>
    </message>
    <message>
        <source>Change the sizes of {source} in place of scaling it unevenly; a uniform scale, a placement or a mirror keeps planes and cylinders.</source>
        <translation>Ändern Sie die Maße von {source}, statt es ungleichmäßig zu skalieren; gleichmäßiges Skalieren, eine Platzierung oder eine Spiegelung erhält Ebenen und Zylinder.</translation>
    </message>
    <message>
        <source>Where an uneven scale is needed, make it the last step, after all booleans.</source>
        <translation>Wo ungleichmäßiges Skalieren nötig ist, machen Sie es zum letzten Schritt, nach allen booleschen Operationen.</translation>
    </message>
    <message>
        <source>Ask for a STEP file with planes and cylinders in place of NURBS, or model the parts that you cut and join.</source>
        <translation>Bitten Sie um eine STEP-Datei mit Ebenen und Zylindern statt NURBS, oder modellieren Sie die Teile, die Sie schneiden und verbinden.</translation>
    </message>
    <message>
        <source>Reduce the mesh that {object} was made from</source>
        <translation>Verkleinern Sie das Netz, aus dem {object} gemacht wurde</translation>
    </message>
    <message>
        <source>Its {faces} faces are triangles. It takes {own} itself, and what is made of it {time} of each full recompute ({share}).</source>
        <translation>Seine {faces} Flächen sind Dreiecke. Es selbst braucht {own}, und was daraus gemacht wird, {time} jeder vollen Neuberechnung ({share}).</translation>
    </message>
    <message>
        <source>Go back to the mesh: Meshes → Decimation, then Part → Create shape from mesh with Sew shape, Part → Convert to solid, Part → Refine shape.</source>
        <translation>Gehen Sie zum Netz zurück: Netze → Dezimierung, dann Part → Form aus Dreiecksnetz erstellen mit Form nähen, Part → Festkörper erzeugen, Part → Form aufbereiten.</translation>
    </message>
    <message>
        <source>Where it is only cut by something simple, cut the mesh itself (Meshes → Boolean), or model its flat and round faces anew.</source>
        <translation>Wo es nur von etwas Einfachem geschnitten wird, schneiden Sie das Netz selbst (Netze → Boolesche Operation), oder modellieren Sie seine ebenen und runden Flächen neu.</translation>
    </message>
    <message>
        <source>Split the sketch {sketch}</source>
        <translation>Teilen Sie die Skizze {sketch}</translation>
    </message>
    <message>
        <source>It has {constraints} constraints and {external} external edges; solving it takes {time} of each full recompute. Twice the constraints take four to eight times as long.</source>
        <translation>Sie hat {constraints} Randbedingungen und {external} externe Kanten; sie zu lösen braucht {time} jeder vollen Neuberechnung. Doppelt so viele Randbedingungen brauchen vier- bis achtmal so lange.</translation>
    </message>
    <message>
        <source>It has {constraints} constraints and {external} external edges; editing it kept FreeCAD busy for {time}. Twice the constraints take four to eight times as long.</source>
        <translation>Sie hat {constraints} Randbedingungen und {external} externe Kanten; sie zu bearbeiten beschäftigte FreeCAD {time} lang. Doppelt so viele Randbedingungen brauchen vier- bis achtmal so lange.</translation>
    </message>
    <message>
        <source>Draw what repeats once, and repeat the feature: Part Design → Apply a pattern.</source>
        <translation>Zeichnen Sie, was sich wiederholt, einmal, und wiederholen Sie das Formelement: Part Design → Muster anwenden.</translation>
    </message>
    <message>
        <source>Divide what is left between two or three sketches, each for a feature.</source>
        <translation>Verteilen Sie den Rest auf zwei oder drei Skizzen, jede für ein Formelement.</translation>
    </message>
    <message>
        <source>For imported artwork: take off the constraints that were found by themselves and use one Block constraint on each element.</source>
        <translation>Bei importierten Grafiken: entfernen Sie die von selbst gefundenen Randbedingungen und verwenden Sie je Element eine Fixieren-Randbedingung.</translation>
    </message>
    <message>
        <source>Delete external edges that no constraint needs.</source>
        <translation>Löschen Sie externe Kanten, die keine Randbedingung braucht.</translation>
    </message>
    <message>
        <source>Refine only the last feature of {body}</source>
        <translation>Bereiten Sie nur das letzte Formelement von {body} auf</translation>
    </message>
    <message>
        <source>{count} features that add something before {last} refine their result, too: with up to {holes} holes in its faces they take {time} of each full recompute.</source>
        <translation>{count} Formelemente, die vor {last} etwas hinzufügen, bereiten ihr Ergebnis auch auf: mit bis zu {holes} Löchern in ihren Flächen brauchen sie {time} jeder vollen Neuberechnung.</translation>
    </message>
    <message>
        <source>Select them in the tree and set Refine to false on the Data tab; leave it on for {last}.</source>
        <translation>Wählen Sie sie im Baum und setzen Sie Refine im Reiter Daten auf false; bei {last} lassen Sie es an.</translation>
    </message>
    <message>
        <source>Compare before and after: faces that are not joined can make later features slower, and what was attached to a face may have to be attached anew.</source>
        <translation>Vergleichen Sie vorher und nachher: nicht verbundene Flächen können spätere Formelemente langsamer machen, und was an einer Fläche befestigt war, muss vielleicht neu befestigt werden.</translation>
    </message>
    <message>
        <source>Do not fuse {arrays}</source>
        <translation>Verschmelzen Sie {arrays} nicht</translation>
    </message>
    <message>
        <source>Fuse is on. Making them takes {time} of each full recompute ({share}).</source>
        <translation>Fuse ist an. Sie zu erzeugen braucht {time} jeder vollen Neuberechnung ({share}).</translation>
    </message>
    <message>
        <source>Select them and set Fuse to false on the Data tab: the copies stay solids of their own.</source>
        <translation>Wählen Sie sie und setzen Sie Fuse im Reiter Daten auf false: die Kopien bleiben eigene Festkörper.</translation>
    </message>
    <message>
        <source>For copies that are only looked at, make the array anew as one of links: it has no shape to compute.</source>
        <translation>Für Kopien, die nur angesehen werden, machen Sie die Anordnung neu aus Verknüpfungen: sie hat keine Form zu berechnen.</translation>
    </message>
    <message>
        <source>the time of these arrays here; without fusing arrays took less than a third of it when it was measured</source>
        <translation>die Zeit dieser Anordnungen hier; ohne Verschmelzen brauchten Anordnungen weniger als ein Drittel davon, als es gemessen wurde</translation>
    </message>
    <message>
        <source>Keep the text {label} out of the model&apos;s booleans</source>
        <translation>Halten Sie den Text {label} aus den booleschen Operationen des Modells heraus</translation>
    </message>
    <message>
        <source>It has {edges} edges. It and what is made of it take {time} of each full recompute ({share}): {slowest}.</source>
        <translation>Er hat {edges} Kanten. Er und was aus ihm gemacht wird brauchen {time} jeder vollen Neuberechnung ({share}): {slowest}.</translation>
    </message>
    <message>
        <source>Emboss or engrave it as the very last feature, after fillets and patterns.</source>
        <translation>Prägen oder gravieren Sie ihn als allerletztes Formelement, nach Verrundungen und Mustern.</translation>
    </message>
    <message>
        <source>Raised letters need not be fused: Part → Compound → Make compound of the part and the letters prints and looks the same.</source>
        <translation>Erhabene Buchstaben müssen nicht verschmolzen werden: Part → Verbund → Erzeuge Verbund aus Teil und Buchstaben druckt und sieht gleich aus.</translation>
    </message>
    <message>
        <source>Take a font of straight strokes, or fewer letters: each curve is a face.</source>
        <translation>Nehmen Sie eine Schrift mit geraden Strichen, oder weniger Buchstaben: jede Kurve ist eine Fläche.</translation>
    </message>
    <message>
        <source>Set Fuse of the text to false where its letters do not overlap.</source>
        <translation>Setzen Sie Fuse des Textes auf false, wo seine Buchstaben sich nicht überlappen.</translation>
    </message>
    <message>
        <source>{document} shows {count} triangles. Wherever the pointer moves, FreeCAD searches all of them for what lies under it.</source>
        <translation>{document} zeigt {count} Dreiecke. Wohin der Zeiger sich bewegt, durchsucht FreeCAD sie alle nach dem, was darunter liegt.</translation>
    </message>
    <message>
        <source>Edit → Preferences → Display → Selection (or Colors): take away the tick of preselection highlighting.</source>
        <translation>Bearbeiten → Einstellungen → Anzeige → Auswahl (oder Farben): nehmen Sie den Haken bei Hervorhebung von Vorauswahl weg.</translation>
    </message>
    <message>
        <source>Or show less: hide parts, or give them a coarser display mesh.</source>
        <translation>Oder zeigen Sie weniger: blenden Sie Teile aus, oder geben Sie ihnen ein gröberes Anzeigenetz.</translation>
    </message>
    <message>
        <source>others measured a quarter of each frame while hovering (FreeCAD #32825)</source>
        <translation>andere maßen ein Viertel jedes Bildes beim Überfahren mit dem Zeiger (FreeCAD #32825)</translation>
    </message>
    <message>
        <source>Bring the number of objects in {document} down</source>
        <translation>Verringern Sie die Zahl der Objekte in {document}</translation>
    </message>
    <message>
        <source>It has {count} objects, {most} of them {type}; {lines} are a single edge. Each costs at every recompute, selection and saving.</source>
        <translation>Es hat {count} Objekte, {most} davon {type}; {lines} sind eine einzelne Kante. Jedes kostet bei jeder Neuberechnung, Auswahl und Speicherung.</translation>
    </message>
    <message>
        <source>Drawings: import again with the lines of a layer as one object (Edit → Preferences → Import-Export → DXF, group layers into blocks), or turn them into sketches.</source>
        <translation>Zeichnungen: importieren Sie neu mit den Linien einer Ebene als ein Objekt (Bearbeiten → Einstellungen → Import / Export → DXF, Ebenen zu Blöcken gruppieren), oder machen Sie Skizzen daraus.</translation>
    </message>
    <message>
        <source>Imported solids: import again with fewer objects (Edit → Preferences → Import-Export → STEP, reduce number of objects), or make compounds of what moves together (Part → Compound).</source>
        <translation>Importierte Festkörper: importieren Sie neu mit weniger Objekten (Bearbeiten → Einstellungen → Import / Export → STEP, Anzahl der Objekte verringern), oder machen Sie Verbünde aus dem, was sich zusammen bewegt (Part → Verbund).</translation>
    </message>
    <message>
        <source>Copies of one part: one link array instead of many copies.</source>
        <translation>Kopien eines Teils: eine Anordnung aus Verknüpfungen statt vieler Kopien.</translation>
    </message>
    <message>
        <source>others saw a view of 2163 objects turn 40 times slower (FreeCAD #24191)</source>
        <translation>andere sahen, dass sich eine Ansicht von 2163 Objekten 40-mal langsamer drehte (FreeCAD #24191)</translation>
    </message>
    <message>
        <source>Keep {file} as a FreeCAD file, or import it simpler</source>
        <translation>Halten Sie {file} als FreeCAD-Datei, oder importieren Sie es einfacher</translation>
    </message>
    <message>
        <source>Importing {file} took {time}.</source>
        <translation>{file} zu importieren brauchte {time}.</translation>
    </message>
    <message>
        <source>Without colours it is faster: in the Python console, Part.show(Part.read(&apos;file&apos;)) takes the shape only.</source>
        <translation>Ohne Farben geht es schneller: in der Python-Konsole nimmt Part.show(Part.read(&apos;file&apos;)) nur die Form.</translation>
    </message>
    <message>
        <source>Edit → Preferences → Import-Export → STEP: merge into one compound if you need no single parts.</source>
        <translation>Bearbeiten → Einstellungen → Import / Export → STEP: zu einem Verbund zusammenfassen, wenn Sie keine einzelnen Teile brauchen.</translation>
    </message>
    <message>
        <source>Save the result as a FreeCAD file and link to that; import only once.</source>
        <translation>Speichern Sie das Ergebnis als FreeCAD-Datei und verknüpfen Sie damit; importieren Sie nur einmal.</translation>
    </message>
    <message>
        <source>others found that most of it goes into the colours of faces (FreeCAD #18735); newer versions are better</source>
        <translation>andere fanden, dass das meiste davon in die Farben der Flächen geht (FreeCAD #18735); neuere Versionen sind besser</translation>
    </message>
    <message>
        <source>Make {objects} opaque while you model</source>
        <translation>Machen Sie {objects} undurchsichtig, während Sie modellieren</translation>
    </message>
    <message>
        <source>{count} objects of together {triangles} triangles are transparent: they are drawn apart and sorted in each frame.</source>
        <translation>{count} Objekte mit zusammen {triangles} Dreiecken sind durchsichtig: sie werden in jedem Bild getrennt gezeichnet und sortiert.</translation>
    </message>
    <message>
        <source>Select them, tab View of the property editor: set Transparency to 0.</source>
        <translation>Wählen Sie sie, Reiter Ansicht des Eigenschafteneditors: setzen Sie Transparency auf 0.</translation>
    </message>
    <message>
        <source>To look inside: View → Toggle Clipping Plane instead.</source>
        <translation>Um hineinzusehen: verwenden Sie stattdessen die Schnittebene im Menü Ansicht.</translation>
    </message>
    <message>
        <source>others saw 60 frames a second fall to 6 (FreeCAD #11517)</source>
        <translation>andere sahen 60 Bilder je Sekunde auf 6 fallen (FreeCAD #11517)</translation>
    </message>
    <message>
        <source>Keep fewer steps for undo</source>
        <translation>Halten Sie weniger Schritte zum Rückgängigmachen</translation>
    </message>
    <message>
        <source>Edit → Preferences → General → Document: set the maximum of undo steps to {steps}. It holds for documents that are opened afterwards.</source>
        <translation>Bearbeiten → Einstellungen → Allgemein → Dokument: setzen Sie die größte Zahl der Schritte zum Rückgängigmachen auf {steps}. Es gilt für Dokumente, die danach geöffnet werden.</translation>
    </message>
    <message>
        <source>To free it now: App.ActiveDocument.clearUndos() in the Python console, or close and open the document.</source>
        <translation>Um ihn jetzt freizugeben: App.ActiveDocument.clearUndos() in der Python-Konsole, oder schließen und öffnen Sie das Dokument.</translation>
    </message>
    <message>
        <source>what memory grew by with each undo step here</source>
        <translation>worum der Speicher hier mit jedem Schritt zum Rückgängigmachen wuchs</translation>
    </message>
    <message>
        <source>Bring the names of elements in {document} down</source>
        <translation>Verringern Sie die Namen der Elemente in {document}</translation>
    </message>
    <message>
        <source>{size} of the file ({share}) are names of faces and edges, which FreeCAD reads at each opening and keeps up at each recompute.</source>
        <translation>{size} der Datei ({share}) sind Namen von Flächen und Kanten, die FreeCAD bei jedem Öffnen liest und bei jeder Neuberechnung nachführt.</translation>
    </message>
    <message>
        <source>Fewer elements early in the tree: text, threads and patterns last, or in a Body of their own.</source>
        <translation>Weniger Elemente früh im Baum: Text, Gewinde und Muster zuletzt, oder in einem eigenen Körper.</translation>
    </message>
    <message>
        <source>Keep parts in files of their own and link to them.</source>
        <translation>Halten Sie Teile in eigenen Dateien und verknüpfen Sie sie.</translation>
    </message>
    <message>
        <source>the sizes of the file&apos;s members</source>
        <translation>die Größen der Teile der Datei</translation>
    </message>
    <message>
        <source>Let FreeCAD save by itself less often</source>
        <translation>Lassen Sie FreeCAD seltener von selbst speichern</translation>
    </message>
    <message>
        <source>Saving {document} for recovery held FreeCAD up for {time}; it does so every {minutes} minutes.</source>
        <translation>{document} zur Wiederherstellung zu speichern hielt FreeCAD {time} auf; es tut das alle {minutes} Minuten.</translation>
    </message>
    <message>
        <source>Edit → Preferences → General → Document: save auto-recovery information every {minutes} minutes, and save yourself at good moments.</source>
        <translation>Bearbeiten → Einstellungen → Allgemein → Dokument: Wiederherstellungsdaten alle {minutes} Minuten speichern, und speichern Sie selbst in günstigen Augenblicken.</translation>
    </message>
    <message>
        <source>A lower compression level on the same page makes each saving quicker.</source>
        <translation>Eine niedrigere Kompressionsstufe auf derselben Seite macht jedes Speichern schneller.</translation>
    </message>
    <message>
        <source>as long as before, but less often</source>
        <translation>so lange wie zuvor, aber seltener</translation>
    </message>
    <message>
        <source>Make the file of {document} smaller</source>
        <translation>Machen Sie die Datei von {document} kleiner</translation>
    </message>
    <message>
        <source>{object} is hidden and nothing depends on it: delete it if you need it no more.</source>
        <translation>{object} ist ausgeblendet, und nichts hängt davon ab: löschen Sie es, wenn Sie es nicht mehr brauchen.</translation>
    </message>
    <message>
        <source>See whether {object} can be simpler, or live in a file of its own.</source>
        <translation>Sehen Sie nach, ob {object} einfacher sein oder in einer eigenen Datei stehen kann.</translation>
    </message>
    <message>
        <source>{count} parts of the file look like copies of others: use links instead.</source>
        <translation>{count} Teile der Datei sehen wie Kopien anderer aus: verwenden Sie stattdessen Verknüpfungen.</translation>
    </message>
    <message>
        <source>Shapes can be kept in binary form, which is smaller and quicker: parameter SaveBinaryBrep in BaseApp/Preferences/Document (Tools → Edit parameters).</source>
        <translation>Formen können binär gespeichert werden, was kleiner und schneller ist: Parameter SaveBinaryBrep in BaseApp/Preferences/Document (Werkzeuge → Parameter bearbeiten).</translation>
    </message>
    <message>
        <source>Do not check each boolean while you model</source>
        <translation>Prüfen Sie nicht jede boolesche Operation, während Sie modellieren</translation>
    </message>
    <message>
        <source>{count} booleans take {time} of a full recompute, and each checks its result; the slowest are {slowest}.</source>
        <translation>{count} boolesche Operationen brauchen {time} einer vollen Neuberechnung, und jede prüft ihr Ergebnis; die langsamsten sind {slowest}.</translation>
    </message>
    <message>
        <source>Edit → Preferences → Part Design → General: take away the tick at checking the model after a boolean operation.</source>
        <translation>Bearbeiten → Einstellungen → Part Design → Allgemein: nehmen Sie den Haken beim Überprüfen des Modells nach boolescher Operation weg.</translation>
    </message>
    <message>
        <source>Before you export: Part → Check geometry does the same once.</source>
        <translation>Vor dem Exportieren: Part → Geometrie überprüfen tut dasselbe einmal.</translation>
    </message>
    <message>
        <source>how much of it is checking differs from shape to shape: try it</source>
        <translation>wie viel davon das Prüfen ist, ist von Form zu Form verschieden: probieren Sie es aus</translation>
    </message>
    <message>
        <source>Bring {objects} near the origin, in sensible units</source>
        <translation>Bringen Sie {objects} in die Nähe des Ursprungs, in sinnvollen Einheiten</translation>
    </message>
    <message>
        <source>{count} objects reach a kilometre or more from the origin, {object} {reach} km. There display meshes become too fine or fail, and views tremble.</source>
        <translation>{count} Objekte reichen einen Kilometer oder mehr vom Ursprung weg, {object} {reach} km. Dort werden Anzeigenetze zu fein oder misslingen, und Ansichten zittern.</translation>
    </message>
    <message>
        <source>Move the model near the origin; keep the map&apos;s coordinates in a note.</source>
        <translation>Verschieben Sie das Modell in die Nähe des Ursprungs; bewahren Sie die Koordinaten der Karte in einer Notiz auf.</translation>
    </message>
    <message>
        <source>See whether metres were taken for millimetres: import again with a scale, or Draft → Scale.</source>
        <translation>Sehen Sie nach, ob Meter für Millimeter genommen wurden: importieren Sie neu mit einem Maßstab, oder Draft → Skalieren.</translation>
    </message>
    <message>
        <source>others saw FreeCAD stand still (FreeCAD #17183)</source>
        <translation>andere sahen FreeCAD stillstehen (FreeCAD #17183)</translation>
    </message>
    <message>
        <source>Hide the counter of frames</source>
        <translation>Blenden Sie den Bildzähler aus</translation>
    </message>
    <message>
        <source>Smooth edges less</source>
        <translation>Glätten Sie Kanten weniger</translation>
    </message>
    <message>
        <source>Drawing a frame took {time} while the view moved.</source>
        <translation>Ein Bild zu zeichnen brauchte {time}, während sich die Ansicht bewegte.</translation>
    </message>
    <message>
        <source>Edit → Preferences → Display → 3D view: take away Show counter of frames.</source>
        <translation>Bearbeiten → Einstellungen → Anzeige → 3D-Ansicht: schalten Sie Anzeigen der Datenrate pro Sekunde aus.</translation>
    </message>
    <message>
        <source>Edit → Preferences → Display → 3D view: set Anti-aliasing to line smoothing. It holds for views that are opened afterwards.</source>
        <translation>Bearbeiten → Einstellungen → Anzeige → 3D-Ansicht: setzen Sie Kantenglättung auf Linie glätten. Es gilt für Ansichten, die danach geöffnet werden.</translation>
    </message>
    <message>
        <source>others saw the counter take two thirds of the frames (FreeCAD #29427)</source>
        <translation>andere sahen den Zähler zwei Drittel der Bilder kosten (FreeCAD #29427)</translation>
    </message>
    <message>
        <source>every pixel is drawn six or eight times; what that costs depends on the card</source>
        <translation>jedes Pixel wird sechs- oder achtmal gezeichnet; was das kostet, hängt von der Karte ab</translation>
    </message>
    <message>
        <source>Keep CAM out of the way of modelling: {operations}</source>
        <translation>Halten Sie CAM aus dem Modellieren heraus: {operations}</translation>
    </message>
    <message>
        <source>{count} objects of CAM take {time} of a full recompute ({share}), whether you look at them or not.</source>
        <translation>{count} Objekte von CAM brauchen {time} einer vollen Neuberechnung ({share}), ob Sie sie ansehen oder nicht.</translation>
    </message>
    <message>
        <source>While you model: right-click the operation, Toggle the Active State of the Operation.</source>
        <translation>Während Sie modellieren: Rechtsklick auf die Operation, ihren aktiven Zustand umschalten.</translation>
    </message>
    <message>
        <source>Or keep the job in a file of its own, with a link to the part.</source>
        <translation>Oder halten Sie den Auftrag in einer eigenen Datei, mit einer Verknüpfung zum Teil.</translation>
    </message>
    <message>
        <source>what the operations took here; an inactive one still asks its job</source>
        <translation>was die Operationen hier brauchten; eine inaktive fragt noch immer ihren Auftrag</translation>
    </message>
    <message>
        <source>{labels} and {count} more</source>
        <translation>{labels} und {count} weitere</translation>
    </message>
    <message>
        <source>{name} failed and was left out of the analysis: {error}</source>
        <translation>{name} ist gescheitert und blieb aus der Auswertung: {error}</translation>
    </message>
    <message>
        <source>no data: no feature was recomputed</source>
        <translation>keine Daten: kein Formelement wurde neu berechnet</translation>
    </message>
    <message>
        <source>{time} of recomputing were recorded</source>
        <translation>{time} Neuberechnung wurden aufgezeichnet</translation>
    </message>
    <message>
        <source>{time} of that ({share}) went into features that failed</source>
        <translation>{time} davon ({share}) gingen in Formelemente, die fehlschlugen</translation>
    </message>
    <message>
        <source>{time} of that ({share}) went into features that came out as they were</source>
        <translation>{time} davon ({share}) gingen in Formelemente, die herauskamen, wie sie waren</translation>
    </message>
    <message>
        <source>{time} of that ({share}) should be saved by the advice</source>
        <translation>{time} davon ({share}) dürften die Empfehlungen sparen</translation>
    </message>
    <message>
        <source>nothing was found that this time could be saved by</source>
        <translation>es wurde nichts gefunden, womit diese Zeit gespart werden könnte</translation>
    </message>
    <message>
        <source>advice whose saving nobody knows until it is tried: {count}</source>
        <translation>Empfehlungen, deren Ersparnis niemand kennt, bis sie ausprobiert sind: {count}</translation>
    </message>
    <message>
        <source>{first}; {rest}</source>
        <translation>{first}; {rest}</translation>
    </message>
    <message>
        <source>{document}: {score} of 100</source>
        <translation>{document}: {score} von 100</translation>
    </message>
    <message>
        <source>{document}: no score</source>
        <translation>{document}: keine Bewertung</translation>
    </message>
    <message>
        <source>The dearest edits:</source>
        <translation>Die teuersten Änderungen:</translation>
    </message>
    <message>
        <source>Issues ({count}):</source>
        <translation>Befunde ({count}):</translation>
    </message>
    <message>
        <source>Advice ({count}, the best first):</source>
        <translation>Empfehlungen ({count}, die beste zuerst):</translation>
    </message>
    <message>
        <source>{severity}: {issue}</source>
        <translation>{severity}: {issue}</translation>
    </message>
    <message>
        <source>{rules}: {title}</source>
        <translation>{rules}: {title}</translation>
    </message>
    <message>
        <source>{promise} ({basis}); {effort}; {risk}</source>
        <translation>{promise} ({basis}); {effort}; {risk}</translation>
    </message>
    <message>
        <source>Trial: {verdict}</source>
        <translation>Versuch: {verdict}</translation>
    </message>
    <message>
        <source>All of it together should save ~{saving} of the {whole} of a full recompute; {left} ({share}) stay.</source>
        <translation>Alles zusammen dürfte ~{saving} der {whole} einer vollen Neuberechnung sparen; {left} ({share}) bleiben.</translation>
    </message>
    <message>
        <source>Quick wins: {rules}.</source>
        <translation>Schnelle Erfolge: {rules}.</translation>
    </message>
    <message>
        <source>The plan of {date} expected to save {expected}. Since then {done} of its {all} steps were done, and saved {saved}.</source>
        <translation>Der Plan vom {date} erwartete {expected} Ersparnis. Seither wurden {done} seiner {all} Schritte getan, und sie sparten {saved}.</translation>
    </message>
    <message>
        <source>The plan of {date} expected to save {expected}. Since then {done} of its {all} steps were done; what they saved is not known yet.</source>
        <translation>Der Plan vom {date} erwartete {expected} Ersparnis. Seither wurden {done} seiner {all} Schritte getan; was sie sparten, ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Left out, because it is not for you: {count}. The panel brings it back.</source>
        <translation>Weggelassen, weil es nichts für Sie ist: {count}. Im Profiler-Fenster holen Sie es zurück.</translation>
    </message>
    <message>
        <source>Xvfb is not installed, so that only computing was measured, not display.</source>
        <translation>Xvfb ist nicht installiert, deshalb wurde nur die Berechnung gemessen, nicht die Anzeige.</translation>
    </message>
    <message>
        <source>{program} has no window, so that only computing was measured, not display.</source>
        <translation>{program} hat kein Fenster, deshalb wurde nur die Berechnung gemessen, nicht die Anzeige.</translation>
    </message>
    <message>
        <source>{file}: {limit} s were not enough to open it and to recompute it once; --limit gives more</source>
        <translation>{file}: {limit} s reichten nicht, sie zu öffnen und einmal neu zu berechnen; --limit gibt mehr</translation>
    </message>
    <message>
        <source>of the {limit} s no time was left for it</source>
        <translation>von den {limit} s blieb dafür keine Zeit</translation>
    </message>
    <message>
        <source>it can only be done by hand</source>
        <translation>es geht nur von Hand</translation>
    </message>
    <message>
        <source>{file} can&apos;t be used: {error}</source>
        <translation>{file} kann nicht verwendet werden: {error}</translation>
    </message>
    <message>
        <source>say what is wrong with a model and what to change, and try that on a copy</source>
        <translation>sagen, was an einem Modell nicht stimmt und was zu ändern ist, und das an einer Kopie ausprobieren</translation>
    </message>
    <message>
        <source>Opens a model in a FreeCAD of its own, recomputes all of it as often as there is time for, and prints what is wrong with it and what to change. The model file is never written to.</source>
        <translation>Öffnet ein Modell in einem eigenen FreeCAD, berechnet es ganz neu, so oft die Zeit reicht, und gibt aus, was daran nicht stimmt und was zu ändern ist. In die Modelldatei wird nie geschrieben.</translation>
    </message>
    <message>
        <source>make each change on a copy and measure what it saves, the best first</source>
        <translation>jede Änderung an einer Kopie machen und messen, was sie spart, die beste zuerst</translation>
    </message>
    <message>
        <source>time for all of it, in seconds (default: 60)</source>
        <translation>Zeit für alles zusammen, in Sekunden (Standard: 60)</translation>
    </message>
    <message>
        <source>write issues and advice as JSON</source>
        <translation>Befunde und Empfehlungen als JSON schreiben</translation>
    </message>
    <message>
        <source>a Python file that adds detectors and rules of your own</source>
        <translation>eine Python-Datei, die eigene Detektoren und Regeln hinzufügt</translation>
    </message>
    <message>
        <source>another profiler of Python is running and was left alone</source>
        <translation>ein anderer Python-Profiler läuft und wurde in Ruhe gelassen</translation>
    </message>
    <message>
        <source>recording of calls ended early: another profiler took its place, or Python ran out of recursion and removed it</source>
        <translation>die Aufzeichnung der Aufrufe endete vorzeitig: ein anderer Profiler trat an ihre Stelle, oder Python ging die Rekursionstiefe aus und es entfernte sie</translation>
    </message>
    <message>
        <source>calls can only be recorded when the main thread starts it</source>
        <translation>Aufrufe können nur aufgezeichnet werden, wenn der Hauptthread damit beginnt</translation>
    </message>
    <message>
        <source>calls could not be recorded ({error})</source>
        <translation>Aufrufe konnten nicht aufgezeichnet werden ({error})</translation>
    </message>
    <message>
        <source>stacks could not be sampled ({error})</source>
        <translation>Stapel konnten nicht abgetastet werden ({error})</translation>
    </message>
    <message>
        <source>You edited one cell ({cell} of {label})</source>
        <translation>Sie bearbeiteten eine Zelle ({cell} von {label})</translation>
    </message>
    <message>
        <source>You edited {count} cells ({cells} of {label})</source>
        <translation>Sie bearbeiteten {count} Zellen ({cells} von {label})</translation>
    </message>
    <message>
        <source>You set a cell of {label} to what it was</source>
        <translation>Sie setzten eine Zelle von {label} auf das, was sie war</translation>
    </message>
    <message>
        <source>You changed {label} ({properties})</source>
        <translation>Sie änderten {label} ({properties})</translation>
    </message>
    <message>
        <source>You changed an expression of {label} ({properties})</source>
        <translation>Sie änderten einen Ausdruck von {label} ({properties})</translation>
    </message>
    <message>
        <source>You made {label}</source>
        <translation>Sie legten {label} an</translation>
    </message>
    <message>
        <source>You changed {count} objects ({labels})</source>
        <translation>Sie änderten {count} Objekte ({labels})</translation>
    </message>
    <message>
        <source>{label} had failed and was tried again</source>
        <translation>{label} war fehlgeschlagen und wurde wieder versucht</translation>
    </message>
    <message>
        <source>Without any change that was seen</source>
        <translation>Ohne eine Änderung, die zu sehen war</translation>
    </message>
    <message>
        <source>{what} by undoing</source>
        <translation>{what} durch Rückgängigmachen</translation>
    </message>
    <message>
        <source>{what} by redoing</source>
        <translation>{what} durch Wiederherstellen</translation>
    </message>
    <message>
        <source>{what} with {command}</source>
        <translation>{what} mit {command}</translation>
    </message>
    <message>
        <source>{what}: {count} features recomputed, {wasted} for nothing, {time} wasted.</source>
        <translation>{what}: {count} Formelemente neu berechnet, {wasted} umsonst, {time} vergeudet.</translation>
    </message>
    <message>
        <source>{what}: {count} features recomputed, at least {wasted} for nothing, {time} wasted; of {unknown} ({unknown_time}) it is not known.</source>
        <translation>{what}: {count} Formelemente neu berechnet, mindestens {wasted} umsonst, {time} vergeudet; von {unknown} ({unknown_time}) ist es nicht bekannt.</translation>
    </message>
    <message>
        <source>{what}: {count} features recomputed, none for nothing.</source>
        <translation>{what}: {count} Formelemente neu berechnet, keines umsonst.</translation>
    </message>
    <message>
        <source>{what}: {count} features recomputed; whether {unknown} of them ({unknown_time}) were for nothing is not known.</source>
        <translation>{what}: {count} Formelemente neu berechnet; ob {unknown} davon ({unknown_time}) umsonst waren, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>{what}: nothing was recomputed.</source>
        <translation>{what}: nichts wurde neu berechnet.</translation>
    </message>
    <message>
        <source>Editing {label} costs {time}; features that recompute: {count}.</source>
        <translation>{label} zu bearbeiten kostet {time}; Formelemente, die neu berechnet werden: {count}.</translation>
    </message>
    <message>
        <source>Editing {label} costs at least {time}: {count} features recompute, of which these were never measured: {unmeasured}.</source>
        <translation>{label} zu bearbeiten kostet mindestens {time}: {count} Formelemente werden neu berechnet, von denen diese nie gemessen wurden: {unmeasured}.</translation>
    </message>
    <message>
        <source>What editing {label} costs is not known: none of what depends on it ran.</source>
        <translation>Was es kostet, {label} zu bearbeiten, ist nicht bekannt: nichts davon Abhängiges lief.</translation>
    </message>
    <message>
        <source>The longest way through what depends on it takes {time}: {chain}.</source>
        <translation>Der längste Weg durch das, was davon abhängt, braucht {time}: {chain}.</translation>
    </message>
    <message>
        <source>The last {count} such predictions were off by {median} in the median, {ninetieth} at the ninetieth percentile.</source>
        <translation>Die letzten {count} solchen Vorhersagen lagen im Median um {median} daneben, im neunzigsten Perzentil um {ninetieth}.</translation>
    </message>
    <message>
        <source>{document}: recomputed in {wall} by FreeCAD {version}; features run: {features}</source>
        <translation>{document}: in {wall} von FreeCAD {version} neu berechnet; berechnete Formelemente: {features}</translation>
    </message>
    <message>
        <source>{document}: recomputed {count} times, in {median} (median; {least} to {most}). The last time:</source>
        <translation>{document}: {count}-mal neu berechnet, in {median} (Median; {least} bis {most}). Das letzte Mal:</translation>
    </message>
    <message>
        <source>failed: {count}</source>
        <translation>fehlgeschlagen: {count}</translation>
    </message>
    <message>
        <source>outside any feature: {time}</source>
        <translation>außerhalb der Formelemente: {time}</translation>
    </message>
    <message>
        <source>Slowest features ({count} of {all}):</source>
        <translation>Langsamste Formelemente ({count} von {all}):</translation>
    </message>
    <message>
        <source>{document}: nothing was recomputed</source>
        <translation>{document}: nichts wurde neu berechnet</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Geschrieben: {file}</translation>
    </message>
    <message>
        <source>Memory: {before} before, {after} after, {peak} at most.</source>
        <translation>Speicher: {before} vorher, {after} nachher, höchstens {peak}.</translation>
    </message>
    <message>
        <source>Fragmentation (free share of the heap): {before} before, {after} after.</source>
        <translation>Zersplitterung (freier Anteil des Heaps): {before} vorher, {after} nachher.</translation>
    </message>
    <message>
        <source>Fragmentation: {reason}</source>
        <translation>Zersplitterung: {reason}</translation>
    </message>
    <message>
        <source>Processor, all cores: {own} by FreeCAD, {system} by all programs (average).</source>
        <translation>Prozessor, alle Kerne: {own} durch FreeCAD, {system} durch alle Programme (Mittelwert).</translation>
    </message>
    <message>
        <source>Graphics cards: {state}</source>
        <translation>Grafikkarten: {state}</translation>
    </message>
    <message>
        <source>busy {value} at most</source>
        <translation>Auslastung höchstens {value}</translation>
    </message>
    <message>
        <source>memory {value} at most</source>
        <translation>Speicher höchstens {value}</translation>
    </message>
    <message>
        <source>temperature {value} at most</source>
        <translation>Temperatur höchstens {value}</translation>
    </message>
    <message>
        <source>3D view: {renderer}, OpenGL {version}</source>
        <translation>3D-Ansicht: {renderer}, OpenGL {version}</translation>
    </message>
    <message>
        <source>3D view: {renderer}, OpenGL {version}: software, no graphics card draws it</source>
        <translation>3D-Ansicht: {renderer}, OpenGL {version}: Software, keine Grafikkarte zeichnet sie</translation>
    </message>
    <message>
        <source>Calls of Python ({count}; recording took {measured}, which is left out below, and about {estimated}, which is in the times):</source>
        <translation>Python-Aufrufe ({count}; das Aufzeichnen brauchte {measured}, die unten abgezogen sind, und etwa {estimated}, die in den Zeiten stecken):</translation>
    </message>
    <message>
        <source>Python by sampled stacks (times are estimates):</source>
        <translation>Python nach abgetasteten Stapeln (die Zeiten sind Schätzungen):</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>Cumulative</source>
        <translation>Kumuliert</translation>
    </message>
    <message>
        <source>Self</source>
        <translation>Selbst</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Abtastungen</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>native</source>
        <translation>nativ</translation>
    </message>
    <message>
        <source>(native code)</source>
        <translation>(nativer Code)</translation>
    </message>
    <message>
        <source>Tells what in a FreeCAD model is slow.</source>
        <translation>Sagt, was in einem FreeCAD-Modell langsam ist.</translation>
    </message>
    <message>
        <source>open a model, recompute all of it once, and show what its features cost</source>
        <translation>ein Modell öffnen, es einmal ganz neu berechnen und zeigen, was seine Formelemente kosten</translation>
    </message>
    <message>
        <source>Opens a model in a FreeCAD of its own, marks every object to recompute, records one recompute, and prints the slowest features. The model file is never written to.</source>
        <translation>Öffnet ein Modell in einem eigenen FreeCAD, markiert jedes Objekt zum Neuberechnen, zeichnet eine Neuberechnung auf und gibt die langsamsten Formelemente aus. In die Modelldatei wird nie geschrieben.</translation>
    </message>
    <message>
        <source>say what can be read here, and why the rest can&apos;t</source>
        <translation>sagen, was hier gelesen werden kann und warum das Übrige nicht</translation>
    </message>
    <message>
        <source>a .FCStd file</source>
        <translation>eine .FCStd-Datei</translation>
    </message>
    <message>
        <source>with FreeCAD&apos;s window and the profiler panel</source>
        <translation>mit FreeCADs Fenster und dem Profiler darin</translation>
    </message>
    <message>
        <source>the FreeCAD program, by name or path (default: the installed one)</source>
        <translation>das FreeCAD-Programm, mit Namen oder Pfad (Standard: das installierte)</translation>
    </message>
    <message>
        <source>what to record</source>
        <translation>was aufgezeichnet wird</translation>
    </message>
    <message>
        <source>recompute so many times; ten tell much more to compare than one</source>
        <translation>so oft neu berechnen; zehn Male sagen beim Vergleichen viel mehr als eines</translation>
    </message>
    <message>
        <source>write the whole profile as JSON</source>
        <translation>das ganze Profil als JSON schreiben</translation>
    </message>
    <message>
        <source>write one row per feature</source>
        <translation>je Formelement eine Zeile schreiben</translation>
    </message>
    <message>
        <source>use your own FreeCAD configuration instead of a throw-away one</source>
        <translation>die eigene FreeCAD-Konfiguration verwenden statt einer, die danach weggeworfen wird</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>schneller</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>langsamer</translation>
    </message>
    <message>
        <source>same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>not comparable</source>
        <translation>nicht vergleichbar</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>entfallen</translation>
    </message>
    <message>
        <source>chance makes such a difference in at most one of {odds} comparisons</source>
        <translation>der Zufall macht einen solchen Unterschied in höchstens einem von {odds} Vergleichen</translation>
    </message>
    <message>
        <source>no difference that chance would not make as well</source>
        <translation>kein Unterschied, den der Zufall nicht auch machen würde</translation>
    </message>
    <message>
        <source>they differ, but by less than the {least} that count as a difference</source>
        <translation>sie unterscheiden sich, aber um weniger als die {least}, ab denen ein Unterschied zählt</translation>
    </message>
    <message>
        <source>{before} recordings before and {after} after are too few: {needed} of each would be enough</source>
        <translation>{before} Aufzeichnungen vorher und {after} nachher sind zu wenige: je {needed} würden genügen</translation>
    </message>
    <message>
        <source>one recording each, with {before} runs before and {after} after, is too few: {needed} runs or recordings of each would be enough</source>
        <translation>je eine Aufzeichnung, mit {before} Läufen vorher und {after} nachher, ist zu wenig: je {needed} Läufe oder Aufzeichnungen würden genügen</translation>
    </message>
    <message>
        <source>too short to be compared: less than {least}</source>
        <translation>zu kurz zum Vergleichen: weniger als {least}</translation>
    </message>
    <message>
        <source>before, it failed each time</source>
        <translation>vorher schlug es jedes Mal fehl</translation>
    </message>
    <message>
        <source>after, it failed each time</source>
        <translation>nachher schlug es jedes Mal fehl</translation>
    </message>
    <message>
        <source>it was there before, but did not run</source>
        <translation>es war vorher da, lief aber nicht</translation>
    </message>
    <message>
        <source>it is there after, but did not run</source>
        <translation>es ist nachher da, lief aber nicht</translation>
    </message>
    <message>
        <source>only in the recordings before</source>
        <translation>nur in den Aufzeichnungen vorher</translation>
    </message>
    <message>
        <source>only in the recordings after</source>
        <translation>nur in den Aufzeichnungen nachher</translation>
    </message>
    <message>
        <source>only the sum of these is known, and they did not all run before and after</source>
        <translation>nur die Summe von diesen ist bekannt, und sie liefen nicht alle vorher und nachher</translation>
    </message>
    <message>
        <source>fewer than {needed} features ran in all recordings</source>
        <translation>weniger als {needed} Formelemente liefen in allen Aufzeichnungen</translation>
    </message>
    <message>
        <source>Other versions of FreeCAD: {before} before, {after} after</source>
        <translation>Andere Versionen von FreeCAD: {before} vorher, {after} nachher</translation>
    </message>
    <message>
        <source>Other machines: {before} before, {after} after</source>
        <translation>Andere Rechner: {before} vorher, {after} nachher</translation>
    </message>
    <message>
        <source>Recorded with other presets, whose recording costs differ: {before} before, {after} after</source>
        <translation>Mit anderen Voreinstellungen aufgezeichnet, deren Aufzeichnung verschieden viel kostet: {before} vorher, {after} nachher</translation>
    </message>
    <message>
        <source>Some were recorded with FreeCAD&apos;s window, others without: what displaying took is left out, and operations are not compared</source>
        <translation>Manche wurden mit FreeCADs Fenster aufgezeichnet, andere ohne: was die Anzeige brauchte, bleibt außer Acht, und Vorgänge werden nicht verglichen</translation>
    </message>
    <message>
        <source>One recording each: what differs from one start of FreeCAD to the next looks like a difference here; several recordings of each would tell</source>
        <translation>Je eine Aufzeichnung: was sich von einem Start von FreeCAD zum nächsten ändert, sieht hier wie ein Unterschied aus; je mehrere Aufzeichnungen würden es zeigen</translation>
    </message>
    <message>
        <source>In {count} of the recordings events were lost, and perhaps runs with them</source>
        <translation>In {count} der Aufzeichnungen gingen Ereignisse verloren, und vielleicht Läufe mit ihnen</translation>
    </message>
    <message>
        <source>Recordings compared: {before} before, {after} after.</source>
        <translation>Verglichene Aufzeichnungen: {before} vorher, {after} nachher.</translation>
    </message>
    <message>
        <source>All features together, which is what the machine and FreeCAD have a share in: {change}, {verdict}. Below, this is taken out of each feature.</source>
        <translation>Alle Formelemente zusammen, woran Rechner und FreeCAD ihren Anteil haben: {change}, {verdict}. Unten ist dies aus jedem Formelement herausgerechnet.</translation>
    </message>
    <message>
        <source>How fast the machine was on both sides is not known: {reason}.</source>
        <translation>Wie schnell der Rechner auf beiden Seiten war, ist nicht bekannt: {reason}.</translation>
    </message>
    <message>
        <source>{change} ({low} to {high})</source>
        <translation>{change} ({low} bis {high})</translation>
    </message>
    <message>
        <source>{median} ({low} to {high})</source>
        <translation>{median} ({low} bis {high})</translation>
    </message>
    <message>
        <source>Not comparable, {count}: {reason}.</source>
        <translation>Nicht vergleichbar, {count}: {reason}.</translation>
    </message>
    <message>
        <source>No feature is faster or slower than chance would make it.</source>
        <translation>Kein Formelement ist schneller oder langsamer, als es der Zufall machen würde.</translation>
    </message>
    <message>
        <source>{count} more are the same.</source>
        <translation>{count} weitere sind gleich.</translation>
    </message>
    <message>
        <source>Recompute or operation</source>
        <translation>Neuberechnung oder Vorgang</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>{feature} takes {time} to compute, {share} of a full recompute of {document}</source>
        <translation>{feature} braucht {time} zur Berechnung, {share} einer vollen Neuberechnung von {document}</translation>
    </message>
    <message>
        <source>{feature} failed in {failed} of {runs} recomputes, also in the last one; a try takes {time}</source>
        <translation>{feature} schlug in {failed} von {runs} Neuberechnungen fehl, auch in der letzten; ein Versuch braucht {time}</translation>
    </message>
    <message>
        <source>{count} objects depend on it and were not computed: {features}</source>
        <translation>{count} Objekte hängen davon ab und wurden nicht berechnet: {features}</translation>
    </message>
    <message>
        <source>Nothing tells where its time ends and that of the next feature begins: some of it may be the next one&apos;s</source>
        <translation>Nichts sagt, wo seine Zeit endet und die des nächsten Formelements beginnt: manches davon kann die des nächsten sein</translation>
    </message>
    <message>
        <source>What the Python class {proxy} computes ({features}) takes {time}, {share} of a full recompute</source>
        <translation>Was die Python-Klasse {proxy} berechnet ({features}), braucht {time}, {share} einer vollen Neuberechnung</translation>
    </message>
    <message>
        <source>{time} in {function} ({file}:{line}), with the compiled code that it called</source>
        <translation>{time} in {function} ({file}:{line}), mit dem kompilierten Code, den sie aufrief</translation>
    </message>
    <message>
        <source>Editing {what} recomputed {count} features, {wasted} of them for nothing, which took {time}</source>
        <translation>{what} zu bearbeiten berechnete {count} Formelemente neu, {wasted} davon umsonst, was {time} brauchte</translation>
    </message>
    <message>
        <source>{paths} of {object}</source>
        <translation>{paths} von {object}</translation>
    </message>
    <message>
        <source>“{property}” of {object}</source>
        <translation>„{property}“ von {object}</translation>
    </message>
    <message>
        <source>{object}</source>
        <translation>{object}</translation>
    </message>
    <message>
        <source>Most of it is the time of {features}</source>
        <translation>Das meiste davon ist die Zeit von {features}</translation>
    </message>
    <message>
        <source>It was edited {count} times like that; this was the worst time</source>
        <translation>Es wurde {count}-mal so bearbeitet; dies war die längste Zeit</translation>
    </message>
    <message>
        <source>Of another {time} it is not known whether they were for nothing, too</source>
        <translation>Von weiteren {time} ist nicht bekannt, ob sie auch umsonst waren</translation>
    </message>
    <message>
        <source>{feature} was recomputed after {runs} edits and came out as it was {same} times; it takes {time} each time</source>
        <translation>{feature} wurde nach {runs} Änderungen neu berechnet und kam {same}-mal heraus, wie es war; es braucht jedes Mal {time}</translation>
    </message>
    <message>
        <source>In one recompute of {document} {features} ran more than once, which took {time} more</source>
        <translation>In einer Neuberechnung von {document} liefen {features} mehr als einmal, was {time} mehr brauchte</translation>
    </message>
    <message>
        <source>The command {command} recomputed {document} {count} times; {time} of that went to features that it recomputed again</source>
        <translation>Der Befehl {command} berechnete {document} {count}-mal neu; {time} davon gingen in Formelemente, die er noch einmal berechnete</translation>
    </message>
    <message>
        <source>Showing {feature} takes {display}, computing it {compute}</source>
        <translation>{feature} anzuzeigen braucht {display}, es zu berechnen {compute}</translation>
    </message>
    <message>
        <source>It has {faces} faces, which are drawn as {triangles} triangles</source>
        <translation>Es hat {faces} Flächen, die als {triangles} Dreiecke gezeichnet werden</translation>
    </message>
    <message>
        <source>The triangles may be off by {deviation} % of its size and by an angle of {angle}°</source>
        <translation>Die Dreiecke dürfen um {deviation} % seiner Größe und um einen Winkel von {angle}° abweichen</translation>
    </message>
    <message>
        <source>Showing {count} objects of {document}, each quick by itself, takes {display}, computing them {compute}</source>
        <translation>{count} Objekte von {document} anzuzeigen, jedes für sich schnell, braucht {display}, sie zu berechnen {compute}</translation>
    </message>
    <message>
        <source>The slowest to show are {features}</source>
        <translation>Am langsamsten anzuzeigen sind {features}</translation>
    </message>
    <message>
        <source>Opening {file} took {time}, {share} of it for {part}</source>
        <translation>{file} zu öffnen brauchte {time}, {share} davon für: {part}</translation>
    </message>
    <message>
        <source>Saving {file} took {time}, {share} of it for {part}</source>
        <translation>{file} zu speichern brauchte {time}, {share} davon für: {part}</translation>
    </message>
    <message>
        <source>reading its text and making the objects</source>
        <translation>Lesen des Textes und Anlegen der Objekte</translation>
    </message>
    <message>
        <source>reading properties and shapes</source>
        <translation>Lesen von Eigenschaften und Formen</translation>
    </message>
    <message>
        <source>meshing and showing what is visible</source>
        <translation>Vernetzen und Anzeigen des Sichtbaren</translation>
    </message>
    <message>
        <source>writing and compressing</source>
        <translation>Schreiben und Komprimieren</translation>
    </message>
    <message>
        <source>finishing</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>{time} for {part}</source>
        <translation>{time} für: {part}</translation>
    </message>
    <message>
        <source>How the time divides is estimated from the order of FreeCAD&apos;s signals</source>
        <translation>Wie sich die Zeit aufteilt, ist aus der Reihenfolge von FreeCADs Signalen geschätzt</translation>
    </message>
    <message>
        <source>{file} has {size}, {share} of it for {what}</source>
        <translation>{file} hat {size}, {share} davon für {what}</translation>
    </message>
    <message>
        <source>{what}: {size}</source>
        <translation>{what}: {size}</translation>
    </message>
    <message>
        <source>{count} parts of the file look like copies of others ({size}): they are as large to the byte, packed and unpacked</source>
        <translation>{count} Teile der Datei sehen wie Kopien anderer aus ({size}): sie sind auf das Byte gleich groß, gepackt und entpackt</translation>
    </message>
    <message>
        <source>{sketch} has {constraints} constraints and {edges} edges of other objects; solving it takes {time}</source>
        <translation>{sketch} hat {constraints} Randbedingungen und {edges} Kanten anderer Objekte; sie zu lösen braucht {time}</translation>
    </message>
    <message>
        <source>{document} has {count} objects, most of these types: {types}</source>
        <translation>{document} hat {count} Objekte, die meisten von diesen Typen: {types}</translation>
    </message>
    <message>
        <source>Finding their order and closing takes {time} of a full recompute</source>
        <translation>Ihre Reihenfolge zu finden und abzuschließen braucht {time} einer vollen Neuberechnung</translation>
    </message>
    <message>
        <source>{features}: {share} of the faces that were looked at are splines; these objects and what is made from them take {time}</source>
        <translation>{features}: {share} der betrachteten Flächen sind Splines; diese Objekte und was aus ihnen gemacht wird brauchen {time}</translation>
    </message>
    <message>
        <source>{features}: a solid of {faces} triangles, as meshes have them; these objects and what is made from them take {time}</source>
        <translation>{features}: ein Festkörper aus {faces} Dreiecken, wie Netze sie haben; diese Objekte und was aus ihnen gemacht wird brauchen {time}</translation>
    </message>
    <message>
        <source>Editing any cell of {sheet} recomputes {count} features ({time}); a typical cell is needed for {needed} of them ({needed_time})</source>
        <translation>Irgendeine Zelle von {sheet} zu bearbeiten berechnet {count} Formelemente neu ({time}); eine typische Zelle wird für {needed} davon gebraucht ({needed_time})</translation>
    </message>
    <message>
        <source>FreeCAD saved {document} by itself {count} times and did not answer for up to {time}; it does so every {minutes} minutes</source>
        <translation>FreeCAD speicherte {document} {count}-mal von selbst und antwortete bis zu {time} nicht; es tut das alle {minutes} Minuten</translation>
    </message>
    <message>
        <source>Measured. Edit → Preferences → General → Document: auto-save</source>
        <translation>Gemessen. Bearbeiten → Einstellungen → Allgemein → Dokument: automatisches Speichern</translation>
    </message>
    <message>
        <source>FreeCAD checks the result of every boolean; the {count} booleans here take {time} with it, about {share} of that for the checks</source>
        <translation>FreeCAD prüft das Ergebnis jeder booleschen Operation; die {count} hier brauchen damit {time}, etwa {share} davon für die Prüfungen</translation>
    </message>
    <message>
        <source>The share was measured on a chain of cuts with this version of FreeCAD, not here. Edit → Preferences → Part/Part Design → General: check model after boolean operation</source>
        <translation>Der Anteil wurde an einer Kette von Differenzen mit dieser Version von FreeCAD gemessen, nicht hier. Bearbeiten → Einstellungen → Part/Part Design → Allgemein: Modell nach boolescher Operation überprüfen</translation>
    </message>
    <message>
        <source>A frame of the 3D view takes {time} to draw, with {samples} samples of each pixel for smooth edges</source>
        <translation>Ein Bild der 3D-Ansicht zu zeichnen braucht {time}, mit {samples} Abtastungen je Pixel für glatte Kanten</translation>
    </message>
    <message>
        <source>How much of it the smoothing takes is not measured here. Edit → Preferences → Display → 3D view: anti-aliasing</source>
        <translation>Wie viel davon das Glätten braucht, ist hier nicht gemessen. Bearbeiten → Einstellungen → Anzeige → 3D-Ansicht: Kantenglättung</translation>
    </message>
    <message>
        <source>A frame of the 3D view takes {time} to draw, and the frame counter is shown</source>
        <translation>Ein Bild der 3D-Ansicht zu zeichnen braucht {time}, und der Bildzähler ist eingeblendet</translation>
    </message>
    <message>
        <source>That the counter costs is known from FreeCAD&apos;s issue #29427 and not measured here. Edit → Preferences → Display → 3D view: frames per second</source>
        <translation>Dass der Zähler kostet, ist aus FreeCADs Meldung #29427 bekannt und hier nicht gemessen. Bearbeiten → Einstellungen → Anzeige → 3D-Ansicht: Anzeigen der Datenrate pro Sekunde</translation>
    </message>
    <message>
        <source>With every move of the pointer FreeCAD looks for what is below it among the {triangles} triangles of {document}</source>
        <translation>Bei jeder Bewegung des Zeigers sucht FreeCAD unter den {triangles} Dreiecken von {document} nach dem, was darunter liegt</translation>
    </message>
    <message>
        <source>That this costs is known from FreeCAD&apos;s issues (#17185, #29978) and not measured here. Edit → Preferences → Display → Selection: enable preselection highlighting</source>
        <translation>Dass dies kostet, ist aus FreeCADs Meldungen (#17185, #29978) bekannt und hier nicht gemessen. Bearbeiten → Einstellungen → Anzeige → Auswahl: Hervorhebung von Vorauswahl aktivieren</translation>
    </message>
    <message>
        <source>{what}: about {each} stayed in memory each time, {kept} of {count} times</source>
        <translation>{what}: etwa {each} blieben jedes Mal im Speicher, {kept} von {count} Malen</translation>
    </message>
    <message>
        <source>Recomputing {feature}</source>
        <translation>Neuberechnen von {feature}</translation>
    </message>
    <message>
        <source>Recomputing one of {features}</source>
        <translation>Neuberechnen eines von {features}</translation>
    </message>
    <message>
        <source>Command {command}</source>
        <translation>Befehl {command}</translation>
    </message>
    <message>
        <source>Opening and closing {file}</source>
        <translation>Öffnen und Schließen von {file}</translation>
    </message>
    <message>
        <source>It was still there when nothing had gone on for {time}.</source>
        <translation>Er war noch da, als {time} lang nichts geschehen war.</translation>
    </message>
    <message>
        <source>It can also have been {features}: what one feature frees another one takes.</source>
        <translation>Es können auch {features} gewesen sein: was ein Formelement freigibt, nimmt sich ein anderes.</translation>
    </message>
    <message>
        <source>{feature} takes longer with every recompute, though nothing about it was changed: {first} at first, {last} after {runs} runs</source>
        <translation>{feature} braucht mit jeder Neuberechnung länger, obwohl nichts daran geändert wurde: anfangs {first}, nach {runs} Läufen {last}</translation>
    </message>
    <message>
        <source>After what it depends on was recomputed it took {time}.</source>
        <translation>Nachdem neu berechnet war, wovon es abhängt, brauchte es {time}.</translation>
    </message>
    <message>
        <source>Each edit of {document} left about {each} more in memory, as undo keeps the old state of what changed; {steps} steps are kept: {all}</source>
        <translation>Jede Änderung von {document} ließ etwa {each} mehr im Speicher, weil Rückgängig den alten Zustand des Geänderten aufbewahrt; {steps} Schritte werden aufbewahrt: {all}</translation>
    </message>
    <message>
        <source>{free} of memory are free in the heap but scattered in {pieces} pieces, {share} of it: the system does not get them back</source>
        <translation>{free} Speicher sind im Heap frei, aber in {pieces} Stücke zersplittert, {share} davon: das System bekommt sie nicht zurück</translation>
    </message>
    <message>
        <source>{feature} needs {peak} of memory for a moment and keeps {kept} of it</source>
        <translation>{feature} braucht für einen Augenblick {peak} Speicher und behält {kept} davon</translation>
    </message>
    <message>
        <source>Python needed {peak} of memory for a moment and kept {kept} of it</source>
        <translation>Python brauchte für einen Augenblick {peak} Speicher und behielt {kept} davon</translation>
    </message>
    <message>
        <source>FreeCAD kept {share} of a processor core busy in {time} in which it was given nothing to do</source>
        <translation>FreeCAD beschäftigte einen Prozessorkern zu {share}, {time} lang, in denen ihm nichts zu tun gegeben war</translation>
    </message>
    <message>
        <source>Other programs took {share} of all processor cores during {time} of recomputes</source>
        <translation>Andere Programme belegten während {time} Neuberechnung {share} aller Prozessorkerne</translation>
    </message>
    <message>
        <source>Function {function} ({file}, line {line}) took {time} in {calls} calls, {share} of all that ran in Python</source>
        <translation>Die Funktion {function} ({file}, Zeile {line}) brauchte {time} in {calls} Aufrufen, {share} von allem, was in Python lief</translation>
    </message>
    <message>
        <source>Function {function} ({file}, line {line}) took about {time}, {share} of all that ran in Python</source>
        <translation>Die Funktion {function} ({file}, Zeile {line}) brauchte etwa {time}, {share} von allem, was in Python lief</translation>
    </message>
    <message>
        <source>{card} was {degrees} °C hot; {share} of the time it had {limit} °C and more</source>
        <translation>{card} war {degrees} °C heiß; {share} der Zeit hatte sie {limit} °C und mehr</translation>
    </message>
    <message>
        <source>The memory of {card} is full: {used} of {total}</source>
        <translation>Der Speicher von {card} ist voll: {used} von {total}</translation>
    </message>
    <message>
        <source>FreeCAD itself uses {own} of it.</source>
        <translation>FreeCAD selbst belegt {own} davon.</translation>
    </message>
    <message>
        <source>The driver of {card} counted errors: {kinds}</source>
        <translation>Der Treiber von {card} zählte Fehler: {kinds}</translation>
    </message>
    <message>
        <source>Errors of the driver or the card (Xid): {count}</source>
        <translation>Fehler des Treibers oder der Karte (Xid): {count}</translation>
    </message>
    <message>
        <source>Memory errors that could not be corrected (ECC): {count}</source>
        <translation>Speicherfehler, die nicht behoben werden konnten (ECC): {count}</translation>
    </message>
    <message>
        <source>Errors of the card that could not be corrected (RAS): {count}</source>
        <translation>Fehler der Karte, die nicht behoben werden konnten (RAS): {count}</translation>
    </message>
    <message>
        <source>Memory errors that were corrected (ECC): {count}</source>
        <translation>Speicherfehler, die behoben wurden (ECC): {count}</translation>
    </message>
    <message>
        <source>Errors of the card that were corrected (RAS): {count}</source>
        <translation>Fehler der Karte, die behoben wurden (RAS): {count}</translation>
    </message>
    <message>
        <source>The 3D view needs {time} a picture while {card} is busy {share} of the time: the processor is the limit</source>
        <translation>Die 3D-Ansicht braucht {time} je Bild, während {card} zu {share} der Zeit beschäftigt ist: der Prozessor ist die Grenze</translation>
    </message>
    <message>
        <source>The card is not used at all: the processor draws the view.</source>
        <translation>Die Karte wird gar nicht benutzt: der Prozessor zeichnet die Ansicht.</translation>
    </message>
    <message>
        <source>FreeCAD did not answer for {time}: {why}</source>
        <translation>FreeCAD antwortete {time} lang nicht: {why}</translation>
    </message>
    <message>
        <source>FreeCAD did not answer {count} times, {time} at worst, {all} in all: {why}</source>
        <translation>FreeCAD antwortete {count}-mal nicht, höchstens {time}, insgesamt {all}: {why}</translation>
    </message>
    <message>
        <source>The 3D view turns at {rate} pictures a second ({time} each, {worst} at worst)</source>
        <translation>Die 3D-Ansicht dreht sich mit {rate} Bildern je Sekunde ({time} je Bild, höchstens {worst})</translation>
    </message>
    <message>
        <source>Dragging in an edit mode shows {rate} pictures a second ({time} each, {worst} at worst)</source>
        <translation>Ziehen im Bearbeitungsmodus zeigt {rate} Bilder je Sekunde ({time} je Bild, höchstens {worst})</translation>
    </message>
    <message>
        <source>There is a graphics card that could: {cards}.</source>
        <translation>Es gibt eine Grafikkarte, die es könnte: {cards}.</translation>
    </message>
    <message>
        <source>{what} waited {waited}, {share} of its time, while {size} went through files and pipes</source>
        <translation>{what} wartete {waited}, {share} seiner Zeit, während {size} durch Dateien und Pipes gingen</translation>
    </message>
    <message>
        <source>{function} ({file}, line {line}) waited {time} for another thread, in {lock}</source>
        <translation>{function} ({file}, Zeile {line}) wartete {time} auf einen anderen Thread, in {lock}</translation>
    </message>
    <message>
        <source>{function} ({file}, line {line}) waited about {time} for another thread, in {lock}</source>
        <translation>{function} ({file}, Zeile {line}) wartete etwa {time} auf einen anderen Thread, in {lock}</translation>
    </message>
    <message>
        <source>{file} can&apos;t be imported: {reason}</source>
        <translation>{file} kann nicht importiert werden: {reason}</translation>
    </message>
    <message>
        <source>it can&apos;t be read ({error})</source>
        <translation>sie kann nicht gelesen werden ({error})</translation>
    </message>
    <message>
        <source>it is not whole JSON ({error})</source>
        <translation>sie ist kein vollständiges JSON ({error})</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>sie ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>it is not a profile of Performance Profiler</source>
        <translation>sie ist kein Profil von Performance Profiler</translation>
    </message>
    <message>
        <source>a newer version of Performance Profiler wrote it ({schema})</source>
        <translation>eine neuere Version von Performance Profiler hat sie geschrieben ({schema})</translation>
    </message>
    <message>
        <source>it is damaged ({error})</source>
        <translation>sie ist beschädigt ({error})</translation>
    </message>
    <message>
        <source>it is damaged (“{field}” holds what does not belong there)</source>
        <translation>sie ist beschädigt („{field}“ enthält, was nicht dorthin gehört)</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>imported from {schema}, which does not tell: when it was recorded (the file&apos;s date stands for it), when features began, the runs of a feature apart (the first has the times of all), and the name of the machine</source>
        <translation>aus {schema} importiert, das nicht verrät: wann aufgezeichnet wurde (dafür steht das Datum der Datei), wann Formelemente begannen, die einzelnen Läufe eines Formelements (der erste trägt die Zeiten aller) und den Namen des Rechners</translation>
    </message>
    <message>
        <source>This is a part of recording {id}: {what}. What of a recompute was left out counts as its time outside any feature.</source>
        <translation>Dies ist ein Teil der Aufzeichnung {id}: {what}. Was von einer Neuberechnung weggelassen wurde, zählt als ihre Zeit außerhalb der Formelemente.</translation>
    </message>
    <message>
        <source>since {date}</source>
        <translation>seit {date}</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>bis {date}</translation>
    </message>
    <message>
        <source>document {document}</source>
        <translation>Dokument {document}</translation>
    </message>
    <message>
        <source>kinds {kinds}</source>
        <translation>Arten {kinds}</translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}, {second}</translation>
    </message>
    <message>
        <source>Names, labels, paths, texts and geometry of this recording were left out or replaced.</source>
        <translation>Namen, Bezeichnungen, Pfade, Texte und Geometrie dieser Aufzeichnung wurden weggelassen oder ersetzt.</translation>
    </message>
    <message>
        <source>left out, because it may hold names</source>
        <translation>weggelassen, weil es Namen enthalten kann</translation>
    </message>
    <message>
        <source>“{date}” is not a date: write 2026-11-26, 2026-11-26T14:30 (local time) or 2026-11-26T14:30:00Z</source>
        <translation>„{date}“ ist kein Datum: schreiben Sie 2026-11-26, 2026-11-26T14:30 (Ortszeit) oder 2026-11-26T14:30:00Z</translation>
    </message>
    <message>
        <source>There are no recordings in {file} yet.</source>
        <translation>In {file} gibt es noch keine Aufzeichnungen.</translation>
    </message>
    <message>
        <source>Imported: {id}</source>
        <translation>Importiert: {id}</translation>
    </message>
    <message>
        <source>Imported before: {id}</source>
        <translation>Bereits früher importiert: {id}</translation>
    </message>
    <message>
        <source>“{given}” is neither a recording&apos;s id in full, such as 20261126-040215-3f9a1c0b, nor last, nor a baseline</source>
        <translation>„{given}“ ist weder die volle Kennung einer Aufzeichnung, etwa 20261126-040215-3f9a1c0b, noch last, noch eine Referenz</translation>
    </message>
    <message>
        <source>Baseline {name}: {id}</source>
        <translation>Referenz {name}: {id}</translation>
    </message>
    <message>
        <source>Baseline {name} is retired.</source>
        <translation>Die Referenz {name} gilt nicht mehr.</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>FreeCAD</source>
        <translation>FreeCAD</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>baseline {name}</source>
        <translation>Referenz {name}</translation>
    </message>
    <message>
        <source>list the recordings, the newest first</source>
        <translation>die Aufzeichnungen auflisten, die neueste zuerst</translation>
    </message>
    <message>
        <source>write the list as JSON</source>
        <translation>die Liste als JSON schreiben</translation>
    </message>
    <message>
        <source>write a recording in a format of other programs</source>
        <translation>eine Aufzeichnung in einem Format anderer Programme schreiben</translation>
    </message>
    <message>
        <source>a recording&apos;s id in full, or last</source>
        <translation>die volle Kennung einer Aufzeichnung, oder last</translation>
    </message>
    <message>
        <source>what to write</source>
        <translation>was geschrieben wird</translation>
    </message>
    <message>
        <source>the file to write</source>
        <translation>die Datei, die geschrieben wird</translation>
    </message>
    <message>
        <source>only what began then or later</source>
        <translation>nur was dann oder später begann</translation>
    </message>
    <message>
        <source>only what began then or earlier; a day alone is all of it</source>
        <translation>nur was dann oder früher begann; ein Tag allein zählt ganz</translation>
    </message>
    <message>
        <source>only of the document of this internal name</source>
        <translation>nur vom Dokument mit diesem internen Namen</translation>
    </message>
    <message>
        <source>only spans of these kinds</source>
        <translation>nur Abschnitte dieser Arten</translation>
    </message>
    <message>
        <source>without names, labels, paths and geometry, for bug reports</source>
        <translation>ohne Namen, Bezeichnungen, Pfade und Geometrie, für Fehlerberichte</translation>
    </message>
    <message>
        <source>with the byte-order mark that Excel looks for (CSV)</source>
        <translation>mit dem Byte-Order-Mark, das Excel sucht (CSV)</translation>
    </message>
    <message>
        <source>take in a recording that was exported as JSON</source>
        <translation>eine Aufzeichnung aufnehmen, die als JSON exportiert wurde</translation>
    </message>
    <message>
        <source>a file that export or profile wrote as JSON</source>
        <translation>eine Datei, die export oder profile als JSON schrieb</translation>
    </message>
    <message>
        <source>say what is faster and what is slower</source>
        <translation>sagen, was schneller und was langsamer ist</translation>
    </message>
    <message>
        <source>a recording&apos;s id, last, or a baseline&apos;s name; several repeats with commas</source>
        <translation>die Kennung einer Aufzeichnung, last oder der Name einer Referenz; mehrere Wiederholungen mit Kommas</translation>
    </message>
    <message>
        <source>write the comparison as JSON</source>
        <translation>den Vergleich als JSON schreiben</translation>
    </message>
    <message>
        <source>name a recording to compare others with</source>
        <translation>einer Aufzeichnung einen Namen geben, um andere mit ihr zu vergleichen</translation>
    </message>
    <message>
        <source>the baseline&apos;s name</source>
        <translation>der Name der Referenz</translation>
    </message>
    <message>
        <source>let the name go; the recording stays</source>
        <translation>den Namen aufgeben; die Aufzeichnung bleibt</translation>
    </message>
    <message>
        <source>the file can&apos;t be read ({error})</source>
        <translation>die Datei kann nicht gelesen werden ({error})</translation>
    </message>
    <message>
        <source>the file was written again since</source>
        <translation>die Datei wurde inzwischen neu geschrieben</translation>
    </message>
    <message>
        <source>which object each member belongs to is not fully known ({error})</source>
        <translation>zu welchem Objekt jeder Teil gehört, ist nicht ganz bekannt ({error})</translation>
    </message>
    <message>
        <source>no signal told when all of the document was gone; it took longer</source>
        <translation>kein Signal verriet, wann das ganze Dokument weg war; es dauerte länger</translation>
    </message>
    <message>
        <source>FreeCAD gave up opening the file</source>
        <translation>FreeCAD gab das Öffnen der Datei auf</translation>
    </message>
    <message>
        <source>FreeCAD never said that the file was saved</source>
        <translation>FreeCAD meldete nie, dass die Datei gespeichert wurde</translation>
    </message>
    <message>
        <source>≥ {value}</source>
        <translation>≥ {value}</translation>
    </message>
    <message>
        <source>{document} holds, hidden objects included:</source>
        <translation>{document} enthält, verborgene Objekte eingeschlossen:</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
    <message>
        <source>Vertices</source>
        <translation>Eckpunkte</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Kanten</translation>
    </message>
    <message>
        <source>Wires</source>
        <translation>Kantenzüge</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Flächen</translation>
    </message>
    <message>
        <source>Shells</source>
        <translation>Hüllen</translation>
    </message>
    <message>
        <source>Solids</source>
        <translation>Festkörper</translation>
    </message>
    <message>
        <source>Compound solids</source>
        <translation>Verbundfestkörper</translation>
    </message>
    <message>
        <source>Compounds</source>
        <translation>Verbünde</translation>
    </message>
    <message>
        <source>Facets of meshes</source>
        <translation>Facetten von Netzen</translation>
    </message>
    <message>
        <source>Points of meshes and clouds</source>
        <translation>Punkte von Netzen und Punktwolken</translation>
    </message>
    <message>
        <source>Nodes of FEM meshes</source>
        <translation>Knoten von FEM-Netzen</translation>
    </message>
    <message>
        <source>Geometry in sketches</source>
        <translation>Geometrie in Skizzen</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>Randbedingungen</translation>
    </message>
    <message>
        <source>Triangles shown in the 3D view</source>
        <translation>In der 3D-Ansicht gezeigte Dreiecke</translation>
    </message>
    <message>
        <source>Objects by type: {types}</source>
        <translation>Objekte nach Typ: {types}</translation>
    </message>
    <message>
        <source>{count} {type}</source>
        <translation>{count} {type}</translation>
    </message>
    <message>
        <source>Features inside a Body, counted as the Body only: {value}</source>
        <translation>Formelemente in einem Körper, die nur als der Körper zählen: {value}</translation>
    </message>
    <message>
        <source>Links, which show what others hold and hold nothing: {value}</source>
        <translation>Verknüpfungen, die zeigen, was andere enthalten, und selbst nichts enthalten: {value}</translation>
    </message>
    <message>
        <source>Objects with an empty shape: {value}</source>
        <translation>Objekte mit leerer Form: {value}</translation>
    </message>
    <message>
        <source>Objects of which not all is counted yet: {value}</source>
        <translation>Objekte, von denen noch nicht alles gezählt ist: {value}</translation>
    </message>
    <message>
        <source>the driver does not tell it for this device</source>
        <translation>der Treiber verrät es für dieses Gerät nicht</translation>
    </message>
    <message>
        <source>no permission to read it</source>
        <translation>keine Berechtigung, es zu lesen</translation>
    </message>
    <message>
        <source>the driver gives no sensible number ({found})</source>
        <translation>der Treiber nennt keine sinnvolle Zahl ({found})</translation>
    </message>
    <message>
        <source>the graphics card sleeps, and reading it would wake it</source>
        <translation>die Grafikkarte schläft, und sie zu lesen würde sie wecken</translation>
    </message>
    <message>
        <source>the driver lists no use of this graphics card by the process</source>
        <translation>der Treiber führt keine Nutzung dieser Grafikkarte durch den Prozess auf</translation>
    </message>
    <message>
        <source>the driver counts cycles, not time</source>
        <translation>der Treiber zählt Takte, keine Zeit</translation>
    </message>
    <message>
        <source>the process has ended</source>
        <translation>der Prozess ist beendet</translation>
    </message>
    <message>
        <source>the graphics card does not answer any more</source>
        <translation>die Grafikkarte antwortet nicht mehr</translation>
    </message>
    <message>
        <source>the driver refused it ({error})</source>
        <translation>der Treiber hat es verweigert ({error})</translation>
    </message>
    <message>
        <source>the NVIDIA driver is not installed</source>
        <translation>der NVIDIA-Treiber ist nicht installiert</translation>
    </message>
    <message>
        <source>the NVIDIA driver is not loaded</source>
        <translation>der NVIDIA-Treiber ist nicht geladen</translation>
    </message>
    <message>
        <source>the NVIDIA driver was changed; it works again after a restart of the computer</source>
        <translation>der NVIDIA-Treiber wurde gewechselt; nach einem Neustart des Rechners geht er wieder</translation>
    </message>
    <message>
        <source>the NVIDIA driver is too old for it</source>
        <translation>der NVIDIA-Treiber ist dafür zu alt</translation>
    </message>
    <message>
        <source>the Python package nvidia-ml-py is too old for it</source>
        <translation>das Python-Paket nvidia-ml-py ist dafür zu alt</translation>
    </message>
    <message>
        <source>the NVIDIA driver knows no graphics card</source>
        <translation>der NVIDIA-Treiber kennt keine Grafikkarte</translation>
    </message>
    <message>
        <source>the system lists no graphics card</source>
        <translation>das System führt keine Grafikkarte auf</translation>
    </message>
    <message>
        <source>on this system only NVIDIA graphics cards can be read</source>
        <translation>auf diesem System können nur NVIDIA-Grafikkarten gelesen werden</translation>
    </message>
    <message>
        <source>macOS does not tell the state of graphics cards</source>
        <translation>macOS verrät den Zustand von Grafikkarten nicht</translation>
    </message>
    <message>
        <source>no graphics card that tells its state was found ({reason})</source>
        <translation>es wurde keine Grafikkarte gefunden, die ihren Zustand verrät ({reason})</translation>
    </message>
    <message>
        <source>{first}; {second}</source>
        <translation>{first}; {second}</translation>
    </message>
    <message>
        <source>the graphics cards were not read yet</source>
        <translation>die Grafikkarten wurden noch nicht gelesen</translation>
    </message>
    <message>
        <source>the driver has not answered for {seconds} s</source>
        <translation>der Treiber hat seit {seconds} s nicht geantwortet</translation>
    </message>
    <message>
        <source>FreeCAD runs without a window</source>
        <translation>FreeCAD läuft ohne Fenster</translation>
    </message>
    <message>
        <source>FreeCAD&apos;s window was on a screen of ours (Xvfb)</source>
        <translation>FreeCADs Fenster war auf einem eigenen Bildschirm (Xvfb)</translation>
    </message>
    <message>
        <source>only FreeCAD&apos;s main thread may ask</source>
        <translation>nur FreeCADs Hauptthread darf fragen</translation>
    </message>
    <message>
        <source>the window system gives no OpenGL</source>
        <translation>das Fenstersystem stellt kein OpenGL bereit</translation>
    </message>
    <message>
        <source>This recording is not kept: {reason}</source>
        <translation>Diese Aufzeichnung wird nicht aufbewahrt: {reason}</translation>
    </message>
    <message>
        <source>This recording is not kept: the Python that writes it ({python}) has ended: {reason}</source>
        <translation>Diese Aufzeichnung wird nicht aufbewahrt: das Python, das sie schreibt ({python}), ist beendet: {reason}</translation>
    </message>
    <message>
        <source>keeping recordings is switched off</source>
        <translation>das Aufbewahren von Aufzeichnungen ist ausgeschaltet</translation>
    </message>
    <message>
        <source>{seconds} s were not enough to write it</source>
        <translation>{seconds} s reichten nicht, sie zu schreiben</translation>
    </message>
    <message>
        <source>the C library here does not tell it (glibc 2.33 and later do)</source>
        <translation>die C-Bibliothek hier verrät es nicht (glibc ab 2.33 tut es)</translation>
    </message>
    <message>
        <source>FreeCAD uses another memory allocator than the C library&apos;s here</source>
        <translation>FreeCAD verwendet eine andere Speicherverwaltung als die der C-Bibliothek hier</translation>
    </message>
    <message>
        <source>Python&apos;s allocations are not traced</source>
        <translation>Pythons Speicheranforderungen werden nicht verfolgt</translation>
    </message>
    <message>
        <source>reference cycles were not searched for</source>
        <translation>nach zyklischen Verweisen wurde nicht gesucht</translation>
    </message>
    <message>
        <source>this does not run inside FreeCAD</source>
        <translation>dies läuft nicht in FreeCAD</translation>
    </message>
    <message>
        <source>reading it failed ({error})</source>
        <translation>das Lesen ist fehlgeschlagen ({error})</translation>
    </message>
    <message>
        <source>the first snapshot lacks it: {reason}</source>
        <translation>in der ersten Momentaufnahme fehlt es: {reason}</translation>
    </message>
    <message>
        <source>the second snapshot lacks it: {reason}</source>
        <translation>in der zweiten Momentaufnahme fehlt es: {reason}</translation>
    </message>
    <message>
        <source>Freed {freed}: {before} before, {after} after</source>
        <translation>{freed} freigegeben: {before} vorher, {after} nachher</translation>
    </message>
    <message>
        <source>{freed}. {collected}; {heap}.</source>
        <translation>{freed}. {collected}; {heap}.</translation>
    </message>
    <message>
        <source>Python&apos;s collector found {count} objects that nobody could reach</source>
        <translation>Pythons Speicherbereinigung fand {count} Objekte, die niemand mehr erreichen konnte</translation>
    </message>
    <message>
        <source>the C library was asked to return free memory to the system ({call})</source>
        <translation>die C-Bibliothek wurde gebeten, freien Speicher an das System zurückzugeben ({call})</translation>
    </message>
    <message>
        <source>the C library here can&apos;t be asked to return free memory to the system</source>
        <translation>die C-Bibliothek hier kann nicht gebeten werden, freien Speicher an das System zurückzugeben</translation>
    </message>
    <message>
        <source>resident memory</source>
        <translation>residenter Speicher</translation>
    </message>
    <message>
        <source>peak of memory, exact for each feature</source>
        <translation>Speicherspitze, genau für jedes Formelement</translation>
    </message>
    <message>
        <source>memory allocator and fragmentation</source>
        <translation>Speicherverwaltung und Zersplitterung</translation>
    </message>
    <message>
        <source>lines of Python that hold memory</source>
        <translation>Zeilen in Python, die Speicher halten</translation>
    </message>
    <message>
        <source>processor time</source>
        <translation>Prozessorzeit</translation>
    </message>
    <message>
        <source>processor load of the whole system</source>
        <translation>Prozessorlast des ganzen Systems</translation>
    </message>
    <message>
        <source>samples while a script holds Python</source>
        <translation>Messwerte, während ein Skript Python belegt</translation>
    </message>
    <message>
        <source>calls of Python functions</source>
        <translation>Aufrufe von Python-Funktionen</translation>
    </message>
    <message>
        <source>Python&apos;s stack while a script holds Python</source>
        <translation>Pythons Stapel, während ein Skript Python belegt</translation>
    </message>
    <message>
        <source>commands, freezes, frames of the 3D view</source>
        <translation>Befehle, Hänger, Bilder der 3D-Ansicht</translation>
    </message>
    <message>
        <source>NVIDIA graphics card</source>
        <translation>NVIDIA-Grafikkarte</translation>
    </message>
    <message>
        <source>graphics cards</source>
        <translation>Grafikkarten</translation>
    </message>
    <message>
        <source>{card}: {reading}</source>
        <translation>{card}: {reading}</translation>
    </message>
    <message>
        <source>OpenGL of the 3D view</source>
        <translation>OpenGL der 3D-Ansicht</translation>
    </message>
    <message>
        <source>charts in reports</source>
        <translation>Diagramme in Berichten</translation>
    </message>
    <message>
        <source>shared store of several machines</source>
        <translation>gemeinsamer Speicherort mehrerer Rechner</translation>
    </message>
    <message>
        <source>available</source>
        <translation>verfügbar</translation>
    </message>
    <message>
        <source>utilisation</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>memory in use</source>
        <translation>belegter Speicher</translation>
    </message>
    <message>
        <source>memory in all</source>
        <translation>gesamter Speicher</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>fan</source>
        <translation>Lüfter</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>memory clock</source>
        <translation>Speichertakt</translation>
    </message>
    <message>
        <source>memory in use by FreeCAD</source>
        <translation>von FreeCAD belegter Speicher</translation>
    </message>
    <message>
        <source>processes that use it</source>
        <translation>Prozesse, die sie nutzen</translation>
    </message>
    <message>
        <source>driver errors</source>
        <translation>Treiberfehler</translation>
    </message>
    <message>
        <source>To get it: {remedy}</source>
        <translation>So bekommen Sie es: {remedy}</translation>
    </message>
    <message>
        <source>install the Python package {package} for the Python that FreeCAD uses (python3 -m pip install {package}, or your system&apos;s package manager)</source>
        <translation>installieren Sie das Python-Paket {package} für das Python, das FreeCAD verwendet (python3 -m pip install {package} oder die Paketverwaltung Ihres Systems)</translation>
    </message>
    <message>
        <source>install Python 3.10 or later, so that it is found beside FreeCAD or on the PATH; until then there are gaps in the samples while a script recomputes</source>
        <translation>installieren Sie Python 3.10 oder neuer, sodass es neben FreeCAD oder im PATH gefunden wird; bis dahin haben die Messwerte Lücken, während ein Skript neu berechnet</translation>
    </message>
    <message>
        <source>use a system with glibc 2.33 or later and FreeCAD with its allocator</source>
        <translation>verwenden Sie ein System mit glibc ab 2.33 und ein FreeCAD mit deren Speicherverwaltung</translation>
    </message>
    <message>
        <source>on Linux, run FreeCAD where /proc/self/clear_refs can be written to; until then peaks are sampled</source>
        <translation>führen Sie FreeCAD unter Linux dort aus, wo /proc/self/clear_refs geschrieben werden kann; bis dahin werden Spitzen abgetastet</translation>
    </message>
    <message>
        <source>record in FreeCAD with its window, or profile with --gui</source>
        <translation>zeichnen Sie in FreeCAD mit seinem Fenster auf, oder messen Sie mit --gui</translation>
    </message>
    <message>
        <source>add yourself to the groups render and video, and log in again</source>
        <translation>fügen Sie sich den Gruppen render und video hinzu und melden Sie sich neu an</translation>
    </message>
    <message>
        <source>if there is an NVIDIA graphics card, install its driver and restart</source>
        <translation>falls es eine NVIDIA-Grafikkarte gibt, installieren Sie ihren Treiber und starten Sie neu</translation>
    </message>
    <message>
        <source>stop the other profiler</source>
        <translation>beenden Sie den anderen Profiler</translation>
    </message>
    <message>
        <source>{reading}: not available ({reason})</source>
        <translation>{reading}: nicht verfügbar ({reason})</translation>
    </message>
    <message>
        <source>failures of commands</source>
        <translation>Fehlschläge von Befehlen</translation>
    </message>
    <message>
        <source>the end of display work</source>
        <translation>das Ende der Anzeigearbeit</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>FreeCAD&apos;s report view is not told of errors (preferences, Output window)</source>
        <translation>FreeCADs Ausgabefenster erfährt nichts von Fehlern (Einstellungen, Ausgabefenster)</translation>
    </message>
    <message>
        <source>the Python beside FreeCAD ({python}) ended with status {status}</source>
        <translation>das Python neben FreeCAD ({python}) endete mit dem Status {status}</translation>
    </message>
    <message>
        <source>{python} could not be started ({error})</source>
        <translation>{python} konnte nicht gestartet werden ({error})</translation>
    </message>
    <message>
        <source>the Python beside FreeCAD ({python}) wrote what is no sample</source>
        <translation>das Python neben FreeCAD ({python}) schrieb etwas, das kein Messwert ist</translation>
    </message>
    <message>
        <source>graphics cards are read by a Python beside FreeCAD</source>
        <translation>Grafikkarten werden von einem Python neben FreeCAD gelesen</translation>
    </message>
    <message>
        <source>no Python was found that could be started</source>
        <translation>es wurde kein Python gefunden, das gestartet werden konnte</translation>
    </message>
    <message>
        <source>this system tells only the highest since FreeCAD was started</source>
        <translation>dieses System verrät nur den höchsten Wert seit FreeCADs Start</translation>
    </message>
    <message>
        <source>the system refused to reset it (/proc/self/clear_refs)</source>
        <translation>das System hat das Zurücksetzen verweigert (/proc/self/clear_refs)</translation>
    </message>
    <message>
        <source>there is no 3D view here</source>
        <translation>hier gibt es keine 3D-Ansicht</translation>
    </message>
    <message>
        <source>en</source>
        <translation>de</translation>
    </message>
    <message>
        <source>What is slow in {document}</source>
        <translation>Was in {document} langsam ist</translation>
    </message>
    <message>
        <source>What is slow</source>
        <translation>Was langsam ist</translation>
    </message>
    <message>
        <source>{document} recomputes in {time}</source>
        <translation>{document} braucht {time} für eine Neuberechnung</translation>
    </message>
    <message>
        <source>The longest of {count} recomputes took {time} ({document})</source>
        <translation>Die längste von {count} Neuberechnungen brauchte {time} ({document})</translation>
    </message>
    <message>
        <source>{what}; {share} of it is computing {feature}.</source>
        <translation>{what}; {share} davon ist die Berechnung von {feature}.</translation>
    </message>
    <message>
        <source>{what}; {share} of it is displaying {feature} in the 3D view.</source>
        <translation>{what}; {share} davon ist die Anzeige von {feature} in der 3D-Ansicht.</translation>
    </message>
    <message>
        <source>{what}; {share} of it is {features} together.</source>
        <translation>{what}; {share} davon brauchen {features} zusammen.</translation>
    </message>
    <message>
        <source>{what}; no feature took any of it.</source>
        <translation>{what}; kein Formelement brauchte etwas davon.</translation>
    </message>
    <message>
        <source>Nothing was recomputed. The longest operation, {operation}, took {time}.</source>
        <translation>Nichts wurde neu berechnet. Der längste Vorgang, {operation}, brauchte {time}.</translation>
    </message>
    <message>
        <source>Nothing that takes time was recorded.</source>
        <translation>Nichts, was Zeit braucht, wurde aufgezeichnet.</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Aufgezeichnet</translation>
    </message>
    <message>
        <source>{date}, for {time}, preset {preset}</source>
        <translation>{date}, {time} lang, Voreinstellung {preset}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>{path}; objects: {objects}; opened in {time}</source>
        <translation>{path}; Objekte: {objects}; geöffnet in {time}</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>{processor}; cores: {cores}</source>
        <translation>{processor}; Kerne: {cores}</translation>
    </message>
    <message>
        <source>3D view</source>
        <translation>3D-Ansicht</translation>
    </message>
    <message>
        <source>{renderer}, OpenGL {version}</source>
        <translation>{renderer}, OpenGL {version}</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Slowest features</source>
        <translation>Langsamste Formelemente</translation>
    </message>
    <message>
        <source>{count} of {all} features that ran, over all recomputes ({time} together). The share is of that time.</source>
        <translation>{count} von {all} Formelementen, die liefen, über alle Neuberechnungen ({time} zusammen). Der Anteil bezieht sich auf diese Zeit.</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>Bars of the slowest features: time of computing and of displaying, as in the table below</source>
        <translation>Balken der langsamsten Formelemente: Zeit für Berechnung und Anzeige, wie in der Tabelle unten</translation>
    </message>
    <message>
        <source>[ ] Nothing tells where one of these ended and the next began; only their sum is right.</source>
        <translation>[ ] Nichts sagt, wo eines davon endete und das nächste begann; nur ihre Summe stimmt.</translation>
    </message>
    <message>
        <source>— Not available: too short to be read, not told by this system, or of a feature that failed and sends no signal.</source>
        <translation>— Nicht verfügbar: zu kurz zum Messen, von diesem System nicht verraten, oder von einem fehlgeschlagenen Formelement, das kein Signal sendet.</translation>
    </message>
    <message>
        <source>~ Estimated.</source>
        <translation>~ Geschätzt.</translation>
    </message>
    <message>
        <source>The longest {count} of {all}.</source>
        <translation>Die längsten {count} von {all}.</translation>
    </message>
    <message>
        <source>Slowest feature</source>
        <translation>Langsamstes Formelement</translation>
    </message>
    <message>
        <source>Outside any feature</source>
        <translation>Außerhalb der Formelemente</translation>
    </message>
    <message>
        <source>Where the time of recomputes goes</source>
        <translation>Wohin die Zeit der Neuberechnungen geht</translation>
    </message>
    <message>
        <source>Type of the feature</source>
        <translation>Typ des Formelements</translation>
    </message>
    <message>
        <source>(the other {count} lines)</source>
        <translation>(die übrigen {count} Zeilen)</translation>
    </message>
    <message>
        <source>(sorting by dependencies, estimated)</source>
        <translation>(Ordnen nach Abhängigkeiten, geschätzt)</translation>
    </message>
    <message>
        <source>(events and repainting, for the progress bar)</source>
        <translation>(Ereignisse und Neuzeichnen, für den Fortschrittsbalken)</translation>
    </message>
    <message>
        <source>(after the last feature)</source>
        <translation>(nach dem letzten Formelement)</translation>
    </message>
    <message>
        <source>(the profiler itself)</source>
        <translation>(der Profiler selbst)</translation>
    </message>
    <message>
        <source>(unexplained)</source>
        <translation>(ungeklärt)</translation>
    </message>
    <message>
        <source>Memory over time</source>
        <translation>Speicher im Verlauf</translation>
    </message>
    <message>
        <source>Resident memory of FreeCAD: {first} at first, {last} at last, {highest} at most (as samples tell: {count}).</source>
        <translation>Residenter Speicher von FreeCAD: zu Beginn {first}, am Ende {last}, höchstens {highest} (nach {count} Messwerten).</translation>
    </message>
    <message>
        <source>Line of resident memory (MiB) over the recording (s): {line}</source>
        <translation>Linie des residenten Speichers (MiB) über die Aufzeichnung (s): {line}</translation>
    </message>
    <message>
        <source>no sample tells of it</source>
        <translation>kein Messwert verrät es</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Momentaufnahme</translation>
    </message>
    <message>
        <source>Resident memory, MiB</source>
        <translation>Residenter Speicher, MiB</translation>
    </message>
    <message>
        <source>Seconds since the beginning</source>
        <translation>Sekunden seit Beginn</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>Operations: {count}, failed: {failed}; FreeCAD took {median} for each (median), {worst} at worst. The longest {shown}:</source>
        <translation>Vorgänge: {count}, fehlgeschlagen: {failed}; FreeCAD brauchte für jeden {median} (Median), höchstens {worst}. Die längsten {shown}:</translation>
    </message>
    <message>
        <source>FreeCAD did not answer {count} times, {time} together. The longest {shown}:</source>
        <translation>FreeCAD antwortete {count}-mal nicht, {time} zusammen. Die längsten {shown}:</translation>
    </message>
    <message>
        <source>The 3D view moved at {rate} frames a second (median {median} a frame, worst {worst}).</source>
        <translation>Die 3D-Ansicht bewegte sich mit {rate} Bildern je Sekunde (Median {median} je Bild, längstes {worst}).</translation>
    </message>
    <message>
        <source>Opening and saving</source>
        <translation>Öffnen und Speichern</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>Geometrie</translation>
    </message>
    <message>
        <source>What is missing, and why</source>
        <translation>Was fehlt, und warum</translation>
    </message>
    <message>
        <source>Nothing: all that the preset {preset} reads was read.</source>
        <translation>Nichts: alles, was die Voreinstellung {preset} liest, wurde gelesen.</translation>
    </message>
    <message>
        <source>Display, freezes and the 3D view: FreeCAD ran without a window.</source>
        <translation>Anzeige, Hänger und 3D-Ansicht: FreeCAD lief ohne Fenster.</translation>
    </message>
    <message>
        <source>Events that were lost because the recording grew too long: {count}.</source>
        <translation>Ereignisse, die verloren gingen, weil die Aufzeichnung zu lang wurde: {count}.</translation>
    </message>
    <message>
        <source>Memory allocator: {reason}.</source>
        <translation>Speicherverwaltung: {reason}.</translation>
    </message>
    <message>
        <source>Graphics cards: {reason}.</source>
        <translation>Grafikkarten: {reason}.</translation>
    </message>
    <message>
        <source>What the profiler itself cost</source>
        <translation>Was der Profiler selbst kostete</translation>
    </message>
    <message>
        <source>{time} of the recomputes ({share}) was its own work between features; it is in no feature&apos;s time.</source>
        <translation>{time} der Neuberechnungen ({share}) war seine eigene Arbeit zwischen Formelementen; sie steckt in keiner Zeit eines Formelements.</translation>
    </message>
    <message>
        <source>Recording Python&apos;s calls took {measured}, which is in no function&apos;s time, and about {estimated}, which is.</source>
        <translation>Das Aufzeichnen von Pythons Aufrufen brauchte {measured}, die in keiner Zeit einer Funktion stecken, und etwa {estimated}, die darin stecken.</translation>
    </message>
    <message>
        <source>What hearing FreeCAD&apos;s signals costs within a feature is in its time.</source>
        <translation>Was es innerhalb eines Formelements kostet, FreeCADs Signale zu hören, steckt in seiner Zeit.</translation>
    </message>
    <message>
        <source>Not available: it is measured in recomputes, and there was none.</source>
        <translation>Nicht verfügbar: es wird in Neuberechnungen gemessen, und es gab keine.</translation>
    </message>
    <message>
        <source>Made by Performance Profiler {version}.</source>
        <translation>Erstellt von Performance Profiler {version}.</translation>
    </message>
    <message>
        <source>Nothing is shared: the address of Redis ({variable} or the preference) must look like redis://user:password@host:6379/0 or rediss://…; / ? # @ in a password are written %2F %3F %23 %40</source>
        <translation>Nichts wird geteilt: die Adresse von Redis ({variable} oder die Einstellung) muss aussehen wie redis://benutzer:passwort@host:6379/0 oder rediss://…; / ? # @ in einem Passwort werden %2F %3F %23 %40 geschrieben</translation>
    </message>
    <message>
        <source>Nothing is shared: Python&apos;s package redis is not installed here</source>
        <translation>Nichts wird geteilt: das Python-Paket redis ist hier nicht installiert</translation>
    </message>
    <message>
        <source>Nothing was sent to Redis yet</source>
        <translation>Noch wurde nichts an Redis gesendet</translation>
    </message>
    <message>
        <source>Shared through Redis at {place}: everything is sent</source>
        <translation>Geteilt über Redis auf {place}: alles ist gesendet</translation>
    </message>
    <message>
        <source>Shared through Redis at {place}: {waiting} entries are still to be sent</source>
        <translation>Geteilt über Redis auf {place}: {waiting} Einträge sind noch zu senden</translation>
    </message>
    <message>
        <source>Waiting for Redis at {place} since {since}, with {waiting} entries to be sent: {reason}</source>
        <translation>Warten auf Redis auf {place} seit {since}, mit {waiting} zu sendenden Einträgen: {reason}</translation>
    </message>
    <message>
        <source>{state}; {trimmed} older entries are no longer there because of the limits</source>
        <translation>{state}; {trimmed} ältere Einträge sind wegen der Grenzen nicht mehr da</translation>
    </message>
    <message>
        <source>{state}; {expired} entries became too old before they could be sent</source>
        <translation>{state}; {expired} Einträge wurden zu alt, bevor sie gesendet werden konnten</translation>
    </message>
    <message>
        <source>it does not take this user name and password</source>
        <translation>es nimmt diesen Benutzernamen und dieses Passwort nicht an</translation>
    </message>
    <message>
        <source>this user may not do there what sharing needs (docs/sharing.md lists it)</source>
        <translation>dieser Benutzer darf dort nicht tun, was das Teilen braucht (docs/sharing.md führt es auf)</translation>
    </message>
    <message>
        <source>it is still loading its data</source>
        <translation>es lädt noch seine Daten</translation>
    </message>
    <message>
        <source>it is a replica that can only be read</source>
        <translation>es ist ein Replikat, das nur gelesen werden kann</translation>
    </message>
    <message>
        <source>its memory is full</source>
        <translation>sein Speicher ist voll</translation>
    </message>
    <message>
        <source>it takes nothing because it can&apos;t save its data to disk</source>
        <translation>es nimmt nichts an, weil es seine Daten nicht auf die Platte schreiben kann</translation>
    </message>
    <message>
        <source>it has no database of this number</source>
        <translation>es hat keine Datenbank mit dieser Nummer</translation>
    </message>
    <message>
        <source>it did not answer within {seconds} s</source>
        <translation>es antwortete nicht innerhalb von {seconds} s</translation>
    </message>
    <message>
        <source>it can&apos;t be reached ({error})</source>
        <translation>es ist nicht erreichbar ({error})</translation>
    </message>
    <message>
        <source>it answered with an error ({error})</source>
        <translation>es antwortete mit einem Fehler ({error})</translation>
    </message>
    <message>
        <source>what answers there is not Redis</source>
        <translation>was dort antwortet, ist kein Redis</translation>
    </message>
    <message>
        <source>it did not keep what it had acknowledged</source>
        <translation>es behielt nicht, was es bestätigt hatte</translation>
    </message>
    <message>
        <source>another machine is sending the same recording</source>
        <translation>ein anderer Rechner sendet dieselbe Aufzeichnung</translation>
    </message>
    <message>
        <source>What others share through Redis at {place} can&apos;t be read: {reason}</source>
        <translation>Was andere über Redis auf {place} teilen, kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>the recordings in {file} are damaged ({error}): the file was set aside as {kept} and a new one was begun</source>
        <translation>die Aufzeichnungen in {file} sind beschädigt ({error}): die Datei wurde als {kept} beiseitegelegt und eine neue begonnen</translation>
    </message>
    <message>
        <source>the recordings in {file} were damaged ({error}): another process has set the file aside and begun a new one</source>
        <translation>die Aufzeichnungen in {file} waren beschädigt ({error}): ein anderer Prozess hat die Datei beiseitegelegt und eine neue begonnen</translation>
    </message>
    <message>
        <source>the recordings in {file} are damaged and can&apos;t be set aside ({error})</source>
        <translation>die Aufzeichnungen in {file} sind beschädigt und können nicht beiseitegelegt werden ({error})</translation>
    </message>
    <message>
        <source>{file} was written by a newer Performance Profiler (schema {found}, known here is {known}) and was left as it is</source>
        <translation>{file} wurde von einem neueren Performance Profiler geschrieben (Schema {found}, hier bekannt ist {known}) und blieb, wie sie ist</translation>
    </message>
    <message>
        <source>{file} is a database of another program and was left as it is</source>
        <translation>{file} ist eine Datenbank eines anderen Programms und blieb, wie sie ist</translation>
    </message>
    <message>
        <source>{file} is in use by another program and did not become free in {seconds} s</source>
        <translation>{file} wird von einem anderen Programm benutzt und wurde in {seconds} s nicht frei</translation>
    </message>
    <message>
        <source>{file} can&apos;t be written: the file or its folder is read-only</source>
        <translation>{file} kann nicht geschrieben werden: die Datei oder ihr Ordner ist schreibgeschützt</translation>
    </message>
    <message>
        <source>{file} can&apos;t be written: the disk is full</source>
        <translation>{file} kann nicht geschrieben werden: der Datenträger ist voll</translation>
    </message>
    <message>
        <source>{file} can&apos;t be opened ({error})</source>
        <translation>{file} kann nicht geöffnet werden ({error})</translation>
    </message>
    <message>
        <source>{file} can&apos;t be used ({error})</source>
        <translation>{file} kann nicht verwendet werden ({error})</translation>
    </message>
    <message>
        <source>there is no recording in {file} yet</source>
        <translation>in {file} gibt es noch keine Aufzeichnung</translation>
    </message>
    <message>
        <source>there is no recording {id} in {file}</source>
        <translation>in {file} gibt es keine Aufzeichnung {id}</translation>
    </message>
    <message>
        <source>{given} is no recording&apos;s id: write it in full, such as 20261126-040215-3f9a1c0b, or last</source>
        <translation>{given} ist keine Kennung einer Aufzeichnung: schreiben Sie sie ganz, etwa 20261126-040215-3f9a1c0b, oder last</translation>
    </message>
    <message>
        <source>the recording {id} in {file} can&apos;t be read ({error})</source>
        <translation>die Aufzeichnung {id} in {file} kann nicht gelesen werden ({error})</translation>
    </message>
    <message>
        <source>the recording {id} can&apos;t be written to {file} ({error})</source>
        <translation>die Aufzeichnung {id} kann nicht in {file} geschrieben werden ({error})</translation>
    </message>
    <message>
        <source>there is a recording {id} in {file} already</source>
        <translation>in {file} gibt es schon eine Aufzeichnung {id}</translation>
    </message>
    <message>
        <source>the recording {id} is still running</source>
        <translation>die Aufzeichnung {id} läuft noch</translation>
    </message>
    <message>
        <source>the recording {id} is the baseline {name}: retire that first</source>
        <translation>die Aufzeichnung {id} ist die Referenz {name}: geben Sie zuerst diese auf</translation>
    </message>
    <message>
        <source>a baseline needs a name</source>
        <translation>eine Referenz braucht einen Namen</translation>
    </message>
    <message>
        <source>there is no baseline {name} in use</source>
        <translation>es gibt keine gültige Referenz {name}</translation>
    </message>
    <message>
        <source>recordings removed because they were older than {days} days: {count}</source>
        <translation>Aufzeichnungen, die entfernt wurden, weil sie älter als {days} Tage waren: {count}</translation>
    </message>
    <message>
        <source>oldest recordings removed because there were more than {most}: {count}</source>
        <translation>älteste Aufzeichnungen, die entfernt wurden, weil es mehr als {most} waren: {count}</translation>
    </message>
    <message>
        <source>oldest recordings removed because all together took more than {megabytes} MB: {count}</source>
        <translation>älteste Aufzeichnungen, die entfernt wurden, weil alle zusammen mehr als {megabytes} MB brauchten: {count}</translation>
    </message>
    <message>
        <source>told of one process at a time only</source>
        <translation>immer nur von einem Prozess auf einmal zu erfahren</translation>
    </message>
    <message>
        <source>Commands and workflows</source>
        <translation>Befehle und Arbeitsabläufe</translation>
    </message>
    <message>
        <source>Recomputes</source>
        <translation>Neuberechnungen</translation>
    </message>
    <message>
        <source>Features: compute over display</source>
        <translation>Formelemente: oben Berechnung, unten Anzeige</translation>
    </message>
    <message>
        <source>CPU, of one core</source>
        <translation>Prozessor, bezogen auf einen Kern</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>{lane}: {what}</source>
        <translation>{lane}: {what}</translation>
    </message>
    <message>
        <source>{count}, {time}</source>
        <translation>{count}, {time}</translation>
    </message>
    <message>
        <source>{lowest} to {highest}</source>
        <translation>{lowest} bis {highest}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>nothing opened or saved</source>
        <translation>nichts geöffnet oder gespeichert</translation>
    </message>
    <message>
        <source>not seen, FreeCAD had no window</source>
        <translation>nicht gesehen, FreeCAD hatte kein Fenster</translation>
    </message>
    <message>
        <source>no reading yet</source>
        <translation>noch kein Messwert</translation>
    </message>
    <message>
        <source>not read with this preset</source>
        <translation>wird mit dieser Voreinstellung nicht gelesen</translation>
    </message>
    <message>
        <source>Press Record: what FreeCAD does is drawn here as it happens.</source>
        <translation>Drücken Sie „Aufzeichnen“: Was FreeCAD tut, wird hier gezeichnet, während es geschieht.</translation>
    </message>
    <message>
        <source>Recording. What FreeCAD does next is drawn here.</source>
        <translation>Aufzeichnung läuft. Was FreeCAD als Nächstes tut, wird hier gezeichnet.</translation>
    </message>
    <message>
        <source>Reading the recording: {share}</source>
        <translation>Aufzeichnung wird gelesen: {share}</translation>
    </message>
    <message>
        <source>{time} recorded, without a recompute.</source>
        <translation>{time} aufgezeichnet, ohne Neuberechnung.</translation>
    </message>
    <message>
        <source>{time} recorded. The longest recompute took {longest}, at {clock} in {document}.</source>
        <translation>{time} aufgezeichnet. Die längste Neuberechnung dauerte {longest}, um {clock} in {document}.</translation>
    </message>
    <message>
        <source>{what}: {time} at {clock}</source>
        <translation>{what}: {time} um {clock}</translation>
    </message>
    <message>
        <source>Recompute of {document} {time} at {clock}: {share} {feature}</source>
        <translation>Neuberechnung von {document} {time} um {clock}: {share} {feature}</translation>
    </message>
    <message>
        <source>Recompute of {document} {time} at {clock}: {count} features, {share} {feature}</source>
        <translation>Neuberechnung von {document} {time} um {clock}: {count} Formelemente, {share} {feature}</translation>
    </message>
    <message>
        <source>Recompute of {document} {time} at {clock}: no feature had to run</source>
        <translation>Neuberechnung von {document} {time} um {clock}: kein Formelement musste laufen</translation>
    </message>
    <message>
        <source>{feature} {time} at {clock}: compute {compute}, display {display}</source>
        <translation>{feature} {time} um {clock}: Berechnung {compute}, Anzeige {display}</translation>
    </message>
    <message>
        <source>{feature} failed at {clock}</source>
        <translation>{feature} ist um {clock} fehlgeschlagen</translation>
    </message>
    <message>
        <source>{feature} at {clock}: its time can&apos;t be told apart from that of other features</source>
        <translation>{feature} um {clock}: seine Zeit lässt sich nicht von der anderer Formelemente trennen</translation>
    </message>
    <message>
        <source>Freeze of {time} at {clock}</source>
        <translation>Hänger von {time} um {clock}</translation>
    </message>
    <message>
        <source>Freeze of {time} at {clock}: {why}</source>
        <translation>Hänger von {time} um {clock}: {why}</translation>
    </message>
    <message>
        <source>Workflow “{name}”</source>
        <translation>Arbeitsablauf „{name}“</translation>
    </message>
    <message>
        <source>{what} (failed)</source>
        <translation>{what} (fehlgeschlagen)</translation>
    </message>
    <message>
        <source>{what}, {waited} of it waiting for you</source>
        <translation>{what}, davon {waited} Warten auf Sie</translation>
    </message>
    <message>
        <source>{count} in one place, together {time}. The longest: {longest}</source>
        <translation>{count} an einer Stelle, zusammen {time}. Das längste: {longest}</translation>
    </message>
    <message>
        <source>{what} {value} at {clock}</source>
        <translation>{what} {value} um {clock}</translation>
    </message>
    <message>
        <source>{value} s</source>
        <translation>{value} s</translation>
    </message>
    <message>
        <source>{value} min</source>
        <translation>{value} min</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Shows the whole recording (Home)</source>
        <translation>Zeigt die ganze Aufzeichnung (Pos1)</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Näher</translation>
    </message>
    <message>
        <source>Zooms in (+, or the mouse wheel at the pointer)</source>
        <translation>Vergrößert (+ oder das Mausrad am Zeiger)</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>Weiter weg</translation>
    </message>
    <message>
        <source>Zooms out (-, or the mouse wheel at the pointer)</source>
        <translation>Verkleinert (- oder das Mausrad am Zeiger)</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Keeps the newest in sight while recording (End)</source>
        <translation>Hält während der Aufzeichnung das Neueste im Blick (Ende)</translation>
    </message>
    <message>
        <source>Flame of a recompute</source>
        <translation>Flammendiagramm einer Neuberechnung</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>Längste zuerst</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Closes the flame (Escape)</source>
        <translation>Schließt das Flammendiagramm (Esc)</translation>
    </message>
    <message>
        <source>In no feature</source>
        <translation>In keinem Formelement</translation>
    </message>
    <message>
        <source>{what}: {time}, {share} of the recompute</source>
        <translation>{what}: {time}, {share} der Neuberechnung</translation>
    </message>
    <message>
        <source>{function} ({file}:{line}): {share} of {feature}, over all its {count} runs together</source>
        <translation>{function} ({file}:{line}): {share} von {feature}, über alle {count} Läufe zusammen</translation>
    </message>
    <message>
        <source>{function}: {share} of {feature}, over all its {count} runs together</source>
        <translation>{function}: {share} von {feature}, über alle {count} Läufe zusammen</translation>
    </message>
    <message>
        <source>Python calls are not in this recording: the preset Processor reads them.</source>
        <translation>Python-Aufrufe sind nicht in dieser Aufzeichnung: Die Voreinstellung Prozessor liest sie.</translation>
    </message>
    <message>
        <source>Python calls are shown below once the recording has stopped.</source>
        <translation>Python-Aufrufe werden unten gezeigt, sobald die Aufzeichnung beendet ist.</translation>
    </message>
    <message>
        <source>Python calls are being sorted…</source>
        <translation>Python-Aufrufe werden sortiert…</translation>
    </message>
    <message>
        <source>None of these features has Python calls of its own.</source>
        <translation>Keines dieser Formelemente hat eigene Python-Aufrufe.</translation>
    </message>
    <message>
        <source>starting a second FreeCAD…</source>
        <translation>ein zweites FreeCAD startet…</translation>
    </message>
    <message>
        <source>opening two copies…</source>
        <translation>zwei Kopien werden geöffnet…</translation>
    </message>
    <message>
        <source>changing one of the copies…</source>
        <translation>eine der Kopien wird geändert…</translation>
    </message>
    <message>
        <source>comparing the results…</source>
        <translation>die Ergebnisse werden verglichen…</translation>
    </message>
    <message>
        <source>measuring before and after, {done} of {most}…</source>
        <translation>vorher und nachher wird gemessen, {done} von {most}…</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>es wurde abgebrochen</translation>
    </message>
    <message>
        <source>it was not done within {limit} s, and stopped while {stage}</source>
        <translation>es war nicht innerhalb von {limit} s fertig und hielt an bei: {stage}</translation>
    </message>
    <message>
        <source>measuring before and after once takes {once}: {least} times do not fit into {limit} s</source>
        <translation>vorher und nachher einmal zu messen braucht {once}: {least} Male passen nicht in {limit} s</translation>
    </message>
    <message>
        <source>it took more memory than {limit}</source>
        <translation>es brauchte mehr Speicher als {limit}</translation>
    </message>
    <message>
        <source>FreeCAD {version} crashed during the trial of {file} ({cause})</source>
        <translation>FreeCAD {version} ist beim Versuch mit {file} abgestürzt ({cause})</translation>
    </message>
    <message>
        <source>{file} can&apos;t be copied: {error}</source>
        <translation>{file} kann nicht kopiert werden: {error}</translation>
    </message>
    <message>
        <source>what drawing takes is another on each screen, so it shows on yours only</source>
        <translation>was das Zeichnen braucht, ist auf jedem Bildschirm anders, daher zeigt es sich nur auf Ihrem</translation>
    </message>
    <message>
        <source>a trial does not measure opening: close the file and open it again to see</source>
        <translation>ein Versuch misst kein Öffnen: schließen Sie die Datei und öffnen Sie sie wieder, um es zu sehen</translation>
    </message>
    <message>
        <source>it changes how often something is done, or how much is kept: no single time</source>
        <translation>es ändert, wie oft etwas getan oder wie viel aufbewahrt wird: keine einzelne Zeit</translation>
    </message>
    <message>
        <source>it saves display time, and FreeCAD ran without a window here</source>
        <translation>es spart Zeit der Anzeige, und FreeCAD lief hier ohne Fenster</translation>
    </message>
    <message>
        <source>with the change {labels} can&apos;t be computed</source>
        <translation>mit der Änderung können {labels} nicht berechnet werden</translation>
    </message>
    <message>
        <source>{label}: {what} was {before}, is {after} with the change</source>
        <translation>{label}: {what} war {before}, ist mit der Änderung {after}</translation>
    </message>
    <message>
        <source>{label}: there is no result any more</source>
        <translation>{label}: es gibt kein Ergebnis mehr</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>volume in mm³</source>
        <translation>Volumen in mm³</translation>
    </message>
    <message>
        <source>area in mm²</source>
        <translation>Oberfläche in mm²</translation>
    </message>
    <message>
        <source>length of all edges in mm</source>
        <translation>Länge aller Kanten in mm</translation>
    </message>
    <message>
        <source>end of its box along {axis} in mm</source>
        <translation>Ende seiner Hüllbox entlang {axis} in mm</translation>
    </message>
    <message>
        <source>centre of mass along {axis} in mm</source>
        <translation>Massenmittelpunkt entlang {axis} in mm</translation>
    </message>
    <message>
        <source>count of {element}</source>
        <translation>Anzahl {element}</translation>
    </message>
    <message>
        <source>{document} has no object {object}</source>
        <translation>{document} hat kein Objekt {object}</translation>
    </message>
    <message>
        <source>{label} has no property {property}</source>
        <translation>{label} hat keine Eigenschaft {property}</translation>
    </message>
    <message>
        <source>it is so already: nothing is to be changed</source>
        <translation>es ist schon so: nichts ist zu ändern</translation>
    </message>
    <message>
        <source>an expression sets {property} of {label}: change what it refers to</source>
        <translation>ein Ausdruck setzt {property} von {label}: ändern Sie, worauf er sich bezieht</translation>
    </message>
    <message>
        <source>{label} does not take the new value of {property}: {error}</source>
        <translation>{label} nimmt den neuen Wert von {property} nicht an: {error}</translation>
    </message>
    <message>
        <source>undo is switched off for {document}, so the change could not be taken back</source>
        <translation>Rückgängig ist für {document} ausgeschaltet, die Änderung ließe sich also nicht zurücknehmen</translation>
    </message>
    <message>
        <source>something else is being changed in {document}: finish that first</source>
        <translation>in {document} wird gerade etwas anderes geändert: beenden Sie zuerst das</translation>
    </message>
    <message>
        <source>with the change {labels} could not be computed, so it was taken back</source>
        <translation>mit der Änderung konnten {labels} nicht berechnet werden, sie wurde daher zurückgenommen</translation>
    </message>
    <message>
        <source>{label} is no longer part of a chain of cuts or of fusions</source>
        <translation>{label} ist nicht mehr Teil einer Kette von Differenzen oder Vereinigungen</translation>
    </message>
    <message>
        <source>{label}, in the middle of the chain, is moved</source>
        <translation>{label}, in der Mitte der Kette, ist verschoben</translation>
    </message>
    <message>
        <source>{user} uses {label}, in the middle of the chain</source>
        <translation>{user} verwendet {label}, in der Mitte der Kette</translation>
    </message>
    <message>
        <source>{user} refers to single faces or edges of {label}, whose numbers would change</source>
        <translation>{user} bezieht sich auf einzelne Flächen oder Kanten von {label}, deren Nummern sich ändern würden</translation>
    </message>
    <message>
        <source>expressions set properties of {label}, in the middle of the chain</source>
        <translation>Ausdrücke setzen Eigenschaften von {label}, in der Mitte der Kette</translation>
    </message>
    <message>
        <source>{label}, of which the chain is made, is visible: hide it first</source>
        <translation>{label}, woraus die Kette gemacht ist, ist sichtbar: blenden Sie es zuerst aus</translation>
    </message>
    <message>
        <source>Tools of {label}</source>
        <translation>Werkzeuge von {label}</translation>
    </message>
    <message>
        <source>Apply advice</source>
        <translation>Empfehlung anwenden</translation>
    </message>
    <message>
        <source>Measure the 3D view</source>
        <translation>3D-Ansicht messen</translation>
    </message>
    <message>
        <source>Turns the 3D view once around for ten seconds, shows how smoothly it goes, and puts the camera back</source>
        <translation>Dreht die 3D-Ansicht zehn Sekunden lang einmal herum, zeigt, wie flüssig das geht, und stellt die Kamera zurück</translation>
    </message>
    <message>
        <source>Turning the 3D view…</source>
        <translation>Die 3D-Ansicht wird gedreht…</translation>
    </message>
    <message>
        <source>The 3D view turned at {rate} frames a second (median {median}, 95th percentile {percentile}, worst {worst} a frame), {drawn}.</source>
        <translation>Die 3D-Ansicht drehte sich mit {rate} Bildern je Sekunde (Median {median}, 95. Perzentil {percentile}, längstes Bild {worst}), {drawn}.</translation>
    </message>
    <message>
        <source>{count} triangles, drawn by {renderer}</source>
        <translation>{count} Dreiecke, gezeichnet von {renderer}</translation>
    </message>
    <message>
        <source>drawn by {renderer}</source>
        <translation>gezeichnet von {renderer}</translation>
    </message>
    <message>
        <source>In {time} only {count} frames of the 3D view were drawn, too few for a median.</source>
        <translation>In {time} wurden nur {count} Bilder der 3D-Ansicht gezeichnet, zu wenige für einen Median.</translation>
    </message>
    <message>
        <source>The 3D view was closed while it was measured.</source>
        <translation>Die 3D-Ansicht wurde während der Messung geschlossen.</translation>
    </message>
    <message>
        <source>The document was saved while its 3D view was measured: the measurement has ended.</source>
        <translation>Das Dokument wurde gespeichert, während seine 3D-Ansicht gemessen wurde: die Messung ist beendet.</translation>
    </message>
    <message>
        <source>The 3D view could not be measured. {reason}</source>
        <translation>Die 3D-Ansicht konnte nicht gemessen werden. {reason}</translation>
    </message>
    <message>
        <source>The oldest {count} frames of the 3D view were given up: there were too many.</source>
        <translation>Die ältesten {count} Bilder der 3D-Ansicht wurden aufgegeben: es waren zu viele.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufzeichnen</translation>
    </message>
    <message>
        <source>Starts recording what every recompute costs, and stops it again</source>
        <translation>Beginnt aufzuzeichnen, was jede Neuberechnung kostet, und beendet es wieder</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Aufzeichnung beenden</translation>
    </message>
    <message>
        <source>Profiler panel</source>
        <translation>Profiler-Fenster</translation>
    </message>
    <message>
        <source>Shows or hides the panel of Performance Profiler</source>
        <translation>Zeigt oder verbirgt das Fenster von Performance Profiler</translation>
    </message>
    <message>
        <source>Measure the whole model…</source>
        <translation>Das ganze Modell messen…</translation>
    </message>
    <message>
        <source>Recomputes every feature of the model once and shows what each costs</source>
        <translation>Berechnet jedes Formelement des Modells einmal neu und zeigt, was jedes kostet</translation>
    </message>
    <message>
        <source>Memory snapshot…</source>
        <translation>Speicher-Momentaufnahme…</translation>
    </message>
    <message>
        <source>Notes what memory is used for now, and what changed since the last snapshot</source>
        <translation>Hält fest, wofür Speicher jetzt verwendet wird und was sich seit der letzten Momentaufnahme geändert hat</translation>
    </message>
    <message>
        <source>Free memory now</source>
        <translation>Speicher jetzt freigeben</translation>
    </message>
    <message>
        <source>Collects Python&apos;s garbage and gives free memory back to the system</source>
        <translation>Räumt Pythons Müll auf und gibt freien Speicher an das System zurück</translation>
    </message>
    <message>
        <source>Performance Profiler</source>
        <translation>Performance Profiler</translation>
    </message>
    <message>
        <source>Tells what in a model is slow</source>
        <translation>Sagt, was in einem Modell langsam ist</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Forgets what is shown; a recording goes on</source>
        <translation>Vergisst, was gezeigt wird; eine laufende Aufzeichnung geht weiter</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Features as CSV…</source>
        <translation>Formelemente als CSV…</translation>
    </message>
    <message>
        <source>Everything that took time, as CSV…</source>
        <translation>Alles, was Zeit brauchte, als CSV…</translation>
    </message>
    <message>
        <source>Report as HTML…</source>
        <translation>Bericht als HTML…</translation>
    </message>
    <message>
        <source>Whole recording as JSON…</source>
        <translation>Ganze Aufzeichnung als JSON…</translation>
    </message>
    <message>
        <source>Trace for Perfetto and Chrome…</source>
        <translation>Trace für Perfetto und Chrome…</translation>
    </message>
    <message>
        <source>Flame graph for speedscope…</source>
        <translation>Flammengraph für speedscope…</translation>
    </message>
    <message>
        <source>Without names, labels and paths</source>
        <translation>Ohne Namen, Bezeichnungen und Pfade</translation>
    </message>
    <message>
        <source>With a byte-order mark (for Excel)</source>
        <translation>Mit Byte-Order-Mark (für Excel)</translation>
    </message>
    <message>
        <source>Recording. Edit the model, and its recompute is measured.</source>
        <translation>Aufzeichnung läuft. Bearbeiten Sie das Modell, dann wird seine Neuberechnung gemessen.</translation>
    </message>
    <message>
        <source>Last recompute {time}: no feature had to run.</source>
        <translation>Letzte Neuberechnung {time}: kein Formelement musste berechnet werden.</translation>
    </message>
    <message>
        <source>A copy, recomputed in {time} without a window: {feature} took {share}.</source>
        <translation>Eine Kopie, in {time} ohne Fenster neu berechnet: {feature} brauchte {share}.</translation>
    </message>
    <message>
        <source>Recording {minutes}:{seconds}</source>
        <translation>Aufzeichnung {minutes}:{seconds}</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>Keine Aufzeichnung</translation>
    </message>
    <message>
        <source>events lost because the recording grew too long: {count}</source>
        <translation>Ereignisse, die verloren gingen, weil die Aufzeichnung zu lang wurde: {count}</translation>
    </message>
    <message>
        <source>a reading failed: {problem}</source>
        <translation>ein Messwert konnte nicht gelesen werden: {problem}</translation>
    </message>
    <message>
        <source>recording Python&apos;s calls took ~{time}</source>
        <translation>das Aufzeichnen von Pythons Aufrufen brauchte ~{time}</translation>
    </message>
    <message>
        <source>All recomputes ({count})</source>
        <translation>Alle Neuberechnungen ({count})</translation>
    </message>
    <message>
        <source>{object}: compute {compute}, display {display}, other {other}</source>
        <translation>{object}: Berechnung {compute}, Anzeige {display}, Sonstiges {other}</translation>
    </message>
    <message>
        <source>not available: a feature that fails sends no signal, so its time is in the feature after it</source>
        <translation>nicht verfügbar: ein fehlgeschlagenes Formelement sendet kein Signal, seine Zeit steckt daher im nächsten Formelement</translation>
    </message>
    <message>
        <source>Nothing tells where one of these ended and the next began; only the sum is right: {features}</source>
        <translation>Nichts sagt, wo eines davon endete und das nächste begann; nur die Summe stimmt: {features}</translation>
    </message>
    <message>
        <source>Processor time of all threads: less than the time is waiting, more is parallel work, or the 3D view drawn without a graphics card</source>
        <translation>Prozessorzeit aller Threads: weniger als die Zeit heißt Warten, mehr heißt parallele Arbeit oder eine 3D-Ansicht, die ohne Grafikkarte gezeichnet wird</translation>
    </message>
    <message>
        <source>not available: shorter than the time between two readings, or not told here</source>
        <translation>nicht verfügbar: kürzer als die Zeit zwischen zwei Messungen, oder hier nicht zu erfahren</translation>
    </message>
    <message>
        <source>The most memory that it needed at once, above what was in use when it began; {change} more are in use since it ended</source>
        <translation>Der meiste Speicher, den es auf einmal brauchte, über den bei seinem Beginn belegten hinaus; seit seinem Ende sind {change} mehr belegt</translation>
    </message>
    <message>
        <source>Estimated: short features just before may have been part of it, or only samples told it</source>
        <translation>Geschätzt: kurze Formelemente davor können dazugehört haben, oder nur Abtastungen verrieten es</translation>
    </message>
    <message>
        <source>not available: shorter than the time between two readings, or not told here; the presets Memory and Full read it most often</source>
        <translation>nicht verfügbar: kürzer als die Zeit zwischen zwei Messungen, oder hier nicht zu erfahren; die Voreinstellungen Speicher und Vollständig lesen es am häufigsten</translation>
    </message>
    <message>
        <source>What the next recording reads</source>
        <translation>Was die nächste Aufzeichnung liest</translation>
    </message>
    <message>
        <source>Lightweight</source>
        <translation>Leicht</translation>
    </message>
    <message>
        <source>Graphics</source>
        <translation>Grafik</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>{feature} is not in an open document any more.</source>
        <translation>{feature} ist in keinem offenen Dokument mehr.</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Select in the model</source>
        <translation>Im Modell auswählen</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>{renderer} (software)</source>
        <translation>{renderer} (Software)</translation>
    </message>
    <message>
        <source>The 3D view is drawn by {renderer}, {vendor}, OpenGL {version}.</source>
        <translation>Die 3D-Ansicht wird von {renderer}, {vendor}, OpenGL {version}, gezeichnet.</translation>
    </message>
    <message>
        <source>Utilisation, memory and temperature are read while you record with the preset Graphics or Full: reading a sleeping graphics card would wake it.</source>
        <translation>Auslastung, Speicher und Temperatur werden gelesen, während Sie mit der Voreinstellung Grafik oder Vollständig aufzeichnen: eine schlafende Grafikkarte zu lesen würde sie wecken.</translation>
    </message>
    <message>
        <source>{value} °C</source>
        <translation>{value} °C</translation>
    </message>
    <message>
        <source>{value} W</source>
        <translation>{value} W</translation>
    </message>
    <message>
        <source>{value} MHz</source>
        <translation>{value} MHz</translation>
    </message>
    <message>
        <source>{value} KiB</source>
        <translation>{value} KiB</translation>
    </message>
    <message>
        <source>{value} MiB</source>
        <translation>{value} MiB</translation>
    </message>
    <message>
        <source>Memory snapshot</source>
        <translation>Speicher-Momentaufnahme</translation>
    </message>
    <message>
        <source>Name of the snapshot:</source>
        <translation>Name der Momentaufnahme:</translation>
    </message>
    <message>
        <source>Snapshot {number}</source>
        <translation>Momentaufnahme {number}</translation>
    </message>
    <message>
        <source>Memory snapshot: {label}</source>
        <translation>Speicher-Momentaufnahme: {label}</translation>
    </message>
    <message>
        <source>Changes since {label}, {time} ago, in the last column</source>
        <translation>Änderungen seit {label}, vor {time}, in der letzten Spalte</translation>
    </message>
    <message>
        <source>Resident memory</source>
        <translation>Residenter Speicher</translation>
    </message>
    <message>
        <source>Heap</source>
        <translation>Heap</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>belegt</translation>
    </message>
    <message>
        <source>free, not given back</source>
        <translation>frei, nicht zurückgegeben</translation>
    </message>
    <message>
        <source>Big blocks outside the heap</source>
        <translation>Große Blöcke außerhalb des Heaps</translation>
    </message>
    <message>
        <source>Fragmentation (free share of the heap)</source>
        <translation>Zersplitterung (freier Anteil des Heaps)</translation>
    </message>
    <message>
        <source>Lines of Python that hold memory</source>
        <translation>Zeilen in Python, die Speicher halten</translation>
    </message>
    <message>
        <source>Python objects</source>
        <translation>Python-Objekte</translation>
    </message>
    <message>
        <source>Objects in documents</source>
        <translation>Objekte in Dokumenten</translation>
    </message>
    <message>
        <source>Freed because only they held each other</source>
        <translation>Freigegeben, weil sie nur einander hielten</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Measure the whole model</source>
        <translation>Das ganze Modell messen</translation>
    </message>
    <message>
        <source>Every feature of {document} is recomputed once. Where?</source>
        <translation>Jedes Formelement von {document} wird einmal neu berechnet. Wo?</translation>
    </message>
    <message>
        <source>On a copy, in a second FreeCAD</source>
        <translation>An einer Kopie, in einem zweiten FreeCAD</translation>
    </message>
    <message>
        <source>Your document stays as it is and you can go on working. The second FreeCAD has no window, so display is not measured.</source>
        <translation>Ihr Dokument bleibt, wie es ist, und Sie können weiterarbeiten. Das zweite FreeCAD hat kein Fenster, die Anzeige wird daher nicht gemessen.</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Display is measured as well. FreeCAD is busy meanwhile, and the document counts as modified afterwards.</source>
        <translation>Die Anzeige wird mitgemessen. FreeCAD ist so lange beschäftigt, und das Dokument gilt danach als geändert.</translation>
    </message>
    <message>
        <source>Starting a second FreeCAD…</source>
        <translation>Ein zweites FreeCAD startet…</translation>
    </message>
    <message>
        <source>Opening the copy…</source>
        <translation>Die Kopie wird geöffnet…</translation>
    </message>
    <message>
        <source>Recomputing the copy… {time}</source>
        <translation>Die Kopie wird neu berechnet… {time}</translation>
    </message>
    <message>
        <source>The model could not be measured. {reason}</source>
        <translation>Das Modell konnte nicht gemessen werden. {reason}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>HTML page (*.html)</source>
        <translation>HTML-Seite (*.html)</translation>
    </message>
    <message>
        <source>Performance Profiler recording (*.json)</source>
        <translation>Aufzeichnung von Performance Profiler (*.json)</translation>
    </message>
    <message>
        <source>Trace Event Format (*.json)</source>
        <translation>Trace-Event-Format (*.json)</translation>
    </message>
    <message>
        <source>speedscope file (*.json)</source>
        <translation>speedscope-Datei (*.json)</translation>
    </message>
    <message>
        <source>recomputes</source>
        <translation>Neuberechnungen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Show toolbar buttons and menu entries in every workbench</source>
        <translation>Symbolleiste und Menüeinträge in jedem Arbeitsbereich zeigen</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufzeichnungen</translation>
    </message>
    <message>
        <source>Keep recordings on this computer</source>
        <translation>Aufzeichnungen auf diesem Rechner aufbewahren</translation>
    </message>
    <message>
        <source>For at most, days</source>
        <translation>Höchstens wie lange, Tage</translation>
    </message>
    <message>
        <source>All together at most, megabytes</source>
        <translation>Alle zusammen höchstens, Megabyte</translation>
    </message>
    <message>
        <source>At most, recordings</source>
        <translation>Höchstens wie viele Aufzeichnungen</translation>
    </message>
    <message>
        <source>Share through Redis at</source>
        <translation>Teilen über Redis auf</translation>
    </message>
    <message>
        <source>Empty: nothing leaves this computer. With an address, such as redis://user:password@host:6379/0, the names of documents and commands, times and memory snapshots are sent there.</source>
        <translation>Leer: nichts verlässt diesen Rechner. Mit einer Adresse wie redis://benutzer:passwort@host:6379/0 werden Namen von Dokumenten und Befehlen, Zeiten und Speicher-Momentaufnahmen dorthin gesendet.</translation>
    </message>
    <message>
        <source>So that you can profile without leaving your workbench.</source>
        <translation>Damit Sie messen können, ohne Ihren Arbeitsbereich zu verlassen.</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>Formelement</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Berechnung</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>.</source>
        <translation>,</translation>
    </message>
    <message>
        <source>{value} %</source>
        <translation>{value} %</translation>
    </message>
    <message>
        <source>{value} µs</source>
        <translation>{value} µs</translation>
    </message>
    <message>
        <source>{value} ms</source>
        <translation>{value} ms</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>not available: {reason}</source>
        <translation>nicht verfügbar: {reason}</translation>
    </message>
    <message>
        <source>the Python package {package} is not installed</source>
        <translation>das Python-Paket {package} ist nicht installiert</translation>
    </message>
    <message>
        <source>the Python package {package} can&apos;t be used ({error})</source>
        <translation>das Python-Paket {package} kann nicht verwendet werden ({error})</translation>
    </message>
    <message>
        <source>the system refused it ({error})</source>
        <translation>das System hat es verweigert ({error})</translation>
    </message>
    <message>
        <source>the system does not tell it</source>
        <translation>das System verrät es nicht</translation>
    </message>
    <message>
        <source>no document is open</source>
        <translation>es ist kein Dokument offen</translation>
    </message>
    <message>
        <source>{file} can&apos;t be opened: {reason}</source>
        <translation>{file} kann nicht geöffnet werden: {reason}</translation>
    </message>
    <message>
        <source>the system says: {error}</source>
        <translation>das System meldet: {error}</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>it is a Git LFS pointer, the model itself was not downloaded</source>
        <translation>es ist ein Git-LFS-Verweis, das Modell selbst wurde nicht heruntergeladen</translation>
    </message>
    <message>
        <source>it is damaged or no FreeCAD document (not a complete zip archive)</source>
        <translation>sie ist beschädigt oder kein FreeCAD-Dokument (kein vollständiges Zip-Archiv)</translation>
    </message>
    <message>
        <source>it is damaged ({member} in it fails its checksum)</source>
        <translation>sie ist beschädigt (die Prüfsumme von {member} darin stimmt nicht)</translation>
    </message>
    <message>
        <source>it is damaged or no FreeCAD document (it holds no Document.xml)</source>
        <translation>sie ist beschädigt oder kein FreeCAD-Dokument (sie enthält keine Document.xml)</translation>
    </message>
    <message>
        <source>it is no FreeCAD document (its Document.xml begins with &lt;{root}&gt;)</source>
        <translation>sie ist kein FreeCAD-Dokument (ihre Document.xml beginnt mit &lt;{root}&gt;)</translation>
    </message>
    <message>
        <source>it is damaged (its Document.xml is broken: {error})</source>
        <translation>sie ist beschädigt (ihre Document.xml ist fehlerhaft: {error})</translation>
    </message>
    <message>
        <source>FreeCAD {version} refused it ({error})</source>
        <translation>FreeCAD {version} hat sie abgelehnt ({error})</translation>
    </message>
    <message>
        <source>FreeCAD {version} crashed while opening it ({cause})</source>
        <translation>FreeCAD {version} ist beim Öffnen abgestürzt ({cause})</translation>
    </message>
    <message>
        <source>{file}: FreeCAD {version} crashed while recomputing it ({cause})</source>
        <translation>{file}: FreeCAD {version} ist beim Neuberechnen abgestürzt ({cause})</translation>
    </message>
    <message>
        <source>signal {signal}</source>
        <translation>Signal {signal}</translation>
    </message>
    <message>
        <source>it ended with status {status}</source>
        <translation>es endete mit dem Status {status}</translation>
    </message>
    <message>
        <source>FreeCAD was not ready after {seconds} s. It said: {log}</source>
        <translation>FreeCAD war nach {seconds} s nicht bereit. Es meldete: {log}</translation>
    </message>
    <message>
        <source>FreeCAD was not found; name its program with --freecad</source>
        <translation>FreeCAD wurde nicht gefunden; geben Sie sein Programm mit --freecad an</translation>
    </message>
    <message>
        <source>There is no program {program}</source>
        <translation>Es gibt kein Programm {program}</translation>
    </message>
    <message>
        <source>{program} could not be started: {error}</source>
        <translation>{program} konnte nicht gestartet werden: {error}</translation>
    </message>
    <message>
        <source>{program} has no window; --gui needs the program that has one</source>
        <translation>{program} hat kein Fenster; --gui braucht das Programm, das eines hat</translation>
    </message>
    <message>
        <source>There is no display, and Xvfb, which would stand in for one, is not installed</source>
        <translation>Es gibt keinen Bildschirm, und Xvfb, das einen ersetzen würde, ist nicht installiert</translation>
    </message>
    <message>
        <source>There is no display, and Xvfb, which would stand in for one, did not start</source>
        <translation>Es gibt keinen Bildschirm, und Xvfb, das einen ersetzen würde, startete nicht</translation>
    </message>
    <message>
        <source>FreeCAD ended before it was ready ({cause}). It said: {log}</source>
        <translation>FreeCAD endete, bevor es bereit war ({cause}). Es meldete: {log}</translation>
    </message>
    <message>
        <source>FreeCAD ended before it was ready ({cause}), on the display {display}. It said: {log}</source>
        <translation>FreeCAD endete auf dem Bildschirm {display}, bevor es bereit war ({cause}). Es meldete: {log}</translation>
    </message>
    <message>
        <source>The profiler failed inside FreeCAD: {error}</source>
        <translation>Der Profiler ist in FreeCAD gescheitert: {error}</translation>
    </message>
    <message>
        <source>its folder does not exist or can&apos;t be written to</source>
        <translation>ihr Ordner existiert nicht, oder darin kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>it is the model itself</source>
        <translation>es ist das Modell selbst</translation>
    </message>
    <message>
        <source>{file} can&apos;t be written: {reason}</source>
        <translation>{file} kann nicht geschrieben werden: {reason}</translation>
    </message>
    <message>
        <source>The first {count} together should save ~{saving} of the {whole} of a full recompute.</source>
        <translation>Die ersten {count} zusammen dürften ~{saving} der {whole} einer vollen Neuberechnung sparen.</translation>
    </message>
    <message>
        <source>Score of {document}: {score} of 100, the share of recompute time that was needed. {reasons}.</source>
        <translation>Bewertung von {document}: {score} von 100, der Anteil der Neuberechnungszeit, der nötig war. {reasons}.</translation>
    </message>
    <message>
        <source>What to change ({count})</source>
        <translation>Was zu ändern ist ({count})</translation>
    </message>
    <message>
        <source>Issues: critical ({count})</source>
        <translation>Befunde: kritisch ({count})</translation>
    </message>
    <message>
        <source>Issues: high ({count})</source>
        <translation>Befunde: hoch ({count})</translation>
    </message>
    <message>
        <source>Issues: medium ({count})</source>
        <translation>Befunde: mittel ({count})</translation>
    </message>
    <message>
        <source>Issues: low ({count})</source>
        <translation>Befunde: niedrig ({count})</translation>
    </message>
    <message>
        <source>Bring back ({count})</source>
        <translation>Zurückholen ({count})</translation>
    </message>
    <message>
        <source>Shows again what was not for you</source>
        <translation>Zeigt wieder, was nichts für Sie war</translation>
    </message>
    <message>
        <source>About {feature}:</source>
        <translation>Zu {feature}:</translation>
    </message>
    <message>
        <source>About {feature} nothing was found that is worth changing.</source>
        <translation>Zu {feature} wurde nichts gefunden, was eine Änderung wert wäre.</translation>
    </message>
    <message>
        <source>This advice is no longer given.</source>
        <translation>Diese Empfehlung wird nicht mehr gegeben.</translation>
    </message>
    <message>
        <source>This advice was not for you; below it can be brought back.</source>
        <translation>Diese Empfehlung war nichts für Sie; unten lässt sie sich zurückholen.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Copying the model, which holds FreeCAD up for a moment…</source>
        <translation>Das Modell wird kopiert; FreeCAD wartet einen Augenblick…</translation>
    </message>
    <message>
        <source>{stage} (copying the model took {time})</source>
        <translation>{stage} (das Modell zu kopieren brauchte {time})</translation>
    </message>
    <message>
        <source>measured for this add-on</source>
        <translation>für dieses Addon gemessen</translation>
    </message>
    <message>
        <source>{issue} – see the page Advice.</source>
        <translation>{issue} – siehe die Seite Empfehlungen.</translation>
    </message>
    <message>
        <source>{issue}, and {count} more – see the page Advice.</source>
        <translation>{issue}, und {count} weitere – siehe die Seite Empfehlungen.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>Nothing is shown that could be compared. Record something, or open a recording.</source>
        <translation>Es wird nichts gezeigt, was sich vergleichen ließe. Zeichnen Sie etwas auf oder öffnen Sie eine Aufzeichnung.</translation>
    </message>
    <message>
        <source>Nothing to compare with yet. Make a recording of a good state the baseline; later you see here what got slower since.</source>
        <translation>Noch gibt es nichts zum Vergleichen. Machen Sie die Aufzeichnung eines guten Standes zur Referenz; später sehen Sie hier, was seitdem langsamer wurde.</translation>
    </message>
    <message>
        <source>Choose what to compare with.</source>
        <translation>Wählen Sie, womit verglichen werden soll.</translation>
    </message>
    <message>
        <source>Both sides are the same recording.</source>
        <translation>Beide Seiten sind dieselbe Aufzeichnung.</translation>
    </message>
    <message>
        <source>The two sides have no feature in common: are they of the same document?</source>
        <translation>Die beiden Seiten haben kein Formelement gemeinsam: gehören sie zum selben Dokument?</translation>
    </message>
    <message>
        <source>They could not be compared: {reason}</source>
        <translation>Sie konnten nicht verglichen werden: {reason}</translation>
    </message>
    <message>
        <source>Since baseline “{name}”: {counts}.</source>
        <translation>Seit der Referenz „{name}“: {counts}.</translation>
    </message>
    <message>
        <source>Compared with {name}: {counts}.</source>
        <translation>Verglichen mit {name}: {counts}.</translation>
    </message>
    <message>
        <source>{count} {verdict}</source>
        <translation>{count} {verdict}</translation>
    </message>
    <message>
        <source>Recompute of {document}: {before} → {after}.</source>
        <translation>Neuberechnung von {document}: {before} → {after}.</translation>
    </message>
    <message>
        <source>Chance can&apos;t be told from change yet: {reason}.</source>
        <translation>Zufall lässt sich noch nicht von Änderung unterscheiden: {reason}.</translation>
    </message>
    <message>
        <source>{note}.</source>
        <translation>{note}.</translation>
    </message>
    <message>
        <source>Notes: {count}</source>
        <translation>Anmerkungen: {count}</translation>
    </message>
    <message>
        <source>In what else the two sides differ: machine, version, preset, window</source>
        <translation>Worin sich die beiden Seiten sonst unterscheiden: Rechner, Version, Voreinstellung, Fenster</translation>
    </message>
    <message>
        <source>Shown now</source>
        <translation>Jetzt gezeigt</translation>
    </message>
    <message>
        <source>Another recording…</source>
        <translation>Andere Aufzeichnung…</translation>
    </message>
    <message>
        <source>{count} recordings of {document}</source>
        <translation>{count} Aufzeichnungen von {document}</translation>
    </message>
    <message>
        <source>“{name}” ({document})</source>
        <translation>„{name}“ ({document})</translation>
    </message>
    <message>
        <source>{document}, {moment}</source>
        <translation>{document}, {moment}</translation>
    </message>
    <message>
        <source>Make this the baseline</source>
        <translation>Zur Referenz machen</translation>
    </message>
    <message>
        <source>Gives the recording on the side “After” a name, to compare later ones with</source>
        <translation>Gibt der Aufzeichnung auf der Seite „Nachher“ einen Namen, um spätere damit zu vergleichen</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>The baseline is no longer offered; its recording stays</source>
        <translation>Die Referenz wird nicht mehr angeboten; ihre Aufzeichnung bleibt</translation>
    </message>
    <message>
        <source>“{name}” is a baseline now.</source>
        <translation>„{name}“ ist jetzt eine Referenz.</translation>
    </message>
    <message>
        <source>What changed, feature by feature</source>
        <translation>Was sich geändert hat, Formelement für Formelement</translation>
    </message>
    <message>
        <source>Find: feature, slower, new…</source>
        <translation>Suchen: Formelement, langsamer, neu…</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>{middle}; with a probability of 95 % between {low} and {high}</source>
        <translation>{middle}; mit einer Wahrscheinlichkeit von 95 % zwischen {low} und {high}</translation>
    </message>
    <message>
        <source>Compared was processor time.</source>
        <translation>Verglichen wurde Prozessorzeit.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>The whole comparison as text</source>
        <translation>Der ganze Vergleich als Text</translation>
    </message>
    <message>
        <source>Write as HTML…</source>
        <translation>Als HTML schreiben…</translation>
    </message>
    <message>
        <source>Write as JSON…</source>
        <translation>Als JSON schreiben…</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>vergleich</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>How long the chosen feature took in each recording that is kept</source>
        <translation>Wie lange das gewählte Formelement in jeder gespeicherten Aufzeichnung brauchte</translation>
    </message>
    <message>
        <source>Choose a feature to see its trend.</source>
        <translation>Wählen Sie ein Formelement, um seinen Verlauf zu sehen.</translation>
    </message>
    <message>
        <source>Looking up how long {feature} took…</source>
        <translation>Es wird nachgesehen, wie lange {feature} brauchte…</translation>
    </message>
    <message>
        <source>No recording that is kept tells how long {feature} took.</source>
        <translation>Keine gespeicherte Aufzeichnung sagt, wie lange {feature} brauchte.</translation>
    </message>
    <message>
        <source>{feature}, medians of {count} recordings: {first} at first, {last} at last.</source>
        <translation>{feature}, Mediane von {count} Aufzeichnungen: zuerst {first}, zuletzt {last}.</translation>
    </message>
    <message>
        <source>The chart with dates is missing: {reason}.</source>
        <translation>Das Diagramm mit Daten fehlt: {reason}.</translation>
    </message>
    <message>
        <source>Time, ms</source>
        <translation>Zeit, ms</translation>
    </message>
    <message>
        <source>Compute of a run</source>
        <translation>Berechnung je Lauf</translation>
    </message>
    <message>
        <source>Display of a run</source>
        <translation>Anzeige je Lauf</translation>
    </message>
    <message>
        <source>Memory of a run</source>
        <translation>Speicher je Lauf</translation>
    </message>
    <message>
        <source>Triangles shown</source>
        <translation>Angezeigte Dreiecke</translation>
    </message>
    <message>
        <source>Time to compute a feature, on average of its runs</source>
        <translation>Zeit für die Berechnung eines Formelements, im Mittel seiner Läufe</translation>
    </message>
    <message>
        <source>Time to show a feature after it was computed, on average of its runs</source>
        <translation>Zeit für die Anzeige eines Formelements nach seiner Berechnung, im Mittel seiner Läufe</translation>
    </message>
    <message>
        <source>How far memory rose at most while a feature was computed and shown</source>
        <translation>Wie weit der Speicher höchstens anstieg, während ein Formelement berechnet und angezeigt wurde</translation>
    </message>
    <message>
        <source>Triangles that the 3D view draws for an object now</source>
        <translation>Dreiecke, die die 3D-Ansicht gerade für ein Objekt zeichnet</translation>
    </message>
    <message>
        <source>A Body has the colour of all its features together. A link has that of its original. The document and its own colours stay as they are.</source>
        <translation>Ein Körper hat die Farbe aller seiner Formelemente zusammen, eine Verknüpfung die ihres Originals. Das Dokument und seine eigenen Farben bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear</translation>
    </message>
    <message>
        <source>logarithmic</source>
        <translation>logarithmisch</translation>
    </message>
    <message>
        <source>≤ {value}</source>
        <translation>≤ {value}</translation>
    </message>
    <message>
        <source>Cost map</source>
        <translation>Kostenkarte</translation>
    </message>
    <message>
        <source>Take the cost map away</source>
        <translation>Kostenkarte entfernen</translation>
    </message>
    <message>
        <source>What the cost map shows</source>
        <translation>Was die Kostenkarte zeigt</translation>
    </message>
    <message>
        <source>The cost map has nothing to show yet: record, then recompute the model once.</source>
        <translation>Die Kostenkarte hat noch nichts zu zeigen: Starten Sie eine Aufzeichnung und berechnen Sie das Modell dann einmal neu.</translation>
    </message>
    <message>
        <source>The cost map has nothing to show yet: no 3D view draws any triangles.</source>
        <translation>Die Kostenkarte hat noch nichts zu zeigen: Keine 3D-Ansicht zeichnet Dreiecke.</translation>
    </message>
    <message>
        <source>The cost map can&apos;t colour the 3D view: {reason}</source>
        <translation>Die Kostenkarte kann die 3D-Ansicht nicht einfärben: {reason}</translation>
    </message>
    <message>
        <source>The cost map was taken away, because it failed: {reason}</source>
        <translation>Die Kostenkarte wurde wegen eines Fehlers entfernt: {reason}</translation>
    </message>
    <message>
        <source>Why is this slow?</source>
        <translation>Warum ist das langsam?</translation>
    </message>
    <message>
        <source>Nothing is known of {feature} yet: record, then recompute the model once.</source>
        <translation>Über {feature} ist noch nichts bekannt: Starten Sie eine Aufzeichnung und berechnen Sie das Modell dann einmal neu.</translation>
    </message>
    <message>
        <source>{count} features ran in {time} of recomputing; {feature} took {share}.</source>
        <translation>{count} Formelemente liefen in {time} Neuberechnung; {feature} brauchte davon {share}.</translation>
    </message>
    <message>
        <source>{feature} took {share} of {time} of recomputing.</source>
        <translation>{feature} brauchte {share} von {time} Neuberechnung.</translation>
    </message>
    <message>
        <source>Features that failed: {count}.</source>
        <translation>Fehlgeschlagene Formelemente: {count}.</translation>
    </message>
    <message>
        <source>Press Record and edit your model: what each feature costs is listed here.</source>
        <translation>Drücken Sie „Aufzeichnen“ und bearbeiten Sie Ihr Modell: Hier steht dann, was jedes Formelement kostet.</translation>
    </message>
    <message>
        <source>Recording. Edit the model, and what each feature costs is listed here.</source>
        <translation>Aufzeichnung läuft. Bearbeiten Sie das Modell; hier steht dann, was jedes Formelement kostet.</translation>
    </message>
    <message>
        <source>No feature ran in {time} of recomputing.</source>
        <translation>In {time} Neuberechnung lief kein Formelement.</translation>
    </message>
    <message>
        <source>{count} of {all} features: {time}.</source>
        <translation>{count} von {all} Formelementen: {time}.</translation>
    </message>
    <message>
        <source>None of {all} features is like that.</source>
        <translation>Keines von {all} Formelementen ist so.</translation>
    </message>
    <message>
        <source>Adding up… {share}</source>
        <translation>Wird zusammengezählt… {share}</translation>
    </message>
    <message>
        <source>Recomputes that are shown</source>
        <translation>Gezeigte Neuberechnungen</translation>
    </message>
    <message>
        <source>The last recompute, always</source>
        <translation>Immer die letzte Neuberechnung</translation>
    </message>
    <message>
        <source>{clock}  {document}  {time}</source>
        <translation>{clock}  {document}  {time}</translation>
    </message>
    <message>
        <source>How features are put together</source>
        <translation>Wie Formelemente zusammengefasst werden</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>Einzeln</translation>
    </message>
    <message>
        <source>By Body and group</source>
        <translation>Nach Körper und Gruppe</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>Nach Typ</translation>
    </message>
    <message>
        <source>Filter: sketch &gt;100ms failed</source>
        <translation>Filter: Skizze &gt;100ms fehlgeschlagen</translation>
    </message>
    <message>
        <source>Filter of features</source>
        <translation>Filter der Formelemente</translation>
    </message>
    <message>
        <source>Words of names and types, and conditions; all of them must hold.
Times: {time}. Shares: {share}. Memory: {memory}.
Also: {words}.</source>
        <translation>Wörter aus Namen und Typen sowie Bedingungen; alle müssen zutreffen.
Zeiten: {time}. Anteile: {share}. Speicher: {memory}.
Außerdem: {words}.</translation>
    </message>
    <message>
        <source>“{word}” is not understood; {example} would be.</source>
        <translation>„{word}“ wird nicht verstanden; {example} schon.</translation>
    </message>
    <message>
        <source>wasted</source>
        <translation>umsonst</translation>
    </message>
    <message>
        <source>{compute} + {display}</source>
        <translation>{compute} + {display}</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Own time</source>
        <translation>Eigene Zeit</translation>
    </message>
    <message>
        <source>Triangles</source>
        <translation>Dreiecke</translation>
    </message>
    <message>
        <source>Price of an edit</source>
        <translation>Preis einer Änderung</translation>
    </message>
    <message>
        <source>Wasted</source>
        <translation>Umsonst</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>Wie am Anfang</translation>
    </message>
    <message>
        <source>Unknown type</source>
        <translation>Unbekannter Typ</translation>
    </message>
    <message>
        <source>Document {document}</source>
        <translation>Dokument {document}</translation>
    </message>
    <message>
        <source>{own} by itself, the rest is of what lies in it.</source>
        <translation>{own} selbst, der Rest ist von dem, was darin liegt.</translation>
    </message>
    <message>
        <source>Resident memory that came or went while it ran, all runs together</source>
        <translation>Speicher im RAM, der hinzukam oder wegfiel, während es lief, alle Läufe zusammen</translation>
    </message>
    <message>
        <source>What a recompute will take after this is edited, with all that depends on it; from what was measured so far</source>
        <translation>Was eine Neuberechnung dauert, wenn dies geändert wird, mit allem, was davon abhängt; nach dem, was bisher gemessen wurde</translation>
    </message>
    <message>
        <source>At least that: some of what depends on it was never measured.</source>
        <translation>Mindestens so viel: Manches, was davon abhängt, wurde nie gemessen.</translation>
    </message>
    <message>
        <source>none of what depends on it was measured</source>
        <translation>nichts, was davon abhängt, wurde gemessen</translation>
    </message>
    <message>
        <source>Runs that came out as before, or that nothing needed: {count}, {time}. Runs of which nothing tells: {unknown}.</source>
        <translation>Läufe mit demselben Ergebnis wie zuvor oder ohne Bedarf: {count}, {time}. Läufe, über die nichts bekannt ist: {unknown}.</translation>
    </message>
    <message>
        <source>nothing tells whether its runs came out different: no fingerprint was taken</source>
        <translation>ob seine Läufe etwas anderes ergaben, ist nicht bekannt: Es wurde kein Fingerabdruck genommen</translation>
    </message>
    <message>
        <source>At first {first}, in the end {last}; runs: {runs}</source>
        <translation>Anfangs {first}, zuletzt {last}; Läufe: {runs}</translation>
    </message>
    <message>
        <source>It gets slower with every repetition though nothing about it was changed.</source>
        <translation>Es wird mit jeder Wiederholung langsamer, obwohl nichts daran geändert wurde.</translation>
    </message>
    <message>
        <source>a trend needs six runs that came out well</source>
        <translation>ein Verlauf braucht sechs gelungene Läufe</translation>
    </message>
    <message>
        <source>it has none, or they were not counted</source>
        <translation>es hat keine, oder sie wurden nicht gezählt</translation>
    </message>
    <message>
        <source>it is being worked out</source>
        <translation>es wird noch ermittelt</translation>
    </message>
    <message>
        <source>it did not run itself</source>
        <translation>es lief nicht selbst</translation>
    </message>
    <message>
        <source>shorter than the time between two readings, or not told here</source>
        <translation>kürzer als die Zeit zwischen zwei Messungen, oder hier nicht verfügbar</translation>
    </message>
    <message>
        <source>Why it ran: {cause}</source>
        <translation>Warum es lief: {cause}</translation>
    </message>
    <message>
        <source>The way there: {chain}</source>
        <translation>Der Weg dorthin: {chain}</translation>
    </message>
    <message>
        <source>Zoom to it</source>
        <translation>Darauf zoomen</translation>
    </message>
    <message>
        <source>Copy these rows</source>
        <translation>Diese Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy the whole table</source>
        <translation>Ganze Tabelle kopieren</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>As CSV</source>
        <translation>Als CSV</translation>
    </message>
    <message>
        <source>As Markdown</source>
        <translation>Als Markdown</translation>
    </message>
    <message>
        <source>As BBCode, for the forum</source>
        <translation>Als BBCode, für das Forum</translation>
    </message>
    <message>
        <source>Last recompute {time}: {share} of it drew {feature}, it did not compute it.</source>
        <translation>Letzte Neuberechnung {time}: {share} davon zeichneten {feature}, statt es zu berechnen.</translation>
    </message>
    <message>
        <source>Last recompute {time}: {share} of it computed {feature}.</source>
        <translation>Letzte Neuberechnung {time}: {share} davon berechneten {feature}.</translation>
    </message>
    <message>
        <source>Last recompute {time}: {share} of it went into {features}; nothing tells which took how much.</source>
        <translation>Letzte Neuberechnung {time}: {share} davon entfielen auf {features}; nichts verrät, was davon wie lange dauerte.</translation>
    </message>
    <message>
        <source>Last recompute {time}.</source>
        <translation>Letzte Neuberechnung {time}.</translation>
    </message>
    <message>
        <source>Failed: {features}.</source>
        <translation>Fehlgeschlagen: {features}.</translation>
    </message>
    <message>
        <source>A recording of {moment}.</source>
        <translation>Eine Aufzeichnung vom {moment}.</translation>
    </message>
    <message>
        <source>A recording of {moment}, made with FreeCAD {version}.</source>
        <translation>Eine Aufzeichnung vom {moment}, gemacht mit FreeCAD {version}.</translation>
    </message>
    <message>
        <source>compute {time}</source>
        <translation>Berechnung {time}</translation>
    </message>
    <message>
        <source>display {time}</source>
        <translation>Anzeige {time}</translation>
    </message>
    <message>
        <source>other {time}</source>
        <translation>anderes {time}</translation>
    </message>
    <message>
        <source>Making the shapes of features</source>
        <translation>Die Formen der Formelemente erzeugen</translation>
    </message>
    <message>
        <source>Making what the 3D view and the tree show of them, above all the mesh</source>
        <translation>Erzeugen, was 3D-Ansicht und Baum davon zeigen, vor allem das Netz</translation>
    </message>
    <message>
        <source>Sorting by dependencies, events and repainting for the progress bar, recomputes of other documents, and what follows after the last feature</source>
        <translation>Sortieren nach Abhängigkeiten, Ereignisse und Neuzeichnen für den Fortschrittsbalken, Neuberechnungen anderer Dokumente und was nach dem letzten Formelement folgt</translation>
    </message>
    <message>
        <source>it was recomputed without a window</source>
        <translation>es wurde ohne Fenster neu berechnet</translation>
    </message>
    <message>
        <source>What makes a model slow?</source>
        <translation>Was macht ein Modell langsam?</translation>
    </message>
    <message>
        <source>Record and edit as you always do, or measure the whole model at once. Here you read what each recompute costs, why it ran, and what to do about it. Your model stays as it is.</source>
        <translation>Zeichnen Sie auf und arbeiten Sie wie immer, oder vermessen Sie das ganze Modell auf einmal. Hier lesen Sie, was jede Neuberechnung kostet, warum sie lief und was sich dagegen tun lässt. Ihr Modell bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>No document is open: open your model, or begin with the example.</source>
        <translation>Kein Dokument ist geöffnet: Öffnen Sie Ihr Modell oder beginnen Sie mit dem Beispiel.</translation>
    </message>
    <message>
        <source>Nothing was recomputed in this recording.</source>
        <translation>In dieser Aufzeichnung wurde nichts neu berechnet.</translation>
    </message>
    <message>
        <source>Open the example</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Opens a copy of a small model in which some things are slow</source>
        <translation>Öffnet eine Kopie eines kleinen Modells, in dem einiges langsam ist</translation>
    </message>
    <message>
        <source>The example could not be opened: {error}</source>
        <translation>Das Beispiel konnte nicht geöffnet werden: {error}</translation>
    </message>
    <message>
        <source>Do this first</source>
        <translation>Das zuerst</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} weitere</translation>
    </message>
    <message>
        <source>1 feature fails on every recompute</source>
        <translation>1 Formelement schlägt bei jeder Neuberechnung fehl</translation>
    </message>
    <message>
        <source>{count} features fail on every recompute</source>
        <translation>{count} Formelemente schlagen bei jeder Neuberechnung fehl</translation>
    </message>
    <message>
        <source>Issues: {count}</source>
        <translation>Befunde: {count}</translation>
    </message>
    <message>
        <source>All of these together should save ~{time} of {whole} each recompute.</source>
        <translation>Alles zusammen sollte bei jeder Neuberechnung ~{time} von {whole} sparen.</translation>
    </message>
    <message>
        <source>saved {time} in a trial</source>
        <translation>sparte in einem Versuch {time}</translation>
    </message>
    <message>
        <source>no gain in a trial</source>
        <translation>kein Gewinn in einem Versuch</translation>
    </message>
    <message>
        <source>changed the model in a trial</source>
        <translation>änderte in einem Versuch das Modell</translation>
    </message>
    <message>
        <source>its trial failed</source>
        <translation>der Versuch damit schlug fehl</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>{count} · {time}</source>
        <translation>{count} · {time}</translation>
    </message>
    <message>
        <source>Resident memory of FreeCAD. In the last two minutes between {lowest} and {highest}.</source>
        <translation>Belegter Hauptspeicher von FreeCAD. In den letzten zwei Minuten zwischen {lowest} und {highest}.</translation>
    </message>
    <message>
        <source>Processor time of FreeCAD in the last two seconds; 100 percent is one core, fully. In the last two minutes at most {highest}.</source>
        <translation>Prozessorzeit von FreeCAD in den letzten zwei Sekunden; 100 Prozent sind ein ganzer Kern. In den letzten zwei Minuten höchstens {highest}.</translation>
    </message>
    <message>
        <source>In the last two minutes at most {highest}.</source>
        <translation>In den letzten zwei Minuten höchstens {highest}.</translation>
    </message>
    <message>
        <source>see issue</source>
        <translation>siehe Befund</translation>
    </message>
    <message>
        <source>How long drawing the 3D view took: median of the {count} frames of the last two minutes. The longest took {highest}.</source>
        <translation>Wie lange das Zeichnen der 3D-Ansicht dauerte: Median der {count} Bilder der letzten zwei Minuten. Das längste dauerte {highest}.</translation>
    </message>
    <message>
        <source>How often FreeCAD did not answer in this recording, and how long in all</source>
        <translation>Wie oft FreeCAD in dieser Aufzeichnung nicht antwortete, und wie lange insgesamt</translation>
    </message>
    <message>
        <source>nothing was drawn in the last two minutes</source>
        <translation>in den letzten zwei Minuten wurde nichts gezeichnet</translation>
    </message>
    <message>
        <source>it is read while you record</source>
        <translation>es wird gelesen, während Sie aufzeichnen</translation>
    </message>
    <message>
        <source>it is being read for the first time</source>
        <translation>es wird zum ersten Mal gelesen</translation>
    </message>
    <message>
        <source>Memory {change} over the last {count} recomputes</source>
        <translation>Speicher {change} über die letzten {count} Neuberechnungen</translation>
    </message>
    <message>
        <source>What was resident at the end of the last recompute, less what was at the end of the one {count} before it</source>
        <translation>Was am Ende der letzten Neuberechnung belegt war, abzüglich dessen, was es {count} Neuberechnungen davor war</translation>
    </message>
    <message>
        <source>triangles: {value}</source>
        <translation>Dreiecke: {value}</translation>
    </message>
    <message>
        <source>solids: {value}</source>
        <translation>Festkörper: {value}</translation>
    </message>
    <message>
        <source>faces: {value}</source>
        <translation>Flächen: {value}</translation>
    </message>
    <message>
        <source>objects: {value}</source>
        <translation>Objekte: {value}</translation>
    </message>
    <message>
        <source>documents: {value}</source>
        <translation>Dokumente: {value}</translation>
    </message>
    <message>
        <source>Objects in the active document, and the faces of those that are visible; features inside a Body are counted once, as the Body. Triangles and solids are counted while you record.</source>
        <translation>Objekte im aktiven Dokument und die Flächen der sichtbaren; Formelemente in einem Körper zählen einmal, als der Körper. Dreiecke und Festkörper werden gezählt, während Sie aufzeichnen.</translation>
    </message>
    <message>
        <source>Profiler: {share} of the recomputes</source>
        <translation>Profiler: {share} der Neuberechnungen</translation>
    </message>
    <message>
        <source>Profiler: {share} of the recomputes, and ~{time} for recording calls</source>
        <translation>Profiler: {share} der Neuberechnungen, und ~{time} für das Aufzeichnen von Aufrufen</translation>
    </message>
    <message>
        <source>What it does between recomputes is not counted here.</source>
        <translation>Was er zwischen Neuberechnungen tut, ist hier nicht mitgezählt.</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Weitere Aktionen</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>Was aufgezeichnet wird</translation>
    </message>
    <message>
        <source>Recording, measuring and what else Performance Profiler can do</source>
        <translation>Aufzeichnen, Messen und was Performance Profiler sonst noch kann</translation>
    </message>
    <message>
        <source>Writes what was recorded into a file, for people or for other programs</source>
        <translation>Schreibt das Aufgezeichnete in eine Datei, für Menschen oder für andere Programme</translation>
    </message>
    <message>
        <source>Colours the 3D view by what each object costs; the document itself stays as it is</source>
        <translation>Färbt die 3D-Ansicht danach, was jedes Objekt kostet; das Dokument selbst bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Show the cost map</source>
        <translation>Kostenkarte anzeigen</translation>
    </message>
    <message>
        <source>By compute time</source>
        <translation>Nach Berechnungszeit</translation>
    </message>
    <message>
        <source>By display time</source>
        <translation>Nach Anzeigezeit</translation>
    </message>
    <message>
        <source>By memory</source>
        <translation>Nach Speicher</translation>
    </message>
    <message>
        <source>By triangles</source>
        <translation>Nach Dreiecken</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Opens the settings of Performance Profiler</source>
        <translation>Öffnet die Einstellungen von Performance Profiler</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Opens the guide to Performance Profiler on this computer</source>
        <translation>Öffnet die Anleitung zu Performance Profiler auf diesem Rechner</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>{file} wird geschrieben…</translation>
    </message>
    <message>
        <source>Wrote {file}.</source>
        <translation>{file} wurde geschrieben.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>{file} is still being written. Wait for it, or cancel it.</source>
        <translation>{file} wird noch geschrieben. Warten Sie darauf oder brechen Sie es ab.</translation>
    </message>
    <message>
        <source>{file} could not be written. {reason}</source>
        <translation>{file} konnte nicht geschrieben werden. {reason}</translation>
    </message>
    <message>
        <source>Toolbar and menus</source>
        <translation>Symbolleiste und Menüs</translation>
    </message>
    <message>
        <source>Record by itself</source>
        <translation>Von selbst aufzeichnen</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>When FreeCAD starts</source>
        <translation>Wenn FreeCAD startet</translation>
    </message>
    <message>
        <source>When a document is opened</source>
        <translation>Wenn ein Dokument geöffnet wird</translation>
    </message>
    <message>
        <source>as the preset says</source>
        <translation>wie die Voreinstellung</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Process and graphics cards, every</source>
        <translation>Prozess und Grafikkarten, alle</translation>
    </message>
    <message>
        <source>Time between two samples of memory, processor and graphics cards. Shorter shows more and costs more.</source>
        <translation>Zeit zwischen zwei Messungen von Speicher, Prozessor und Grafikkarten. Kürzer zeigt mehr und kostet mehr.</translation>
    </message>
    <message>
        <source>Python&apos;s stack, every</source>
        <translation>Pythons Aufrufstapel, alle</translation>
    </message>
    <message>
        <source>Time between two samples of Python&apos;s stack; only the preset Full takes them.</source>
        <translation>Zeit zwischen zwei Blicken auf Pythons Aufrufstapel; nur die Voreinstellung Vollständig nimmt ihn auf.</translation>
    </message>
    <message>
        <source>The recording that runs goes on as it began; the next one heeds this.</source>
        <translation>Die laufende Aufzeichnung geht weiter, wie sie begann; ab der nächsten gilt die Änderung.</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exporte</translation>
    </message>
    <message>
        <source>Language of reports</source>
        <translation>Sprache der Berichte</translation>
    </message>
    <message>
        <source>FreeCAD&apos;s</source>
        <translation>Wie FreeCAD</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Say once in the panel when something is slow</source>
        <translation>Einmal im Panel sagen, wenn etwas langsam ist</translation>
    </message>
    <message>
        <source>Then be quiet for</source>
        <translation>Danach Ruhe für</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>Standardwerte wiederherstellen</translation>
    </message>
    <message>
        <source>Puts the defaults into this page; OK or Apply makes them hold</source>
        <translation>Setzt die Standardwerte auf dieser Seite ein; mit OK oder Anwenden gelten sie</translation>
    </message>
    <message>
        <source>Recordings and sharing</source>
        <translation>Aufzeichnungen und Teilen</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Connects to this address once and says whether it answers; stores nothing</source>
        <translation>Verbindet sich einmal mit dieser Adresse und sagt, ob sie antwortet; speichert nichts</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Passwort anzeigen</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird aufgebaut…</translation>
    </message>
    <message>
        <source>Redis at {place} answers.</source>
        <translation>Redis unter {place} antwortet.</translation>
    </message>
    <message>
        <source>No connection. {reason}</source>
        <translation>Keine Verbindung. {reason}</translation>
    </message>
    <message>
        <source>Without an address nothing is shared.</source>
        <translation>Ohne Adresse wird nichts geteilt.</translation>
    </message>
    <message>
        <source>What can be read here</source>
        <translation>Was hier gemessen werden kann</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>Dieser Rechner wird angesehen…</translation>
    </message>
    <message>
        <source>Everything can be read here.</source>
        <translation>Hier kann alles gemessen werden.</translation>
    </message>
    <message>
        <source>{there} of {all} readings are available here. All else works without the rest.</source>
        <translation>{there} von {all} Messwerten sind hier verfügbar. Alles andere funktioniert auch ohne den Rest.</translation>
    </message>
    <message>
        <source>What can be read here could not be found out: {error}</source>
        <translation>Was hier gemessen werden kann, ließ sich nicht feststellen: {error}</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut nachsehen</translation>
    </message>
    <message>
        <source>Looking for recordings…</source>
        <translation>Aufzeichnungen werden gesucht…</translation>
    </message>
    <message>
        <source>No recording is kept yet. Record something, or import a recording.</source>
        <translation>Noch ist keine Aufzeichnung gespeichert. Zeichnen Sie etwas auf oder importieren Sie eine Aufzeichnung.</translation>
    </message>
    <message>
        <source>Recordings: {count}, {size} on disk</source>
        <translation>Aufzeichnungen: {count}, {size} auf der Platte</translation>
    </message>
    <message>
        <source>No recording has all of these words.</source>
        <translation>Keine Aufzeichnung enthält alle diese Wörter.</translation>
    </message>
    <message>
        <source>The recordings can&apos;t be reached: {reason}</source>
        <translation>Die Aufzeichnungen sind nicht erreichbar: {reason}</translation>
    </message>
    <message>
        <source>something went wrong ({error})</source>
        <translation>etwas ist schiefgegangen ({error})</translation>
    </message>
    <message>
        <source>Keeping recordings is switched off: what you record now is gone when FreeCAD ends. {preferences}</source>
        <translation>Das Speichern von Aufzeichnungen ist ausgeschaltet: was Sie jetzt aufzeichnen, ist weg, wenn FreeCAD endet. {preferences}</translation>
    </message>
    <message>
        <source>Removed to stay within the limits: {count}, the last on {moment}.</source>
        <translation>Entfernt, um die Grenzen einzuhalten: {count}, zuletzt am {moment}.</translation>
    </message>
    <message>
        <source>{document}, {moment}: {reason}</source>
        <translation>{document}, {moment}: {reason}</translation>
    </message>
    <message>
        <source>too old</source>
        <translation>zu alt</translation>
    </message>
    <message>
        <source>there were too many</source>
        <translation>es waren zu viele</translation>
    </message>
    <message>
        <source>together they were too big</source>
        <translation>zusammen waren sie zu groß</translation>
    </message>
    <message>
        <source>Recordings, the newest first</source>
        <translation>Aufzeichnungen, die neueste zuerst</translation>
    </message>
    <message>
        <source>Find: document, version, baseline, pinned…</source>
        <translation>Suchen: Dokument, Version, Referenz, angeheftet…</translation>
    </message>
    <message>
        <source>no document</source>
        <translation>kein Dokument</translation>
    </message>
    <message>
        <source>running in this FreeCAD</source>
        <translation>läuft in diesem FreeCAD</translation>
    </message>
    <message>
        <source>FreeCAD {version}</source>
        <translation>FreeCAD {version}</translation>
    </message>
    <message>
        <source>spans: {count}</source>
        <translation>Abschnitte: {count}</translation>
    </message>
    <message>
        <source>baseline “{name}”</source>
        <translation>Referenz „{name}“</translation>
    </message>
    <message>
        <source>Recorded on {machine}, preset {preset}</source>
        <translation>Aufgezeichnet auf {machine}, Voreinstellung {preset}</translation>
    </message>
    <message>
        <source>Id: {id}</source>
        <translation>Kennung: {id}</translation>
    </message>
    <message>
        <source>Shows this recording in all pages (Enter)</source>
        <translation>Zeigt diese Aufzeichnung auf allen Seiten (Eingabetaste)</translation>
    </message>
    <message>
        <source>One recording, or several repeats, with what is shown now; of two the older with the newer</source>
        <translation>Eine Aufzeichnung oder mehrere Wiederholungen mit dem, was jetzt gezeigt wird; von zweien die ältere mit der neueren</translation>
    </message>
    <message>
        <source>Compare as “before”</source>
        <translation>Als „Vorher“ vergleichen</translation>
    </message>
    <message>
        <source>Compare as “after”</source>
        <translation>Als „Nachher“ vergleichen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Takes in recordings from JSON files; you can also drop files here</source>
        <translation>Nimmt Aufzeichnungen aus JSON-Dateien auf; Sie können Dateien auch hier ablegen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Name as baseline…</source>
        <translation>Als Referenz benennen…</translation>
    </message>
    <message>
        <source>Name of the baseline. One that has this name already is replaced.</source>
        <translation>Name der Referenz. Eine, die schon so heißt, wird ersetzt.</translation>
    </message>
    <message>
        <source>Make it the baseline</source>
        <translation>Zur Referenz machen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>What else can be done with what is selected</source>
        <translation>Was sich mit der Auswahl sonst tun lässt</translation>
    </message>
    <message>
        <source>Deleted 1 recording.</source>
        <translation>1 Aufzeichnung gelöscht.</translation>
    </message>
    <message>
        <source>Deleted recordings: {count}.</source>
        <translation>Gelöschte Aufzeichnungen: {count}.</translation>
    </message>
    <message>
        <source>A recording that runs or is a baseline is not deleted: {documents}.</source>
        <translation>Eine Aufzeichnung, die läuft oder Referenz ist, wird nicht gelöscht: {documents}.</translation>
    </message>
    <message>
        <source>Imported: {count}.</source>
        <translation>Importiert: {count}.</translation>
    </message>
    <message>
        <source>Here already: {count}.</source>
        <translation>Schon vorhanden: {count}.</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Wird importiert…</translation>
    </message>
    <message>
        <source>Opening {document}: {share} of {count} spans</source>
        <translation>{document} wird geöffnet: {share} von {count} Abschnitten</translation>
    </message>
    <message>
        <source>Opening it ends the recording that runs now.</source>
        <translation>Das Öffnen beendet die Aufzeichnung, die gerade läuft.</translation>
    </message>
    <message>
        <source>End it and open</source>
        <translation>Beenden und öffnen</translation>
    </message>
    <message>
        <source>It was interrupted: FreeCAD ended before the recording did.</source>
        <translation>Sie wurde unterbrochen: FreeCAD endete vor der Aufzeichnung.</translation>
    </message>
    <message>
        <source>It still runs: this is what it held when it was opened.</source>
        <translation>Sie läuft noch: gezeigt wird, was sie beim Öffnen enthielt.</translation>
    </message>
    <message>
        <source>Recording now</source>
        <translation>Gerade zeichnen auf</translation>
    </message>
    <message>
        <source>Together: {count}</source>
        <translation>Zusammen: {count}</translation>
    </message>
    <message>
        <source>{name} (this FreeCAD)</source>
        <translation>{name} (dieses FreeCAD)</translation>
    </message>
    <message>
        <source>{name} on {machine}</source>
        <translation>{name} auf {machine}</translation>
    </message>
    <message>
        <source>Last {window}: {rate} operations/s, median {median}, worst {worst}, errors {errors}</source>
        <translation>Letzte {window}: {rate} Vorgänge/s, Median {median}, schlechtester {worst}, Fehler {errors}</translation>
    </message>
    <message>
        <source>Memory {memory}, GPU {gpu}</source>
        <translation>Speicher {memory}, GPU {gpu}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>No news for {time}</source>
        <translation>Seit {time} keine Nachricht</translation>
    </message>
    <message>
        <source>{count} without news are left out.</source>
        <translation>{count} ohne Nachricht sind nicht mitgezählt.</translation>
    </message>
    <message>
        <source>— stands for what is not known: times without any operation or with very many of them, memory of a process that can&apos;t be read, a GPU that is not read while recording</source>
        <translation>— steht für Unbekanntes: Zeiten ohne Vorgänge oder mit sehr vielen, Speicher eines Prozesses, der sich nicht lesen lässt, eine GPU, die beim Aufzeichnen nicht gelesen wird</translation>
    </message>
    <message>
        <source>{feature} failed in {failed} of {runs} recomputes, also in the last one; how long a try takes is not known: a feature that fails tells nothing of its time</source>
        <translation>{feature} schlug in {failed} von {runs} Neuberechnungen fehl, auch in der letzten; wie lange ein Versuch dauert, ist nicht bekannt: ein Formelement, das fehlschlägt, verrät nichts über seine Zeit</translation>
    </message>
    <message>
        <source>no sure gain here: {saving} of {before}, the runs differ too much to tell</source>
        <translation>hier kein sicherer Gewinn: {saving} von {before}, die Läufe weichen zu sehr voneinander ab</translation>
    </message>
    <message>
        <source>The page {page} failed and rests until the panel is opened again: {error}. The Report view has the details.</source>
        <translation>Die Seite {page} ist fehlgeschlagen und ruht, bis das Panel wieder geöffnet wird: {error}. Die Einzelheiten stehen in der Ausgabeansicht.</translation>
    </message>
    <message>
        <source>FreeCAD did not answer once, for {time}:</source>
        <translation>FreeCAD antwortete einmal nicht, {time} lang:</translation>
    </message>
    <message>
        <source>An edit of {sheet} ({cells}) recomputed what came out as it was: {time} for nothing. Objects that depend on it: {dependents}.</source>
        <translation>Eine Änderung von {sheet} ({cells}) berechnete neu, was gleich herauskam: {time} umsonst. Objekte, die davon abhängen: {dependents}.</translation>
    </message>
    <message>
        <source>One such change recomputed {wasted} of {features} features for nothing: {time}.</source>
        <translation>Eine solche Änderung berechnete {wasted} von {features} Formelementen umsonst neu: {time}.</translation>
    </message>
    <message>
        <source>An object of {document} links to {file}; opening it takes {time} of the {all} in all.</source>
        <translation>Ein Objekt von {document} verweist auf {file}; das Öffnen davon braucht {time} von insgesamt {all}.</translation>
    </message>
    <message>
        <source>It failed in {failed} of {runs} recomputes and took {time} each time. Skipped objects that depend on it: {dependents}.</source>
        <translation>Es schlug in {failed} von {runs} Neuberechnungen fehl und brauchte jedes Mal {time}. Übersprungene Objekte, die davon abhängen: {dependents}.</translation>
    </message>
    <message>
        <source>It failed in {failed} of {runs} recomputes. Skipped objects that depend on it: {dependents}. How long it took is not known: a feature that fails tells nothing of its time.</source>
        <translation>Es schlug in {failed} von {runs} Neuberechnungen fehl. Übersprungene Objekte, die davon abhängen: {dependents}. Wie lange es dauerte, ist nicht bekannt: Ein Formelement, das fehlschlägt, sagt nichts über seine Zeit.</translation>
    </message>
    <message>
        <source>By an expression ({path}) every change of {source} recomputes a feature of {body} as well: {time}.</source>
        <translation>Durch einen Ausdruck ({path}) berechnet jede Änderung von {source} auch ein Formelement von {body} neu: {time}.</translation>
    </message>
    <message>
        <source>Turn off preselection for large models</source>
        <translation>Schalten Sie die Vorauswahl bei großen Modellen ab</translation>
    </message>
    <message>
        <source>{what}: one feature recomputed, for nothing; {time} wasted.</source>
        <translation>{what}: ein Formelement umsonst neu berechnet; {time} vergeudet.</translation>
    </message>
    <message>
        <source>{what}: one feature recomputed, not for nothing.</source>
        <translation>{what}: ein Formelement neu berechnet, nicht umsonst.</translation>
    </message>
    <message>
        <source>{what}: one feature recomputed ({unknown_time}); whether for nothing is not known.</source>
        <translation>{what}: ein Formelement neu berechnet ({unknown_time}); ob umsonst, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>own colour: not measured, or can&apos;t be coloured</source>
        <translation>eigene Farbe: nicht gemessen oder nicht einfärbbar</translation>
    </message>
    <message>
        <source>{features} depends on it and was not computed</source>
        <translation>{features} hängt davon ab und wurde nicht berechnet</translation>
    </message>
    <message>
        <source>Editing {what} recomputed one feature for nothing, which took {time}</source>
        <translation>{what} zu bearbeiten berechnete ein Formelement umsonst neu, was {time} brauchte</translation>
    </message>
    <message>
        <source>The processor draws the 3D view ({renderer}); {slow} of {frames} pictures were not smooth and took {time} (median)</source>
        <translation>Der Prozessor zeichnet die 3D-Ansicht ({renderer}); {slow} von {frames} Bildern waren nicht flüssig und dauerten {time} (Median)</translation>
    </message>
    <message>
        <source>Failed before: {failed} of {runs} runs</source>
        <translation>Zuvor fehlgeschlagen: {failed} von {runs} Läufen</translation>
    </message>
    <message>
        <source>the NVIDIA driver runs, but FreeCAD can&apos;t load its library (libnvidia-ml); FreeCAD may be in a sandbox</source>
        <translation>der NVIDIA-Treiber läuft, aber FreeCAD kann seine Bibliothek (libnvidia-ml) nicht laden; FreeCAD läuft womöglich in einer Sandbox</translation>
    </message>
    <message>
        <source>“{name}” stands for a recording: give the baseline another name</source>
        <translation>„{name}“ steht für eine Aufzeichnung: Geben Sie der Referenz einen anderen Namen</translation>
    </message>
    <message>
        <source>Offer “Why is this slow?” in the menu of the model tree</source>
        <translation>„Warum ist das langsam?“ im Menü des Modellbaums anbieten</translation>
    </message>
    <message>
        <source>the recordings are kept in it</source>
        <translation>darin liegen die Aufzeichnungen</translation>
    </message>
    <message>
        <source>,</source>
        <translation>.</translation>
    </message>
    <message>
        <source>Done before: {title}. It really saved {time} each opening.</source>
        <translation>Früher erledigt: {title}. Es sparte wirklich {time} je Öffnen.</translation>
    </message>
    <message>
        <source>Done before: {title}. It really saved {time} each saving.</source>
        <translation>Früher erledigt: {title}. Es sparte wirklich {time} je Speichern.</translation>
    </message>
    <message>
        <source>both --json and --csv name it</source>
        <translation>sowohl --json als auch --csv nennen sie</translation>
    </message>
</context>
</TS>
