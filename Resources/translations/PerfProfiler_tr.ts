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
        <source>Select in the model</source>
        <translation>Modelde seç</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Bellek</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>İşlemci</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Yüzler</translation>
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
        <translation>bir Performans Profilleyici profili değil</translation>
    </message>
    <message>
        <source>a newer version of Performance Profiler wrote it ({schema})</source>
        <translation>onu Performans Profilleyici&apos;nin daha yeni bir sürümü yazmış ({schema})</translation>
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
        <translation>{file} daha yeni bir Performans Profilleyici tarafından yazılmış (şema {found}, burada bilinen {known}) ve olduğu gibi bırakıldı</translation>
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
    <message>
        <source>Advice</source>
        <translation>Öneriler</translation>
    </message>
    <message>
        <source>No data: record a recompute, or measure the whole model.</source>
        <translation>Veri yok: bir yeniden hesaplama kaydedin ya da modelin tümünü ölçün.</translation>
    </message>
    <message>
        <source>Looking for what is slow…</source>
        <translation>Yavaş olan aranıyor…</translation>
    </message>
    <message>
        <source>Nothing worth changing.</source>
        <translation>Değiştirmeye değer bir şey yok.</translation>
    </message>
    <message>
        <source>Issues: {issues}, advice: {advice}.</source>
        <translation>Sorun: {issues}, öneri: {advice}.</translation>
    </message>
    <message>
        <source>{found} The first {saving}.</source>
        <translation>{found} İlki: {saving}.</translation>
    </message>
    <message>
        <source>The recording could not be analysed: {error}</source>
        <translation>Kayıt çözümlenemedi: {error}</translation>
    </message>
    <message>
        <source>Show {count} more</source>
        <translation>{count} tane daha göster</translation>
    </message>
    <message>
        <source>should save ~{time} each recompute</source>
        <translation>her yeniden hesaplamada ~{time} kazandırmalı</translation>
    </message>
    <message>
        <source>should save ~{time} each such edit</source>
        <translation>böyle her düzenlemede ~{time} kazandırmalı</translation>
    </message>
    <message>
        <source>should save ~{time} each opening</source>
        <translation>her açılışta ~{time} kazandırmalı</translation>
    </message>
    <message>
        <source>should save ~{time} each saving</source>
        <translation>her kaydetmede ~{time} kazandırmalı</translation>
    </message>
    <message>
        <source>should save ~{time} each time the 3D view is drawn</source>
        <translation>3B görünümün her çiziminde ~{time} kazandırmalı</translation>
    </message>
    <message>
        <source>no promise, to be tried</source>
        <translation>söz verilmiyor, denenmeli</translation>
    </message>
    <message>
        <source>easy</source>
        <translation>kolay</translation>
    </message>
    <message>
        <source>some work</source>
        <translation>biraz emek</translation>
    </message>
    <message>
        <source>much work</source>
        <translation>çok emek</translation>
    </message>
    <message>
        <source>safe</source>
        <translation>güvenli</translation>
    </message>
    <message>
        <source>can change how it looks</source>
        <translation>görünüşü değiştirebilir</translation>
    </message>
    <message>
        <source>can change geometry</source>
        <translation>geometriyi değiştirebilir</translation>
    </message>
    <message>
        <source>{number}. {step}</source>
        <translation>{number}. {step}</translation>
    </message>
    <message>
        <source>Rests on: {basis}</source>
        <translation>Dayanağı: {basis}</translation>
    </message>
    <message>
        <source>times measured in this recording</source>
        <translation>bu kayıtta ölçülen süreler</translation>
    </message>
    <message>
        <source>a like model that was measured</source>
        <translation>ölçülmüş benzer bir model</translation>
    </message>
    <message>
        <source>what others report</source>
        <translation>başkalarının bildirdikleri</translation>
    </message>
    <message>
        <source>nothing yet: a trial tells</source>
        <translation>henüz yok: deneme gösterir</translation>
    </message>
    <message>
        <source>Concerns: {object}, property {property}</source>
        <translation>İlgili nesne: {object}, özelliği {property}</translation>
    </message>
    <message>
        <source>Concerns: {object}</source>
        <translation>İlgili nesne: {object}</translation>
    </message>
    <message>
        <source>Rule: {rules}</source>
        <translation>Kural: {rules}</translation>
    </message>
    <message>
        <source>Sources: {sources}</source>
        <translation>Kaynaklar: {sources}</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Ayrıntılar</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Göster</translation>
    </message>
    <message>
        <source>Selects it and brings it into view</source>
        <translation>Seçer ve görünüme getirir</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Dene</translation>
    </message>
    <message>
        <source>Measures it on a copy, in a second FreeCAD; your document stays as it is</source>
        <translation>İkinci bir FreeCAD&apos;de, bir kopya üzerinde ölçer; belgeniz olduğu gibi kalır</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Uygula</translation>
    </message>
    <message>
        <source>Changes your document, as one undo step</source>
        <translation>Belgenizi tek bir geri alma adımıyla değiştirir</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Yapıldı</translation>
    </message>
    <message>
        <source>I have changed it myself: the next recording tells what that saved</source>
        <translation>Kendim değiştirdim: ne kazandırdığını sonraki kayıt gösterir</translation>
    </message>
    <message>
        <source>Not for me</source>
        <translation>Bana göre değil</translation>
    </message>
    <message>
        <source>Takes it away for this model; it can be brought back</source>
        <translation>Bu model için kaldırır; geri getirilebilir</translation>
    </message>
    <message>
        <source>{button}: {title}</source>
        <translation>{button}: {title}</translation>
    </message>
    <message>
        <source>It is not in an open document any more.</source>
        <translation>Artık açık bir belgede değil.</translation>
    </message>
    <message>
        <source>Applied; Undo takes it back. The next recording tells what it saved.</source>
        <translation>Uygulandı; Geri Al ile geri alınır. Ne kazandırdığını sonraki kayıt gösterir.</translation>
    </message>
    <message>
        <source>FreeCAD&apos;s setting is changed.</source>
        <translation>FreeCAD&apos;in ayarı değiştirildi.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Geri alındı.</translation>
    </message>
    <message>
        <source>FreeCAD is recomputing: try again afterwards.</source>
        <translation>FreeCAD yeniden hesaplıyor: bittikten sonra tekrar deneyin.</translation>
    </message>
    <message>
        <source>Done before: {title}. It really saved {time} each recompute.</source>
        <translation>Daha önce yapıldı: {title}. Her yeniden hesaplamada gerçekte {time} kazandırdı.</translation>
    </message>
    <message>
        <source>Not applied: {reason}</source>
        <translation>Uygulanmadı: {reason}</translation>
    </message>
    <message>
        <source>Done. The next recording tells what it saved.</source>
        <translation>Yapıldı. Ne kazandırdığını sonraki kayıt gösterir.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>İptal edildi.</translation>
    </message>
    <message>
        <source>Cancelled: the document was closed.</source>
        <translation>İptal edildi: belge kapatıldı.</translation>
    </message>
    <message>
        <source>Another trial runs</source>
        <translation>Başka bir deneme sürüyor</translation>
    </message>
    <message>
        <source>To measure display, a second FreeCAD window opens for up to {seconds} s. Without it only computing is measured.</source>
        <translation>Görüntülemeyi ölçmek için en çok {seconds} s boyunca ikinci bir FreeCAD penceresi açılır. Onsuz yalnızca hesaplama ölçülür.</translation>
    </message>
    <message>
        <source>Open a window</source>
        <translation>Pencere aç</translation>
    </message>
    <message>
        <source>Computing only</source>
        <translation>Yalnızca hesaplama</translation>
    </message>
    <message>
        <source>saved {saving} of {before} each recompute</source>
        <translation>her yeniden hesaplamada {before} sürenin {saving} kadarını kazandırdı</translation>
    </message>
    <message>
        <source>no gain here: {saving} of {before}</source>
        <translation>burada kazanç yok: {before} sürenin {saving} kadarı</translation>
    </message>
    <message>
        <source>changes the model: {differences}</source>
        <translation>modeli değiştiriyor: {differences}</translation>
    </message>
    <message>
        <source>the trial failed: {reason}</source>
        <translation>deneme başarısız: {reason}</translation>
    </message>
    <message>
        <source>not tried: {reason}</source>
        <translation>denenmedi: {reason}</translation>
    </message>
    <message>
        <source>{saving} ± {spread}</source>
        <translation>{saving} ± {spread}</translation>
    </message>
    <message>
        <source>runs: {runs}</source>
        <translation>çalışma: {runs}</translation>
    </message>
    <message>
        <source>geometry unchanged</source>
        <translation>geometri aynı</translation>
    </message>
    <message>
        <source>display not measured</source>
        <translation>görüntüleme ölçülmedi</translation>
    </message>
    <message>
        <source>Busy processor</source>
        <translation>Meşgul işlemci</translation>
    </message>
    <message>
        <source>Memory leak</source>
        <translation>Bellek sızıntısı</translation>
    </message>
    <message>
        <source>Fragmented memory</source>
        <translation>Parçalanmış bellek</translation>
    </message>
    <message>
        <source>Slow function</source>
        <translation>Yavaş işlev</translation>
    </message>
    <message>
        <source>Too many allocations</source>
        <translation>Çok fazla bellek ayırma</translation>
    </message>
    <message>
        <source>Idle graphics card</source>
        <translation>Boşta duran ekran kartı</translation>
    </message>
    <message>
        <source>Hot graphics card</source>
        <translation>Isınan ekran kartı</translation>
    </message>
    <message>
        <source>Full graphics memory</source>
        <translation>Dolu ekran kartı belleği</translation>
    </message>
    <message>
        <source>Graphics driver error</source>
        <translation>Ekran kartı sürücüsü hatası</translation>
    </message>
    <message>
        <source>Slow disk</source>
        <translation>Yavaş disk</translation>
    </message>
    <message>
        <source>Waiting for a lock</source>
        <translation>Kilit bekleme</translation>
    </message>
    <message>
        <source>Recomputed with the same result</source>
        <translation>Aynı sonuçla yeniden hesaplandı</translation>
    </message>
    <message>
        <source>Slow feature</source>
        <translation>Yavaş özellik</translation>
    </message>
    <message>
        <source>Wasted recompute</source>
        <translation>Boşa yeniden hesaplama</translation>
    </message>
    <message>
        <source>Repeated recompute</source>
        <translation>Tekrarlanan yeniden hesaplama</translation>
    </message>
    <message>
        <source>Failing feature</source>
        <translation>Başarısız özellik</translation>
    </message>
    <message>
        <source>Slower and slower</source>
        <translation>Gittikçe yavaşlıyor</translation>
    </message>
    <message>
        <source>Heavy display</source>
        <translation>Ağır görüntüleme</translation>
    </message>
    <message>
        <source>Drawn without a graphics card</source>
        <translation>Ekran kartı olmadan çiziliyor</translation>
    </message>
    <message>
        <source>Slow 3D view</source>
        <translation>Yavaş 3B görünüm</translation>
    </message>
    <message>
        <source>Slow opening</source>
        <translation>Yavaş açılış</translation>
    </message>
    <message>
        <source>Slow saving</source>
        <translation>Yavaş kaydetme</translation>
    </message>
    <message>
        <source>Big file</source>
        <translation>Büyük dosya</translation>
    </message>
    <message>
        <source>Memory of undo</source>
        <translation>Geri alma belleği</translation>
    </message>
    <message>
        <source>Heavy sketch</source>
        <translation>Ağır eskiz</translation>
    </message>
    <message>
        <source>Many objects</source>
        <translation>Çok sayıda nesne</translation>
    </message>
    <message>
        <source>Much spline geometry</source>
        <translation>Çok sayıda spline yüzeyi</translation>
    </message>
    <message>
        <source>Solid made from a mesh</source>
        <translation>Ağdan yapılmış katı</translation>
    </message>
    <message>
        <source>Spreadsheet that drives much</source>
        <translation>Çok şeyi süren hesap tablosu</translation>
    </message>
    <message>
        <source>Slow Python feature</source>
        <translation>Yavaş Python özelliği</translation>
    </message>
    <message>
        <source>Costly setting</source>
        <translation>Pahalı ayar</translation>
    </message>
    <message>
        <source>{type} ({severity})</source>
        <translation>{type} ({severity})</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritik</translation>
    </message>
    <message>
        <source>high</source>
        <translation>yüksek</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>orta</translation>
    </message>
    <message>
        <source>low</source>
        <translation>düşük</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Sınırlar</translation>
    </message>
    <message>
        <source>From here on something is an issue, or a saving is worth advice.</source>
        <translation>Bu değerden başlayarak bir şey sorun sayılır ya da bir kazanç öneriye değer.</translation>
    </message>
    <message>
        <source>Usually {value}</source>
        <translation>Olağan değer: {value}</translation>
    </message>
    <message>
        <source>Least saving, milliseconds</source>
        <translation>En az kazanç, milisaniye</translation>
    </message>
    <message>
        <source>Slow feature, milliseconds</source>
        <translation>Yavaş özellik, milisaniye</translation>
    </message>
    <message>
        <source>Recomputed for nothing, milliseconds</source>
        <translation>Boşuna yeniden hesaplama, milisaniye</translation>
    </message>
    <message>
        <source>Freeze, milliseconds</source>
        <translation>Donma, milisaniye</translation>
    </message>
    <message>
        <source>Picture of the 3D view, milliseconds</source>
        <translation>3B görünümün bir karesi, milisaniye</translation>
    </message>
    <message>
        <source>Opening, seconds</source>
        <translation>Açılış, saniye</translation>
    </message>
    <message>
        <source>Saving, seconds</source>
        <translation>Kaydetme, saniye</translation>
    </message>
    <message>
        <source>Memory leak, megabytes</source>
        <translation>Bellek sızıntısı, megabayt</translation>
    </message>
    <message>
        <source>Memory of undo, megabytes</source>
        <translation>Geri alma belleği, megabayt</translation>
    </message>
    <message>
        <source>Size of a file, megabytes</source>
        <translation>Dosya boyutu, megabayt</translation>
    </message>
    <message>
        <source>Objects in a document</source>
        <translation>Bir belgedeki nesneler</translation>
    </message>
    <message>
        <source>Constraints in a sketch</source>
        <translation>Bir eskizdeki kısıtlamalar</translation>
    </message>
    <message>
        <source>Triangles in the 3D view</source>
        <translation>3B görünümdeki üçgenler</translation>
    </message>
    <message>
        <source>Graphics card warm, °C</source>
        <translation>Ekran kartı sıcak, °C</translation>
    </message>
    <message>
        <source>Graphics card hot, °C</source>
        <translation>Ekran kartı çok sıcak, °C</translation>
    </message>
    <message>
        <source>Keep what nothing depends on in a spreadsheet of its own, not in {sheet}</source>
        <translation>Hiçbir şeyin bağlı olmadığı içeriği {sheet} yerine ayrı bir hesap tablosunda tutun</translation>
    </message>
    <message>
        <source>{count} edits of {sheet} ({cells}) recomputed what came out as it was: {time} for nothing each time. {dependents} objects depend on it.</source>
        <translation>{sheet} tablosundaki {count} düzenleme ({cells}), sonucu değişmeyen nesneleri yeniden hesaplattı: her seferinde {time} boşa gitti. Tabloya {dependents} nesne bağlı.</translation>
    </message>
    <message>
        <source>Make a second spreadsheet (Spreadsheet → Create spreadsheet) and move notes and tables to it.</source>
        <translation>İkinci bir hesap tablosu oluşturun (Spreadsheet → Create spreadsheet), notları ve tabloları oraya taşıyın.</translation>
    </message>
    <message>
        <source>Give values that belong to different parts spreadsheets of their own; from FreeCAD 1.0 on variable sets (toolbar Structure) do the same.</source>
        <translation>Farklı parçalara ait değerlere kendi hesap tablolarını verin; FreeCAD 1.0&apos;dan itibaren değişken kümeleri (Structure araç çubuğu) aynı işi görür.</translation>
    </message>
    <message>
        <source>While you fill in many cells: right-click the document in the tree, Skip recomputes; at the end take it off and press Refresh.</source>
        <translation>Çok sayıda hücre doldururken: ağaçta belgeye sağ tıklayın, Skip recomputes seçeneğini açın; bitince kapatıp Refresh düğmesine basın.</translation>
    </message>
    <message>
        <source>what such edits took here for results that stayed the same</source>
        <translation>burada böyle düzenlemelerin değişmeyen sonuçlar için aldığı süre</translation>
    </message>
    <message>
        <source>Reopen the document: {name} gets slower by itself</source>
        <translation>Belgeyi yeniden açın: {name} kendiliğinden yavaşlıyor</translation>
    </message>
    <message>
        <source>In {count} recomputes, with nothing changed, it went from {first} to {last} each.</source>
        <translation>Hiçbir şey değişmeden yapılan {count} yeniden hesaplamada süresi {first} değerinden {last} değerine çıktı.</translation>
    </message>
    <message>
        <source>Right-click its sketch in the tree, Mark to recompute, then Refresh: often that is enough.</source>
        <translation>Ağaçta eskizine sağ tıklayın, Mark to recompute, ardından Refresh: çoğu zaman bu yeter.</translation>
    </message>
    <message>
        <source>Else save, close and open the document: it begins at its first speed again.</source>
        <translation>Yetmezse belgeyi kaydedin, kapatıp açın: yeniden ilk hızıyla başlar.</translation>
    </message>
    <message>
        <source>what the same recompute took at first</source>
        <translation>aynı yeniden hesaplamanın başta aldığı süre</translation>
    </message>
    <message>
        <source>Do not keep the drawing {page} up to date while you model</source>
        <translation>Modellerken {page} çizimini güncel tutmayın</translation>
    </message>
    <message>
        <source>Its views ({count}) take {time} of a full recompute ({share}), most of it {slowest}.</source>
        <translation>Görünümleri ({count}) tam bir yeniden hesaplamanın {time} kadarını ({share}) alıyor, çoğunu da şunlar: {slowest}.</translation>
    </message>
    <message>
        <source>Select the page in the tree and set its property Keep Updated to false.</source>
        <translation>Ağaçta sayfayı seçip Keep Updated özelliğini false yapın.</translation>
    </message>
    <message>
        <source>When you want the drawing: select the page, TechDraw → Redraw Page, or set it to true again.</source>
        <translation>Çizimi istediğinizde: sayfayı seçip TechDraw → Redraw Page, ya da özelliği yeniden true yapın.</translation>
    </message>
    <message>
        <source>what computing its views took here</source>
        <translation>burada görünümlerini hesaplamanın aldığı süre</translation>
    </message>
    <message>
        <source>Freeze {binders} while the source is final</source>
        <translation>Kaynak değişmiyorken şunları dondurun: {binders}</translation>
    </message>
    <message>
        <source>Following their sources takes these binders {time} of a full recompute.</source>
        <translation>Bu bağlayıcıların kaynaklarını izlemesi tam bir yeniden hesaplamanın {time} kadarını alıyor.</translation>
    </message>
    <message>
        <source>Select the binder and set its property Bind Mode to Frozen.</source>
        <translation>Bağlayıcıyı seçip Bind Mode özelliğini Frozen yapın.</translation>
    </message>
    <message>
        <source>When the source has changed set it to Synchronized, Refresh, and freeze again.</source>
        <translation>Kaynak değiştiğinde özelliği Synchronized yapın, Refresh düğmesine basın, yeniden dondurun.</translation>
    </message>
    <message>
        <source>Where it must follow: bind the faces or edges you need, not the whole body.</source>
        <translation>İzlemesi gerekiyorsa bütün gövdeyi değil, gereken yüzeyleri ya da kenarları bağlayın.</translation>
    </message>
    <message>
        <source>what computing these binders took here</source>
        <translation>burada bu bağlayıcıları hesaplamanın aldığı süre</translation>
    </message>
    <message>
        <source>Solve assemblies when you ask for it only</source>
        <translation>Montajları yalnızca siz isteyince çözdürün</translation>
    </message>
    <message>
        <source>Solving {assemblies} takes {time} of a full recompute, for {joints} joints.</source>
        <translation>{assemblies} montajını çözmek, {joints} bağlantı için tam bir yeniden hesaplamanın {time} kadarını alıyor.</translation>
    </message>
    <message>
        <source>Tools → Edit parameters: set BaseApp/Preferences/Mod/Assembly, SolveOnRecompute to false.</source>
        <translation>Tools → Edit parameters: BaseApp/Preferences/Mod/Assembly altında SolveOnRecompute değerini false yapın.</translation>
    </message>
    <message>
        <source>Assembly → Solve Assembly moves the parts into place when you want it.</source>
        <translation>Assembly → Solve Assembly, istediğinizde parçaları yerine oturtur.</translation>
    </message>
    <message>
        <source>Fixed joints and sub-assemblies of what does not move make solving cheaper.</source>
        <translation>Hareket etmeyenler için sabit bağlantılar ve alt montajlar çözmeyi ucuzlatır.</translation>
    </message>
    <message>
        <source>what computing these assemblies took here</source>
        <translation>burada bu montajları hesaplamanın aldığı süre</translation>
    </message>
    <message>
        <source>Hide {objects}</source>
        <translation>Gizleyin: {objects}</translation>
    </message>
    <message>
        <source>They are shown though what is made of them is shown as well; showing them takes {time} of a full recompute.</source>
        <translation>Onlardan yapılan nesne de görünürken bunlar da görünür durumda; gösterilmeleri tam bir yeniden hesaplamanın {time} kadarını alıyor.</translation>
    </message>
    <message>
        <source>Select them in the tree and press the space bar: what is hidden costs nothing.</source>
        <translation>Ağaçta seçip boşluk çubuğuna basın: gizli olanın maliyeti yoktur.</translation>
    </message>
    <message>
        <source>what showing these objects took here</source>
        <translation>burada bu nesneleri göstermenin aldığı süre</translation>
    </message>
    <message>
        <source>Have {name} computed once in each recompute, not {times} times</source>
        <translation>{name} her yeniden hesaplamada {times} kez değil, bir kez hesaplansın</translation>
    </message>
    <message>
        <source>In {recomputes} of {all} recomputes it ran again within the same one; that took {time} each.</source>
        <translation>{all} yeniden hesaplamanın {recomputes} tanesinde aynı hesaplama içinde yeniden çalıştı; bu her seferinde {time} aldı.</translation>
    </message>
    <message>
        <source>{seen} So did {others}.</source>
        <translation>{seen} Şunlar da öyle: {others}.</translation>
    </message>
    <message>
        <source>Try a newer FreeCAD: MultiTransform ran twice up to 1.1.</source>
        <translation>Daha yeni bir FreeCAD deneyin: MultiTransform 1.1&apos;e kadar iki kez çalışıyordu.</translation>
    </message>
    <message>
        <source>It is a Python feature ({proxy}): one that changes another object while it computes has it run again. Update the add-on, or tell its makers.</source>
        <translation>Bu bir Python özelliği ({proxy}): hesaplarken başka bir nesneyi değiştiren özellik onu yeniden çalıştırır. Eklentiyi güncelleyin ya da yapanlara bildirin.</translation>
    </message>
    <message>
        <source>Export this recording (Export, without names) and add it to your report.</source>
        <translation>Bu kaydı dışa aktarın (Dışa aktar, adlar olmadan) ve bildiriminize ekleyin.</translation>
    </message>
    <message>
        <source>Collect changes of {what} and recompute once</source>
        <translation>{what} değişikliklerini toplayıp bir kez yeniden hesaplatın</translation>
    </message>
    <message>
        <source>{object}.{property}</source>
        <translation>{object}.{property}</translation>
    </message>
    <message>
        <source>{count} such changes recomputed {features} features, {wasted} of them for nothing: {time} each time.</source>
        <translation>Böyle {count} değişiklik {features} özelliği yeniden hesaplattı, bunların {wasted} tanesi boşuna: her seferinde {time}.</translation>
    </message>
    <message>
        <source>Right-click the document in the tree, Skip recomputes; at the end take it off and Refresh.</source>
        <translation>Ağaçta belgeye sağ tıklayıp Skip recomputes seçeneğini açın; bitince kapatıp Refresh düğmesine basın.</translation>
    </message>
    <message>
        <source>If you change it often: have what does not need it depend on something else, or put it into a file of its own.</source>
        <translation>Sık değiştiriyorsanız: ona gerek duymayanları başka bir şeye bağlayın ya da onu ayrı bir dosyaya koyun.</translation>
    </message>
    <message>
        <source>what such changes took here for results that stayed the same</source>
        <translation>burada böyle değişikliklerin değişmeyen sonuçlar için aldığı süre</translation>
    </message>
    <message>
        <source>Link to a simplified copy of {file}</source>
        <translation>{file} dosyasının sadeleştirilmiş bir kopyasına bağlanın</translation>
    </message>
    <message>
        <source>{count} objects of {document} link to {file}; opening it takes {time} of the {all} in all.</source>
        <translation>{document} içindeki {count} nesne {file} dosyasına bağlı; açılması toplam {all} sürenin {time} kadarını alıyor.</translation>
    </message>
    <message>
        <source>Make a file with a simplified shape of it (Part → Create a copy → Create simple copy, without details).</source>
        <translation>Sadeleştirilmiş şekliyle bir dosya oluşturun (Part → Create a copy → Create simple copy, ayrıntılar olmadan).</translation>
    </message>
    <message>
        <source>Set the property Linked Object of the links to that shape.</source>
        <translation>Bağlantıların Linked Object özelliğini o şekle ayarlayın.</translation>
    </message>
    <message>
        <source>Let FreeCAD load linked files in part again</source>
        <translation>FreeCAD&apos;in bağlı dosyaları yeniden kısmen yüklemesine izin verin</translation>
    </message>
    <message>
        <source>Edit → Preferences → General → Document: take off Disable partial loading of external linked objects.</source>
        <translation>Edit → Preferences → General → Document: Disable partial loading of external linked objects seçeneğini kaldırın.</translation>
    </message>
    <message>
        <source>Try {dressup} before the features that it follows</source>
        <translation>{dressup} özelliğini, ardından geldiği özelliklerin önünde deneyin</translation>
    </message>
    <message>
        <source>It takes {time}, the {count} features before it {before} together: it has all their faces to pass.</source>
        <translation>Kendisi {time} alıyor, önündeki {count} özellik birlikte {before}: onların bütün yüzeyleriyle uğraşması gerekiyor.</translation>
    </message>
    <message>
        <source>In a copy of the file: make it on the early shape, at the edges that are there already, and take away the late one.</source>
        <translation>Dosyanın bir kopyasında: onu baştaki şekilde, orada zaten bulunan kenarlarda yapın ve sondakini kaldırın.</translation>
    </message>
    <message>
        <source>Measure both files. On eight chains that were measured the early one saved 14 to 46 %.</source>
        <translation>İki dosyayı da ölçün. Ölçülen sekiz zincirde öndeki, sürenin %14 ile %46 arasını kazandırdı.</translation>
    </message>
    <message>
        <source>Spare the Python features of {proxy}</source>
        <translation>{proxy} sınıfından Python özelliklerini azaltın</translation>
    </message>
    <message>
        <source>{count} of them take {time} of a full recompute ({share}), most of it {slowest}.</source>
        <translation>Bunlardan {count} tanesi tam bir yeniden hesaplamanın {time} kadarını ({share}) alıyor, çoğunu da şunlar: {slowest}.</translation>
    </message>
    <message>
        <source>{seen} Most time was in {functions}.</source>
        <translation>{seen} Sürenin çoğu şuralarda geçti: {functions}.</translation>
    </message>
    <message>
        <source>Have fewer of them in the file you edit: a plain copy (Part → Create a copy → Create simple copy) of those that are final is never computed again.</source>
        <translation>Düzenlediğiniz dosyada bunlardan daha az bulundurun: son halini almış olanların sade bir kopyası (Part → Create a copy → Create simple copy) bir daha hiç hesaplanmaz.</translation>
    </message>
    <message>
        <source>Update the add-on (Tools → Addon manager), or the FreeCAD that it is part of.</source>
        <translation>Eklentiyi (Tools → Addon manager) ya da parçası olduğu FreeCAD&apos;i güncelleyin.</translation>
    </message>
    <message>
        <source>Tell its makers where the time goes: record with the preset cpu and export without names.</source>
        <translation>Sürenin nereye gittiğini yapanlara bildirin: cpu ön ayarıyla kaydedip adlar olmadan dışa aktarın.</translation>
    </message>
    <message>
        <source>Repair {name}, which fails in every recompute</source>
        <translation>Her yeniden hesaplamada başarısız olan {name} özelliğini onarın</translation>
    </message>
    <message>
        <source>Point at it in the tree to read the error, and repair it: a lost edge or face is chosen anew with a double-click.</source>
        <translation>Hatayı okumak için ağaçta üzerine gelin ve onarın: kaybolan bir kenar ya da yüzey, çift tıklayıp yeniden seçilir.</translation>
    </message>
    <message>
        <source>Until then set its property Suppressed to true: it is passed over.</source>
        <translation>O zamana kadar Suppressed özelliğini true yapın: atlanır.</translation>
    </message>
    <message>
        <source>If nothing needs it delete it: it is tried again in each recompute.</source>
        <translation>Hiçbir şey ona gerek duymuyorsa silin: her yeniden hesaplamada yeniden denenir.</translation>
    </message>
    <message>
        <source>Split {body} in two bodies</source>
        <translation>{body} gövdesini ikiye bölün</translation>
    </message>
    <message>
        <source>It has {features} features; the last {last} of them take {time}, {share} of all of its time.</source>
        <translation>{features} özelliği var; son {last} tanesi {time} alıyor, bu da bütün süresinin {share} kadarı.</translation>
    </message>
    <message>
        <source>While you edit early features: right-click one, Set tip; set it to the last one at the end.</source>
        <translation>Öndeki özellikleri düzenlerken: birine sağ tıklayıp Set tip; bitince onu sonuncuya ayarlayın.</translation>
    </message>
    <message>
        <source>Model {feature} and what follows in a second body, and join both with Part → Boolean → Union.</source>
        <translation>{feature} ve ardından gelenleri ikinci bir gövdede modelleyin, ikisini Part → Boolean → Union ile birleştirin.</translation>
    </message>
    <message>
        <source>Let {reader} take its value from a spreadsheet instead of {source}</source>
        <translation>{reader} değerini {source} yerine bir hesap tablosundan alsın</translation>
    </message>
    <message>
        <source>By an expression ({path}) every change of {source} recomputes {body} as well: {count} features, {time}.</source>
        <translation>Bir ifade ({path}) yüzünden {source} üzerindeki her değişiklik {body} gövdesini de yeniden hesaplatıyor: {count} özellik, {time}.</translation>
    </message>
    <message>
        <source>Put the value into a cell of a spreadsheet (or a variable set from FreeCAD 1.0 on) with a name of its own.</source>
        <translation>Değeri, kendi adı olan bir hesap tablosu hücresine (FreeCAD 1.0&apos;dan itibaren bir değişken kümesine de olur) koyun.</translation>
    </message>
    <message>
        <source>Have both {source} and {reader} use that name in their expressions.</source>
        <translation>Hem {source} hem {reader} ifadelerinde bu adı kullansın.</translation>
    </message>
    <message>
        <source>Show {objects} with fewer triangles</source>
        <translation>{objects} daha az üçgenle gösterilsin</translation>
    </message>
    <message>
        <source>{property} is down to {value}, {default} is the default. Showing them takes {time} of each full recompute, for {triangles} triangles.</source>
        <translation>{property} {value} değerine kadar düşürülmüş, varsayılanı {default}. Gösterilmeleri her tam yeniden hesaplamada {time} alıyor, {triangles} üçgen için.</translation>
    </message>
    <message>
        <source>Select them in the tree and set {property} to {default} on the View tab of the property editor.</source>
        <translation>Bunları ağaçta seçin ve özellik düzenleyicisinin Görünüm sekmesinde {property} değerini {default} yapın.</translation>
    </message>
    <message>
        <source>Of a Body select the Body: its features take over what it has.</source>
        <translation>Gövdelerde Gövdenin kendisini seçin: içindeki özellikler onun değerini alır.</translation>
    </message>
    <message>
        <source>Where a surface must look smooth, or is exported as a mesh by what is shown, leave that one object as it is.</source>
        <translation>Bir yüzey pürüzsüz görünmek zorundaysa ya da gösterildiği gibi ağ olarak dışa aktarılıyorsa o nesneyi olduğu gibi bırakın.</translation>
    </message>
    <message>
        <source>In Edit → Preferences → Part/Part Design → Shape view put the value back as well: new objects take it from there.</source>
        <translation>Düzenle → Tercihler → Part/Part Design → Şekil görünümü altındaki değeri de geri alın: yeni nesneler değeri oradan alır.</translation>
    </message>
    <message>
        <source>the time of showing them here, less what the default took for such shapes when it was measured</source>
        <translation>burada gösterilmelerinin süresi eksi varsayılan değerin ölçümlerde benzer şekiller için aldığı süre</translation>
    </message>
    <message>
        <source>Move {feature} to the end of the tree</source>
        <translation>{feature} özelliğini ağacın sonuna taşıyın</translation>
    </message>
    <message>
        <source>{feature} brings the faces from {before} to {after}. The {count} features after it take {time}, {later} each (median), those before it {earlier}: {slowest} pay most.</source>
        <translation>{feature} yüz sayısını {before} sayısından {after} sayısına çıkarıyor. Ondan sonraki {count} özellik {time} alıyor, ortancası {later}; öncekilerin ortancası {earlier}. En çok {slowest} etkileniyor.</translation>
    </message>
    <message>
        <source>Where the features after it do not need its faces: right-click it in the tree, Move object after other object, and choose the last feature.</source>
        <translation>Sonraki özellikler onun yüzlerine dayanmıyorsa: ağaçta sağ tıklayın, nesneyi başka nesnenin arkasına taşıma komutunu (Move object after other object) seçin ve son özelliği gösterin.</translation>
    </message>
    <message>
        <source>Else make the detail in a Body of its own and join the two at the end, or only keep them in one Part.</source>
        <translation>Yoksa ayrıntıyı ayrı bir Gövdede yapın ve ikisini en sonda birleştirin ya da yalnızca aynı Parçanın içinde tutun.</translation>
    </message>
    <message>
        <source>Make one boolean of the {count} that end in {last}</source>
        <translation>{last} ile biten {count} boole işlemini tek işlem yapın</translation>
    </message>
    <message>
        <source>{count} booleans one after the other, each with one more tool, take {time} of each full recompute; the first takes {first}, the last {end}, because each goes through all faces again.</source>
        <translation>Art arda {count} boole işlemi, her biri bir araç daha ekleyerek, her tam yeniden hesaplamada {time} alıyor; ilki {first}, sonuncusu {end}, çünkü her biri bütün yüzleri yeniden dolaşıyor.</translation>
    </message>
    <message>
        <source>Select all {count} tools and choose Part → Boolean → Union.</source>
        <translation>{count} aracın hepsini seçin ve Part → Boolean → Union komutunu verin.</translation>
    </message>
    <message>
        <source>Select {base}, then that union, and choose Part → Boolean → Cut; delete the old chain.</source>
        <translation>Önce {base} nesnesini, sonra bu birleşimi seçin ve Part → Boolean → Cut komutunu verin; eski zinciri silin.</translation>
    </message>
    <message>
        <source>Select {base} and all {count} tools, choose Part → Boolean → Union, and delete the old chain.</source>
        <translation>{base} nesnesini ve {count} aracın hepsini seçin, Part → Boolean → Union komutunu verin ve eski zinciri silin.</translation>
    </message>
    <message>
        <source>the time of the chain, less what its first boolean takes for each of its tools, which do not touch each other</source>
        <translation>zincirin süresi eksi ilk işlemin süresinin araç sayısıyla çarpımı; araçlar birbirine değmiyor</translation>
    </message>
    <message>
        <source>Make {pattern} cheaper: {count} occurrences</source>
        <translation>{pattern} ucuzlasın: {count} tekrar</translation>
    </message>
    <message>
        <source>{pattern} takes {time}, {share} of a full recompute, for {faces} faces.</source>
        <translation>{pattern} {faces} yüz için {time} alıyor, tam bir yeniden hesaplamanın {share} kadarı.</translation>
    </message>
    <message>
        <source>Set Refine to false on the Data tab of its properties, at least while you model.</source>
        <translation>Özelliklerinin Veri sekmesinde Refine değerini false yapın, en azından modellerken.</translation>
    </message>
    <message>
        <source>Take {dressups} out of what is repeated, and round or chamfer the result afterwards.</source>
        <translation>{dressups} tekrarlananların dışına alınsın; sonucun kenarlarını sonradan yuvarlatın ya da pahlayın.</translation>
    </message>
    <message>
        <source>Where whole parts repeat, repeat them outside of the Body: Draft → Array tools, with links.</source>
        <translation>Bütün parçalar tekrarlanıyorsa bunu Gövdenin dışında yapın: Draft → Array tools, bağlantılarla.</translation>
    </message>
    <message>
        <source>While you work on other things set Suppressed to true.</source>
        <translation>Başka şeyler üzerinde çalışırken Suppressed değerini true yapın.</translation>
    </message>
    <message>
        <source>Do not model the thread of {holes}</source>
        <translation>{holes} için diş modellemeyin</translation>
    </message>
    <message>
        <source>Show {fasteners} without threads</source>
        <translation>{fasteners} dişsiz gösterilsin</translation>
    </message>
    <message>
        <source>Simplify the helix of {helices}</source>
        <translation>{helices} için helisi sadeleştirin</translation>
    </message>
    <message>
        <source>Modelled threads take {time} of each full recompute ({share}).</source>
        <translation>Modellenmiş dişler her tam yeniden hesaplamada {time} alıyor ({share}).</translation>
    </message>
    <message>
        <source>Helices of up to {turns} turns take {time} of each full recompute ({share}), without what is made of them.</source>
        <translation>{turns} sarıma varan helisler her tam yeniden hesaplamada {time} alıyor ({share}), onlardan yapılanlar hariç.</translation>
    </message>
    <message>
        <source>Double-click the hole and take off Model Thread: hole and drawing keep the size of the thread.</source>
        <translation>Deliğe çift tıklayın ve Model Thread işaretini kaldırın: delik ve çizim dişin ölçüsünü korur.</translation>
    </message>
    <message>
        <source>Select the screws and nuts and set Thread to false.</source>
        <translation>Vidaları ve somunları seçin ve Thread değerini false yapın.</translation>
    </message>
    <message>
        <source>Put threads back only to export or to print the part.</source>
        <translation>Dişleri yalnızca parçayı dışa aktarırken ya da basarken geri getirin.</translation>
    </message>
    <message>
        <source>Make as few turns as show what it is, or a plain cylinder in its place.</source>
        <translation>Ne olduğunu gösterecek kadar az sarım yapın ya da yerine düz bir silindir koyun.</translation>
    </message>
    <message>
        <source>Or keep it at the end of the tree and set Suppressed to true while you model (FreeCAD 1.0 and later).</source>
        <translation>Ya da ağacın sonunda tutun ve modellerken Suppressed değerini true yapın (FreeCAD 1.0 ve sonrası).</translation>
    </message>
    <message>
        <source>the time of these holes here; without a thread holes took less than a fiftieth of it when it was measured</source>
        <translation>bu deliklerin buradaki süresi; ölçümlerde dişsiz delikler bunun ellide birinden azını aldı</translation>
    </message>
    <message>
        <source>Keep {objects} from turning faces into splines</source>
        <translation>{objects} yüzleri spline yüzeyine çevirmesin</translation>
    </message>
    <message>
        <source>Import {objects} again, or model it: all of it is splines</source>
        <translation>{objects} yeniden içe aktarılsın ya da modellensin: tamamı spline yüzeyi</translation>
    </message>
    <message>
        <source>Of {sampled} faces looked at {splines} are splines; of {source}, which they were made from, {before} are. What is made of them takes {time} of each full recompute ({share}).</source>
        <translation>Bakılan {sampled} yüzden {splines} tanesi spline; yapıldıkları {source} nesnesinde ise {before} tanesi. Onlardan yapılanlar her tam yeniden hesaplamada {time} alıyor ({share}).</translation>
    </message>
    <message>
        <source>Of {sampled} faces looked at {splines} are splines. What is made of them takes {time} of each full recompute ({share}).</source>
        <translation>Bakılan {sampled} yüzden {splines} tanesi spline. Onlardan yapılanlar her tam yeniden hesaplamada {time} alıyor ({share}).</translation>
    </message>
    <message>
        <source>Change the sizes of {source} in place of scaling it unevenly; a uniform scale, a placement or a mirror keeps planes and cylinders.</source>
        <translation>{source} nesnesini eşit olmayan oranlarla ölçeklemek yerine ölçülerini değiştirin; eşit ölçekleme, yerleşim ya da Part → Mirroring düzlemleri ve silindirleri korur.</translation>
    </message>
    <message>
        <source>Where an uneven scale is needed, make it the last step, after all booleans.</source>
        <translation>Eşit olmayan ölçekleme gerekiyorsa bütün boole işlemlerinden sonra, son adım olarak yapın.</translation>
    </message>
    <message>
        <source>Ask for a STEP file with planes and cylinders in place of NURBS, or model the parts that you cut and join.</source>
        <translation>NURBS yerine düzlem ve silindir içeren bir STEP dosyası isteyin ya da kesip birleştirdiğiniz parçaları modelleyin.</translation>
    </message>
    <message>
        <source>Reduce the mesh that {object} was made from</source>
        <translation>{object} nesnesinin yapıldığı ağı sadeleştirin</translation>
    </message>
    <message>
        <source>Its {faces} faces are triangles. It takes {own} itself, and what is made of it {time} of each full recompute ({share}).</source>
        <translation>{faces} yüzü üçgen. Her tam yeniden hesaplamada kendisi {own}, ondan yapılanlar {time} alıyor ({share}).</translation>
    </message>
    <message>
        <source>Go back to the mesh: Meshes → Decimation, then Part → Create shape from mesh with Sew shape, Part → Convert to solid, Part → Refine shape.</source>
        <translation>Ağa geri dönün: Meshes → Decimation, ardından dikiş seçeneğiyle (Sew shape) Part → Create shape from mesh, Part → Convert to solid, Part → Refine shape.</translation>
    </message>
    <message>
        <source>Where it is only cut by something simple, cut the mesh itself (Meshes → Boolean), or model its flat and round faces anew.</source>
        <translation>Yalnızca basit bir şeyle kesiliyorsa ağın kendisini kesin (Meshes → Boolean) ya da düz ve yuvarlak yüzlerini yeniden modelleyin.</translation>
    </message>
    <message>
        <source>Split the sketch {sketch}</source>
        <translation>{sketch} eskizini bölün</translation>
    </message>
    <message>
        <source>It has {constraints} constraints and {external} external edges; solving it takes {time} of each full recompute. Twice the constraints take four to eight times as long.</source>
        <translation>{constraints} kısıtlaması ve {external} dış kenarı var; çözülmesi her tam yeniden hesaplamada {time} alıyor. İki katı kısıtlama dört ile sekiz kat uzun sürer.</translation>
    </message>
    <message>
        <source>It has {constraints} constraints and {external} external edges; editing it kept FreeCAD busy for {time}. Twice the constraints take four to eight times as long.</source>
        <translation>{constraints} kısıtlaması ve {external} dış kenarı var; düzenlenmesi FreeCAD&apos;i {time} meşgul etti. İki katı kısıtlama dört ile sekiz kat uzun sürer.</translation>
    </message>
    <message>
        <source>Draw what repeats once, and repeat the feature: Part Design → Apply a pattern.</source>
        <translation>Tekrarlananı bir kez çizin ve özelliği tekrarlayın: Part Design → Apply a pattern.</translation>
    </message>
    <message>
        <source>Divide what is left between two or three sketches, each for a feature.</source>
        <translation>Kalanı her biri bir özellik için iki ya da üç eskize bölün.</translation>
    </message>
    <message>
        <source>For imported artwork: take off the constraints that were found by themselves and use one Block constraint on each element.</source>
        <translation>İçe aktarılmış çizimler için: kendiliğinden bulunan kısıtlamaları kaldırın ve her elemana bir Block kısıtlaması verin.</translation>
    </message>
    <message>
        <source>Delete external edges that no constraint needs.</source>
        <translation>Hiçbir kısıtlamanın gerek duymadığı dış kenarları silin.</translation>
    </message>
    <message>
        <source>Refine only the last feature of {body}</source>
        <translation>{body} için yalnızca son özellik sadeleştirsin</translation>
    </message>
    <message>
        <source>{count} features that add something before {last} refine their result, too: with up to {holes} holes in its faces they take {time} of each full recompute.</source>
        <translation>{last} öncesinde ekleme yapan {count} özellik de sonucunu sadeleştiriyor (Refine): yüzlerinde {holes} deliğe varan sonuçlarla her tam yeniden hesaplamada {time} alıyorlar.</translation>
    </message>
    <message>
        <source>Select them in the tree and set Refine to false on the Data tab; leave it on for {last}.</source>
        <translation>Bunları ağaçta seçin ve Veri sekmesinde Refine değerini false yapın; {last} için açık bırakın.</translation>
    </message>
    <message>
        <source>Compare before and after: faces that are not joined can make later features slower, and what was attached to a face may have to be attached anew.</source>
        <translation>Öncesini ve sonrasını karşılaştırın: birleştirilmeyen yüzler sonraki özellikleri yavaşlatabilir ve bir yüze bağlanmış olanların yeniden bağlanması gerekebilir.</translation>
    </message>
    <message>
        <source>Do not fuse {arrays}</source>
        <translation>{arrays} kaynaştırılmasın</translation>
    </message>
    <message>
        <source>Fuse is on. Making them takes {time} of each full recompute ({share}).</source>
        <translation>Fuse açık. Yapılmaları her tam yeniden hesaplamada {time} alıyor ({share}).</translation>
    </message>
    <message>
        <source>Select them and set Fuse to false on the Data tab: the copies stay solids of their own.</source>
        <translation>Bunları seçin ve Veri sekmesinde Fuse değerini false yapın: kopyalar ayrı katılar olarak kalır.</translation>
    </message>
    <message>
        <source>For copies that are only looked at, make the array anew as one of links: it has no shape to compute.</source>
        <translation>Yalnızca görünmesi gereken kopyalar için diziyi bağlantı dizisi olarak yeniden yapın: hesaplanacak şekli yoktur.</translation>
    </message>
    <message>
        <source>the time of these arrays here; without fusing arrays took less than a third of it when it was measured</source>
        <translation>bu dizilerin buradaki süresi; ölçümlerde kaynaştırılmayan diziler bunun üçte birinden azını aldı</translation>
    </message>
    <message>
        <source>Keep the text {label} out of the model&apos;s booleans</source>
        <translation>{label} yazısı modelin boole işlemlerinin dışında kalsın</translation>
    </message>
    <message>
        <source>It has {edges} edges. It and what is made of it take {time} of each full recompute ({share}): {slowest}.</source>
        <translation>{edges} kenarı var. Kendisi ve ondan yapılanlar her tam yeniden hesaplamada {time} alıyor ({share}): {slowest}.</translation>
    </message>
    <message>
        <source>Emboss or engrave it as the very last feature, after fillets and patterns.</source>
        <translation>Kabartmayı ya da oymayı yuvarlatmalardan ve desenlerden sonra, en son özellik olarak yapın.</translation>
    </message>
    <message>
        <source>Raised letters need not be fused: Part → Compound → Make compound of the part and the letters prints and looks the same.</source>
        <translation>Kabartma harflerin kaynaştırılması gerekmez: parçanın ve harflerin Part → Compound → Make compound ile yapılan bileşiği aynı görünür ve aynı basılır.</translation>
    </message>
    <message>
        <source>Take a font of straight strokes, or fewer letters: each curve is a face.</source>
        <translation>Düz çizgili bir yazı tipi ya da daha az harf kullanın: her eğri bir yüzdür.</translation>
    </message>
    <message>
        <source>Set Fuse of the text to false where its letters do not overlap.</source>
        <translation>Harfleri üst üste binmiyorsa yazının Fuse değerini false yapın.</translation>
    </message>
    <message>
        <source>{document} shows {count} triangles. Wherever the pointer moves, FreeCAD searches all of them for what lies under it.</source>
        <translation>{document} {count} üçgen gösteriyor. İmleç nereye giderse FreeCAD altında ne olduğunu bulmak için hepsini arar.</translation>
    </message>
    <message>
        <source>Edit → Preferences → Display → Selection (or Colors): take away the tick of preselection highlighting.</source>
        <translation>Düzenle → Tercihler → Ekran → Seçim (ya da Renkler): ön seçim vurgulamasının işaretini kaldırın.</translation>
    </message>
    <message>
        <source>Or show less: hide parts, or give them a coarser display mesh.</source>
        <translation>Ya da daha az gösterin: parçaları gizleyin veya onlara daha kaba bir görüntüleme ağı verin.</translation>
    </message>
    <message>
        <source>others measured a quarter of each frame while hovering (FreeCAD #32825)</source>
        <translation>başkaları imleç gezerken her karenin dörtte birini ölçtü (FreeCAD #32825)</translation>
    </message>
    <message>
        <source>Bring the number of objects in {document} down</source>
        <translation>{document} içindeki nesne sayısını azaltın</translation>
    </message>
    <message>
        <source>It has {count} objects, {most} of them {type}; {lines} are a single edge. Each costs at every recompute, selection and saving.</source>
        <translation>{count} nesnesi var, {most} tanesi {type}; {lines} tanesi tek bir kenar. Her biri her yeniden hesaplamada, seçimde ve kayıtta zaman alır.</translation>
    </message>
    <message>
        <source>Drawings: import again with the lines of a layer as one object (Edit → Preferences → Import-Export → DXF, group layers into blocks), or turn them into sketches.</source>
        <translation>Çizimler: bir katmanın çizgilerini tek nesne olarak yeniden içe aktarın (Düzenle → Tercihler → İçe-Dışa Aktar → DXF, katmanları bloklar halinde grupla) ya da onları eskize çevirin.</translation>
    </message>
    <message>
        <source>Imported solids: import again with fewer objects (Edit → Preferences → Import-Export → STEP, reduce number of objects), or make compounds of what moves together (Part → Compound).</source>
        <translation>İçe aktarılan katılar: daha az nesneyle yeniden içe aktarın (Düzenle → Tercihler → İçe-Dışa Aktar → STEP, nesne sayısını azalt) ya da birlikte hareket edenleri bileşik yapın (Part → Bileşik).</translation>
    </message>
    <message>
        <source>Copies of one part: one link array instead of many copies.</source>
        <translation>Bir parçanın kopyaları: birçok kopya yerine tek bir bağlantı dizisi.</translation>
    </message>
    <message>
        <source>others saw a view of 2163 objects turn 40 times slower (FreeCAD #24191)</source>
        <translation>başkaları 2163 nesneli bir görünümün 40 kat yavaş döndüğünü gördü (FreeCAD #24191)</translation>
    </message>
    <message>
        <source>Keep {file} as a FreeCAD file, or import it simpler</source>
        <translation>{file} dosyasını FreeCAD dosyası olarak saklayın ya da daha yalın içe aktarın</translation>
    </message>
    <message>
        <source>Importing {file} took {time}.</source>
        <translation>{file} dosyasını içe aktarmak {time} sürdü.</translation>
    </message>
    <message>
        <source>Without colours it is faster: in the Python console, Part.show(Part.read(&apos;file&apos;)) takes the shape only.</source>
        <translation>Renksiz daha hızlıdır: Python konsolunda Part.show(Part.read(&apos;file&apos;)) yalnız şekli alır.</translation>
    </message>
    <message>
        <source>Edit → Preferences → Import-Export → STEP: merge into one compound if you need no single parts.</source>
        <translation>Düzenle → Tercihler → İçe-Dışa Aktar → STEP: tek tek parçalar gerekmiyorsa tek bileşikte birleştirin.</translation>
    </message>
    <message>
        <source>Save the result as a FreeCAD file and link to that; import only once.</source>
        <translation>Sonucu FreeCAD dosyası olarak kaydedin ve ona bağlanın; yalnız bir kez içe aktarın.</translation>
    </message>
    <message>
        <source>others found that most of it goes into the colours of faces (FreeCAD #18735); newer versions are better</source>
        <translation>başkaları çoğunun yüzeylerin renklerine gittiğini buldu (FreeCAD #18735); yeni sürümler daha iyi</translation>
    </message>
    <message>
        <source>Make {objects} opaque while you model</source>
        <translation>Modellerken {objects} saydam olmasın</translation>
    </message>
    <message>
        <source>{count} objects of together {triangles} triangles are transparent: they are drawn apart and sorted in each frame.</source>
        <translation>Toplam {triangles} üçgenli {count} nesne saydam: her karede ayrıca çizilir ve sıralanırlar.</translation>
    </message>
    <message>
        <source>Select them, tab View of the property editor: set Transparency to 0.</source>
        <translation>Onları seçin, özellik düzenleyicinin Görünüm sekmesi: Transparency değerini 0 yapın.</translation>
    </message>
    <message>
        <source>To look inside: View → Toggle Clipping Plane instead.</source>
        <translation>İçine bakmak için: bunun yerine Görünüm → Kırpma düzlemini aç/kapat.</translation>
    </message>
    <message>
        <source>others saw 60 frames a second fall to 6 (FreeCAD #11517)</source>
        <translation>başkaları saniyede 60 karenin 6&apos;ya düştüğünü gördü (FreeCAD #11517)</translation>
    </message>
    <message>
        <source>Keep fewer steps for undo</source>
        <translation>Geri alma için daha az adım saklayın</translation>
    </message>
    <message>
        <source>Edit → Preferences → General → Document: set the maximum of undo steps to {steps}. It holds for documents that are opened afterwards.</source>
        <translation>Düzenle → Tercihler → Genel → Belge: geri alma adımlarının en çoğunu {steps} yapın. Bundan sonra açılan belgeler için geçerlidir.</translation>
    </message>
    <message>
        <source>To free it now: App.ActiveDocument.clearUndos() in the Python console, or close and open the document.</source>
        <translation>Şimdi boşaltmak için: Python konsolunda App.ActiveDocument.clearUndos() ya da belgeyi kapatıp açın.</translation>
    </message>
    <message>
        <source>what memory grew by with each undo step here</source>
        <translation>burada her geri alma adımıyla belleğin ne kadar büyüdüğü</translation>
    </message>
    <message>
        <source>Bring the names of elements in {document} down</source>
        <translation>{document} içindeki öğe adlarını azaltın</translation>
    </message>
    <message>
        <source>{size} of the file ({share}) are names of faces and edges, which FreeCAD reads at each opening and keeps up at each recompute.</source>
        <translation>Dosyanın {size} kadarı ({share}) yüzey ve kenar adlarıdır; FreeCAD bunları her açılışta okur ve her yeniden hesaplamada günceller.</translation>
    </message>
    <message>
        <source>Fewer elements early in the tree: text, threads and patterns last, or in a Body of their own.</source>
        <translation>Ağacın başında daha az öğe: yazı, diş ve desenler en sonda ya da kendi gövdelerinde olsun.</translation>
    </message>
    <message>
        <source>Keep parts in files of their own and link to them.</source>
        <translation>Parçaları kendi dosyalarında tutun ve onlara bağlanın.</translation>
    </message>
    <message>
        <source>the sizes of the file&apos;s members</source>
        <translation>dosyanın bölümlerinin boyutları</translation>
    </message>
    <message>
        <source>Let FreeCAD save by itself less often</source>
        <translation>FreeCAD kendiliğinden daha seyrek kaydetsin</translation>
    </message>
    <message>
        <source>Saving {document} for recovery held FreeCAD up for {time}; it does so every {minutes} minutes.</source>
        <translation>{document} belgesini kurtarma için kaydetmek FreeCAD&apos;i {time} durdurdu; bunu her {minutes} dakikada bir yapar.</translation>
    </message>
    <message>
        <source>Edit → Preferences → General → Document: save auto-recovery information every {minutes} minutes, and save yourself at good moments.</source>
        <translation>Düzenle → Tercihler → Genel → Belge: otomatik kurtarma bilgisini her {minutes} dakikada bir kaydettirin ve uygun anlarda kendiniz kaydedin.</translation>
    </message>
    <message>
        <source>A lower compression level on the same page makes each saving quicker.</source>
        <translation>Aynı sayfada daha düşük bir sıkıştırma düzeyi her kaydı hızlandırır.</translation>
    </message>
    <message>
        <source>as long as before, but less often</source>
        <translation>eskisi kadar uzun, ama daha seyrek</translation>
    </message>
    <message>
        <source>Make the file of {document} smaller</source>
        <translation>{document} dosyasını küçültün</translation>
    </message>
    <message>
        <source>{object} is hidden and nothing depends on it: delete it if you need it no more.</source>
        <translation>{object} gizli ve hiçbir şey ona bağlı değil: artık gerekmiyorsa silin.</translation>
    </message>
    <message>
        <source>See whether {object} can be simpler, or live in a file of its own.</source>
        <translation>{object} daha yalın olabilir mi ya da kendi dosyasında durabilir mi bakın.</translation>
    </message>
    <message>
        <source>{count} parts of the file look like copies of others: use links instead.</source>
        <translation>Dosyanın {count} bölümü başkalarının kopyasına benziyor: yerine bağlantı kullanın.</translation>
    </message>
    <message>
        <source>Shapes can be kept in binary form, which is smaller and quicker: parameter SaveBinaryBrep in BaseApp/Preferences/Document (Tools → Edit parameters).</source>
        <translation>Şekiller daha küçük ve hızlı olan ikili biçimde saklanabilir: BaseApp/Preferences/Document içindeki SaveBinaryBrep parametresi (Araçlar → Parametreleri düzenle).</translation>
    </message>
    <message>
        <source>Do not check each boolean while you model</source>
        <translation>Modellerken her mantıksal işlemi denetletmeyin</translation>
    </message>
    <message>
        <source>{count} booleans take {time} of a full recompute, and each checks its result; the slowest are {slowest}.</source>
        <translation>{count} mantıksal işlem tam bir yeniden hesaplamanın {time} kadarını alıyor ve her biri sonucunu denetliyor; en yavaşları {slowest}.</translation>
    </message>
    <message>
        <source>Edit → Preferences → Part Design → General: take away the tick at checking the model after a boolean operation.</source>
        <translation>Düzenle → Tercihler → Parça Tasarımı → Genel: mantıksal işlemden sonra modeli denetlemenin işaretini kaldırın.</translation>
    </message>
    <message>
        <source>Before you export: Part → Check geometry does the same once.</source>
        <translation>Dışa aktarmadan önce: Part → Geometriyi denetle aynısını bir kez yapar.</translation>
    </message>
    <message>
        <source>how much of it is checking differs from shape to shape: try it</source>
        <translation>bunun ne kadarının denetim olduğu şekilden şekle değişir: deneyin</translation>
    </message>
    <message>
        <source>Bring {objects} near the origin, in sensible units</source>
        <translation>{objects} nesnelerini uygun birimlerle başlangıç noktasına yaklaştırın</translation>
    </message>
    <message>
        <source>{count} objects reach a kilometre or more from the origin, {object} {reach} km. There display meshes become too fine or fail, and views tremble.</source>
        <translation>{count} nesne başlangıç noktasından bir kilometre ya da daha uzağa varıyor, {object} {reach} km. Orada görüntüleme ağları çok incelir ya da bozulur, görünümler titrer.</translation>
    </message>
    <message>
        <source>Move the model near the origin; keep the map&apos;s coordinates in a note.</source>
        <translation>Modeli başlangıç noktasına taşıyın; haritanın koordinatlarını bir notta saklayın.</translation>
    </message>
    <message>
        <source>See whether metres were taken for millimetres: import again with a scale, or Draft → Scale.</source>
        <translation>Metreler milimetre sanılmış olabilir mi bakın: bir ölçekle yeniden içe aktarın ya da Taslak → Ölçekle.</translation>
    </message>
    <message>
        <source>others saw FreeCAD stand still (FreeCAD #17183)</source>
        <translation>başkaları FreeCAD&apos;in durduğunu gördü (FreeCAD #17183)</translation>
    </message>
    <message>
        <source>Hide the counter of frames</source>
        <translation>Kare sayacını gizleyin</translation>
    </message>
    <message>
        <source>Smooth edges less</source>
        <translation>Kenarları daha az yumuşatın</translation>
    </message>
    <message>
        <source>Drawing a frame took {time} while the view moved.</source>
        <translation>Görünüm hareket ederken bir kareyi çizmek {time} sürdü.</translation>
    </message>
    <message>
        <source>Edit → Preferences → Display → 3D view: take away Show counter of frames.</source>
        <translation>Düzenle → Tercihler → Ekran → 3B görünüm: kare sayacını göster işaretini kaldırın.</translation>
    </message>
    <message>
        <source>Edit → Preferences → Display → 3D view: set Anti-aliasing to line smoothing. It holds for views that are opened afterwards.</source>
        <translation>Düzenle → Tercihler → Ekran → 3B görünüm: kenar yumuşatmayı çizgi yumuşatma yapın. Bundan sonra açılan görünümler için geçerlidir.</translation>
    </message>
    <message>
        <source>others saw the counter take two thirds of the frames (FreeCAD #29427)</source>
        <translation>başkaları sayacın karelerin üçte ikisini aldığını gördü (FreeCAD #29427)</translation>
    </message>
    <message>
        <source>every pixel is drawn six or eight times; what that costs depends on the card</source>
        <translation>her piksel altı ya da sekiz kez çizilir; bunun ne tuttuğu karta bağlıdır</translation>
    </message>
    <message>
        <source>Keep CAM out of the way of modelling: {operations}</source>
        <translation>CAM modellemeye ayak bağı olmasın: {operations}</translation>
    </message>
    <message>
        <source>{count} objects of CAM take {time} of a full recompute ({share}), whether you look at them or not.</source>
        <translation>CAM&apos;in {count} nesnesi, baksanız da bakmasanız da tam bir yeniden hesaplamanın {time} kadarını ({share}) alıyor.</translation>
    </message>
    <message>
        <source>While you model: right-click the operation, Toggle the Active State of the Operation.</source>
        <translation>Modellerken: işleme sağ tıklayın, İşlemin etkin durumunu değiştir.</translation>
    </message>
    <message>
        <source>Or keep the job in a file of its own, with a link to the part.</source>
        <translation>Ya da işi, parçaya bağlantısı olan kendi dosyasında tutun.</translation>
    </message>
    <message>
        <source>what the operations took here; an inactive one still asks its job</source>
        <translation>burada işlemlerin aldığı süre; etkin olmayan biri yine de işine sorar</translation>
    </message>
    <message>
        <source>{labels} and {count} more</source>
        <translation>{labels} ve {count} tane daha</translation>
    </message>
    <message>
        <source>{name} failed and was left out of the analysis: {error}</source>
        <translation>{name} başarısız oldu ve çözümlemeye katılmadı: {error}</translation>
    </message>
    <message>
        <source>no data: no feature was recomputed</source>
        <translation>veri yok: hiçbir özellik yeniden hesaplanmadı</translation>
    </message>
    <message>
        <source>{time} of recomputing were recorded</source>
        <translation>{time} yeniden hesaplama kaydedildi</translation>
    </message>
    <message>
        <source>{time} of that ({share}) went into features that failed</source>
        <translation>bunun {time} kadarı ({share}) başarısız olan özelliklere gitti</translation>
    </message>
    <message>
        <source>{time} of that ({share}) went into features that came out as they were</source>
        <translation>bunun {time} kadarı ({share}) sonucu değişmeyen özelliklere gitti</translation>
    </message>
    <message>
        <source>{time} of that ({share}) should be saved by the advice</source>
        <translation>bunun {time} kadarından ({share}) öneriler tasarruf sağlamalı</translation>
    </message>
    <message>
        <source>nothing was found that this time could be saved by</source>
        <translation>bu süreden tasarruf sağlayacak bir şey bulunmadı</translation>
    </message>
    <message>
        <source>{first}; {rest}</source>
        <translation>{first}; {rest}</translation>
    </message>
    <message>
        <source>{document}: {score} of 100</source>
        <translation>{document}: 100 üzerinden {score}</translation>
    </message>
    <message>
        <source>{document}: no score</source>
        <translation>{document}: puan yok</translation>
    </message>
    <message>
        <source>Issues ({count}):</source>
        <translation>Sorunlar ({count}):</translation>
    </message>
    <message>
        <source>Advice ({count}, the best first):</source>
        <translation>Öneriler ({count}, en iyisi önce):</translation>
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
        <translation>Deneme: {verdict}</translation>
    </message>
    <message>
        <source>All of it together should save ~{saving} of the {whole} of a full recompute; {left} ({share}) stay.</source>
        <translation>Hepsi birlikte {whole} süren tam bir yeniden hesaplamadan ~{saving} tasarruf sağlamalı; geriye {left} ({share}) kalır.</translation>
    </message>
    <message>
        <source>Quick wins: {rules}.</source>
        <translation>Hızlı kazançlar: {rules}.</translation>
    </message>
    <message>
        <source>The plan of {date} expected to save {expected}. Since then {done} of its {all} steps were done, and saved {saved}.</source>
        <translation>{date} tarihli plan {expected} tasarruf bekliyordu. O zamandan beri {all} adımından {done} tanesi yapıldı ve {saved} tasarruf sağladı.</translation>
    </message>
    <message>
        <source>The plan of {date} expected to save {expected}. Since then {done} of its {all} steps were done; what they saved is not known yet.</source>
        <translation>{date} tarihli plan {expected} tasarruf bekliyordu. O zamandan beri {all} adımından {done} tanesi yapıldı; ne kadar tasarruf sağladıkları henüz bilinmiyor.</translation>
    </message>
    <message>
        <source>Left out, because it is not for you: {count}. The panel brings it back.</source>
        <translation>Size göre olmadığı için dışarıda bırakılan: {count}. Panel geri getirir.</translation>
    </message>
    <message>
        <source>Xvfb is not installed, so that only computing was measured, not display.</source>
        <translation>Xvfb kurulu değil, bu yüzden yalnızca hesaplama ölçüldü, görüntüleme ölçülmedi.</translation>
    </message>
    <message>
        <source>{program} has no window, so that only computing was measured, not display.</source>
        <translation>{program} programının penceresi yok, bu yüzden yalnızca hesaplama ölçüldü, görüntüleme ölçülmedi.</translation>
    </message>
    <message>
        <source>{file}: {limit} s were not enough to open it and to recompute it once; --limit gives more</source>
        <translation>{file}: açmak ve bir kez yeniden hesaplamak için {limit} sn yetmedi; --limit daha fazlasını verir</translation>
    </message>
    <message>
        <source>of the {limit} s no time was left for it</source>
        <translation>{limit} sn içinde buna zaman kalmadı</translation>
    </message>
    <message>
        <source>it can only be done by hand</source>
        <translation>bu yalnızca elle yapılabilir</translation>
    </message>
    <message>
        <source>{file} can&apos;t be used: {error}</source>
        <translation>{file} kullanılamıyor: {error}</translation>
    </message>
    <message>
        <source>say what is wrong with a model and what to change, and try that on a copy</source>
        <translation>bir modelde neyin yanlış olduğunu ve neyin değiştirileceğini söyle, bunu bir kopyada dene</translation>
    </message>
    <message>
        <source>Opens a model in a FreeCAD of its own, recomputes all of it as often as there is time for, and prints what is wrong with it and what to change. The model file is never written to.</source>
        <translation>Modeli kendi FreeCAD&apos;inde açar, zaman yettiği kadar tümünü yeniden hesaplar, neyin yanlış olduğunu ve neyin değiştirileceğini yazar. Model dosyasına asla yazılmaz.</translation>
    </message>
    <message>
        <source>make each change on a copy and measure what it saves, the best first</source>
        <translation>her değişikliği bir kopyada yap ve ne kadar tasarruf sağladığını ölç, en iyisi önce</translation>
    </message>
    <message>
        <source>time for all of it, in seconds (default: 60)</source>
        <translation>tümü için süre, saniye (varsayılan: 60)</translation>
    </message>
    <message>
        <source>write issues and advice as JSON</source>
        <translation>sorunları ve önerileri JSON olarak yaz</translation>
    </message>
    <message>
        <source>a Python file that adds detectors and rules of your own</source>
        <translation>kendi algılayıcılarınızı ve kurallarınızı ekleyen bir Python dosyası</translation>
    </message>
    <message>
        <source>You edited one cell ({cell} of {label})</source>
        <translation>Bir hücreyi değiştirdiniz ({label}, {cell})</translation>
    </message>
    <message>
        <source>You edited {count} cells ({cells} of {label})</source>
        <translation>{count} hücreyi değiştirdiniz ({label}: {cells})</translation>
    </message>
    <message>
        <source>You set a cell of {label} to what it was</source>
        <translation>{label} içindeki bir hücreye önceki içeriğini yeniden yazdınız</translation>
    </message>
    <message>
        <source>You changed {label} ({properties})</source>
        <translation>{label} nesnesini değiştirdiniz ({properties})</translation>
    </message>
    <message>
        <source>You changed an expression of {label} ({properties})</source>
        <translation>{label} nesnesinin bir ifadesini değiştirdiniz ({properties})</translation>
    </message>
    <message>
        <source>You made {label}</source>
        <translation>{label} nesnesini oluşturdunuz</translation>
    </message>
    <message>
        <source>You changed {count} objects ({labels})</source>
        <translation>{count} nesneyi değiştirdiniz ({labels})</translation>
    </message>
    <message>
        <source>{label} had failed and was tried again</source>
        <translation>{label} daha önce başarısız olmuştu ve yeniden denendi</translation>
    </message>
    <message>
        <source>Without any change that was seen</source>
        <translation>Görülen bir değişiklik olmadan</translation>
    </message>
    <message>
        <source>{what} by undoing</source>
        <translation>{what} (geri alarak)</translation>
    </message>
    <message>
        <source>{what} by redoing</source>
        <translation>{what} (yineleyerek)</translation>
    </message>
    <message>
        <source>{what} with {command}</source>
        <translation>{what} ({command} ile)</translation>
    </message>
    <message>
        <source>{what}: {count} features recomputed, {wasted} for nothing, {time} wasted.</source>
        <translation>{what}: {count} özellik yeniden hesaplandı, {wasted} tanesi boşuna, {time} boşa gitti.</translation>
    </message>
    <message>
        <source>{what}: {count} features recomputed, at least {wasted} for nothing, {time} wasted; of {unknown} ({unknown_time}) it is not known.</source>
        <translation>{what}: {count} özellik yeniden hesaplandı, en az {wasted} tanesi boşuna, {time} boşa gitti; {unknown} tanesi ({unknown_time}) için bu bilinmiyor.</translation>
    </message>
    <message>
        <source>{what}: {count} features recomputed, none for nothing.</source>
        <translation>{what}: {count} özellik yeniden hesaplandı, hiçbiri boşuna değil.</translation>
    </message>
    <message>
        <source>{what}: {count} features recomputed; whether {unknown} of them ({unknown_time}) were for nothing is not known.</source>
        <translation>{what}: {count} özellik yeniden hesaplandı; bunlardan {unknown} tanesinin ({unknown_time}) boşuna olup olmadığı bilinmiyor.</translation>
    </message>
    <message>
        <source>{what}: nothing was recomputed.</source>
        <translation>{what}: hiçbir şey yeniden hesaplanmadı.</translation>
    </message>
    <message>
        <source>Editing {label} costs at least {time}: {count} features recompute, of which these were never measured: {unmeasured}.</source>
        <translation>{label} nesnesini değiştirmenin bedeli en az {time}: {count} özellik yeniden hesaplanır; bunlardan şunlar hiç ölçülmedi: {unmeasured}.</translation>
    </message>
    <message>
        <source>What editing {label} costs is not known: none of what depends on it ran.</source>
        <translation>{label} nesnesini değiştirmenin bedeli bilinmiyor: ona bağlı olanların hiçbiri çalışmadı.</translation>
    </message>
    <message>
        <source>The longest way through what depends on it takes {time}: {chain}.</source>
        <translation>Ona bağlı olanlar arasındaki en uzun yol {time} sürer: {chain}.</translation>
    </message>
    <message>
        <source>The last {count} such predictions were off by {median} in the median, {ninetieth} at the ninetieth percentile.</source>
        <translation>Bu tür son {count} tahminin hatası ortancada {median}, doksanıncı yüzdelikte {ninetieth} oldu.</translation>
    </message>
    <message>
        <source>{feature} takes {time} to compute, {share} of a full recompute of {document}</source>
        <translation>{feature} hesaplaması {time} sürüyor; bu, {document} belgesinin tam yeniden hesaplamasının {share} kadarı</translation>
    </message>
    <message>
        <source>{feature} failed in {failed} of {runs} recomputes, also in the last one; a try takes {time}</source>
        <translation>{feature}, {runs} yeniden hesaplamanın {failed} tanesinde başarısız oldu, sonuncusunda da; bir deneme {time} sürüyor</translation>
    </message>
    <message>
        <source>{count} objects depend on it and were not computed: {features}</source>
        <translation>{count} nesne ona bağlı ve hesaplanmadı: {features}</translation>
    </message>
    <message>
        <source>Nothing tells where its time ends and that of the next feature begins: some of it may be the next one&apos;s</source>
        <translation>Süresinin nerede bitip sonraki özelliğinkinin nerede başladığını hiçbir şey göstermiyor: bir kısmı sonrakine ait olabilir</translation>
    </message>
    <message>
        <source>What the Python class {proxy} computes ({features}) takes {time}, {share} of a full recompute</source>
        <translation>{proxy} Python sınıfının hesapladıkları ({features}) {time} sürüyor; bu, tam yeniden hesaplamanın {share} kadarı</translation>
    </message>
    <message>
        <source>{time} in {function} ({file}:{line}), with the compiled code that it called</source>
        <translation>{function} içinde {time} ({file}:{line}), çağırdığı derlenmiş kodla birlikte</translation>
    </message>
    <message>
        <source>Editing {what} recomputed {count} features, {wasted} of them for nothing, which took {time}</source>
        <translation>{what} düzenlenince {count} özellik yeniden hesaplandı; bunların {wasted} tanesi boşunaydı ve {time} sürdü</translation>
    </message>
    <message>
        <source>{paths} of {object}</source>
        <translation>{object} nesnesindeki {paths}</translation>
    </message>
    <message>
        <source>“{property}” of {object}</source>
        <translation>{object} nesnesinin “{property}” özelliği</translation>
    </message>
    <message>
        <source>{object}</source>
        <translation>{object}</translation>
    </message>
    <message>
        <source>Most of it is the time of {features}</source>
        <translation>Bunun çoğu şunların süresi: {features}</translation>
    </message>
    <message>
        <source>It was edited {count} times like that; this was the worst time</source>
        <translation>{count} kez böyle düzenlendi; en kötüsü buydu</translation>
    </message>
    <message>
        <source>Of another {time} it is not known whether they were for nothing, too</source>
        <translation>Bir {time} daha var; onun da boşuna olup olmadığı bilinmiyor</translation>
    </message>
    <message>
        <source>{feature} was recomputed after {runs} edits and came out as it was {same} times; it takes {time} each time</source>
        <translation>{feature}, {runs} düzenlemeden sonra yeniden hesaplandı ve {same} kez eskisi gibi çıktı; her seferinde {time} sürüyor</translation>
    </message>
    <message>
        <source>In one recompute of {document} {features} ran more than once, which took {time} more</source>
        <translation>{document} belgesinin tek bir yeniden hesaplamasında {features} birden çok kez çalıştı; bu {time} fazladan sürdü</translation>
    </message>
    <message>
        <source>The command {command} recomputed {document} {count} times; {time} of that went to features that it recomputed again</source>
        <translation>{command} komutu {document} belgesini {count} kez yeniden hesapladı; bunun {time} kadarı, yine yeniden hesapladığı özelliklere gitti</translation>
    </message>
    <message>
        <source>Showing {feature} takes {display}, computing it {compute}</source>
        <translation>{feature} nesnesinin görüntülenmesi {display}, hesaplanması {compute} sürüyor</translation>
    </message>
    <message>
        <source>It has {faces} faces, which are drawn as {triangles} triangles</source>
        <translation>{faces} yüzü var; bunlar {triangles} üçgen olarak çiziliyor</translation>
    </message>
    <message>
        <source>The triangles may be off by {deviation} % of its size and by an angle of {angle}°</source>
        <translation>Üçgenler, boyutunun yüzde {deviation} kadarı ve {angle}° açı kadar sapabilir</translation>
    </message>
    <message>
        <source>Showing {count} objects of {document}, each quick by itself, takes {display}, computing them {compute}</source>
        <translation>{document} belgesinin tek tek hızlı olan {count} nesnesinin görüntülenmesi {display}, hesaplanması {compute} sürüyor</translation>
    </message>
    <message>
        <source>The slowest to show are {features}</source>
        <translation>Görüntülenmesi en yavaş olanlar: {features}</translation>
    </message>
    <message>
        <source>Opening {file} took {time}, {share} of it for {part}</source>
        <translation>{file} dosyasının açılması {time} sürdü; bunun {share} kadarı: {part}</translation>
    </message>
    <message>
        <source>Saving {file} took {time}, {share} of it for {part}</source>
        <translation>{file} dosyasının kaydedilmesi {time} sürdü; bunun {share} kadarı: {part}</translation>
    </message>
    <message>
        <source>reading its text and making the objects</source>
        <translation>metninin okunması ve nesnelerin oluşturulması</translation>
    </message>
    <message>
        <source>reading properties and shapes</source>
        <translation>özniteliklerin ve şekillerin okunması</translation>
    </message>
    <message>
        <source>meshing and showing what is visible</source>
        <translation>görünür olanların üçgenlenmesi ve gösterilmesi</translation>
    </message>
    <message>
        <source>writing and compressing</source>
        <translation>yazma ve sıkıştırma</translation>
    </message>
    <message>
        <source>finishing</source>
        <translation>tamamlama</translation>
    </message>
    <message>
        <source>{time} for {part}</source>
        <translation>{time}: {part}</translation>
    </message>
    <message>
        <source>How the time divides is estimated from the order of FreeCAD&apos;s signals</source>
        <translation>Sürenin nasıl bölündüğü, FreeCAD&apos;in sinyallerinin sırasından kestirilmiştir</translation>
    </message>
    <message>
        <source>{file} has {size}, {share} of it for {what}</source>
        <translation>{file} boyutu {size}; bunun {share} kadarı {what} için</translation>
    </message>
    <message>
        <source>{what}: {size}</source>
        <translation>{what}: {size}</translation>
    </message>
    <message>
        <source>{count} parts of the file look like copies of others ({size}): they are as large to the byte, packed and unpacked</source>
        <translation>Dosyanın {count} parçası başkalarının kopyası gibi görünüyor ({size}): sıkıştırılmış ve açılmış boyutları baytı baytına aynı</translation>
    </message>
    <message>
        <source>{sketch} has {constraints} constraints and {edges} edges of other objects; solving it takes {time}</source>
        <translation>{sketch} eskizinde {constraints} kısıtlama ve başka nesnelerden {edges} kenar var; çözülmesi {time} sürüyor</translation>
    </message>
    <message>
        <source>{document} has {count} objects, most of these types: {types}</source>
        <translation>{document} belgesinde {count} nesne var; çoğu şu türlerden: {types}</translation>
    </message>
    <message>
        <source>Finding their order and closing takes {time} of a full recompute</source>
        <translation>Sıralarının bulunması ve kapanış, tam yeniden hesaplamanın {time} kadarını alıyor</translation>
    </message>
    <message>
        <source>{features}: {share} of the faces that were looked at are splines; these objects and what is made from them take {time}</source>
        <translation>{features}: bakılan yüzlerin {share} kadarı spline; bu nesneler ve onlardan yapılanlar {time} sürüyor</translation>
    </message>
    <message>
        <source>{features}: a solid of {faces} triangles, as meshes have them; these objects and what is made from them take {time}</source>
        <translation>{features}: kafeslerdeki gibi {faces} üçgenden oluşan bir katı; bu nesneler ve onlardan yapılanlar {time} sürüyor</translation>
    </message>
    <message>
        <source>Editing any cell of {sheet} recomputes {count} features ({time}); a typical cell is needed for {needed} of them ({needed_time})</source>
        <translation>{sheet} tablosunda hangi hücre düzenlenirse düzenlensin {count} özellik yeniden hesaplanıyor ({time}); tipik bir hücre bunların {needed} tanesi için gerekli ({needed_time})</translation>
    </message>
    <message>
        <source>FreeCAD saved {document} by itself {count} times and did not answer for up to {time}; it does so every {minutes} minutes</source>
        <translation>FreeCAD {document} belgesini kendiliğinden {count} kez kaydetti ve {time} kadar yanıt vermedi; bunu her {minutes} dakikada bir yapıyor</translation>
    </message>
    <message>
        <source>Measured. Edit → Preferences → General → Document: auto-save</source>
        <translation>Ölçüldü. Düzenle → Tercihler → Genel → Belge: otomatik kaydetme</translation>
    </message>
    <message>
        <source>FreeCAD checks the result of every boolean; the {count} booleans here take {time} with it, about {share} of that for the checks</source>
        <translation>FreeCAD her boole işleminin sonucunu denetliyor; buradaki {count} boole işlemi bununla birlikte {time} sürüyor, bunun yaklaşık {share} kadarı denetim için</translation>
    </message>
    <message>
        <source>The share was measured on a chain of cuts with this version of FreeCAD, not here. Edit → Preferences → Part/Part Design → General: check model after boolean operation</source>
        <translation>Pay burada değil, FreeCAD&apos;in bu sürümüyle bir kesme zincirinde ölçüldü. Düzenle → Tercihler → Part/Part Design → Genel: boole işleminden sonra modeli denetle</translation>
    </message>
    <message>
        <source>A frame of the 3D view takes {time} to draw, with {samples} samples of each pixel for smooth edges</source>
        <translation>3B görünümün bir karesinin çizilmesi {time} sürüyor; düzgün kenarlar için her pikselden {samples} örnek alınıyor</translation>
    </message>
    <message>
        <source>How much of it the smoothing takes is not measured here. Edit → Preferences → Display → 3D view: anti-aliasing</source>
        <translation>Yumuşatmanın bunun ne kadarını aldığı burada ölçülmedi. Düzenle → Tercihler → Görüntü → 3B görünüm: kenar yumuşatma</translation>
    </message>
    <message>
        <source>A frame of the 3D view takes {time} to draw, and the frame counter is shown</source>
        <translation>3B görünümün bir karesinin çizilmesi {time} sürüyor ve kare sayacı gösteriliyor</translation>
    </message>
    <message>
        <source>That the counter costs is known from FreeCAD&apos;s issue #29427 and not measured here. Edit → Preferences → Display → 3D view: frames per second</source>
        <translation>Sayacın yük getirdiği FreeCAD&apos;in #29427 numaralı kaydından biliniyor, burada ölçülmedi. Düzenle → Tercihler → Görüntü → 3B görünüm: saniyedeki kare sayısı</translation>
    </message>
    <message>
        <source>With every move of the pointer FreeCAD looks for what is below it among the {triangles} triangles of {document}</source>
        <translation>İmleç her kıpırdadığında FreeCAD, altında ne olduğunu {document} belgesinin {triangles} üçgeni arasında arıyor</translation>
    </message>
    <message>
        <source>That this costs is known from FreeCAD&apos;s issues (#17185, #29978) and not measured here. Edit → Preferences → Display → Selection: enable preselection highlighting</source>
        <translation>Bunun yük getirdiği FreeCAD&apos;in kayıtlarından (#17185, #29978) biliniyor, burada ölçülmedi. Düzenle → Tercihler → Görüntü → Seçim: ön seçim vurgulamasını etkinleştir</translation>
    </message>
    <message>
        <source>{what}: about {each} stayed in memory each time, {kept} of {count} times</source>
        <translation>{what}: her seferinde bellekte yaklaşık {each} kaldı, {count} seferde {kept}</translation>
    </message>
    <message>
        <source>Recomputing {feature}</source>
        <translation>{feature} özelliğinin yeniden hesaplanması</translation>
    </message>
    <message>
        <source>Recomputing one of {features}</source>
        <translation>Şunlardan birinin yeniden hesaplanması: {features}</translation>
    </message>
    <message>
        <source>Command {command}</source>
        <translation>{command} komutu</translation>
    </message>
    <message>
        <source>Opening and closing {file}</source>
        <translation>{file} dosyasının açılıp kapatılması</translation>
    </message>
    <message>
        <source>It was still there when nothing had gone on for {time}.</source>
        <translation>{time} boyunca hiçbir şey yapılmadıktan sonra da oradaydı.</translation>
    </message>
    <message>
        <source>It can also have been {features}: what one feature frees another one takes.</source>
        <translation>Şunlar da olabilir: {features}. Bir özelliğin bıraktığı belleği bir başkası alır.</translation>
    </message>
    <message>
        <source>{feature} takes longer with every recompute, though nothing about it was changed: {first} at first, {last} after {runs} runs</source>
        <translation>{feature}, hiçbir şeyi değiştirilmediği hâlde her yeniden hesaplamada daha uzun sürüyor: başta {first}, {runs} çalışmadan sonra {last}</translation>
    </message>
    <message>
        <source>After what it depends on was recomputed it took {time}.</source>
        <translation>Bağlı olduğu nesneler yeniden hesaplandıktan sonra {time} sürdü.</translation>
    </message>
    <message>
        <source>Each edit of {document} left about {each} more in memory, as undo keeps the old state of what changed; {steps} steps are kept: {all}</source>
        <translation>{document} belgesindeki her düzenleme bellekte yaklaşık {each} daha bıraktı, çünkü geri alma değişenlerin eski hâlini saklar; {steps} adım saklanıyor: {all}</translation>
    </message>
    <message>
        <source>{free} of memory are free in the heap but scattered in {pieces} pieces, {share} of it: the system does not get them back</source>
        <translation>Yığında {free} bellek boş, ama {pieces} parçaya dağılmış (yığının {share} kadarı): sistem bunu geri alamıyor</translation>
    </message>
    <message>
        <source>{feature} needs {peak} of memory for a moment and keeps {kept} of it</source>
        <translation>{feature} bir an için {peak} belleğe gerek duyuyor ve bunun {kept} kadarını tutuyor</translation>
    </message>
    <message>
        <source>Python needed {peak} of memory for a moment and kept {kept} of it</source>
        <translation>Python bir an için {peak} belleğe gerek duydu ve bunun {kept} kadarını tuttu</translation>
    </message>
    <message>
        <source>FreeCAD kept {share} of a processor core busy in {time} in which it was given nothing to do</source>
        <translation>FreeCAD, kendisine iş verilmeyen {time} boyunca bir işlemci çekirdeğinin {share} kadarını meşgul etti</translation>
    </message>
    <message>
        <source>Other programs took {share} of all processor cores during {time} of recomputes</source>
        <translation>{time} süren yeniden hesaplamalar sırasında başka programlar tüm işlemci çekirdeklerinin {share} kadarını kullandı</translation>
    </message>
    <message>
        <source>Function {function} ({file}, line {line}) took {time} in {calls} calls, {share} of all that ran in Python</source>
        <translation>{function} işlevi ({file}, {line}. satır) {calls} çağrıda {time} sürdü: Python&apos;da çalışan her şeyin {share} kadarı</translation>
    </message>
    <message>
        <source>Function {function} ({file}, line {line}) took about {time}, {share} of all that ran in Python</source>
        <translation>{function} işlevi ({file}, {line}. satır) yaklaşık {time} sürdü: Python&apos;da çalışan her şeyin {share} kadarı</translation>
    </message>
    <message>
        <source>{card} was {degrees} °C hot; {share} of the time it had {limit} °C and more</source>
        <translation>{card} {degrees} °C sıcaklığa ulaştı; sürenin {share} kadarında {limit} °C ya da daha sıcaktı</translation>
    </message>
    <message>
        <source>The memory of {card} is full: {used} of {total}</source>
        <translation>{card} kartının belleği dolu: {total} içinde {used}</translation>
    </message>
    <message>
        <source>FreeCAD itself uses {own} of it.</source>
        <translation>Bunun {own} kadarını FreeCAD kullanıyor.</translation>
    </message>
    <message>
        <source>The driver of {card} counted errors: {kinds}</source>
        <translation>{card} kartının sürücüsü hatalar saydı: {kinds}</translation>
    </message>
    <message>
        <source>Errors of the driver or the card (Xid): {count}</source>
        <translation>Sürücü ya da kart hataları (Xid): {count}</translation>
    </message>
    <message>
        <source>Memory errors that could not be corrected (ECC): {count}</source>
        <translation>Düzeltilemeyen bellek hataları (ECC): {count}</translation>
    </message>
    <message>
        <source>Errors of the card that could not be corrected (RAS): {count}</source>
        <translation>Kartın düzeltilemeyen hataları (RAS): {count}</translation>
    </message>
    <message>
        <source>Memory errors that were corrected (ECC): {count}</source>
        <translation>Düzeltilen bellek hataları (ECC): {count}</translation>
    </message>
    <message>
        <source>Errors of the card that were corrected (RAS): {count}</source>
        <translation>Kartın düzeltilen hataları (RAS): {count}</translation>
    </message>
    <message>
        <source>The 3D view needs {time} a picture while {card} is busy {share} of the time: the processor is the limit</source>
        <translation>3B görünüm bir kare için {time} harcıyor, oysa {card} sürenin yalnızca {share} kadarında meşgul: sınırlayan işlemci</translation>
    </message>
    <message>
        <source>The card is not used at all: the processor draws the view.</source>
        <translation>Kart hiç kullanılmıyor: görünümü işlemci çiziyor.</translation>
    </message>
    <message>
        <source>FreeCAD did not answer for {time}: {why}</source>
        <translation>FreeCAD {time} boyunca yanıt vermedi: {why}</translation>
    </message>
    <message>
        <source>FreeCAD did not answer {count} times, {time} at worst, {all} in all: {why}</source>
        <translation>FreeCAD {count} kez yanıt vermedi, en uzunu {time}, toplam {all}: {why}</translation>
    </message>
    <message>
        <source>The 3D view turns at {rate} pictures a second ({time} each, {worst} at worst)</source>
        <translation>3B görünüm saniyede {rate} kareyle dönüyor (kare başına {time}, en kötüsü {worst})</translation>
    </message>
    <message>
        <source>Dragging in an edit mode shows {rate} pictures a second ({time} each, {worst} at worst)</source>
        <translation>Düzenleme kipinde sürüklerken saniyede {rate} kare gösteriliyor (kare başına {time}, en kötüsü {worst})</translation>
    </message>
    <message>
        <source>There is a graphics card that could: {cards}.</source>
        <translation>Bunu yapabilecek bir ekran kartı var: {cards}.</translation>
    </message>
    <message>
        <source>{what} waited {waited}, {share} of its time, while {size} went through files and pipes</source>
        <translation>{what}, dosyalardan ve borulardan {size} geçerken süresinin {share} kadarını, {waited} bekleyerek geçirdi</translation>
    </message>
    <message>
        <source>{function} ({file}, line {line}) waited {time} for another thread, in {lock}</source>
        <translation>{function} ({file}, {line}. satır) başka bir iş parçacığını {lock} içinde {time} bekledi</translation>
    </message>
    <message>
        <source>{function} ({file}, line {line}) waited about {time} for another thread, in {lock}</source>
        <translation>{function} ({file}, {line}. satır) başka bir iş parçacığını {lock} içinde yaklaşık {time} bekledi</translation>
    </message>
    <message>
        <source>starting a second FreeCAD…</source>
        <translation>ikinci bir FreeCAD başlatılıyor…</translation>
    </message>
    <message>
        <source>opening two copies…</source>
        <translation>iki kopya açılıyor…</translation>
    </message>
    <message>
        <source>changing one of the copies…</source>
        <translation>kopyalardan biri değiştiriliyor…</translation>
    </message>
    <message>
        <source>comparing the results…</source>
        <translation>sonuçlar karşılaştırılıyor…</translation>
    </message>
    <message>
        <source>measuring before and after, {done} of {most}…</source>
        <translation>önce ve sonra ölçülüyor, {done}/{most}…</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>iptal edildi</translation>
    </message>
    <message>
        <source>it was not done within {limit} s, and stopped while {stage}</source>
        <translation>{limit} s içinde bitmedi ve durduruldu; o anda: {stage}</translation>
    </message>
    <message>
        <source>measuring before and after once takes {once}: {least} times do not fit into {limit} s</source>
        <translation>önceyi ve sonrayı bir kez ölçmek {once} sürüyor: {least} kez {limit} s içine sığmıyor</translation>
    </message>
    <message>
        <source>it took more memory than {limit}</source>
        <translation>{limit} sınırından fazla bellek kullandı</translation>
    </message>
    <message>
        <source>FreeCAD {version} crashed during the trial of {file} ({cause})</source>
        <translation>FreeCAD {version}, {file} denenirken çöktü ({cause})</translation>
    </message>
    <message>
        <source>{file} can&apos;t be copied: {error}</source>
        <translation>{file} kopyalanamıyor: {error}</translation>
    </message>
    <message>
        <source>what drawing takes is another on each screen, so it shows on yours only</source>
        <translation>çizim süresi her ekranda başkadır; bu yüzden yalnızca sizinkinde görülür</translation>
    </message>
    <message>
        <source>a trial does not measure opening: close the file and open it again to see</source>
        <translation>deneme dosya açmayı ölçmez: görmek için dosyayı kapatıp yeniden açın</translation>
    </message>
    <message>
        <source>it changes how often something is done, or how much is kept: no single time</source>
        <translation>bir işin ne sıklıkla yapıldığını ya da ne kadarının saklandığını değiştirir: tek bir süreyi değil</translation>
    </message>
    <message>
        <source>it saves display time, and FreeCAD ran without a window here</source>
        <translation>görüntüleme süresinden kazandırır, FreeCAD ise burada penceresiz çalıştı</translation>
    </message>
    <message>
        <source>with the change {labels} can&apos;t be computed</source>
        <translation>değişiklikle {labels} hesaplanamıyor</translation>
    </message>
    <message>
        <source>{label}: {what} was {before}, is {after} with the change</source>
        <translation>{label}: {what} {before} idi, değişiklikle {after}</translation>
    </message>
    <message>
        <source>{label}: there is no result any more</source>
        <translation>{label}: artık sonucu yok</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>ve {count} tane daha</translation>
    </message>
    <message>
        <source>volume in mm³</source>
        <translation>mm³ olarak hacim</translation>
    </message>
    <message>
        <source>area in mm²</source>
        <translation>mm² olarak alan</translation>
    </message>
    <message>
        <source>length of all edges in mm</source>
        <translation>mm olarak tüm kenarların uzunluğu</translation>
    </message>
    <message>
        <source>end of its box along {axis} in mm</source>
        <translation>mm olarak kutusunun {axis} boyunca ucu</translation>
    </message>
    <message>
        <source>centre of mass along {axis} in mm</source>
        <translation>mm olarak {axis} boyunca kütle merkezi</translation>
    </message>
    <message>
        <source>count of {element}</source>
        <translation>{element} sayısı</translation>
    </message>
    <message>
        <source>{document} has no object {object}</source>
        <translation>{document} belgesinde {object} nesnesi yok</translation>
    </message>
    <message>
        <source>{label} has no property {property}</source>
        <translation>{label} nesnesinin {property} özelliği yok</translation>
    </message>
    <message>
        <source>it is so already: nothing is to be changed</source>
        <translation>zaten öyle: değiştirilecek bir şey yok</translation>
    </message>
    <message>
        <source>an expression sets {property} of {label}: change what it refers to</source>
        <translation>{label} nesnesinin {property} değerini bir ifade belirliyor: ifadenin başvurduğunu değiştirin</translation>
    </message>
    <message>
        <source>{label} does not take the new value of {property}: {error}</source>
        <translation>{label}, {property} için yeni değeri kabul etmiyor: {error}</translation>
    </message>
    <message>
        <source>undo is switched off for {document}, so the change could not be taken back</source>
        <translation>{document} için geri alma kapalı, bu yüzden değişiklik geri alınamazdı</translation>
    </message>
    <message>
        <source>something else is being changed in {document}: finish that first</source>
        <translation>{document} içinde başka bir şey değiştiriliyor: önce onu bitirin</translation>
    </message>
    <message>
        <source>with the change {labels} could not be computed, so it was taken back</source>
        <translation>değişiklikle {labels} hesaplanamadı, bu yüzden geri alındı</translation>
    </message>
    <message>
        <source>{label} is no longer part of a chain of cuts or of fusions</source>
        <translation>{label} artık bir kesme ya da birleştirme zincirinin parçası değil</translation>
    </message>
    <message>
        <source>{label}, in the middle of the chain, is moved</source>
        <translation>zincirin ortasındaki {label} yerinden kaydırılmış</translation>
    </message>
    <message>
        <source>{user} uses {label}, in the middle of the chain</source>
        <translation>{user}, zincirin ortasındaki {label} nesnesini kullanıyor</translation>
    </message>
    <message>
        <source>{user} refers to single faces or edges of {label}, whose numbers would change</source>
        <translation>{user}, {label} nesnesinin tek tek yüzlerine ya da kenarlarına başvuruyor; bunların numaraları değişirdi</translation>
    </message>
    <message>
        <source>expressions set properties of {label}, in the middle of the chain</source>
        <translation>zincirin ortasındaki {label} nesnesinin özelliklerini ifadeler belirliyor</translation>
    </message>
    <message>
        <source>{label}, of which the chain is made, is visible: hide it first</source>
        <translation>Zinciri oluşturan {label} görünür durumda: önce onu gizleyin</translation>
    </message>
    <message>
        <source>Tools of {label}</source>
        <translation>{label} araçları</translation>
    </message>
    <message>
        <source>Apply advice</source>
        <translation>Öneriyi uygula</translation>
    </message>
    <message>
        <source>Finish what you are editing first.</source>
        <translation>Önce düzenlemekte olduğunuz şeyi bitirin.</translation>
    </message>
    <message>
        <source>What becomes of advice is not remembered: {reason}</source>
        <translation>Önerilere ne olduğu hatırlanmıyor: {reason}</translation>
    </message>
    <message>
        <source>Split {sheet}: most of what depends on it does not need the cell that changes</source>
        <translation>{sheet} tablosunu bölün: ona bağlı olanların çoğunun düzenlenen hücreye ihtiyacı yok</translation>
    </message>
    <message>
        <source>Draw the {count} profiles from {first} to {last} in one sketch</source>
        <translation>{first} ile {last} arasındaki {count} profili tek bir eskizde çizin</translation>
    </message>
    <message>
        <source>{count} features of one type follow each other, with sketches in one plane; they take {time}, {share} of a full recompute, because each goes through all faces again.</source>
        <translation>Eskizleri aynı düzlemde olan aynı türden {count} özellik art arda geliyor; {time} sürüyorlar, tam bir yeniden hesaplamanın {share} kadarı, çünkü her biri bütün yüzeyleri yeniden dolaşıyor.</translation>
    </message>
    <message>
        <source>Copy the geometry of their sketches into the sketch of the first one and delete the others: one pocket or pad makes them all at once.</source>
        <translation>Eskizlerinin geometrisini ilkinin eskizine kopyalayın ve diğerlerini silin: tek bir cep ya da çıkıntı hepsini bir kerede yapar.</translation>
    </message>
    <message>
        <source>Those of another depth need one sketch and one feature for each depth.</source>
        <translation>Derinliği farklı olanlar için her derinliğe bir eskiz ve bir özellik gerekir.</translation>
    </message>
    <message>
        <source>advice whose saving nobody knows until it is tried: {count}</source>
        <translation>denenene kadar ne kazandıracağı bilinmeyen öneri sayısı: {count}</translation>
    </message>
    <message>
        <source>The dearest edits:</source>
        <translation>En pahalı düzenlemeler:</translation>
    </message>
    <message>
        <source>Editing {label} costs {time}; features that recompute: {count}.</source>
        <translation>{label} nesnesini düzenlemek {time} sürer; yeniden hesaplanan özellik sayısı: {count}.</translation>
    </message>
    <message>
        <source>FreeCAD&apos;s window was on a screen of ours (Xvfb)</source>
        <translation>FreeCAD&apos;in penceresi bizim açtığımız bir ekrandaydı (Xvfb)</translation>
    </message>
    <message>
        <source>it is the model itself</source>
        <translation>modelin kendisi</translation>
    </message>
    <message>
        <source>{property} is down to {value}, {default} is the default. Showing them takes {time} of each full recompute.</source>
        <translation>{property} {value} değerine kadar inmiş, varsayılan {default}. Bunları göstermek her tam yeniden hesaplamada {time} alıyor.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Genel bakış</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zaman çizgisi</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Karşılaştır</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Oturumlar</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Daha fazla</translation>
    </message>
    <message>
        <source>The first {count} together should save ~{saving} of the {whole} of a full recompute.</source>
        <translation>İlk {count} öneri birlikte, {whole} süren tam bir yeniden hesaplamadan ~{saving} kazandırmalı.</translation>
    </message>
    <message>
        <source>Score of {document}: {score} of 100, the share of recompute time that was needed. {reasons}.</source>
        <translation>{document} puanı: 100 üzerinden {score}; yeniden hesaplama süresinin gerekli olan payı. {reasons}.</translation>
    </message>
    <message>
        <source>What to change ({count})</source>
        <translation>Değiştirilecekler ({count})</translation>
    </message>
    <message>
        <source>Issues: critical ({count})</source>
        <translation>Sorunlar: kritik ({count})</translation>
    </message>
    <message>
        <source>Issues: high ({count})</source>
        <translation>Sorunlar: yüksek ({count})</translation>
    </message>
    <message>
        <source>Issues: medium ({count})</source>
        <translation>Sorunlar: orta ({count})</translation>
    </message>
    <message>
        <source>Issues: low ({count})</source>
        <translation>Sorunlar: düşük ({count})</translation>
    </message>
    <message>
        <source>Bring back ({count})</source>
        <translation>Geri getir ({count})</translation>
    </message>
    <message>
        <source>Shows again what was not for you</source>
        <translation>Size göre olmayanları yeniden gösterir</translation>
    </message>
    <message>
        <source>About {feature}:</source>
        <translation>{feature} hakkında:</translation>
    </message>
    <message>
        <source>About {feature} nothing was found that is worth changing.</source>
        <translation>{feature} hakkında değiştirmeye değer bir şey bulunmadı.</translation>
    </message>
    <message>
        <source>This advice is no longer given.</source>
        <translation>Bu öneri artık verilmiyor.</translation>
    </message>
    <message>
        <source>This advice was not for you; below it can be brought back.</source>
        <translation>Bu öneri size göre değildi; aşağıdan geri getirilebilir.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Her şeyi göster</translation>
    </message>
    <message>
        <source>Copying the model, which holds FreeCAD up for a moment…</source>
        <translation>Model kopyalanıyor; FreeCAD bir an bekler…</translation>
    </message>
    <message>
        <source>{stage} (copying the model took {time})</source>
        <translation>{stage} (modeli kopyalamak {time} sürdü)</translation>
    </message>
    <message>
        <source>measured for this add-on</source>
        <translation>bu eklenti için ölçüldü</translation>
    </message>
    <message>
        <source>{issue} – see the page Advice.</source>
        <translation>{issue} – Öneriler sayfasına bakın.</translation>
    </message>
    <message>
        <source>{issue}, and {count} more – see the page Advice.</source>
        <translation>{issue} ve {count} sorun daha – Öneriler sayfasına bakın.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Karşılaştırılıyor…</translation>
    </message>
    <message>
        <source>Nothing is shown that could be compared. Record something, or open a recording.</source>
        <translation>Karşılaştırılabilecek bir şey gösterilmiyor. Bir şey kaydedin ya da bir kayıt açın.</translation>
    </message>
    <message>
        <source>Nothing to compare with yet. Make a recording of a good state the baseline; later you see here what got slower since.</source>
        <translation>Henüz karşılaştırılacak bir şey yok. İyi bir durumun kaydını referans yapın; sonra burada o zamandan beri neyin yavaşladığını görürsünüz.</translation>
    </message>
    <message>
        <source>Choose what to compare with.</source>
        <translation>Neyle karşılaştırılacağını seçin.</translation>
    </message>
    <message>
        <source>Both sides are the same recording.</source>
        <translation>İki taraf da aynı kayıt.</translation>
    </message>
    <message>
        <source>The two sides have no feature in common: are they of the same document?</source>
        <translation>İki tarafın ortak özelliği yok: aynı belgeye mi aitler?</translation>
    </message>
    <message>
        <source>They could not be compared: {reason}</source>
        <translation>Karşılaştırılamadılar: {reason}</translation>
    </message>
    <message>
        <source>Since baseline “{name}”: {counts}.</source>
        <translation>“{name}” referansından beri: {counts}.</translation>
    </message>
    <message>
        <source>Compared with {name}: {counts}.</source>
        <translation>{name} ile karşılaştırıldığında: {counts}.</translation>
    </message>
    <message>
        <source>{count} {verdict}</source>
        <translation>{count} {verdict}</translation>
    </message>
    <message>
        <source>Recompute of {document}: {before} → {after}.</source>
        <translation>{document} yeniden hesaplaması: {before} → {after}.</translation>
    </message>
    <message>
        <source>Chance can&apos;t be told from change yet: {reason}.</source>
        <translation>Rastlantı henüz değişimden ayırt edilemiyor: {reason}.</translation>
    </message>
    <message>
        <source>{note}.</source>
        <translation>{note}.</translation>
    </message>
    <message>
        <source>Notes: {count}</source>
        <translation>Notlar: {count}</translation>
    </message>
    <message>
        <source>In what else the two sides differ: machine, version, preset, window</source>
        <translation>İki tarafın başka neyde ayrıldığı: bilgisayar, sürüm, ön ayar, pencere</translation>
    </message>
    <message>
        <source>Shown now</source>
        <translation>Şimdi gösterilen</translation>
    </message>
    <message>
        <source>Another recording…</source>
        <translation>Başka bir kayıt…</translation>
    </message>
    <message>
        <source>{count} recordings of {document}</source>
        <translation>{document} belgesinin {count} kaydı</translation>
    </message>
    <message>
        <source>“{name}” ({document})</source>
        <translation>“{name}” ({document})</translation>
    </message>
    <message>
        <source>{document}, {moment}</source>
        <translation>{document}, {moment}</translation>
    </message>
    <message>
        <source>Make this the baseline</source>
        <translation>Bunu referans yap</translation>
    </message>
    <message>
        <source>Gives the recording on the side “After” a name, to compare later ones with</source>
        <translation>“Sonra” tarafındaki kayda, sonrakilerle karşılaştırmak için bir ad verir</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Kullanımdan kaldır</translation>
    </message>
    <message>
        <source>The baseline is no longer offered; its recording stays</source>
        <translation>Referans artık sunulmaz; kaydı kalır</translation>
    </message>
    <message>
        <source>“{name}” is a baseline now.</source>
        <translation>“{name}” artık bir referans.</translation>
    </message>
    <message>
        <source>What changed, feature by feature</source>
        <translation>Özellik özellik ne değişti</translation>
    </message>
    <message>
        <source>Find: feature, slower, new…</source>
        <translation>Bul: özellik, daha yavaş, yeni…</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Fark</translation>
    </message>
    <message>
        <source>{middle}; with a probability of 95 % between {low} and {high}</source>
        <translation>{middle}; %95 olasılıkla {low} ile {high} arasında</translation>
    </message>
    <message>
        <source>Compared was processor time.</source>
        <translation>İşlemci süresi karşılaştırıldı.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopyala</translation>
    </message>
    <message>
        <source>The whole comparison as text</source>
        <translation>Bütün karşılaştırma, metin olarak</translation>
    </message>
    <message>
        <source>Write as HTML…</source>
        <translation>HTML olarak yaz…</translation>
    </message>
    <message>
        <source>Write as JSON…</source>
        <translation>JSON olarak yaz…</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>karsilastirma</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Eğilim</translation>
    </message>
    <message>
        <source>How long the chosen feature took in each recording that is kept</source>
        <translation>Seçilen özelliğin saklanan her kayıtta ne kadar sürdüğü</translation>
    </message>
    <message>
        <source>Choose a feature to see its trend.</source>
        <translation>Eğilimini görmek için bir özellik seçin.</translation>
    </message>
    <message>
        <source>Looking up how long {feature} took…</source>
        <translation>{feature} özelliğinin ne kadar sürdüğüne bakılıyor…</translation>
    </message>
    <message>
        <source>No recording that is kept tells how long {feature} took.</source>
        <translation>Saklanan hiçbir kayıt {feature} özelliğinin ne kadar sürdüğünü söylemiyor.</translation>
    </message>
    <message>
        <source>{feature}, medians of {count} recordings: {first} at first, {last} at last.</source>
        <translation>{feature}, {count} kaydın ortancaları: ilkinde {first}, sonuncusunda {last}.</translation>
    </message>
    <message>
        <source>The chart with dates is missing: {reason}.</source>
        <translation>Tarihli grafik yok: {reason}.</translation>
    </message>
    <message>
        <source>Time, ms</source>
        <translation>Süre, ms</translation>
    </message>
    <message>
        <source>Compute of a run</source>
        <translation>Çalışma başına hesaplama</translation>
    </message>
    <message>
        <source>Display of a run</source>
        <translation>Çalışma başına görüntüleme</translation>
    </message>
    <message>
        <source>Memory of a run</source>
        <translation>Çalışma başına bellek</translation>
    </message>
    <message>
        <source>Triangles shown</source>
        <translation>Gösterilen üçgenler</translation>
    </message>
    <message>
        <source>Time to compute a feature, on average of its runs</source>
        <translation>Bir özelliği hesaplama süresi, çalışmalarının ortalaması</translation>
    </message>
    <message>
        <source>Time to show a feature after it was computed, on average of its runs</source>
        <translation>Hesaplandıktan sonra bir özelliği gösterme süresi, çalışmalarının ortalaması</translation>
    </message>
    <message>
        <source>How far memory rose at most while a feature was computed and shown</source>
        <translation>Bir özellik hesaplanıp gösterilirken belleğin en çok ne kadar arttığı</translation>
    </message>
    <message>
        <source>Triangles that the 3D view draws for an object now</source>
        <translation>3B görünümün bir nesne için şu anda çizdiği üçgenler</translation>
    </message>
    <message>
        <source>A Body has the colour of all its features together. A link has that of its original. The document and its own colours stay as they are.</source>
        <translation>Bir Gövde, tüm özelliklerinin toplamının rengini taşır. Bir bağlantı, aslının rengini taşır. Belge ve kendi renkleri olduğu gibi kalır.</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>doğrusal</translation>
    </message>
    <message>
        <source>logarithmic</source>
        <translation>logaritmik</translation>
    </message>
    <message>
        <source>≤ {value}</source>
        <translation>en çok {value}</translation>
    </message>
    <message>
        <source>Cost map</source>
        <translation>Maliyet haritası</translation>
    </message>
    <message>
        <source>Take the cost map away</source>
        <translation>Maliyet haritasını kaldır</translation>
    </message>
    <message>
        <source>What the cost map shows</source>
        <translation>Maliyet haritasının gösterdiği</translation>
    </message>
    <message>
        <source>The cost map has nothing to show yet: record, then recompute the model once.</source>
        <translation>Maliyet haritasının henüz gösterecek bir şeyi yok: kaydı başlatın, sonra modeli bir kez yeniden hesaplayın.</translation>
    </message>
    <message>
        <source>The cost map has nothing to show yet: no 3D view draws any triangles.</source>
        <translation>Maliyet haritasının henüz gösterecek bir şeyi yok: hiçbir 3B görünüm üçgen çizmiyor.</translation>
    </message>
    <message>
        <source>The cost map can&apos;t colour the 3D view: {reason}</source>
        <translation>Maliyet haritası 3B görünümü renklendiremiyor: {reason}</translation>
    </message>
    <message>
        <source>The cost map was taken away, because it failed: {reason}</source>
        <translation>Maliyet haritası bir hata nedeniyle kaldırıldı: {reason}</translation>
    </message>
    <message>
        <source>Why is this slow?</source>
        <translation>Bu neden yavaş?</translation>
    </message>
    <message>
        <source>Nothing is known of {feature} yet: record, then recompute the model once.</source>
        <translation>{feature} hakkında henüz bir şey bilinmiyor: kaydı başlatın, sonra modeli bir kez yeniden hesaplayın.</translation>
    </message>
    <message>
        <source>{count} features ran in {time} of recomputing; {feature} took {share}.</source>
        <translation>{time} süren yeniden hesaplamada {count} özellik çalıştı; {feature} bunun {share} kadarını aldı.</translation>
    </message>
    <message>
        <source>{feature} took {share} of {time} of recomputing.</source>
        <translation>{time} süren yeniden hesaplamanın {share} kadarını {feature} aldı.</translation>
    </message>
    <message>
        <source>Features that failed: {count}.</source>
        <translation>Başarısız olan özellik: {count}.</translation>
    </message>
    <message>
        <source>Press Record and edit your model: what each feature costs is listed here.</source>
        <translation>“Kayda başla” düğmesine basın ve modelinizi düzenleyin: her özelliğin maliyeti burada listelenir.</translation>
    </message>
    <message>
        <source>Recording. Edit the model, and what each feature costs is listed here.</source>
        <translation>Kaydediliyor. Modeli düzenleyin; her özelliğin maliyeti burada listelenir.</translation>
    </message>
    <message>
        <source>No feature ran in {time} of recomputing.</source>
        <translation>{time} süren yeniden hesaplamada hiçbir özellik çalışmadı.</translation>
    </message>
    <message>
        <source>{count} of {all} features: {time}.</source>
        <translation>{all} özellikten {count} tanesi: {time}.</translation>
    </message>
    <message>
        <source>None of {all} features is like that.</source>
        <translation>{all} özellikten hiçbiri böyle değil.</translation>
    </message>
    <message>
        <source>Adding up… {share}</source>
        <translation>Toplanıyor… {share}</translation>
    </message>
    <message>
        <source>Recomputes that are shown</source>
        <translation>Gösterilen yeniden hesaplamalar</translation>
    </message>
    <message>
        <source>The last recompute, always</source>
        <translation>Her zaman son yeniden hesaplama</translation>
    </message>
    <message>
        <source>{clock}  {document}  {time}</source>
        <translation>{clock}  {document}  {time}</translation>
    </message>
    <message>
        <source>How features are put together</source>
        <translation>Özellikler nasıl bir araya getirilir</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>Tek tek</translation>
    </message>
    <message>
        <source>By Body and group</source>
        <translation>Gövde ve gruba göre</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>Türe göre</translation>
    </message>
    <message>
        <source>Filter: sketch &gt;100ms failed</source>
        <translation>Süzgeç: eskiz &gt;100ms başarısız</translation>
    </message>
    <message>
        <source>Filter of features</source>
        <translation>Özellik süzgeci</translation>
    </message>
    <message>
        <source>Words of names and types, and conditions; all of them must hold.
Times: {time}. Shares: {share}. Memory: {memory}.
Also: {words}.</source>
        <translation>Adlardan ve türlerden sözcükler ve koşullar; hepsi sağlanmalıdır.
Süreler: {time}. Paylar: {share}. Bellek: {memory}.
Ayrıca: {words}.</translation>
    </message>
    <message>
        <source>“{word}” is not understood; {example} would be.</source>
        <translation>“{word}” anlaşılmadı; örneğin {example} anlaşılır.</translation>
    </message>
    <message>
        <source>wasted</source>
        <translation>boşa</translation>
    </message>
    <message>
        <source>{compute} + {display}</source>
        <translation>{compute} + {display}</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Toplam</translation>
    </message>
    <message>
        <source>Own time</source>
        <translation>Kendi süresi</translation>
    </message>
    <message>
        <source>Triangles</source>
        <translation>Üçgenler</translation>
    </message>
    <message>
        <source>Price of an edit</source>
        <translation>Düzenleme bedeli</translation>
    </message>
    <message>
        <source>Wasted</source>
        <translation>Boşa giden</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>Başlangıçtaki gibi</translation>
    </message>
    <message>
        <source>Unknown type</source>
        <translation>Bilinmeyen tür</translation>
    </message>
    <message>
        <source>Document {document}</source>
        <translation>{document} belgesi</translation>
    </message>
    <message>
        <source>{own} by itself, the rest is of what lies in it.</source>
        <translation>Kendisi {own}, gerisi içindekilerin.</translation>
    </message>
    <message>
        <source>Resident memory that came or went while it ran, all runs together</source>
        <translation>Çalışırken artan ya da azalan yerleşik bellek, tüm çalışmalar birlikte</translation>
    </message>
    <message>
        <source>What a recompute will take after this is edited, with all that depends on it; from what was measured so far</source>
        <translation>Bu düzenlendikten sonra, buna bağlı olan her şeyle birlikte bir yeniden hesaplamanın süreceği zaman; şimdiye kadar ölçülenlere göre</translation>
    </message>
    <message>
        <source>At least that: some of what depends on it was never measured.</source>
        <translation>En az bu kadar: buna bağlı olanların bir kısmı hiç ölçülmedi.</translation>
    </message>
    <message>
        <source>none of what depends on it was measured</source>
        <translation>buna bağlı olanların hiçbiri ölçülmedi</translation>
    </message>
    <message>
        <source>Runs that came out as before, or that nothing needed: {count}, {time}. Runs of which nothing tells: {unknown}.</source>
        <translation>Sonucu öncekiyle aynı çıkan ya da hiçbir şeyin gerektirmediği çalışma: {count}, {time}. Hakkında bilgi olmayan çalışma: {unknown}.</translation>
    </message>
    <message>
        <source>nothing tells whether its runs came out different: no fingerprint was taken</source>
        <translation>çalışmalarının farklı sonuç verip vermediği bilinmiyor: parmak izi alınmadı</translation>
    </message>
    <message>
        <source>At first {first}, in the end {last}; runs: {runs}</source>
        <translation>Başta {first}, sonda {last}; çalışma: {runs}</translation>
    </message>
    <message>
        <source>It gets slower with every repetition though nothing about it was changed.</source>
        <translation>Hiçbir şeyi değiştirilmediği hâlde her yinelemede yavaşlıyor.</translation>
    </message>
    <message>
        <source>a trend needs six runs that came out well</source>
        <translation>eğilim için başarılı altı çalışma gerekir</translation>
    </message>
    <message>
        <source>it has none, or they were not counted</source>
        <translation>hiç yok ya da sayılmadı</translation>
    </message>
    <message>
        <source>it is being worked out</source>
        <translation>henüz hesaplanıyor</translation>
    </message>
    <message>
        <source>it did not run itself</source>
        <translation>kendisi çalışmadı</translation>
    </message>
    <message>
        <source>shorter than the time between two readings, or not told here</source>
        <translation>iki okuma arasındaki süreden kısa ya da burada bildirilmiyor</translation>
    </message>
    <message>
        <source>Why it ran: {cause}</source>
        <translation>Neden çalıştı: {cause}</translation>
    </message>
    <message>
        <source>The way there: {chain}</source>
        <translation>Oraya giden yol: {chain}</translation>
    </message>
    <message>
        <source>Zoom to it</source>
        <translation>Yakınlaştır</translation>
    </message>
    <message>
        <source>Copy these rows</source>
        <translation>Bu satırları kopyala</translation>
    </message>
    <message>
        <source>Copy the whole table</source>
        <translation>Tüm tabloyu kopyala</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Metin olarak</translation>
    </message>
    <message>
        <source>As CSV</source>
        <translation>CSV olarak</translation>
    </message>
    <message>
        <source>As Markdown</source>
        <translation>Markdown olarak</translation>
    </message>
    <message>
        <source>As BBCode, for the forum</source>
        <translation>BBCode olarak, forum için</translation>
    </message>
    <message>
        <source>Last recompute {time}: {share} of it drew {feature}, it did not compute it.</source>
        <translation>Son yeniden hesaplama {time}: bunun {share} kadarı {feature} özelliğini hesaplamadı, görüntüledi.</translation>
    </message>
    <message>
        <source>Last recompute {time}: {share} of it computed {feature}.</source>
        <translation>Son yeniden hesaplama {time}: bunun {share} kadarı {feature} özelliğini hesapladı.</translation>
    </message>
    <message>
        <source>Last recompute {time}: {share} of it went into {features}; nothing tells which took how much.</source>
        <translation>Son yeniden hesaplama {time}: bunun {share} kadarı şunlara gitti: {features}; hangisinin ne kadar sürdüğünü hiçbir şey söylemiyor.</translation>
    </message>
    <message>
        <source>Last recompute {time}.</source>
        <translation>Son yeniden hesaplama {time}.</translation>
    </message>
    <message>
        <source>Failed: {features}.</source>
        <translation>Başarısız: {features}.</translation>
    </message>
    <message>
        <source>A recording of {moment}.</source>
        <translation>{moment} tarihli bir kayıt.</translation>
    </message>
    <message>
        <source>A recording of {moment}, made with FreeCAD {version}.</source>
        <translation>{moment} tarihli, FreeCAD {version} ile yapılmış bir kayıt.</translation>
    </message>
    <message>
        <source>compute {time}</source>
        <translation>hesaplama {time}</translation>
    </message>
    <message>
        <source>display {time}</source>
        <translation>görüntüleme {time}</translation>
    </message>
    <message>
        <source>other {time}</source>
        <translation>diğer {time}</translation>
    </message>
    <message>
        <source>Making the shapes of features</source>
        <translation>Özelliklerin şekillerini oluşturmak</translation>
    </message>
    <message>
        <source>Making what the 3D view and the tree show of them, above all the mesh</source>
        <translation>3B görünümün ve ağacın onlardan gösterdiğini, her şeyden önce ağı oluşturmak</translation>
    </message>
    <message>
        <source>Sorting by dependencies, events and repainting for the progress bar, recomputes of other documents, and what follows after the last feature</source>
        <translation>Bağımlılıklara göre sıralama, ilerleme çubuğu için olaylar ve yeniden çizim, başka belgelerin yeniden hesaplanması ve son özellikten sonra gelenler</translation>
    </message>
    <message>
        <source>it was recomputed without a window</source>
        <translation>pencere olmadan yeniden hesaplandı</translation>
    </message>
    <message>
        <source>What makes a model slow?</source>
        <translation>Bir modeli yavaşlatan nedir?</translation>
    </message>
    <message>
        <source>Record and edit as you always do, or measure the whole model at once. Here you read what each recompute costs, why it ran, and what to do about it. Your model stays as it is.</source>
        <translation>Kaydı başlatın ve her zamanki gibi düzenleyin ya da tüm modeli bir kerede ölçün. Burada her yeniden hesaplamanın neye mal olduğunu, neden çalıştığını ve ne yapılabileceğini okursunuz. Modeliniz olduğu gibi kalır.</translation>
    </message>
    <message>
        <source>No document is open: open your model, or begin with the example.</source>
        <translation>Açık belge yok: modelinizi açın ya da örnekle başlayın.</translation>
    </message>
    <message>
        <source>Nothing was recomputed in this recording.</source>
        <translation>Bu kayıtta hiçbir şey yeniden hesaplanmadı.</translation>
    </message>
    <message>
        <source>Open the example</source>
        <translation>Örneği aç</translation>
    </message>
    <message>
        <source>Opens a copy of a small model in which some things are slow</source>
        <translation>Bazı şeylerin yavaş olduğu küçük bir modelin kopyasını açar</translation>
    </message>
    <message>
        <source>The example could not be opened: {error}</source>
        <translation>Örnek açılamadı: {error}</translation>
    </message>
    <message>
        <source>Do this first</source>
        <translation>Önce bunu yapın</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} tane daha</translation>
    </message>
    <message>
        <source>1 feature fails on every recompute</source>
        <translation>1 özellik her yeniden hesaplamada başarısız oluyor</translation>
    </message>
    <message>
        <source>{count} features fail on every recompute</source>
        <translation>{count} özellik her yeniden hesaplamada başarısız oluyor</translation>
    </message>
    <message>
        <source>Issues: {count}</source>
        <translation>Sorunlar: {count}</translation>
    </message>
    <message>
        <source>All of these together should save ~{time} of {whole} each recompute.</source>
        <translation>Bunların hepsi birlikte, {whole} süren her yeniden hesaplamada ~{time} kazandırmalı.</translation>
    </message>
    <message>
        <source>saved {time} in a trial</source>
        <translation>bir denemede {time} kazandırdı</translation>
    </message>
    <message>
        <source>no gain in a trial</source>
        <translation>bir denemede kazanç olmadı</translation>
    </message>
    <message>
        <source>changed the model in a trial</source>
        <translation>bir denemede modeli değiştirdi</translation>
    </message>
    <message>
        <source>its trial failed</source>
        <translation>denemesi başarısız oldu</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Kareler</translation>
    </message>
    <message>
        <source>{count} · {time}</source>
        <translation>{count} · {time}</translation>
    </message>
    <message>
        <source>Resident memory of FreeCAD. In the last two minutes between {lowest} and {highest}.</source>
        <translation>FreeCAD&apos;in yerleşik belleği. Son iki dakikada {lowest} ile {highest} arasında.</translation>
    </message>
    <message>
        <source>Processor time of FreeCAD in the last two seconds; 100 percent is one core, fully. In the last two minutes at most {highest}.</source>
        <translation>FreeCAD&apos;in son iki saniyedeki işlemci süresi; yüzde 100 tam bir çekirdektir. Son iki dakikada en fazla {highest}.</translation>
    </message>
    <message>
        <source>In the last two minutes at most {highest}.</source>
        <translation>Son iki dakikada en fazla {highest}.</translation>
    </message>
    <message>
        <source>see issue</source>
        <translation>soruna bakın</translation>
    </message>
    <message>
        <source>How long drawing the 3D view took: median of the {count} frames of the last two minutes. The longest took {highest}.</source>
        <translation>3B görünümü çizmek ne kadar sürdü: son iki dakikadaki {count} karenin ortancası. En uzunu {highest} sürdü.</translation>
    </message>
    <message>
        <source>How often FreeCAD did not answer in this recording, and how long in all</source>
        <translation>FreeCAD&apos;in bu kayıtta kaç kez ve toplam ne kadar süre yanıt vermediği</translation>
    </message>
    <message>
        <source>nothing was drawn in the last two minutes</source>
        <translation>son iki dakikada hiçbir şey çizilmedi</translation>
    </message>
    <message>
        <source>it is read while you record</source>
        <translation>kayıt sırasında okunur</translation>
    </message>
    <message>
        <source>it is being read for the first time</source>
        <translation>ilk kez okunuyor</translation>
    </message>
    <message>
        <source>Memory {change} over the last {count} recomputes</source>
        <translation>Son {count} yeniden hesaplamada bellek {change}</translation>
    </message>
    <message>
        <source>What was resident at the end of the last recompute, less what was at the end of the one {count} before it</source>
        <translation>Son yeniden hesaplamanın sonunda yerleşik olan eksi ondan {count} önceki yeniden hesaplamanın sonunda yerleşik olan</translation>
    </message>
    <message>
        <source>triangles: {value}</source>
        <translation>üçgen: {value}</translation>
    </message>
    <message>
        <source>solids: {value}</source>
        <translation>katı: {value}</translation>
    </message>
    <message>
        <source>faces: {value}</source>
        <translation>yüz: {value}</translation>
    </message>
    <message>
        <source>objects: {value}</source>
        <translation>nesne: {value}</translation>
    </message>
    <message>
        <source>documents: {value}</source>
        <translation>belge: {value}</translation>
    </message>
    <message>
        <source>Objects in the active document, and the faces of those that are visible; features inside a Body are counted once, as the Body. Triangles and solids are counted while you record.</source>
        <translation>Etkin belgedeki nesneler ve görünür olanların yüzleri; bir Gövde içindeki özellikler bir kez, Gövde olarak sayılır. Üçgenler ve katılar kayıt sırasında sayılır.</translation>
    </message>
    <message>
        <source>Profiler: {share} of the recomputes</source>
        <translation>Profilleyici: yeniden hesaplamaların {share} kadarı</translation>
    </message>
    <message>
        <source>Profiler: {share} of the recomputes, and ~{time} for recording calls</source>
        <translation>Profilleyici: yeniden hesaplamaların {share} kadarı ve çağrıların kaydı için ~{time}</translation>
    </message>
    <message>
        <source>What it does between recomputes is not counted here.</source>
        <translation>Yeniden hesaplamalar arasında yaptıkları burada sayılmaz.</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Diğer işlemler</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>Ne kaydedilir</translation>
    </message>
    <message>
        <source>Recording, measuring and what else Performance Profiler can do</source>
        <translation>Kaydetme, ölçme ve Performans Profilleyici&apos;nin yapabildiği diğer her şey</translation>
    </message>
    <message>
        <source>Writes what was recorded into a file, for people or for other programs</source>
        <translation>Kaydedilenleri insanlar veya başka programlar için bir dosyaya yazar</translation>
    </message>
    <message>
        <source>Colours the 3D view by what each object costs; the document itself stays as it is</source>
        <translation>3B görünümü her nesnenin maliyetine göre renklendirir; belgenin kendisi olduğu gibi kalır</translation>
    </message>
    <message>
        <source>Show the cost map</source>
        <translation>Maliyet haritasını göster</translation>
    </message>
    <message>
        <source>By compute time</source>
        <translation>Hesaplama süresine göre</translation>
    </message>
    <message>
        <source>By display time</source>
        <translation>Görüntüleme süresine göre</translation>
    </message>
    <message>
        <source>By memory</source>
        <translation>Belleğe göre</translation>
    </message>
    <message>
        <source>By triangles</source>
        <translation>Üçgenlere göre</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Tercihler…</translation>
    </message>
    <message>
        <source>Opens the settings of Performance Profiler</source>
        <translation>Performans Profilleyici&apos;nin ayarlarını açar</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Yardım</translation>
    </message>
    <message>
        <source>Opens the guide to Performance Profiler on this computer</source>
        <translation>Performans Profilleyici&apos;nin bu bilgisayardaki kılavuzunu açar</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>{file} yazılıyor…</translation>
    </message>
    <message>
        <source>Wrote {file}.</source>
        <translation>{file} yazıldı.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Klasörü aç</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Aç</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>{file} is still being written. Wait for it, or cancel it.</source>
        <translation>{file} hâlâ yazılıyor. Bitmesini bekleyin ya da iptal edin.</translation>
    </message>
    <message>
        <source>{file} could not be written. {reason}</source>
        <translation>{file} yazılamadı. {reason}</translation>
    </message>
    <message>
        <source>Toolbar and menus</source>
        <translation>Araç çubuğu ve menüler</translation>
    </message>
    <message>
        <source>Record by itself</source>
        <translation>Kendiliğinden kaydet</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Hiçbir zaman</translation>
    </message>
    <message>
        <source>When FreeCAD starts</source>
        <translation>FreeCAD başladığında</translation>
    </message>
    <message>
        <source>When a document is opened</source>
        <translation>Bir belge açıldığında</translation>
    </message>
    <message>
        <source>as the preset says</source>
        <translation>ön ayarın dediği gibi</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source> min</source>
        <translation> dk</translation>
    </message>
    <message>
        <source>Process and graphics cards, every</source>
        <translation>Süreç ve ekran kartları, şu aralıkla</translation>
    </message>
    <message>
        <source>Time between two samples of memory, processor and graphics cards. Shorter shows more and costs more.</source>
        <translation>Bellek, işlemci ve ekran kartlarının iki örneği arasındaki süre. Kısaldıkça daha çok şey gösterir ve daha çok yük getirir.</translation>
    </message>
    <message>
        <source>Python&apos;s stack, every</source>
        <translation>Python yığını, şu aralıkla</translation>
    </message>
    <message>
        <source>Time between two samples of Python&apos;s stack; only the preset Full takes them.</source>
        <translation>Python yığınının iki örneği arasındaki süre; bunları yalnızca Tam ön ayarı alır.</translation>
    </message>
    <message>
        <source>The recording that runs goes on as it began; the next one heeds this.</source>
        <translation>Süren kayıt başladığı gibi devam eder; bu değişiklik bir sonraki kayıtta geçerli olur.</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Dışa aktarma</translation>
    </message>
    <message>
        <source>Language of reports</source>
        <translation>Raporların dili</translation>
    </message>
    <message>
        <source>FreeCAD&apos;s</source>
        <translation>FreeCAD&apos;in dili</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Uyarılar</translation>
    </message>
    <message>
        <source>Say once in the panel when something is slow</source>
        <translation>Bir şey yavaşsa panelde bir kez söyle</translation>
    </message>
    <message>
        <source>Then be quiet for</source>
        <translation>Sonra şu süre sessiz kal</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>Varsayılanlara dön</translation>
    </message>
    <message>
        <source>Puts the defaults into this page; OK or Apply makes them hold</source>
        <translation>Varsayılanları bu sayfaya yerleştirir; Tamam veya Uygula ile geçerli olurlar</translation>
    </message>
    <message>
        <source>Recordings and sharing</source>
        <translation>Kayıtlar ve paylaşım</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Sına</translation>
    </message>
    <message>
        <source>Connects to this address once and says whether it answers; stores nothing</source>
        <translation>Bu adrese bir kez bağlanır ve yanıt verip vermediğini söyler; hiçbir şey saklamaz</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Parolayı göster</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Bağlanılıyor…</translation>
    </message>
    <message>
        <source>Redis at {place} answers.</source>
        <translation>{place} adresindeki Redis yanıt veriyor.</translation>
    </message>
    <message>
        <source>No connection. {reason}</source>
        <translation>Bağlantı yok. {reason}</translation>
    </message>
    <message>
        <source>Without an address nothing is shared.</source>
        <translation>Adres olmadan hiçbir şey paylaşılmaz.</translation>
    </message>
    <message>
        <source>What can be read here</source>
        <translation>Burada neler okunabilir</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>Bu bilgisayara bakılıyor…</translation>
    </message>
    <message>
        <source>Everything can be read here.</source>
        <translation>Burada her şey okunabiliyor.</translation>
    </message>
    <message>
        <source>{there} of {all} readings are available here. All else works without the rest.</source>
        <translation>{all} okumadan {there} tanesi burada kullanılabilir. Geri kalanlar olmadan da diğer her şey çalışır.</translation>
    </message>
    <message>
        <source>What can be read here could not be found out: {error}</source>
        <translation>Burada neyin okunabildiği anlaşılamadı: {error}</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Yeniden bak</translation>
    </message>
    <message>
        <source>Looking for recordings…</source>
        <translation>Kayıtlar aranıyor…</translation>
    </message>
    <message>
        <source>No recording is kept yet. Record something, or import a recording.</source>
        <translation>Henüz saklanan kayıt yok. Bir şey kaydedin ya da bir kayıt içe aktarın.</translation>
    </message>
    <message>
        <source>Recordings: {count}, {size} on disk</source>
        <translation>Kayıtlar: {count}, diskte {size}</translation>
    </message>
    <message>
        <source>No recording has all of these words.</source>
        <translation>Bu sözcüklerin hepsini içeren bir kayıt yok.</translation>
    </message>
    <message>
        <source>The recordings can&apos;t be reached: {reason}</source>
        <translation>Kayıtlara ulaşılamıyor: {reason}</translation>
    </message>
    <message>
        <source>something went wrong ({error})</source>
        <translation>bir şey ters gitti ({error})</translation>
    </message>
    <message>
        <source>Keeping recordings is switched off: what you record now is gone when FreeCAD ends. {preferences}</source>
        <translation>Kayıtların saklanması kapalı: şimdi kaydettikleriniz FreeCAD kapanınca kaybolur. {preferences}</translation>
    </message>
    <message>
        <source>Removed to stay within the limits: {count}, the last on {moment}.</source>
        <translation>Sınırları aşmamak için silinen: {count}, sonuncusu {moment}.</translation>
    </message>
    <message>
        <source>{document}, {moment}: {reason}</source>
        <translation>{document}, {moment}: {reason}</translation>
    </message>
    <message>
        <source>too old</source>
        <translation>çok eski</translation>
    </message>
    <message>
        <source>there were too many</source>
        <translation>sayıları çok fazlaydı</translation>
    </message>
    <message>
        <source>together they were too big</source>
        <translation>toplamları çok büyüktü</translation>
    </message>
    <message>
        <source>Recordings, the newest first</source>
        <translation>Kayıtlar, en yenisi başta</translation>
    </message>
    <message>
        <source>Find: document, version, baseline, pinned…</source>
        <translation>Bul: belge, sürüm, referans, sabitlendi…</translation>
    </message>
    <message>
        <source>no document</source>
        <translation>belge yok</translation>
    </message>
    <message>
        <source>running in this FreeCAD</source>
        <translation>bu FreeCAD&apos;de sürüyor</translation>
    </message>
    <message>
        <source>FreeCAD {version}</source>
        <translation>FreeCAD {version}</translation>
    </message>
    <message>
        <source>spans: {count}</source>
        <translation>aralıklar: {count}</translation>
    </message>
    <message>
        <source>baseline “{name}”</source>
        <translation>referans “{name}”</translation>
    </message>
    <message>
        <source>Recorded on {machine}, preset {preset}</source>
        <translation>{machine} üzerinde kaydedildi, ön ayar {preset}</translation>
    </message>
    <message>
        <source>Id: {id}</source>
        <translation>Kimlik: {id}</translation>
    </message>
    <message>
        <source>Shows this recording in all pages (Enter)</source>
        <translation>Bu kaydı bütün sayfalarda gösterir (Enter)</translation>
    </message>
    <message>
        <source>One recording, or several repeats, with what is shown now; of two the older with the newer</source>
        <translation>Bir kaydı ya da birkaç tekrarı şimdi gösterilenle; iki kayıtta eskisini yenisiyle karşılaştırır</translation>
    </message>
    <message>
        <source>Compare as “before”</source>
        <translation>“Önce” olarak karşılaştır</translation>
    </message>
    <message>
        <source>Compare as “after”</source>
        <translation>“Sonra” olarak karşılaştır</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>İçe aktar…</translation>
    </message>
    <message>
        <source>Takes in recordings from JSON files; you can also drop files here</source>
        <translation>JSON dosyalarından kayıtları alır; dosyaları buraya da bırakabilirsiniz</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Sabitle</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Sabitlemeyi kaldır</translation>
    </message>
    <message>
        <source>Name as baseline…</source>
        <translation>Referans olarak adlandır…</translation>
    </message>
    <message>
        <source>Name of the baseline. One that has this name already is replaced.</source>
        <translation>Referansın adı. Bu adı taşıyan varsa yerini yenisi alır.</translation>
    </message>
    <message>
        <source>Make it the baseline</source>
        <translation>Referans yap</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>What else can be done with what is selected</source>
        <translation>Seçilenle başka neler yapılabilir</translation>
    </message>
    <message>
        <source>Deleted 1 recording.</source>
        <translation>1 kayıt silindi.</translation>
    </message>
    <message>
        <source>Deleted recordings: {count}.</source>
        <translation>Silinen kayıtlar: {count}.</translation>
    </message>
    <message>
        <source>A recording that runs or is a baseline is not deleted: {documents}.</source>
        <translation>Süren ya da referans olan bir kayıt silinmez: {documents}.</translation>
    </message>
    <message>
        <source>Imported: {count}.</source>
        <translation>İçe aktarılan: {count}.</translation>
    </message>
    <message>
        <source>Here already: {count}.</source>
        <translation>Zaten burada olan: {count}.</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>İçe aktarılıyor…</translation>
    </message>
    <message>
        <source>Opening {document}: {share} of {count} spans</source>
        <translation>{document} açılıyor: {count} aralıktan {share}</translation>
    </message>
    <message>
        <source>Opening it ends the recording that runs now.</source>
        <translation>Bunu açmak, şimdi süren kaydı bitirir.</translation>
    </message>
    <message>
        <source>End it and open</source>
        <translation>Bitir ve aç</translation>
    </message>
    <message>
        <source>It was interrupted: FreeCAD ended before the recording did.</source>
        <translation>Yarıda kesildi: FreeCAD kayıttan önce kapandı.</translation>
    </message>
    <message>
        <source>It still runs: this is what it held when it was opened.</source>
        <translation>Hâlâ sürüyor: açıldığı anda içinde olan budur.</translation>
    </message>
    <message>
        <source>Recording now</source>
        <translation>Şimdi kaydedenler</translation>
    </message>
    <message>
        <source>Together: {count}</source>
        <translation>Birlikte: {count}</translation>
    </message>
    <message>
        <source>{name} (this FreeCAD)</source>
        <translation>{name} (bu FreeCAD)</translation>
    </message>
    <message>
        <source>{name} on {machine}</source>
        <translation>{name}, {machine} üzerinde</translation>
    </message>
    <message>
        <source>Last {window}: {rate} operations/s, median {median}, worst {worst}, errors {errors}</source>
        <translation>Son {window}: {rate} işlem/s, ortanca {median}, en kötü {worst}, hatalar {errors}</translation>
    </message>
    <message>
        <source>Memory {memory}, GPU {gpu}</source>
        <translation>Bellek {memory}, GPU {gpu}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} – {high}</translation>
    </message>
    <message>
        <source>No news for {time}</source>
        <translation>{time} süredir haber yok</translation>
    </message>
    <message>
        <source>{count} without news are left out.</source>
        <translation>Haber alınamayan {count} tanesi sayılmadı.</translation>
    </message>
    <message>
        <source>— stands for what is not known: times without any operation or with very many of them, memory of a process that can&apos;t be read, a GPU that is not read while recording</source>
        <translation>— bilinmeyenin yerine durur: hiç işlem olmayan ya da çok fazla işlem olan süreler, belleği okunamayan bir süreç, kayıt sırasında okunmayan bir GPU</translation>
    </message>
    <message>
        <source>Commands and workflows</source>
        <translation>Komutlar ve iş akışları</translation>
    </message>
    <message>
        <source>Features: compute over display</source>
        <translation>Özellikler: üstte hesaplama, altta görüntüleme</translation>
    </message>
    <message>
        <source>CPU, of one core</source>
        <translation>İşlemci, tek çekirdeğe göre</translation>
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
        <translation>{lowest} ile {highest} arası</translation>
    </message>
    <message>
        <source>nothing opened or saved</source>
        <translation>açılan ya da kaydedilen yok</translation>
    </message>
    <message>
        <source>not seen, FreeCAD had no window</source>
        <translation>görülmedi, FreeCAD&apos;in penceresi yoktu</translation>
    </message>
    <message>
        <source>no reading yet</source>
        <translation>henüz ölçüm yok</translation>
    </message>
    <message>
        <source>not read with this preset</source>
        <translation>bu ön ayarla okunmuyor</translation>
    </message>
    <message>
        <source>Press Record: what FreeCAD does is drawn here as it happens.</source>
        <translation>“Kayda başla” düğmesine basın: FreeCAD&apos;in yaptıkları olurken burada çizilir.</translation>
    </message>
    <message>
        <source>Recording. What FreeCAD does next is drawn here.</source>
        <translation>Kaydediliyor. FreeCAD&apos;in bundan sonra yaptıkları burada çizilir.</translation>
    </message>
    <message>
        <source>Reading the recording: {share}</source>
        <translation>Kayıt okunuyor: {share}</translation>
    </message>
    <message>
        <source>{time} recorded, without a recompute.</source>
        <translation>{time} kaydedildi, yeniden hesaplama yok.</translation>
    </message>
    <message>
        <source>{time} recorded. The longest recompute took {longest}, at {clock} in {document}.</source>
        <translation>{time} kaydedildi. En uzun yeniden hesaplama {longest} sürdü, {clock} anında, {document} belgesinde.</translation>
    </message>
    <message>
        <source>{what}: {time} at {clock}</source>
        <translation>{what}: {time}, saat {clock}</translation>
    </message>
    <message>
        <source>Recompute of {document} {time} at {clock}: {share} {feature}</source>
        <translation>{document} yeniden hesaplaması {time}, saat {clock}: {share} {feature}</translation>
    </message>
    <message>
        <source>Recompute of {document} {time} at {clock}: {count} features, {share} {feature}</source>
        <translation>{document} yeniden hesaplaması {time}, saat {clock}: {count} özellik, {share} {feature}</translation>
    </message>
    <message>
        <source>Recompute of {document} {time} at {clock}: no feature had to run</source>
        <translation>{document} yeniden hesaplaması {time}, saat {clock}: hiçbir özelliğin çalışması gerekmedi</translation>
    </message>
    <message>
        <source>{feature} {time} at {clock}: compute {compute}, display {display}</source>
        <translation>{feature} {time}, saat {clock}: hesaplama {compute}, görüntüleme {display}</translation>
    </message>
    <message>
        <source>{feature} failed at {clock}</source>
        <translation>{feature}, saat {clock}: başarısız</translation>
    </message>
    <message>
        <source>{feature} at {clock}: its time can&apos;t be told apart from that of other features</source>
        <translation>{feature}, saat {clock}: süresi diğer özelliklerinkinden ayırt edilemiyor</translation>
    </message>
    <message>
        <source>Freeze of {time} at {clock}</source>
        <translation>{time} donma, saat {clock}</translation>
    </message>
    <message>
        <source>Freeze of {time} at {clock}: {why}</source>
        <translation>{time} donma, saat {clock}: {why}</translation>
    </message>
    <message>
        <source>Workflow “{name}”</source>
        <translation>“{name}” iş akışı</translation>
    </message>
    <message>
        <source>{what} (failed)</source>
        <translation>{what} (başarısız)</translation>
    </message>
    <message>
        <source>{what}, {waited} of it waiting for you</source>
        <translation>{what}, bunun {waited} kadarı sizi bekleyerek geçti</translation>
    </message>
    <message>
        <source>{count} in one place, together {time}. The longest: {longest}</source>
        <translation>Aynı yerde {count} tane, toplam {time}. En uzunu: {longest}</translation>
    </message>
    <message>
        <source>{what} {value} at {clock}</source>
        <translation>{what} {value}, saat {clock}</translation>
    </message>
    <message>
        <source>{value} min</source>
        <translation>{value} dk</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tümü</translation>
    </message>
    <message>
        <source>Shows the whole recording (Home)</source>
        <translation>Kaydın tamamını gösterir (Home)</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Yakınlaş</translation>
    </message>
    <message>
        <source>Zooms in (+, or the mouse wheel at the pointer)</source>
        <translation>Yakınlaştırır (+ ya da imlecin yerinde fare tekerleği)</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>Uzaklaş</translation>
    </message>
    <message>
        <source>Zooms out (-, or the mouse wheel at the pointer)</source>
        <translation>Uzaklaştırır (- ya da imlecin yerinde fare tekerleği)</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>İzle</translation>
    </message>
    <message>
        <source>Keeps the newest in sight while recording (End)</source>
        <translation>Kayıt sürerken en yeniyi görünür tutar (End)</translation>
    </message>
    <message>
        <source>Flame of a recompute</source>
        <translation>Bir yeniden hesaplamanın alev grafiği</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>Önce en uzun</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Closes the flame (Escape)</source>
        <translation>Alev grafiğini kapatır (Escape)</translation>
    </message>
    <message>
        <source>In no feature</source>
        <translation>Hiçbir özellikte değil</translation>
    </message>
    <message>
        <source>{what}: {time}, {share} of the recompute</source>
        <translation>{what}: {time}, yeniden hesaplamanın {share} kadarı</translation>
    </message>
    <message>
        <source>{function} ({file}:{line}): {share} of {feature}, over all its {count} runs together</source>
        <translation>{function} ({file}:{line}): {feature} süresinin {share} kadarı, tüm {count} çalışması birlikte</translation>
    </message>
    <message>
        <source>{function}: {share} of {feature}, over all its {count} runs together</source>
        <translation>{function}: {feature} süresinin {share} kadarı, tüm {count} çalışması birlikte</translation>
    </message>
    <message>
        <source>Python calls are not in this recording: the preset Processor reads them.</source>
        <translation>Python çağrıları bu kayıtta yok: onları İşlemci ön ayarı okur.</translation>
    </message>
    <message>
        <source>Python calls are shown below once the recording has stopped.</source>
        <translation>Python çağrıları kayıt durunca aşağıda gösterilir.</translation>
    </message>
    <message>
        <source>Python calls are being sorted…</source>
        <translation>Python çağrıları düzenleniyor…</translation>
    </message>
    <message>
        <source>None of these features has Python calls of its own.</source>
        <translation>Bu özelliklerin hiçbirinin kendi Python çağrısı yok.</translation>
    </message>
    <message>
        <source>{feature} failed in {failed} of {runs} recomputes, also in the last one; how long a try takes is not known: a feature that fails tells nothing of its time</source>
        <translation>{feature}, {runs} yeniden hesaplamanın {failed} tanesinde başarısız oldu, sonuncusunda da; bir denemenin ne kadar sürdüğü bilinmiyor: başarısız olan bir özellik süresi hakkında hiçbir şey bildirmez</translation>
    </message>
    <message>
        <source>no sure gain here: {saving} of {before}, the runs differ too much to tell</source>
        <translation>burada kesin bir kazanç yok: {before} sürenin {saving} kadarı; çalışmalar bunu söyleyemeyecek kadar farklı</translation>
    </message>
    <message>
        <source>The page {page} failed and rests until the panel is opened again: {error}. The Report view has the details.</source>
        <translation>{page} sayfası çalışamadı ve panel yeniden açılana dek bekliyor: {error}. Ayrıntılar Rapor görünümünde.</translation>
    </message>
    <message>
        <source>FreeCAD did not answer once, for {time}:</source>
        <translation>FreeCAD bir kez, {time} boyunca yanıt vermedi:</translation>
    </message>
    <message>
        <source>An edit of {sheet} ({cells}) recomputed what came out as it was: {time} for nothing. Objects that depend on it: {dependents}.</source>
        <translation>{sheet} tablosundaki bir düzenleme ({cells}), sonucu değişmeyen nesneleri yeniden hesaplattı: {time} boşa gitti. Tabloya bağlı nesneler: {dependents}.</translation>
    </message>
    <message>
        <source>One such change recomputed {wasted} of {features} features for nothing: {time}.</source>
        <translation>Böyle bir değişiklik {features} özelliğin {wasted} tanesini boşuna yeniden hesaplattı: {time}.</translation>
    </message>
    <message>
        <source>An object of {document} links to {file}; opening it takes {time} of the {all} in all.</source>
        <translation>{document} belgesinin bir nesnesi {file} dosyasına bağlanıyor; onu açmak toplam {all} sürenin {time} kadarını alıyor.</translation>
    </message>
    <message>
        <source>It failed in {failed} of {runs} recomputes and took {time} each time. Skipped objects that depend on it: {dependents}.</source>
        <translation>{runs} yeniden hesaplamanın {failed} tanesinde başarısız oldu ve her seferinde {time} sürdü. Ona bağlı olup atlanan nesneler: {dependents}.</translation>
    </message>
    <message>
        <source>It failed in {failed} of {runs} recomputes. Skipped objects that depend on it: {dependents}. How long it took is not known: a feature that fails tells nothing of its time.</source>
        <translation>{runs} yeniden hesaplamanın {failed} tanesinde başarısız oldu. Ona bağlı olup atlanan nesneler: {dependents}. Ne kadar sürdüğü bilinmiyor: başarısız olan bir özellik süresini bildirmez.</translation>
    </message>
    <message>
        <source>By an expression ({path}) every change of {source} recomputes a feature of {body} as well: {time}.</source>
        <translation>Bir ifade ({path}) yüzünden {source} her değiştiğinde {body} içindeki bir özellik de yeniden hesaplanıyor: {time}.</translation>
    </message>
    <message>
        <source>Turn off preselection for large models</source>
        <translation>Büyük modellerde ön seçimi kapatın</translation>
    </message>
    <message>
        <source>{what}: one feature recomputed, for nothing; {time} wasted.</source>
        <translation>{what}: bir özellik boşuna yeniden hesaplandı; {time} boşa gitti.</translation>
    </message>
    <message>
        <source>{what}: one feature recomputed, not for nothing.</source>
        <translation>{what}: bir özellik yeniden hesaplandı, boşuna değil.</translation>
    </message>
    <message>
        <source>{what}: one feature recomputed ({unknown_time}); whether for nothing is not known.</source>
        <translation>{what}: bir özellik yeniden hesaplandı ({unknown_time}); boşuna olup olmadığı bilinmiyor.</translation>
    </message>
    <message>
        <source>own colour: not measured, or can&apos;t be coloured</source>
        <translation>kendi rengi: ölçülmedi ya da renklendirilemiyor</translation>
    </message>
    <message>
        <source>{features} depends on it and was not computed</source>
        <translation>{features} ona bağlı ve hesaplanmadı</translation>
    </message>
    <message>
        <source>Editing {what} recomputed one feature for nothing, which took {time}</source>
        <translation>{what} düzenlenince bir özellik boşuna yeniden hesaplandı ve {time} sürdü</translation>
    </message>
    <message>
        <source>The processor draws the 3D view ({renderer}); {slow} of {frames} pictures were not smooth and took {time} (median)</source>
        <translation>3B görünümü işlemci çiziyor ({renderer}); {frames} görüntüden {slow} tanesi akıcı değildi ve {time} sürdü (ortanca)</translation>
    </message>
    <message>
        <source>Failed before: {failed} of {runs} runs</source>
        <translation>Daha önce başarısız oldu: {runs} çalışmadan {failed} tanesi</translation>
    </message>
    <message>
        <source>the NVIDIA driver runs, but FreeCAD can&apos;t load its library (libnvidia-ml); FreeCAD may be in a sandbox</source>
        <translation>NVIDIA sürücüsü çalışıyor, ancak FreeCAD onun kitaplığını (libnvidia-ml) yükleyemiyor; FreeCAD bir korumalı alanda olabilir</translation>
    </message>
    <message>
        <source>“{name}” stands for a recording: give the baseline another name</source>
        <translation>“{name}” bir kayıt anlamına gelir: referansa başka bir ad verin</translation>
    </message>
    <message>
        <source>Offer “Why is this slow?” in the menu of the model tree</source>
        <translation>Model ağacının menüsünde “Bu neden yavaş?” sorusunu sun</translation>
    </message>
    <message>
        <source>the recordings are kept in it</source>
        <translation>kayıtlar onun içinde saklanıyor</translation>
    </message>
    <message>
        <source>,</source>
        <translation>.</translation>
    </message>
    <message>
        <source>Done before: {title}. It really saved {time} each opening.</source>
        <translation>Daha önce yapıldı: {title}. Her açılışta gerçekte {time} kazandırdı.</translation>
    </message>
    <message>
        <source>Done before: {title}. It really saved {time} each saving.</source>
        <translation>Daha önce yapıldı: {title}. Her kaydetmede gerçekte {time} kazandırdı.</translation>
    </message>
    <message>
        <source>both --json and --csv name it</source>
        <translation>hem --json hem de --csv onu belirtiyor</translation>
    </message>
</context>
</TS>
