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
        <source>Table as CSV…</source>
        <translation>CSV tablosu…</translation>
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
</context>
</TS>
