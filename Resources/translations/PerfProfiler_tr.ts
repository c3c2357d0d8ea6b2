<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>PerfProfiler</name>
    <message>
        <source>Feature</source>
        <translation>Özellik</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Süre</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Pay</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Hesaplama</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Görüntüleme</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Çalışma</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>tamam</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>başarısız</translation>
    </message>
    <message>
        <source>{value} %</source>
        <translation>%{value}</translation>
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
        <source>{value} s</source>
        <translation>{value} sn</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} dk {seconds} sn</translation>
    </message>
    <message>
        <source>not available: {reason}</source>
        <translation>mevcut değil: {reason}</translation>
    </message>
    <message>
        <source>the Python package {package} is not installed</source>
        <translation>{package} adlı Python paketi kurulu değil</translation>
    </message>
    <message>
        <source>the system refused it ({error})</source>
        <translation>sistem izin vermedi ({error})</translation>
    </message>
    <message>
        <source>no document is open</source>
        <translation>açık belge yok</translation>
    </message>
    <message>
        <source>resident memory</source>
        <translation>yerleşik bellek</translation>
    </message>
    <message>
        <source>processor time</source>
        <translation>işlemci süresi</translation>
    </message>
    <message>
        <source>NVIDIA graphics card</source>
        <translation>NVIDIA ekran kartı</translation>
    </message>
    <message>
        <source>shared store of several machines</source>
        <translation>birden çok makinenin ortak deposu</translation>
    </message>
    <message>
        <source>available</source>
        <translation>mevcut</translation>
    </message>
    <message>
        <source>{file} can&apos;t be opened: {reason}</source>
        <translation>{file} açılamıyor: {reason}</translation>
    </message>
    <message>
        <source>the system says: {error}</source>
        <translation>sistemin iletisi: {error}</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>bu bir klasör</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>dosya boş</translation>
    </message>
    <message>
        <source>it is a Git LFS pointer, the model itself was not downloaded</source>
        <translation>bu bir Git LFS işaretçisi, modelin kendisi indirilmemiş</translation>
    </message>
    <message>
        <source>it is damaged or no FreeCAD document (not a complete zip archive)</source>
        <translation>dosya bozuk ya da bir FreeCAD belgesi değil (eksiksiz bir zip arşivi değil)</translation>
    </message>
    <message>
        <source>it is damaged ({member} in it fails its checksum)</source>
        <translation>dosya bozuk (içindeki {member} sağlama toplamını tutmuyor)</translation>
    </message>
    <message>
        <source>it is damaged ({error})</source>
        <translation>dosya bozuk ({error})</translation>
    </message>
    <message>
        <source>it is damaged or no FreeCAD document (it holds no Document.xml)</source>
        <translation>dosya bozuk ya da bir FreeCAD belgesi değil (içinde Document.xml yok)</translation>
    </message>
    <message>
        <source>it is damaged (its Document.xml is broken: {error})</source>
        <translation>dosya bozuk (içindeki Document.xml hatalı: {error})</translation>
    </message>
    <message>
        <source>FreeCAD {version} refused it ({error})</source>
        <translation>FreeCAD {version} dosyayı kabul etmedi ({error})</translation>
    </message>
    <message>
        <source>FreeCAD {version} crashed while opening it ({cause})</source>
        <translation>FreeCAD {version} dosyayı açarken çöktü ({cause})</translation>
    </message>
    <message>
        <source>{file}: FreeCAD {version} crashed while recomputing it ({cause})</source>
        <translation>{file}: FreeCAD {version} yeniden hesaplama sırasında çöktü ({cause})</translation>
    </message>
    <message>
        <source>signal {signal}</source>
        <translation>{signal} sinyali</translation>
    </message>
    <message>
        <source>it ended with status {status}</source>
        <translation>çıkış kodu {status}</translation>
    </message>
    <message>
        <source>FreeCAD was not found; name its program with --freecad</source>
        <translation>FreeCAD bulunamadı; programını --freecad ile belirtin</translation>
    </message>
    <message>
        <source>There is no program {program}</source>
        <translation>{program} adlı bir program yok</translation>
    </message>
    <message>
        <source>{program} could not be started: {error}</source>
        <translation>{program} başlatılamadı: {error}</translation>
    </message>
    <message>
        <source>{program} has no window; --gui needs the program that has one</source>
        <translation>{program} penceresiz bir program; --gui için pencereli olanı gerekir</translation>
    </message>
    <message>
        <source>FreeCAD ended before it was ready ({cause}). It said: {log}</source>
        <translation>FreeCAD hazır olmadan sonlandı ({cause}). Son iletileri: {log}</translation>
    </message>
    <message>
        <source>The profiler failed inside FreeCAD: {error}</source>
        <translation>Profilleyici FreeCAD içinde başarısız oldu: {error}</translation>
    </message>
    <message>
        <source>its folder does not exist or can&apos;t be written to</source>
        <translation>klasörü yok ya da klasöre yazılamıyor</translation>
    </message>
    <message>
        <source>{file} can&apos;t be written: {reason}</source>
        <translation>{file} yazılamıyor: {reason}</translation>
    </message>
    <message>
        <source>{document}: nothing was recomputed</source>
        <translation>{document}: hiçbir şey yeniden hesaplanmadı</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Yazıldı: {file}</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Kayda başla</translation>
    </message>
    <message>
        <source>Starts recording what every recompute costs, and stops it again</source>
        <translation>Her yeniden hesaplamanın ne kadar sürdüğünü kaydetmeye başlar, yeniden basınca kaydı durdurur</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Kaydı durdur</translation>
    </message>
    <message>
        <source>Profiler panel</source>
        <translation>Profilleyici paneli</translation>
    </message>
    <message>
        <source>Shows or hides the panel of Performance Profiler</source>
        <translation>Performans Profilleyici panelini gösterir veya gizler</translation>
    </message>
    <message>
        <source>Measure the whole model…</source>
        <translation>Tüm modelin süresini ölç…</translation>
    </message>
    <message>
        <source>Recomputes every feature of the model once and shows what each costs</source>
        <translation>Modelin her özelliğini bir kez yeniden hesaplar ve her birinin ne kadar sürdüğünü gösterir</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>CSV olarak dışa aktar…</translation>
    </message>
    <message>
        <source>Writes the recorded recomputes as a table that spreadsheets open</source>
        <translation>Kaydedilen yeniden hesaplamaları, hesap tablosu programlarının açabildiği bir tablo olarak yazar</translation>
    </message>
    <message>
        <source>Performance Profiler</source>
        <translation>Performans Profilleyici</translation>
    </message>
    <message>
        <source>Tells what in a model is slow</source>
        <translation>Bir modelde neyin yavaş olduğunu gösterir</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Durdur</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Temizle</translation>
    </message>
    <message>
        <source>Forgets what is shown; a recording goes on</source>
        <translation>Gösterilenleri siler; süren kayıt devam eder</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Ölç</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Dışa aktar</translation>
    </message>
    <message>
        <source>With a byte-order mark (for Excel)</source>
        <translation>Bayt sırası işaretiyle (Excel için)</translation>
    </message>
    <message>
        <source>Press Record and edit your model: each recompute is measured. Or measure the whole model at once.</source>
        <translation>“Kayda başla” düğmesine basıp modelinizi düzenleyin: her yeniden hesaplama ölçülür. Ya da tüm modeli tek seferde ölçün.</translation>
    </message>
    <message>
        <source>Recording. Edit the model, and its recompute is measured.</source>
        <translation>Kayıt sürüyor. Modeli düzenleyin, yeniden hesaplaması ölçülür.</translation>
    </message>
    <message>
        <source>Last recompute {time}: no feature had to run.</source>
        <translation>Son yeniden hesaplama {time}: hiçbir özelliğin çalışması gerekmedi.</translation>
    </message>
    <message>
        <source>Recording {minutes}:{seconds}</source>
        <translation>Kayıt {minutes}:{seconds}</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>Kayıt kapalı</translation>
    </message>
    <message>
        <source>a reading failed: {problem}</source>
        <translation>bir okuma başarısız oldu: {problem}</translation>
    </message>
    <message>
        <source>Recomputes</source>
        <translation>Yeniden hesaplamalar</translation>
    </message>
    <message>
        <source>All recomputes ({count})</source>
        <translation>Tüm yeniden hesaplamalar ({count})</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Özellikler</translation>
    </message>
    <message>
        <source>{object}: compute {compute}, display {display}, other {other}</source>
        <translation>{object}: hesaplama {compute}, görüntüleme {display}, diğer {other}</translation>
    </message>
    <message>
        <source>not available: a feature that fails sends no signal, so its time is in the feature after it</source>
        <translation>mevcut değil: başarısız olan özellik sinyal göndermez, bu yüzden süresi ondan sonraki özelliğin süresinde yer alır</translation>
    </message>
    <message>
        <source>{feature} is not in an open document any more.</source>
        <translation>{feature} artık açık belgelerin hiçbirinde yok.</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Metin olarak kopyala</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>CSV olarak kopyala</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Markdown olarak kopyala</translation>
    </message>
    <message>
        <source>Select in the model</source>
        <translation>Modelde seç</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Bellek</translation>
    </message>
    <message>
        <source>Resident memory of FreeCAD</source>
        <translation>FreeCAD&apos;in yerleşik belleği</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>İşlemci</translation>
    </message>
    <message>
        <source>Processor time of FreeCAD; 100 percent is one core, fully</source>
        <translation>FreeCAD&apos;in işlemci süresi; %100, bir çekirdeğin tam yükü demektir</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Nesneler</translation>
    </message>
    <message>
        <source>Objects in the active document</source>
        <translation>Etkin belgedeki nesneler</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Yüzler</translation>
    </message>
    <message>
        <source>Faces of the visible objects; features inside a Body are counted once, as the Body</source>
        <translation>Görünür nesnelerin yüzleri; bir Gövde içindeki özellikler, Gövde olarak bir kez sayılır</translation>
    </message>
    <message>
        <source>{value} MiB</source>
        <translation>{value} MiB</translation>
    </message>
    <message>
        <source>Measure the whole model</source>
        <translation>Tüm modelin süresini ölç</translation>
    </message>
    <message>
        <source>Every feature of {document} is recomputed once. Where?</source>
        <translation>{document} belgesinin her özelliği bir kez yeniden hesaplanır. Nerede?</translation>
    </message>
    <message>
        <source>On a copy, in a second FreeCAD</source>
        <translation>Bir kopya üzerinde, ikinci bir FreeCAD&apos;de</translation>
    </message>
    <message>
        <source>Your document stays as it is and you can go on working. The second FreeCAD has no window, so display is not measured.</source>
        <translation>Belgeniz olduğu gibi kalır, siz de çalışmaya devam edebilirsiniz. İkinci FreeCAD penceresiz olduğundan görüntüleme ölçülmez.</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Burada</translation>
    </message>
    <message>
        <source>Display is measured as well. FreeCAD is busy meanwhile, and the document counts as modified afterwards.</source>
        <translation>Görüntüleme de ölçülür. Bu sırada FreeCAD meşgul olur, sonrasında da belge değiştirilmiş sayılır.</translation>
    </message>
    <message>
        <source>Starting a second FreeCAD…</source>
        <translation>İkinci bir FreeCAD başlatılıyor…</translation>
    </message>
    <message>
        <source>Opening the copy…</source>
        <translation>Kopya açılıyor…</translation>
    </message>
    <message>
        <source>Recomputing the copy… {time}</source>
        <translation>Kopya yeniden hesaplanıyor… {time}</translation>
    </message>
    <message>
        <source>The model could not be measured. {reason}</source>
        <translation>Model ölçülemedi. {reason}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV tablosu (*.csv)</translation>
    </message>
    <message>
        <source>recomputes</source>
        <translation>yeniden_hesaplamalar</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Genel</translation>
    </message>
    <message>
        <source>Show toolbar buttons and menu entries in every workbench</source>
        <translation>Araç çubuğu düğmelerini ve menü ögelerini her tezgahta göster</translation>
    </message>
    <message>
        <source>Tells what in a FreeCAD model is slow.</source>
        <translation>Bir FreeCAD modelinde neyin yavaş olduğunu gösterir.</translation>
    </message>
    <message>
        <source>open a model, recompute all of it once, and show what its features cost</source>
        <translation>bir modeli açar, tamamını bir kez yeniden hesaplar ve özelliklerinin ne kadar sürdüğünü gösterir</translation>
    </message>
    <message>
        <source>say what can be read here, and why the rest can&apos;t</source>
        <translation>burada nelerin okunabildiğini, kalanların da neden okunamadığını söyler</translation>
    </message>
    <message>
        <source>a .FCStd file</source>
        <translation>bir .FCStd dosyası</translation>
    </message>
    <message>
        <source>use your own FreeCAD configuration instead of a throw-away one</source>
        <translation>geçici bir FreeCAD yapılandırması yerine sizinkini kullanır</translation>
    </message>
    <message>
        <source>{document}: recomputed in {wall} by FreeCAD {version}; features run: {features}</source>
        <translation>{document}: FreeCAD {version} ile {wall} içinde yeniden hesaplandı; çalışan özellik: {features}</translation>
    </message>
    <message>
        <source>failed: {count}</source>
        <translation>başarısız: {count}</translation>
    </message>
    <message>
        <source>outside any feature: {time}</source>
        <translation>özellikler dışında: {time}</translation>
    </message>
    <message>
        <source>Slowest features ({count} of {all}):</source>
        <translation>En yavaş özellikler ({count} / {all}):</translation>
    </message>
    <message>
        <source>Opens a model in a FreeCAD of its own, marks every object to recompute, records one recompute, and prints the slowest features. The model file is never written to.</source>
        <translation>Modeli ayrı bir FreeCAD içinde açar, her nesneyi yeniden hesaplanmak üzere işaretler, bir yeniden hesaplamayı kaydeder ve en yavaş özellikleri yazar. Model dosyasına hiçbir zaman yazılmaz.</translation>
    </message>
    <message>
        <source>with FreeCAD&apos;s window and the profiler panel</source>
        <translation>FreeCAD penceresi ve profilleyici paneli ile</translation>
    </message>
    <message>
        <source>the FreeCAD program, by name or path (default: the installed one)</source>
        <translation>FreeCAD programının adı ya da yolu (varsayılan: kurulu olan)</translation>
    </message>
    <message>
        <source>what to record</source>
        <translation>neyin kaydedileceği</translation>
    </message>
    <message>
        <source>write the whole profile as JSON</source>
        <translation>profilin tamamını JSON olarak yaz</translation>
    </message>
    <message>
        <source>write one row per feature</source>
        <translation>her özellik için bir satır yaz</translation>
    </message>
    <message>
        <source>Last recompute {time}: {feature} took {share}.</source>
        <translation>Son yeniden hesaplama {time}: {feature} payı {share}.</translation>
    </message>
    <message>
        <source>A copy, recomputed in {time} without a window: {feature} took {share}.</source>
        <translation>Penceresiz yeniden hesaplanan kopya {time}: {feature} payı {share}.</translation>
    </message>
    <message>
        <source>events lost because the recording grew too long: {count}</source>
        <translation>kayıt çok uzadığı için yitirilen olay: {count}</translation>
    </message>
    <message>
        <source>So that you can profile without leaving your workbench.</source>
        <translation>Böylece tezgahınızdan ayrılmadan profil çıkarabilirsiniz.</translation>
    </message>
    <message>
        <source>.</source>
        <translation>,</translation>
    </message>
    <message>
        <source>charts in reports</source>
        <translation>raporlardaki grafikler</translation>
    </message>
    <message>
        <source>FreeCAD was not ready after {seconds} s. It said: {log}</source>
        <translation>FreeCAD {seconds} sn sonra hazır değildi. İletisi: {log}</translation>
    </message>
    <message>
        <source>There is no display, and Xvfb, which would stand in for one, is not installed</source>
        <translation>Ekran yok; onun yerini tutacak Xvfb de kurulu değil</translation>
    </message>
    <message>
        <source>There is no display, and Xvfb, which would stand in for one, did not start</source>
        <translation>Ekran yok; onun yerini tutacak Xvfb de başlamadı</translation>
    </message>
    <message>
        <source>it is no FreeCAD document (its Document.xml begins with &lt;{root}&gt;)</source>
        <translation>bu bir FreeCAD belgesi değil (içindeki Document.xml &lt;{root}&gt; ile başlıyor)</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>bu olağan bir dosya değil</translation>
    </message>
    <message>
        <source>the Python package {package} can&apos;t be used ({error})</source>
        <translation>{package} adlı Python paketi kullanılamıyor ({error})</translation>
    </message>
    <message>
        <source>FreeCAD ended before it was ready ({cause}), on the display {display}. It said: {log}</source>
        <translation>FreeCAD hazır olmadan sona erdi ({cause}); ekran: {display}. İletisi: {log}</translation>
    </message>
    <message>
        <source>Nothing tells where one of these ended and the next began; only the sum is right: {features}</source>
        <translation>Bunlardan birinin nerede bitip sonrakinin nerede başladığını hiçbir şey söylemiyor; yalnızca toplamları doğru: {features}</translation>
    </message>
    <message>
        <source>Processor time of all threads: less than the time is waiting, more is parallel work, or the 3D view drawn without a graphics card</source>
        <translation>Tüm iş parçacıklarının işlemci süresi: süreden azsa bekleme, çoksa paralel çalışma ya da ekran kartı olmadan çizilen 3B görünüm vardır</translation>
    </message>
    <message>
        <source>not available: shorter than the time between two readings, or not told here</source>
        <translation>yok: iki okuma arasındaki süreden kısa ya da burada bildirilmiyor</translation>
    </message>
    <message>
        <source>What the next recording reads</source>
        <translation>Sonraki kaydın neleri okuyacağı</translation>
    </message>
    <message>
        <source>Lightweight</source>
        <translation>Hafif</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>İşlemci</translation>
    </message>
    <message>
        <source>Graphics</source>
        <translation>Grafik</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Tam</translation>
    </message>
    <message>
        <source>another profiler of Python is running and was left alone</source>
        <translation>başka bir Python profil aracı çalışıyor, ona dokunulmadı</translation>
    </message>
    <message>
        <source>recording of calls ended early: another profiler took its place, or Python ran out of recursion and removed it</source>
        <translation>çağrı kaydı erken bitti: yerini başka bir profil aracı aldı ya da Python özyineleme sınırına ulaşıp onu kaldırdı</translation>
    </message>
    <message>
        <source>calls can only be recorded when the main thread starts it</source>
        <translation>çağrılar ancak ana iş parçacığı başlatırsa kaydedilebilir</translation>
    </message>
    <message>
        <source>calls could not be recorded ({error})</source>
        <translation>çağrılar kaydedilemedi ({error})</translation>
    </message>
    <message>
        <source>stacks could not be sampled ({error})</source>
        <translation>yığınlar örneklenemedi ({error})</translation>
    </message>
    <message>
        <source>Memory: {before} before, {after} after, {peak} at most.</source>
        <translation>Bellek: önce {before}, sonra {after}, en çok {peak}.</translation>
    </message>
    <message>
        <source>Fragmentation (free share of the heap): {before} before, {after} after.</source>
        <translation>Parçalanma (yığının boş payı): önce {before}, sonra {after}.</translation>
    </message>
    <message>
        <source>Processor, all cores: {own} by FreeCAD, {system} by all programs (average).</source>
        <translation>İşlemci, tüm çekirdekler: FreeCAD {own}, tüm programlar {system} (ortalama).</translation>
    </message>
    <message>
        <source>Graphics cards: {state}</source>
        <translation>Ekran kartları: {state}</translation>
    </message>
    <message>
        <source>busy {value} at most</source>
        <translation>en çok {value} meşgul</translation>
    </message>
    <message>
        <source>memory {value} at most</source>
        <translation>bellek en çok {value}</translation>
    </message>
    <message>
        <source>temperature {value} at most</source>
        <translation>sıcaklık en çok {value}</translation>
    </message>
    <message>
        <source>3D view: {renderer}, OpenGL {version}</source>
        <translation>3B görünüm: {renderer}, OpenGL {version}</translation>
    </message>
    <message>
        <source>3D view: {renderer}, OpenGL {version}: software, no graphics card draws it</source>
        <translation>3B görünüm: {renderer}, OpenGL {version}: yazılım, onu bir ekran kartı çizmiyor</translation>
    </message>
    <message>
        <source>Python by sampled stacks (times are estimates):</source>
        <translation>Örneklenen yığınlara göre Python (süreler tahmindir):</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Tepe</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>İşlev</translation>
    </message>
    <message>
        <source>Cumulative</source>
        <translation>Toplam</translation>
    </message>
    <message>
        <source>Self</source>
        <translation>Kendi</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Çağrı</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Örnek</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Yer</translation>
    </message>
    <message>
        <source>native</source>
        <translation>yerel kod</translation>
    </message>
    <message>
        <source>(native code)</source>
        <translation>(yerel kod)</translation>
    </message>
    <message>
        <source>the driver does not tell it for this device</source>
        <translation>sürücü bu aygıt için bunu bildirmiyor</translation>
    </message>
    <message>
        <source>no permission to read it</source>
        <translation>okuma izni yok</translation>
    </message>
    <message>
        <source>the driver gives no sensible number ({found})</source>
        <translation>sürücü anlamlı bir sayı vermiyor ({found})</translation>
    </message>
    <message>
        <source>the graphics card sleeps, and reading it would wake it</source>
        <translation>ekran kartı uyku durumunda, okumak onu uyandırırdı</translation>
    </message>
    <message>
        <source>the driver lists no use of this graphics card by the process</source>
        <translation>sürücü, sürecin bu ekran kartını kullandığını bildirmiyor</translation>
    </message>
    <message>
        <source>the driver counts cycles, not time</source>
        <translation>sürücü süreyi değil, saat döngülerini sayıyor</translation>
    </message>
    <message>
        <source>the process has ended</source>
        <translation>süreç sona erdi</translation>
    </message>
    <message>
        <source>the graphics card does not answer any more</source>
        <translation>ekran kartı artık yanıt vermiyor</translation>
    </message>
    <message>
        <source>the driver refused it ({error})</source>
        <translation>sürücü bunu reddetti ({error})</translation>
    </message>
    <message>
        <source>the NVIDIA driver is not installed</source>
        <translation>NVIDIA sürücüsü kurulu değil</translation>
    </message>
    <message>
        <source>the NVIDIA driver is not loaded</source>
        <translation>NVIDIA sürücüsü yüklenmemiş</translation>
    </message>
    <message>
        <source>the NVIDIA driver was changed; it works again after a restart of the computer</source>
        <translation>NVIDIA sürücüsü değiştirilmiş; bilgisayar yeniden başlatılınca yine çalışır</translation>
    </message>
    <message>
        <source>the NVIDIA driver is too old for it</source>
        <translation>NVIDIA sürücüsü bunun için çok eski</translation>
    </message>
    <message>
        <source>the Python package nvidia-ml-py is too old for it</source>
        <translation>nvidia-ml-py Python paketi bunun için çok eski</translation>
    </message>
    <message>
        <source>the NVIDIA driver knows no graphics card</source>
        <translation>NVIDIA sürücüsü hiçbir ekran kartı tanımıyor</translation>
    </message>
    <message>
        <source>the system lists no graphics card</source>
        <translation>sistem hiçbir ekran kartı listelemiyor</translation>
    </message>
    <message>
        <source>on this system only NVIDIA graphics cards can be read</source>
        <translation>bu sistemde yalnızca NVIDIA ekran kartları okunabilir</translation>
    </message>
    <message>
        <source>macOS does not tell the state of graphics cards</source>
        <translation>macOS ekran kartlarının durumunu bildirmiyor</translation>
    </message>
    <message>
        <source>no graphics card that tells its state was found ({reason})</source>
        <translation>durumunu bildiren bir ekran kartı bulunamadı ({reason})</translation>
    </message>
    <message>
        <source>{first}; {second}</source>
        <translation>{first}; {second}</translation>
    </message>
    <message>
        <source>the graphics cards were not read yet</source>
        <translation>ekran kartları henüz okunmadı</translation>
    </message>
    <message>
        <source>the driver has not answered for {seconds} s</source>
        <translation>sürücü {seconds} saniyedir yanıt vermiyor</translation>
    </message>
    <message>
        <source>FreeCAD runs without a window</source>
        <translation>FreeCAD penceresiz çalışıyor</translation>
    </message>
    <message>
        <source>only FreeCAD&apos;s main thread may ask</source>
        <translation>bunu yalnızca FreeCAD&apos;in ana iş parçacığı sorabilir</translation>
    </message>
    <message>
        <source>the window system gives no OpenGL</source>
        <translation>pencere sistemi OpenGL sunmuyor</translation>
    </message>
    <message>
        <source>the C library here does not tell it (glibc 2.33 and later do)</source>
        <translation>buradaki C kitaplığı bunu bildirmiyor (glibc 2.33 ve sonrası bildirir)</translation>
    </message>
    <message>
        <source>FreeCAD uses another memory allocator than the C library&apos;s here</source>
        <translation>FreeCAD burada C kitaplığınınkinden başka bir bellek ayırıcı kullanıyor</translation>
    </message>
    <message>
        <source>Python&apos;s allocations are not traced</source>
        <translation>Python&apos;un bellek ayırmaları izlenmiyor</translation>
    </message>
    <message>
        <source>reference cycles were not searched for</source>
        <translation>başvuru döngüleri aranmadı</translation>
    </message>
    <message>
        <source>this does not run inside FreeCAD</source>
        <translation>bu, FreeCAD&apos;in içinde çalışmıyor</translation>
    </message>
    <message>
        <source>reading it failed ({error})</source>
        <translation>okunamadı ({error})</translation>
    </message>
    <message>
        <source>the first snapshot lacks it: {reason}</source>
        <translation>ilk anlık görüntüde yok: {reason}</translation>
    </message>
    <message>
        <source>the second snapshot lacks it: {reason}</source>
        <translation>ikinci anlık görüntüde yok: {reason}</translation>
    </message>
    <message>
        <source>Freed {freed}: {before} before, {after} after</source>
        <translation>{freed} boşaltıldı: önce {before}, sonra {after}</translation>
    </message>
    <message>
        <source>Python&apos;s collector found {count} objects that nobody could reach</source>
        <translation>Python&apos;un çöp toplayıcısı, kimsenin erişemediği {count} nesne buldu</translation>
    </message>
    <message>
        <source>the C library was asked to return free memory to the system ({call})</source>
        <translation>C kitaplığından boş belleği sisteme geri vermesi istendi ({call})</translation>
    </message>
    <message>
        <source>the C library here can&apos;t be asked to return free memory to the system</source>
        <translation>buradaki C kitaplığından boş belleği sisteme geri vermesi istenemiyor</translation>
    </message>
    <message>
        <source>peak of memory, exact for each feature</source>
        <translation>bellek tepesi, her özellik için kesin</translation>
    </message>
    <message>
        <source>memory allocator and fragmentation</source>
        <translation>bellek ayırıcı ve parçalanma</translation>
    </message>
    <message>
        <source>lines of Python that hold memory</source>
        <translation>bellek tutan Python satırları</translation>
    </message>
    <message>
        <source>processor load of the whole system</source>
        <translation>tüm sistemin işlemci yükü</translation>
    </message>
    <message>
        <source>samples while a script holds Python</source>
        <translation>bir betik Python&apos;u tutarken örnekler</translation>
    </message>
    <message>
        <source>calls of Python functions</source>
        <translation>Python işlevlerinin çağrıları</translation>
    </message>
    <message>
        <source>Python&apos;s stack while a script holds Python</source>
        <translation>bir betik Python&apos;u tutarken Python yığını</translation>
    </message>
    <message>
        <source>graphics cards</source>
        <translation>ekran kartları</translation>
    </message>
    <message>
        <source>{card}: {reading}</source>
        <translation>{card} kartı: {reading}</translation>
    </message>
    <message>
        <source>OpenGL of the 3D view</source>
        <translation>3B görünümün OpenGL&apos;i</translation>
    </message>
    <message>
        <source>utilisation</source>
        <translation>kullanım</translation>
    </message>
    <message>
        <source>memory in use</source>
        <translation>kullanılan bellek</translation>
    </message>
    <message>
        <source>memory in all</source>
        <translation>toplam bellek</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>sıcaklık</translation>
    </message>
    <message>
        <source>power</source>
        <translation>güç</translation>
    </message>
    <message>
        <source>fan</source>
        <translation>fan hızı</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>saat hızı</translation>
    </message>
    <message>
        <source>memory clock</source>
        <translation>bellek saat hızı</translation>
    </message>
    <message>
        <source>memory in use by FreeCAD</source>
        <translation>FreeCAD&apos;in kullandığı bellek</translation>
    </message>
    <message>
        <source>processes that use it</source>
        <translation>onu kullanan süreçler</translation>
    </message>
    <message>
        <source>driver errors</source>
        <translation>sürücü hataları</translation>
    </message>
    <message>
        <source>To get it: {remedy}</source>
        <translation>Elde etmek için: {remedy}</translation>
    </message>
    <message>
        <source>install the Python package {package} for the Python that FreeCAD uses (python3 -m pip install {package}, or your system&apos;s package manager)</source>
        <translation>FreeCAD&apos;in kullandığı Python için {package} Python paketini kurun (python3 -m pip install {package} veya sisteminizin paket yöneticisi)</translation>
    </message>
    <message>
        <source>install Python 3.10 or later, so that it is found beside FreeCAD or on the PATH; until then there are gaps in the samples while a script recomputes</source>
        <translation>FreeCAD&apos;in yanında veya PATH üzerinde bulunacak biçimde Python 3.10 veya sonrasını kurun; o zamana kadar bir betik yeniden hesaplarken örneklerde boşluklar olur</translation>
    </message>
    <message>
        <source>use a system with glibc 2.33 or later and FreeCAD with its allocator</source>
        <translation>glibc 2.33 veya sonrası olan bir sistem ve onun ayırıcısını kullanan bir FreeCAD kullanın</translation>
    </message>
    <message>
        <source>on Linux, run FreeCAD where /proc/self/clear_refs can be written to; until then peaks are sampled</source>
        <translation>Linux&apos;ta FreeCAD&apos;i /proc/self/clear_refs dosyasına yazılabilen bir yerde çalıştırın; o zamana kadar tepeler örneklenir</translation>
    </message>
    <message>
        <source>record in FreeCAD with its window, or profile with --gui</source>
        <translation>pencereli FreeCAD&apos;de kayıt yapın veya profile komutunu --gui ile çalıştırın</translation>
    </message>
    <message>
        <source>stop the other profiler</source>
        <translation>öteki profil aracını durdurun</translation>
    </message>
    <message>
        <source>no Python was found that could be started</source>
        <translation>başlatılabilecek bir Python bulunamadı</translation>
    </message>
    <message>
        <source>this system tells only the highest since FreeCAD was started</source>
        <translation>bu sistem yalnızca FreeCAD başladığından beri en yükseği bildiriyor</translation>
    </message>
    <message>
        <source>the system refused to reset it (/proc/self/clear_refs)</source>
        <translation>sistem onu sıfırlamayı reddetti (/proc/self/clear_refs)</translation>
    </message>
    <message>
        <source>there is no 3D view here</source>
        <translation>burada 3B görünüm yok</translation>
    </message>
    <message>
        <source>Memory snapshot…</source>
        <translation>Bellek anlık görüntüsü…</translation>
    </message>
    <message>
        <source>Notes what memory is used for now, and what changed since the last snapshot</source>
        <translation>Belleğin şu anda ne için kullanıldığını ve son anlık görüntüden beri ne değiştiğini not eder</translation>
    </message>
    <message>
        <source>Free memory now</source>
        <translation>Belleği şimdi boşalt</translation>
    </message>
    <message>
        <source>Collects Python&apos;s garbage and gives free memory back to the system</source>
        <translation>Python&apos;un çöpünü toplar ve boş belleği sisteme geri verir</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>Ekran kartı</translation>
    </message>
    <message>
        <source>{renderer} (software)</source>
        <translation>{renderer} (yazılım)</translation>
    </message>
    <message>
        <source>The 3D view is drawn by {renderer}, {vendor}, OpenGL {version}.</source>
        <translation>3B görünümü çizen: {renderer}, {vendor}, OpenGL {version}.</translation>
    </message>
    <message>
        <source>Utilisation, memory and temperature are read while you record with the preset Graphics or Full: reading a sleeping graphics card would wake it.</source>
        <translation>Kullanım, bellek ve sıcaklık, Grafik veya Tam ön ayarıyla kayıt yaparken okunur: uyuyan bir ekran kartını okumak onu uyandırırdı.</translation>
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
        <source>Memory snapshot</source>
        <translation>Bellek anlık görüntüsü</translation>
    </message>
    <message>
        <source>Name of the snapshot:</source>
        <translation>Anlık görüntünün adı:</translation>
    </message>
    <message>
        <source>Snapshot {number}</source>
        <translation>Anlık görüntü {number}</translation>
    </message>
    <message>
        <source>Memory snapshot: {label}</source>
        <translation>Bellek anlık görüntüsü: {label}</translation>
    </message>
    <message>
        <source>Changes since {label}, {time} ago, in the last column</source>
        <translation>Son sütunda {label} görüntüsünden ({time} önce) beri değişenler</translation>
    </message>
    <message>
        <source>Resident memory</source>
        <translation>Yerleşik bellek</translation>
    </message>
    <message>
        <source>Heap</source>
        <translation>Yığın bellek</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>kullanımda</translation>
    </message>
    <message>
        <source>free, not given back</source>
        <translation>boş, geri verilmemiş</translation>
    </message>
    <message>
        <source>Big blocks outside the heap</source>
        <translation>Yığın belleğin dışındaki büyük bloklar</translation>
    </message>
    <message>
        <source>Fragmentation (free share of the heap)</source>
        <translation>Parçalanma (yığın belleğin boş payı)</translation>
    </message>
    <message>
        <source>Lines of Python that hold memory</source>
        <translation>Bellek tutan Python satırları</translation>
    </message>
    <message>
        <source>Python objects</source>
        <translation>Python nesneleri</translation>
    </message>
    <message>
        <source>Objects in documents</source>
        <translation>Belgelerdeki nesneler</translation>
    </message>
    <message>
        <source>Freed because only they held each other</source>
        <translation>Yalnızca birbirlerini tuttukları için boşaltılanlar</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tümü</translation>
    </message>
    <message>
        <source>none</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>the system does not tell it</source>
        <translation>sistem bunu bildirmiyor</translation>
    </message>
    <message>
        <source>{freed}. {collected}; {heap}.</source>
        <translation>{freed}. {collected}; {heap}.</translation>
    </message>
    <message>
        <source>The most memory that it needed at once, above what was in use when it began; {change} more are in use since it ended</source>
        <translation>Bir anda gereksindiği en çok bellek, başladığında kullanılanın üstünde; bittiğinden beri {change} daha fazla kullanılıyor</translation>
    </message>
    <message>
        <source>not available: shorter than the time between two readings, or not told here; the presets Memory and Full read it most often</source>
        <translation>kullanılamıyor: iki okuma arasındaki süreden kısa ya da burada bildirilmiyor; en sık Bellek ve Tam ön ayarları okur</translation>
    </message>
    <message>
        <source>Fragmentation: {reason}</source>
        <translation>Parçalanma: {reason}</translation>
    </message>
    <message>
        <source>add yourself to the groups render and video, and log in again</source>
        <translation>kendinizi render ve video gruplarına ekleyip yeniden oturum açın</translation>
    </message>
    <message>
        <source>if there is an NVIDIA graphics card, install its driver and restart</source>
        <translation>bir NVIDIA ekran kartı varsa sürücüsünü kurup bilgisayarı yeniden başlatın</translation>
    </message>
    <message>
        <source>recording Python&apos;s calls took ~{time}</source>
        <translation>Python çağrılarının kaydı ~{time} sürdü</translation>
    </message>
    <message>
        <source>{reading}: not available ({reason})</source>
        <translation>{reading}: kullanılamıyor ({reason})</translation>
    </message>
    <message>
        <source>the end of display work</source>
        <translation>görüntüleme işinin sonu</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>örnekler</translation>
    </message>
    <message>
        <source>the Python beside FreeCAD ({python}) ended with status {status}</source>
        <translation>FreeCAD&apos;in yanındaki Python ({python}) {status} durumuyla sona erdi</translation>
    </message>
    <message>
        <source>{python} could not be started ({error})</source>
        <translation>{python} başlatılamadı ({error})</translation>
    </message>
    <message>
        <source>the Python beside FreeCAD ({python}) wrote what is no sample</source>
        <translation>FreeCAD&apos;in yanındaki Python ({python}) örnek olmayan bir şey yazdı</translation>
    </message>
    <message>
        <source>graphics cards are read by a Python beside FreeCAD</source>
        <translation>ekran kartlarını FreeCAD&apos;in yanındaki bir Python okur</translation>
    </message>
    <message>
        <source>Calls of Python ({count}; recording took {measured}, which is left out below, and about {estimated}, which is in the times):</source>
        <translation>Python çağrıları ({count}; kayıt {measured} sürdü, bu aşağıda yok; yaklaşık {estimated} de sürelerin içinde):</translation>
    </message>
    <message>
        <source>Estimated: short features just before may have been part of it, or only samples told it</source>
        <translation>Tahmini: hemen önceki kısa özellikler bunun parçası olabilir ya da yalnızca örnekler bildirmiştir</translation>
    </message>
    <message>
        <source>{what}, in the command {command}</source>
        <translation>{what}; komut: {command}</translation>
    </message>
    <message>
        <source>command {command}</source>
        <translation>komut: {command}</translation>
    </message>
    <message>
        <source>script {name}</source>
        <translation>betik: {name}</translation>
    </message>
    <message>
        <source>recompute of {document}</source>
        <translation>yeniden hesaplama: {document}</translation>
    </message>
    <message>
        <source>recompute of {document}, {share} of it for {feature}</source>
        <translation>yeniden hesaplama: {document}, bunun {share} kadarı {feature} için</translation>
    </message>
    <message>
        <source>creating {document}</source>
        <translation>belge oluşturma: {document}</translation>
    </message>
    <message>
        <source>opening {document}</source>
        <translation>açma: {document}</translation>
    </message>
    <message>
        <source>saving {document}</source>
        <translation>kaydetme: {document}</translation>
    </message>
    <message>
        <source>FreeCAD saved {document} by itself</source>
        <translation>FreeCAD kendiliğinden kaydetti: {document}</translation>
    </message>
    <message>
        <source>closing {document}</source>
        <translation>kapatma: {document}</translation>
    </message>
    <message>
        <source>importing {file}</source>
        <translation>içe aktarma: {file}</translation>
    </message>
    <message>
        <source>exporting {file}</source>
        <translation>dışa aktarma: {file}</translation>
    </message>
    <message>
        <source>undoing in {document}</source>
        <translation>geri alma: {document}</translation>
    </message>
    <message>
        <source>redoing in {document}</source>
        <translation>yineleme: {document}</translation>
    </message>
    <message>
        <source>showing {object}</source>
        <translation>görüntüleme: {object}</translation>
    </message>
    <message>
        <source>computing {object}</source>
        <translation>hesaplama: {object}</translation>
    </message>
    <message>
        <source>entering the edit mode of {object}</source>
        <translation>düzenleme kipine giriş: {object}</translation>
    </message>
    <message>
        <source>leaving the edit mode of {object}</source>
        <translation>düzenleme kipinden çıkış: {object}</translation>
    </message>
    <message>
        <source>Python: {function} ({file}:{line})</source>
        <translation>Python: {function} ({file}:{line})</translation>
    </message>
    <message>
        <source>Python: {function} ({file}:{line}), at last in {innermost}</source>
        <translation>Python: {function} ({file}:{line}), en içte {innermost}</translation>
    </message>
    <message>
        <source>{what}, in native code that it called</source>
        <translation>{what}, çağırdığı yerel kodda</translation>
    </message>
    <message>
        <source>drawing the 3D view</source>
        <translation>3B görünümün çizilmesi</translation>
    </message>
    <message>
        <source>no command, recompute or Python was seen</source>
        <translation>komut, yeniden hesaplama ya da Python görülmedi</translation>
    </message>
    <message>
        <source>{document}: opened in {time}</source>
        <translation>{document}: {time} içinde açıldı</translation>
    </message>
    <message>
        <source>{document}: opened in {time}, {size}</source>
        <translation>{document}: {time} içinde açıldı, {size}</translation>
    </message>
    <message>
        <source>FreeCAD did not answer: {count} times, {total} in all. The longest:</source>
        <translation>FreeCAD {count} kez yanıt vermedi, toplam {total}. En uzunları:</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Neden</translation>
    </message>
    <message>
        <source>reading {time}</source>
        <translation>okuma {time}</translation>
    </message>
    <message>
        <source>restoring {time}</source>
        <translation>geri yükleme {time}</translation>
    </message>
    <message>
        <source>meshing {time}</source>
        <translation>ağ oluşturma {time}</translation>
    </message>
    <message>
        <source>writing {time}</source>
        <translation>yazma {time}</translation>
    </message>
    <message>
        <source>finishing {time}</source>
        <translation>bitirme {time}</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Etkinlik</translation>
    </message>
    <message>
        <source>Commands, work with files and freezes are listed here while recording.</source>
        <translation>Kayıt sırasında komutlar, dosya işlemleri ve donmalar burada listelenir.</translation>
    </message>
    <message>
        <source>Last {time}: operations {count}, failed {failed}, median {median}, worst {worst}</source>
        <translation>Son {time}: işlem {count}, başarısız {failed}, ortanca {median}, en kötü {worst}</translation>
    </message>
    <message>
        <source>freezes {count}, together {time}</source>
        <translation>donma {count}, toplam {time}</translation>
    </message>
    <message>
        <source>view {rate} frames a second</source>
        <translation>görünüm saniyede {rate} kare</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>İşlem</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Başlangıç</translation>
    </message>
    <message>
        <source>FreeCAD took {took}, and waited for you for {waited}</source>
        <translation>FreeCAD {took} çalıştı, sizi {waited} bekledi</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Süre</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Bekledi</translation>
    </message>
    <message>
        <source>Recompute of {document}</source>
        <translation>Yeniden hesaplama: {document}</translation>
    </message>
    <message>
        <source>Script: {name}</source>
        <translation>Betik: {name}</translation>
    </message>
    <message>
        <source>New document {document}</source>
        <translation>Yeni belge: {document}</translation>
    </message>
    <message>
        <source>Opened {file}</source>
        <translation>Açıldı: {file}</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>Kaydedildi: {file}</translation>
    </message>
    <message>
        <source>Autosave of {document}</source>
        <translation>Otomatik kayıt: {document}</translation>
    </message>
    <message>
        <source>Closed {document}</source>
        <translation>Kapatıldı: {document}</translation>
    </message>
    <message>
        <source>Imported {file}</source>
        <translation>İçe aktarıldı: {file}</translation>
    </message>
    <message>
        <source>Exported {file}</source>
        <translation>Dışa aktarıldı: {file}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Yinele</translation>
    </message>
    <message>
        <source>Edited {feature}</source>
        <translation>Düzenlendi: {feature}</translation>
    </message>
    <message>
        <source>View measured</source>
        <translation>Görünüm ölçüldü</translation>
    </message>
    <message>
        <source>Freeze: {why}</source>
        <translation>Donma: {why}</translation>
    </message>
    <message>
        <source>{name} ({workbench}), called by {way}</source>
        <translation>{name} ({workbench}), çağıran: {way}</translation>
    </message>
    <message>
        <source>Kind: {type}</source>
        <translation>Tür: {type}</translation>
    </message>
    <message>
        <source>Recomputes in it: {count}, {time}</source>
        <translation>İçindeki yeniden hesaplamalar: {count}, {time}</translation>
    </message>
    <message>
        <source>{path}, {size}</source>
        <translation>{path}, {size}</translation>
    </message>
    <message>
        <source>Entering {entering}, leaving {leaving}; {drags} answers to dragging, {solving}</source>
        <translation>Giriş {entering}, çıkış {leaving}; sürüklemeye {drags} yanıt, {solving}</translation>
    </message>
    <message>
        <source>toolbar</source>
        <translation>araç çubuğu</translation>
    </message>
    <message>
        <source>menu</source>
        <translation>menü</translation>
    </message>
    <message>
        <source>key</source>
        <translation>tuş</translation>
    </message>
    <message>
        <source>macro</source>
        <translation>makro</translation>
    </message>
    <message>
        <source>script</source>
        <translation>betik</translation>
    </message>
    <message>
        <source>another way</source>
        <translation>başka bir yol</translation>
    </message>
    <message>
        <source>new document</source>
        <translation>yeni belge</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>açma</translation>
    </message>
    <message>
        <source>saving</source>
        <translation>kaydetme</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>kapatma</translation>
    </message>
    <message>
        <source>creating geometry</source>
        <translation>geometri oluşturma</translation>
    </message>
    <message>
        <source>changing geometry</source>
        <translation>geometri değiştirme</translation>
    </message>
    <message>
        <source>boolean operation</source>
        <translation>mantıksal işlem</translation>
    </message>
    <message>
        <source>meshes</source>
        <translation>ağlar</translation>
    </message>
    <message>
        <source>CAM</source>
        <translation>CAM</translation>
    </message>
    <message>
        <source>assembly</source>
        <translation>montaj</translation>
    </message>
    <message>
        <source>rendering</source>
        <translation>görselleştirme</translation>
    </message>
    <message>
        <source>import</source>
        <translation>içe aktarma</translation>
    </message>
    <message>
        <source>export</source>
        <translation>dışa aktarma</translation>
    </message>
    <message>
        <source>analysis</source>
        <translation>analiz</translation>
    </message>
    <message>
        <source>constraint solving</source>
        <translation>kısıt çözme</translation>
    </message>
    <message>
        <source>Begin a workflow…</source>
        <translation>İş akışı başlat…</translation>
    </message>
    <message>
        <source>End the workflow</source>
        <translation>İş akışını bitir</translation>
    </message>
    <message>
        <source>Names a stretch of work, to see afterwards which steps took most of it</source>
        <translation>Bir çalışmaya ad verir; sonunda hangi adımların en çok sürdüğü görülür</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>İş akışı</translation>
    </message>
    <message>
        <source>Name of the work that begins now:</source>
        <translation>Şimdi başlayan çalışmanın adı:</translation>
    </message>
    <message>
        <source>My work</source>
        <translation>Çalışmam</translation>
    </message>
    <message>
        <source>Workflow “{name}” has begun.</source>
        <translation>“{name}” iş akışı başladı.</translation>
    </message>
    <message>
        <source>Workflow “{name}”: FreeCAD took {busy} of {time}, operations {count}.</source>
        <translation>“{name}” iş akışı: {time} sürenin {busy} kadarı FreeCAD&apos;in, işlem {count}.</translation>
    </message>
    <message>
        <source>Workflow “{name}”: FreeCAD took {busy} of {time}, operations {count}. Most: {step}, {share}.</source>
        <translation>“{name}” iş akışı: {time} sürenin {busy} kadarı FreeCAD&apos;in, işlem {count}. En çok: {step}, {share}.</translation>
    </message>
    <message>
        <source>the file can&apos;t be read ({error})</source>
        <translation>dosya okunamıyor ({error})</translation>
    </message>
    <message>
        <source>the file was written again since</source>
        <translation>dosya o zamandan beri yeniden yazıldı</translation>
    </message>
    <message>
        <source>which object each member belongs to is not fully known ({error})</source>
        <translation>her üyenin hangi nesneye ait olduğu tam bilinmiyor ({error})</translation>
    </message>
    <message>
        <source>no signal told when all of the document was gone; it took longer</source>
        <translation>belgenin tümüyle ne zaman kapandığını bildiren sinyal yok; daha uzun sürdü</translation>
    </message>
    <message>
        <source>FreeCAD gave up opening the file</source>
        <translation>FreeCAD dosyayı açmaktan vazgeçti</translation>
    </message>
    <message>
        <source>FreeCAD never said that the file was saved</source>
        <translation>FreeCAD dosyanın kaydedildiğini hiç bildirmedi</translation>
    </message>
    <message>
        <source>≥ {value}</source>
        <translation>≥ {value}</translation>
    </message>
    <message>
        <source>{document} holds, hidden objects included:</source>
        <translation>Gizli nesnelerle birlikte {document} içinde:</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
    <message>
        <source>Vertices</source>
        <translation>Köşe noktaları</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Kenarlar</translation>
    </message>
    <message>
        <source>Wires</source>
        <translation>Teller</translation>
    </message>
    <message>
        <source>Shells</source>
        <translation>Kabuklar</translation>
    </message>
    <message>
        <source>Solids</source>
        <translation>Katılar</translation>
    </message>
    <message>
        <source>Compound solids</source>
        <translation>Bileşik katılar</translation>
    </message>
    <message>
        <source>Compounds</source>
        <translation>Bileşikler</translation>
    </message>
    <message>
        <source>Facets of meshes</source>
        <translation>Ağ yüzleri</translation>
    </message>
    <message>
        <source>Points of meshes and clouds</source>
        <translation>Ağ ve bulut noktaları</translation>
    </message>
    <message>
        <source>Nodes of FEM meshes</source>
        <translation>FEM ağı düğümleri</translation>
    </message>
    <message>
        <source>Geometry in sketches</source>
        <translation>Eskizlerdeki geometri</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>Kısıtlar</translation>
    </message>
    <message>
        <source>Triangles shown in the 3D view</source>
        <translation>3B görünümde gösterilen üçgenler</translation>
    </message>
    <message>
        <source>Objects by type: {types}</source>
        <translation>Türe göre nesneler: {types}</translation>
    </message>
    <message>
        <source>{count} {type}</source>
        <translation>{count} {type}</translation>
    </message>
    <message>
        <source>Features inside a Body, counted as the Body only: {value}</source>
        <translation>Gövde içindeki özellikler, yalnız Gövde olarak sayıldı: {value}</translation>
    </message>
    <message>
        <source>Links, which show what others hold and hold nothing: {value}</source>
        <translation>Başkalarının içeriğini gösteren, kendileri boş olan bağlantılar: {value}</translation>
    </message>
    <message>
        <source>Objects with an empty shape: {value}</source>
        <translation>Şekli boş olan nesneler: {value}</translation>
    </message>
    <message>
        <source>Objects of which not all is counted yet: {value}</source>
        <translation>Henüz tümü sayılmamış nesneler: {value}</translation>
    </message>
    <message>
        <source>commands, freezes, frames of the 3D view</source>
        <translation>komutlar, donmalar, 3B görünümün kareleri</translation>
    </message>
    <message>
        <source>failures of commands</source>
        <translation>komutların başarısızlıkları</translation>
    </message>
    <message>
        <source>FreeCAD&apos;s report view is not told of errors (preferences, Output window)</source>
        <translation>FreeCAD&apos;in rapor görünümüne hatalar bildirilmiyor (tercihler, Çıktı penceresi)</translation>
    </message>
    <message>
        <source>Measure the 3D view</source>
        <translation>3B görünümü ölç</translation>
    </message>
    <message>
        <source>Turns the 3D view once around for ten seconds, shows how smoothly it goes, and puts the camera back</source>
        <translation>3B görünümü on saniye boyunca bir kez döndürür, ne kadar akıcı döndüğünü gösterir ve kamerayı yerine koyar</translation>
    </message>
    <message>
        <source>Turning the 3D view…</source>
        <translation>3B görünüm döndürülüyor…</translation>
    </message>
    <message>
        <source>The 3D view turned at {rate} frames a second (median {median}, 95th percentile {percentile}, worst {worst} a frame), {drawn}.</source>
        <translation>3B görünüm saniyede {rate} kareyle döndü (kare başına ortanca {median}, 95. yüzdelik {percentile}, en kötü {worst}), {drawn}.</translation>
    </message>
    <message>
        <source>{count} triangles, drawn by {renderer}</source>
        <translation>{count} üçgen, çizen: {renderer}</translation>
    </message>
    <message>
        <source>drawn by {renderer}</source>
        <translation>çizen: {renderer}</translation>
    </message>
    <message>
        <source>In {time} only {count} frames of the 3D view were drawn, too few for a median.</source>
        <translation>{time} içinde 3B görünümün yalnız {count} karesi çizildi; ortanca için çok az.</translation>
    </message>
    <message>
        <source>The 3D view was closed while it was measured.</source>
        <translation>3B görünüm ölçülürken kapatıldı.</translation>
    </message>
    <message>
        <source>The document was saved while its 3D view was measured: the measurement has ended.</source>
        <translation>3B görünümü ölçülürken belge kaydedildi: ölçüm sona erdi.</translation>
    </message>
    <message>
        <source>The 3D view could not be measured. {reason}</source>
        <translation>3B görünüm ölçülemedi. {reason}</translation>
    </message>
    <message>
        <source>The oldest {count} frames of the 3D view were given up: there were too many.</source>
        <translation>3B görünümün en eski {count} karesi bırakıldı: sayıları çok fazlaydı.</translation>
    </message>
    <message>
        <source>{document}: recomputed {count} times, in {median} (median; {least} to {most}). The last time:</source>
        <translation>{document}: {count} kez yeniden hesaplandı, {median} sürdü (ortanca; {least} ile {most} arası). Son sefer:</translation>
    </message>
    <message>
        <source>recompute so many times; ten tell much more to compare than one</source>
        <translation>bu kadar kez yeniden hesapla; karşılaştırma için on kez, bir kezden çok daha fazlasını söyler</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>daha hızlı</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>daha yavaş</translation>
    </message>
    <message>
        <source>same</source>
        <translation>aynı</translation>
    </message>
    <message>
        <source>not comparable</source>
        <translation>karşılaştırılamaz</translation>
    </message>
    <message>
        <source>new</source>
        <translation>yeni</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>artık yok</translation>
    </message>
    <message>
        <source>chance makes such a difference in at most one of {odds} comparisons</source>
        <translation>böyle bir fark, en çok {odds} karşılaştırmanın birinde rastlantıyla ortaya çıkar</translation>
    </message>
    <message>
        <source>no difference that chance would not make as well</source>
        <translation>rastlantıyla da ortaya çıkabilecek olandan öte bir fark yok</translation>
    </message>
    <message>
        <source>they differ, but by less than the {least} that count as a difference</source>
        <translation>aralarında fark var, ama fark sayılan {least} sınırının altında</translation>
    </message>
    <message>
        <source>{before} recordings before and {after} after are too few: {needed} of each would be enough</source>
        <translation>önceki {before} ve sonraki {after} kayıt yetmiyor: her birinden {needed} kayıt yeterli olurdu</translation>
    </message>
    <message>
        <source>one recording each, with {before} runs before and {after} after, is too few: {needed} runs or recordings of each would be enough</source>
        <translation>önceki {before} ve sonraki {after} çalışmayla birer kayıt yetmiyor: her birinden {needed} çalışma ya da kayıt yeterli olurdu</translation>
    </message>
    <message>
        <source>too short to be compared: less than {least}</source>
        <translation>karşılaştırılamayacak kadar kısa: {least} süresinden az</translation>
    </message>
    <message>
        <source>before, it failed each time</source>
        <translation>önceki kayıtlarda her seferinde başarısız oldu</translation>
    </message>
    <message>
        <source>after, it failed each time</source>
        <translation>sonraki kayıtlarda her seferinde başarısız oldu</translation>
    </message>
    <message>
        <source>it was there before, but did not run</source>
        <translation>önceki kayıtlarda vardı, ama çalışmadı</translation>
    </message>
    <message>
        <source>it is there after, but did not run</source>
        <translation>sonraki kayıtlarda var, ama çalışmadı</translation>
    </message>
    <message>
        <source>only in the recordings before</source>
        <translation>yalnızca önceki kayıtlarda var</translation>
    </message>
    <message>
        <source>only in the recordings after</source>
        <translation>yalnızca sonraki kayıtlarda var</translation>
    </message>
    <message>
        <source>only the sum of these is known, and they did not all run before and after</source>
        <translation>bunların yalnızca toplamı biliniyor, ve önceki ile sonraki kayıtlarda hepsi çalışmadı</translation>
    </message>
    <message>
        <source>fewer than {needed} features ran in all recordings</source>
        <translation>bütün kayıtlarda çalışan özelliklerin sayısı {needed} değerinden az</translation>
    </message>
    <message>
        <source>Other versions of FreeCAD: {before} before, {after} after</source>
        <translation>Başka FreeCAD sürümleri: önce {before}, sonra {after}</translation>
    </message>
    <message>
        <source>Other machines: {before} before, {after} after</source>
        <translation>Başka bilgisayarlar: önce {before}, sonra {after}</translation>
    </message>
    <message>
        <source>Recorded with other presets, whose recording costs differ: {before} before, {after} after</source>
        <translation>Kayıt maliyeti farklı olan başka ön ayarlarla kaydedildi: önce {before}, sonra {after}</translation>
    </message>
    <message>
        <source>Some were recorded with FreeCAD&apos;s window, others without: what displaying took is left out, and operations are not compared</source>
        <translation>Kimi kayıtlar FreeCAD penceresiyle, kimileri penceresiz yapıldı: gösterme süresi dışarıda bırakıldı, işlemler karşılaştırılmadı</translation>
    </message>
    <message>
        <source>One recording each: what differs from one start of FreeCAD to the next looks like a difference here; several recordings of each would tell</source>
        <translation>Birer kayıt: FreeCAD&apos;in bir açılışından ötekine değişenler burada fark gibi görünür; her birinden birkaç kayıt bunu ayırt ederdi</translation>
    </message>
    <message>
        <source>In {count} of the recordings events were lost, and perhaps runs with them</source>
        <translation>Kayıtların {count} tanesinde olaylar kayboldu, belki onlarla birlikte çalışmalar da</translation>
    </message>
    <message>
        <source>Recordings compared: {before} before, {after} after.</source>
        <translation>Karşılaştırılan kayıtlar: önce {before}, sonra {after}.</translation>
    </message>
    <message>
        <source>All features together, which is what the machine and FreeCAD have a share in: {change}, {verdict}. Below, this is taken out of each feature.</source>
        <translation>Bilgisayarın ve FreeCAD&apos;in de payı olan bütün özellikler birlikte: {change}, {verdict}. Aşağıda bu, her özellikten çıkarılmıştır.</translation>
    </message>
    <message>
        <source>How fast the machine was on both sides is not known: {reason}.</source>
        <translation>Bilgisayarın iki tarafta ne kadar hızlı olduğu bilinmiyor: {reason}.</translation>
    </message>
    <message>
        <source>{change} ({low} to {high})</source>
        <translation>{change} ({low} ile {high} arası)</translation>
    </message>
    <message>
        <source>{median} ({low} to {high})</source>
        <translation>{median} ({low} ile {high} arası)</translation>
    </message>
    <message>
        <source>Not comparable, {count}: {reason}.</source>
        <translation>Karşılaştırılamayan, {count}: {reason}.</translation>
    </message>
    <message>
        <source>No feature is faster or slower than chance would make it.</source>
        <translation>Hiçbir özellik, rastlantının yapacağından daha hızlı ya da daha yavaş değil.</translation>
    </message>
    <message>
        <source>{count} more are the same.</source>
        <translation>{count} tanesi daha aynı.</translation>
    </message>
    <message>
        <source>Recompute or operation</source>
        <translation>Yeniden hesaplama ya da işlem</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Önce</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sonra</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Değişim</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Sonuç</translation>
    </message>
    <message>
        <source>{file} can&apos;t be imported: {reason}</source>
        <translation>{file} içe aktarılamıyor: {reason}</translation>
    </message>
    <message>
        <source>it can&apos;t be read ({error})</source>
        <translation>okunamıyor ({error})</translation>
    </message>
    <message>
        <source>it is not whole JSON ({error})</source>
        <translation>eksiksiz bir JSON değil ({error})</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>iç içe geçmesi fazla derin</translation>
    </message>
    <message>
        <source>it is not a profile of Performance Profiler</source>
        <translation>bir Performance Profiler profili değil</translation>
    </message>
    <message>
        <source>a newer version of Performance Profiler wrote it ({schema})</source>
        <translation>onu Performance Profiler&apos;ın daha yeni bir sürümü yazmış ({schema})</translation>
    </message>
    <message>
        <source>it is damaged (“{field}” holds what does not belong there)</source>
        <translation>bozuk (“{field}” içinde oraya ait olmayan bir şey var)</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>imported from {schema}, which does not tell: when it was recorded (the file&apos;s date stands for it), when features began, the runs of a feature apart (the first has the times of all), and the name of the machine</source>
        <translation>{schema} şemasından içe aktarıldı; bu şema şunları söylemez: ne zaman kaydedildiğini (yerine dosyanın tarihi kullanılır), unsurların ne zaman başladığını, bir unsurun ayrı ayrı çalışmalarını (ilki hepsinin sürelerini taşır) ve makinenin adını</translation>
    </message>
    <message>
        <source>This is a part of recording {id}: {what}. What of a recompute was left out counts as its time outside any feature.</source>
        <translation>Bu, {id} kaydının bir parçasıdır: {what}. Bir yeniden hesaplamadan dışarıda bırakılanlar, onun hiçbir unsura ait olmayan süresine sayılır.</translation>
    </message>
    <message>
        <source>since {date}</source>
        <translation>{date} tarihinden itibaren</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>{date} tarihine kadar</translation>
    </message>
    <message>
        <source>document {document}</source>
        <translation>belge {document}</translation>
    </message>
    <message>
        <source>kinds {kinds}</source>
        <translation>türler {kinds}</translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}, {second}</translation>
    </message>
    <message>
        <source>Names, labels, paths, texts and geometry of this recording were left out or replaced.</source>
        <translation>Bu kaydın adları, etiketleri, yolları, metinleri ve geometrisi dışarıda bırakıldı ya da değiştirildi.</translation>
    </message>
    <message>
        <source>left out, because it may hold names</source>
        <translation>adlar içerebileceği için dışarıda bırakıldı</translation>
    </message>
    <message>
        <source>“{date}” is not a date: write 2026-11-26, 2026-11-26T14:30 (local time) or 2026-11-26T14:30:00Z</source>
        <translation>“{date}” bir tarih değil: 2026-11-26, 2026-11-26T14:30 (yerel saat) ya da 2026-11-26T14:30:00Z yazın</translation>
    </message>
    <message>
        <source>There are no recordings in {file} yet.</source>
        <translation>{file} içinde henüz kayıt yok.</translation>
    </message>
    <message>
        <source>Imported: {id}</source>
        <translation>İçe aktarıldı: {id}</translation>
    </message>
    <message>
        <source>Imported before: {id}</source>
        <translation>Daha önce içe aktarılmış: {id}</translation>
    </message>
    <message>
        <source>“{given}” is neither a recording&apos;s id in full, such as 20261126-040215-3f9a1c0b, nor last, nor a baseline</source>
        <translation>“{given}” ne 20261126-040215-3f9a1c0b gibi tam bir kayıt kimliği, ne last, ne de bir referans</translation>
    </message>
    <message>
        <source>Baseline {name}: {id}</source>
        <translation>Referans {name}: {id}</translation>
    </message>
    <message>
        <source>Baseline {name} is retired.</source>
        <translation>{name} referansı kullanımdan kaldırıldı.</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Kayıt</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Başlangıç</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Belge</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Uzunluk</translation>
    </message>
    <message>
        <source>FreeCAD</source>
        <translation>FreeCAD</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Aralıklar</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Not</translation>
    </message>
    <message>
        <source>running</source>
        <translation>sürüyor</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>bitti</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>yarıda kaldı</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>sabitlenmiş</translation>
    </message>
    <message>
        <source>baseline {name}</source>
        <translation>referans {name}</translation>
    </message>
    <message>
        <source>list the recordings, the newest first</source>
        <translation>kayıtları listele, en yenisi başta</translation>
    </message>
    <message>
        <source>write the list as JSON</source>
        <translation>listeyi JSON olarak yaz</translation>
    </message>
    <message>
        <source>write a recording in a format of other programs</source>
        <translation>bir kaydı başka programların biçiminde yaz</translation>
    </message>
    <message>
        <source>a recording&apos;s id in full, or last</source>
        <translation>bir kaydın tam kimliği ya da last</translation>
    </message>
    <message>
        <source>what to write</source>
        <translation>ne yazılacağı</translation>
    </message>
    <message>
        <source>the file to write</source>
        <translation>yazılacak dosya</translation>
    </message>
    <message>
        <source>only what began then or later</source>
        <translation>yalnızca o anda ya da sonra başlayanlar</translation>
    </message>
    <message>
        <source>only what began then or earlier; a day alone is all of it</source>
        <translation>yalnızca o anda ya da önce başlayanlar; tek başına bir gün, günün tamamıdır</translation>
    </message>
    <message>
        <source>only of the document of this internal name</source>
        <translation>yalnızca bu iç adı taşıyan belgeninkiler</translation>
    </message>
    <message>
        <source>only spans of these kinds</source>
        <translation>yalnızca bu türlerdeki aralıklar</translation>
    </message>
    <message>
        <source>without names, labels, paths and geometry, for bug reports</source>
        <translation>adlar, etiketler, yollar ve geometri olmadan; hata bildirimleri için</translation>
    </message>
    <message>
        <source>with the byte-order mark that Excel looks for (CSV)</source>
        <translation>Excel&apos;in aradığı bayt sırası işaretiyle (CSV)</translation>
    </message>
    <message>
        <source>take in a recording that was exported as JSON</source>
        <translation>JSON olarak dışa aktarılmış bir kaydı içeri al</translation>
    </message>
    <message>
        <source>a file that export or profile wrote as JSON</source>
        <translation>export ya da profile komutunun JSON olarak yazdığı bir dosya</translation>
    </message>
    <message>
        <source>say what is faster and what is slower</source>
        <translation>neyin daha hızlı, neyin daha yavaş olduğunu söyle</translation>
    </message>
    <message>
        <source>a recording&apos;s id, last, or a baseline&apos;s name; several repeats with commas</source>
        <translation>bir kaydın kimliği, last ya da bir referansın adı; birden çok yineleme virgülle ayrılır</translation>
    </message>
    <message>
        <source>write the comparison as JSON</source>
        <translation>karşılaştırmayı JSON olarak yaz</translation>
    </message>
    <message>
        <source>name a recording to compare others with</source>
        <translation>başkalarıyla karşılaştırmak üzere bir kayda ad ver</translation>
    </message>
    <message>
        <source>the baseline&apos;s name</source>
        <translation>referansın adı</translation>
    </message>
    <message>
        <source>let the name go; the recording stays</source>
        <translation>adı bırak; kayıt kalır</translation>
    </message>
    <message>
        <source>This recording is not kept: {reason}</source>
        <translation>Bu kayıt saklanmıyor: {reason}</translation>
    </message>
    <message>
        <source>keeping recordings is switched off</source>
        <translation>kayıtların saklanması kapalı</translation>
    </message>
    <message>
        <source>{seconds} s were not enough to write it</source>
        <translation>yazmaya {seconds} sn yetmedi</translation>
    </message>
    <message>
        <source>en</source>
        <translation>tr</translation>
    </message>
    <message>
        <source>What is slow in {document}</source>
        <translation>{document} içinde yavaş olan ne</translation>
    </message>
    <message>
        <source>What is slow</source>
        <translation>Yavaş olan ne</translation>
    </message>
    <message>
        <source>{document} recomputes in {time}</source>
        <translation>{document} {time} içinde yeniden hesaplanıyor</translation>
    </message>
    <message>
        <source>The longest of {count} recomputes took {time} ({document})</source>
        <translation>{count} yeniden hesaplamanın en uzunu {time} sürdü ({document})</translation>
    </message>
    <message>
        <source>{what}; {share} of it is computing {feature}.</source>
        <translation>{what}; bunun {share} kadarı {feature} özelliğinin hesaplanması.</translation>
    </message>
    <message>
        <source>{what}; {share} of it is displaying {feature} in the 3D view.</source>
        <translation>{what}; bunun {share} kadarı {feature} özelliğinin 3B görünümde gösterilmesi.</translation>
    </message>
    <message>
        <source>{what}; {share} of it is {features} together.</source>
        <translation>{what}; bunun {share} kadarı şunların toplamı: {features}.</translation>
    </message>
    <message>
        <source>{what}; no feature took any of it.</source>
        <translation>{what}; bunun hiçbir bölümü bir özelliğe ait değil.</translation>
    </message>
    <message>
        <source>Nothing was recomputed. The longest operation, {operation}, took {time}.</source>
        <translation>Hiçbir şey yeniden hesaplanmadı. En uzun işlem ({operation}) {time} sürdü.</translation>
    </message>
    <message>
        <source>Nothing that takes time was recorded.</source>
        <translation>Zaman alan hiçbir şey kaydedilmedi.</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Kayıt</translation>
    </message>
    <message>
        <source>{date}, for {time}, preset {preset}</source>
        <translation>{date}, süre {time}, ön ayar {preset}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>{path}; objects: {objects}; opened in {time}</source>
        <translation>{path}; nesne: {objects}; açılma süresi {time}</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistem</translation>
    </message>
    <message>
        <source>{processor}; cores: {cores}</source>
        <translation>{processor}; çekirdek: {cores}</translation>
    </message>
    <message>
        <source>3D view</source>
        <translation>3B görünüm</translation>
    </message>
    <message>
        <source>{renderer}, OpenGL {version}</source>
        <translation>{renderer}, OpenGL {version}</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Oturum</translation>
    </message>
    <message>
        <source>Slowest features</source>
        <translation>En yavaş özellikler</translation>
    </message>
    <message>
        <source>{count} of {all} features that ran, over all recomputes ({time} together). The share is of that time.</source>
        <translation>Çalışan {all} özelliğin {count} tanesi, tüm yeniden hesaplamalar üzerinden (toplam {time}). Pay bu süreye göredir.</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Diğer</translation>
    </message>
    <message>
        <source>Bars of the slowest features: time of computing and of displaying, as in the table below</source>
        <translation>En yavaş özelliklerin çubukları: hesaplama ve görüntüleme süresi, aşağıdaki tablodaki gibi</translation>
    </message>
    <message>
        <source>[ ] Nothing tells where one of these ended and the next began; only their sum is right.</source>
        <translation>[ ] Bunlardan birinin nerede bitip sonrakinin nerede başladığını hiçbir şey söylemiyor; yalnızca toplamları doğru.</translation>
    </message>
    <message>
        <source>— Not available: too short to be read, not told by this system, or of a feature that failed and sends no signal.</source>
        <translation>— Mevcut değil: okunamayacak kadar kısa, bu sistem bildirmiyor ya da başarısız olup sinyal göndermeyen bir özelliğe ait.</translation>
    </message>
    <message>
        <source>~ Estimated.</source>
        <translation>~ Tahmini.</translation>
    </message>
    <message>
        <source>The longest {count} of {all}.</source>
        <translation>{all} tanenin en uzun {count} tanesi.</translation>
    </message>
    <message>
        <source>Slowest feature</source>
        <translation>En yavaş özellik</translation>
    </message>
    <message>
        <source>Outside any feature</source>
        <translation>Özellikler dışında</translation>
    </message>
    <message>
        <source>Where the time of recomputes goes</source>
        <translation>Yeniden hesaplamaların süresi nereye gidiyor</translation>
    </message>
    <message>
        <source>Type of the feature</source>
        <translation>Özelliğin türü</translation>
    </message>
    <message>
        <source>(the other {count} lines)</source>
        <translation>(diğer {count} satır)</translation>
    </message>
    <message>
        <source>(sorting by dependencies, estimated)</source>
        <translation>(bağımlılıklara göre sıralama, tahmini)</translation>
    </message>
    <message>
        <source>(events and repainting, for the progress bar)</source>
        <translation>(ilerleme çubuğu için olaylar ve yeniden çizim)</translation>
    </message>
    <message>
        <source>(after the last feature)</source>
        <translation>(son özellikten sonra)</translation>
    </message>
    <message>
        <source>(the profiler itself)</source>
        <translation>(profilleyicinin kendisi)</translation>
    </message>
    <message>
        <source>(unexplained)</source>
        <translation>(açıklanamayan)</translation>
    </message>
    <message>
        <source>Memory over time</source>
        <translation>Zaman içinde bellek</translation>
    </message>
    <message>
        <source>Resident memory of FreeCAD: {first} at first, {last} at last, {highest} at most (as samples tell: {count}).</source>
        <translation>FreeCAD&apos;in yerleşik belleği: başta {first}, sonda {last}, en çok {highest} (örneklerin bildirdiğine göre: {count}).</translation>
    </message>
    <message>
        <source>Line of resident memory (MiB) over the recording (s): {line}</source>
        <translation>Kayıt boyunca (s) yerleşik bellek (MiB) çizgisi: {line}</translation>
    </message>
    <message>
        <source>no sample tells of it</source>
        <translation>onu bildiren örnek yok</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Anlık görüntü</translation>
    </message>
    <message>
        <source>Resident memory, MiB</source>
        <translation>Yerleşik bellek, MiB</translation>
    </message>
    <message>
        <source>Seconds since the beginning</source>
        <translation>Başlangıçtan bu yana saniye</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>İşlemler</translation>
    </message>
    <message>
        <source>Operations: {count}, failed: {failed}; FreeCAD took {median} for each (median), {worst} at worst. The longest {shown}:</source>
        <translation>İşlem: {count}, başarısız: {failed}; FreeCAD her birine ortanca {median}, en kötü {worst} harcadı. En uzun {shown} tanesi:</translation>
    </message>
    <message>
        <source>Freezes</source>
        <translation>Donmalar</translation>
    </message>
    <message>
        <source>FreeCAD did not answer {count} times, {time} together. The longest {shown}:</source>
        <translation>FreeCAD {count} kez yanıt vermedi, toplam {time}. En uzun {shown} tanesi:</translation>
    </message>
    <message>
        <source>The 3D view moved at {rate} frames a second (median {median} a frame, worst {worst}).</source>
        <translation>3B görünüm saniyede {rate} kareyle hareket etti (kare başına ortanca {median}, en kötü {worst}).</translation>
    </message>
    <message>
        <source>Opening and saving</source>
        <translation>Açma ve kaydetme</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Dosya</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Boyut</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Bölümler</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>Geometri</translation>
    </message>
    <message>
        <source>What is missing, and why</source>
        <translation>Eksik olan ve nedeni</translation>
    </message>
    <message>
        <source>Nothing: all that the preset {preset} reads was read.</source>
        <translation>Hiçbir şey: {preset} ön ayarının okuduğu her şey okundu.</translation>
    </message>
    <message>
        <source>Display, freezes and the 3D view: FreeCAD ran without a window.</source>
        <translation>Görüntüleme, donmalar ve 3B görünüm: FreeCAD penceresiz çalıştı.</translation>
    </message>
    <message>
        <source>Events that were lost because the recording grew too long: {count}.</source>
        <translation>Kayıt çok uzadığı için yitirilen olay: {count}.</translation>
    </message>
    <message>
        <source>Memory allocator: {reason}.</source>
        <translation>Bellek ayırıcı: {reason}.</translation>
    </message>
    <message>
        <source>Graphics cards: {reason}.</source>
        <translation>Ekran kartları: {reason}.</translation>
    </message>
    <message>
        <source>What the profiler itself cost</source>
        <translation>Profilleyicinin kendi maliyeti</translation>
    </message>
    <message>
        <source>{time} of the recomputes ({share}) was its own work between features; it is in no feature&apos;s time.</source>
        <translation>Yeniden hesaplamaların {time} kadarı ({share}) özellikler arasındaki kendi işiydi; hiçbir özelliğin süresinde değildir.</translation>
    </message>
    <message>
        <source>Recording Python&apos;s calls took {measured}, which is in no function&apos;s time, and about {estimated}, which is.</source>
        <translation>Python çağrılarını kaydetmek {measured} sürdü, bu hiçbir işlevin süresinde değil; yaklaşık {estimated} daha sürdü, bu ise sürelerin içinde.</translation>
    </message>
    <message>
        <source>What hearing FreeCAD&apos;s signals costs within a feature is in its time.</source>
        <translation>Bir özelliğin içinde FreeCAD&apos;in sinyallerini dinlemenin maliyeti, o özelliğin süresindedir.</translation>
    </message>
    <message>
        <source>Not available: it is measured in recomputes, and there was none.</source>
        <translation>Mevcut değil: yeniden hesaplamalarda ölçülür ve hiç olmadı.</translation>
    </message>
    <message>
        <source>Made by Performance Profiler {version}.</source>
        <translation>Performans Profilleyici {version} ile yapıldı.</translation>
    </message>
    <message>
        <source>Nothing is shared: the address of Redis ({variable} or the preference) must look like redis://user:password@host:6379/0 or rediss://…; / ? # @ in a password are written %2F %3F %23 %40</source>
        <translation>Hiçbir şey paylaşılmıyor: Redis adresi ({variable} ya da tercih) redis://kullanıcı:parola@makine:6379/0 veya rediss://… biçiminde olmalıdır; paroladaki / ? # @ işaretleri %2F %3F %23 %40 olarak yazılır</translation>
    </message>
    <message>
        <source>Nothing is shared: Python&apos;s package redis is not installed here</source>
        <translation>Hiçbir şey paylaşılmıyor: Python&apos;un redis paketi burada kurulu değil</translation>
    </message>
    <message>
        <source>Nothing was sent to Redis yet</source>
        <translation>Redis&apos;e henüz bir şey gönderilmedi</translation>
    </message>
    <message>
        <source>Shared through Redis at {place}: everything is sent</source>
        <translation>{place} adresindeki Redis üzerinden paylaşılıyor: her şey gönderildi</translation>
    </message>
    <message>
        <source>Shared through Redis at {place}: {waiting} entries are still to be sent</source>
        <translation>{place} adresindeki Redis üzerinden paylaşılıyor: {waiting} kayıt daha gönderilecek</translation>
    </message>
    <message>
        <source>Waiting for Redis at {place} since {since}, with {waiting} entries to be sent: {reason}</source>
        <translation>{since} anından beri {place} adresindeki Redis bekleniyor, gönderilecek {waiting} kayıt var: {reason}</translation>
    </message>
    <message>
        <source>{state}; {trimmed} older entries are no longer there because of the limits</source>
        <translation>{state}; sınırlar nedeniyle daha eski {trimmed} kayıt artık orada değil</translation>
    </message>
    <message>
        <source>{state}; {expired} entries became too old before they could be sent</source>
        <translation>{state}; {expired} kayıt gönderilemeden fazla eskidi</translation>
    </message>
    <message>
        <source>it does not take this user name and password</source>
        <translation>bu kullanıcı adını ve parolayı kabul etmiyor</translation>
    </message>
    <message>
        <source>this user may not do there what sharing needs (docs/sharing.md lists it)</source>
        <translation>bu kullanıcının paylaşım için gerekenleri orada yapma yetkisi yok (liste docs/sharing.md içinde)</translation>
    </message>
    <message>
        <source>it is still loading its data</source>
        <translation>verilerini hâlâ yüklüyor</translation>
    </message>
    <message>
        <source>it is a replica that can only be read</source>
        <translation>yalnızca okunabilen bir kopya</translation>
    </message>
    <message>
        <source>its memory is full</source>
        <translation>belleği dolu</translation>
    </message>
    <message>
        <source>it takes nothing because it can&apos;t save its data to disk</source>
        <translation>verilerini diske kaydedemediği için hiçbir şey almıyor</translation>
    </message>
    <message>
        <source>it has no database of this number</source>
        <translation>bu numarada bir veritabanı yok</translation>
    </message>
    <message>
        <source>it did not answer within {seconds} s</source>
        <translation>{seconds} s içinde yanıt vermedi</translation>
    </message>
    <message>
        <source>it can&apos;t be reached ({error})</source>
        <translation>ona ulaşılamıyor ({error})</translation>
    </message>
    <message>
        <source>it answered with an error ({error})</source>
        <translation>bir hatayla yanıt verdi ({error})</translation>
    </message>
    <message>
        <source>what answers there is not Redis</source>
        <translation>orada yanıt veren Redis değil</translation>
    </message>
    <message>
        <source>it did not keep what it had acknowledged</source>
        <translation>aldığını bildirdiği şeyi saklamadı</translation>
    </message>
    <message>
        <source>another machine is sending the same recording</source>
        <translation>aynı kaydı başka bir makine gönderiyor</translation>
    </message>
    <message>
        <source>What others share through Redis at {place} can&apos;t be read: {reason}</source>
        <translation>Başkalarının {place} adresindeki Redis üzerinden paylaştıkları okunamıyor: {reason}</translation>
    </message>
    <message>
        <source>the recordings in {file} are damaged ({error}): the file was set aside as {kept} and a new one was begun</source>
        <translation>{file} içindeki kayıtlar bozuk ({error}): dosya {kept} adıyla kenara alındı ve yenisine başlandı</translation>
    </message>
    <message>
        <source>the recordings in {file} were damaged ({error}): another process has set the file aside and begun a new one</source>
        <translation>{file} içindeki kayıtlar bozuktu ({error}): başka bir süreç dosyayı kenara aldı ve yenisine başladı</translation>
    </message>
    <message>
        <source>the recordings in {file} are damaged and can&apos;t be set aside ({error})</source>
        <translation>{file} içindeki kayıtlar bozuk ve dosya kenara alınamıyor ({error})</translation>
    </message>
    <message>
        <source>{file} was written by a newer Performance Profiler (schema {found}, known here is {known}) and was left as it is</source>
        <translation>{file} daha yeni bir Performance Profiler tarafından yazılmış (şema {found}, burada bilinen {known}) ve olduğu gibi bırakıldı</translation>
    </message>
    <message>
        <source>{file} is a database of another program and was left as it is</source>
        <translation>{file} başka bir programın veritabanı ve olduğu gibi bırakıldı</translation>
    </message>
    <message>
        <source>{file} is in use by another program and did not become free in {seconds} s</source>
        <translation>{file} başka bir program tarafından kullanılıyor ve {seconds} s içinde boşalmadı</translation>
    </message>
    <message>
        <source>{file} can&apos;t be written: the file or its folder is read-only</source>
        <translation>{file} yazılamıyor: dosya ya da klasörü salt okunur</translation>
    </message>
    <message>
        <source>{file} can&apos;t be written: the disk is full</source>
        <translation>{file} yazılamıyor: disk dolu</translation>
    </message>
    <message>
        <source>{file} can&apos;t be opened ({error})</source>
        <translation>{file} açılamıyor ({error})</translation>
    </message>
    <message>
        <source>{file} can&apos;t be used ({error})</source>
        <translation>{file} kullanılamıyor ({error})</translation>
    </message>
    <message>
        <source>there is no recording in {file} yet</source>
        <translation>{file} içinde henüz kayıt yok</translation>
    </message>
    <message>
        <source>there is no recording {id} in {file}</source>
        <translation>{file} içinde {id} kaydı yok</translation>
    </message>
    <message>
        <source>{given} is no recording&apos;s id: write it in full, such as 20261126-040215-3f9a1c0b, or last</source>
        <translation>{given} bir kaydın kimliği değil: 20261126-040215-3f9a1c0b gibi tam olarak ya da last yazın</translation>
    </message>
    <message>
        <source>the recording {id} in {file} can&apos;t be read ({error})</source>
        <translation>{file} içindeki {id} kaydı okunamıyor ({error})</translation>
    </message>
    <message>
        <source>the recording {id} can&apos;t be written to {file} ({error})</source>
        <translation>{id} kaydı {file} dosyasına yazılamıyor ({error})</translation>
    </message>
    <message>
        <source>there is a recording {id} in {file} already</source>
        <translation>{file} içinde {id} kaydı zaten var</translation>
    </message>
    <message>
        <source>the recording {id} is still running</source>
        <translation>{id} kaydı hâlâ sürüyor</translation>
    </message>
    <message>
        <source>the recording {id} is the baseline {name}: retire that first</source>
        <translation>{id} kaydı {name} adlı referans: önce onu kullanımdan kaldırın</translation>
    </message>
    <message>
        <source>a baseline needs a name</source>
        <translation>bir referansın adı olmalı</translation>
    </message>
    <message>
        <source>there is no baseline {name} in use</source>
        <translation>kullanımda olan {name} adlı bir referans yok</translation>
    </message>
    <message>
        <source>recordings removed because they were older than {days} days: {count}</source>
        <translation>{days} günden eski oldukları için silinen kayıtlar: {count}</translation>
    </message>
    <message>
        <source>oldest recordings removed because there were more than {most}: {count}</source>
        <translation>kayıt sayısı {most} sınırını aştığı için silinen en eski kayıtlar: {count}</translation>
    </message>
    <message>
        <source>oldest recordings removed because all together took more than {megabytes} MB: {count}</source>
        <translation>hepsi birlikte {megabytes} MB sınırını aştığı için silinen en eski kayıtlar: {count}</translation>
    </message>
    <message>
        <source>told of one process at a time only</source>
        <translation>yalnızca tek tek süreçler için bildirilir</translation>
    </message>
    <message>
        <source>Features as CSV…</source>
        <translation>Özellikler, CSV olarak…</translation>
    </message>
    <message>
        <source>Everything that took time, as CSV…</source>
        <translation>Zaman alan her şey, CSV olarak…</translation>
    </message>
    <message>
        <source>Report as HTML…</source>
        <translation>Rapor, HTML olarak…</translation>
    </message>
    <message>
        <source>Whole recording as JSON…</source>
        <translation>Kaydın tamamı, JSON olarak…</translation>
    </message>
    <message>
        <source>Trace for Perfetto and Chrome…</source>
        <translation>Perfetto ve Chrome için iz…</translation>
    </message>
    <message>
        <source>Flame graph for speedscope…</source>
        <translation>speedscope için alev grafiği…</translation>
    </message>
    <message>
        <source>Without names, labels and paths</source>
        <translation>Adlar, etiketler ve yollar olmadan</translation>
    </message>
    <message>
        <source>HTML page (*.html)</source>
        <translation>HTML sayfası (*.html)</translation>
    </message>
    <message>
        <source>Performance Profiler recording (*.json)</source>
        <translation>Performans Profilleyici kaydı (*.json)</translation>
    </message>
    <message>
        <source>Trace Event Format (*.json)</source>
        <translation>Trace Event Format (*.json)</translation>
    </message>
    <message>
        <source>speedscope file (*.json)</source>
        <translation>speedscope dosyası (*.json)</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Kayıtlar</translation>
    </message>
    <message>
        <source>Keep recordings on this computer</source>
        <translation>Kayıtları bu bilgisayarda sakla</translation>
    </message>
    <message>
        <source>For at most, days</source>
        <translation>En çok, gün</translation>
    </message>
    <message>
        <source>All together at most, megabytes</source>
        <translation>Toplamda en çok, megabayt</translation>
    </message>
    <message>
        <source>At most, recordings</source>
        <translation>En çok, kayıt</translation>
    </message>
    <message>
        <source>Share through Redis at</source>
        <translation>Redis üzerinden paylaş, adres</translation>
    </message>
    <message>
        <source>Empty: nothing leaves this computer. With an address, such as redis://user:password@host:6379/0, the names of documents and commands, times and memory snapshots are sent there.</source>
        <translation>Boş: bu bilgisayardan hiçbir şey çıkmaz. redis://kullanıcı:parola@sunucu:6379/0 gibi bir adresle belge ve komut adları, süreler ve bellek anlık görüntüleri oraya gönderilir.</translation>
    </message>
    <message>
        <source>This recording is not kept: the Python that writes it ({python}) has ended: {reason}</source>
        <translation>Bu kayıt saklanmıyor: onu yazan Python ({python}) sona erdi: {reason}</translation>
    </message>
</context>
</TS>
