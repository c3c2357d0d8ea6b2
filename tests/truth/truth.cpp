// SPDX-License-Identifier: LGPL-2.1-or-later
//
// Times recomputes from inside FreeCAD, to hold the profiler against. Preloaded (LD_PRELOAD), it
// stands in for three functions that FreeCAD reaches through the dynamic linker, and calls the
// real ones (docs/freecad.md, "Truth"). It writes one line a call to the file $PERFPROFILER_TRUTH:
//
//   kind  depth  start_ns  end_ns  document  object  property
//
// kind R: App::Document::recompute, F: App::Document::_recomputeFeature,
// D: Gui::Document::slotChangedObject. depth: how many calls of the same kind it lies in.
// Times are CLOCK_MONOTONIC, the clock of Python's perf_counter_ns. Lines stand in memory until
// the outermost call of any kind has ended, so that writing is never inside what is timed.

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <dlfcn.h>
#include <string>

namespace
{

using NameOf = const char *(*)(const void *);

long long now()
{
    timespec time {};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

// FreeCAD's own function: the next one after ours. FreeCAD's programs are linked to its libraries,
// so that these stand in the same order of search as we do.
template<typename Function> Function real(const char *symbol)
{
    const auto found = reinterpret_cast<Function>(dlsym(RTLD_NEXT, symbol));
    if (!found) {
        std::fprintf(stderr, "truth: FreeCAD has no %s\n", symbol);
        std::abort();
    }
    return found;
}

std::string nameOf(NameOf function, const void *of)
{
    const char *name = of ? function(of) : nullptr;
    return name ? name : "";
}

std::string lines;
int open = 0;

void flush()
{
    const char *path = std::getenv("PERFPROFILER_TRUTH");
    if (std::FILE *file = path ? std::fopen(path, "a") : nullptr) {
        std::fwrite(lines.data(), 1, lines.size(), file);
        std::fclose(file);
    }
    lines.clear();
}

// One call, from construction to destruction, so that an exception ends it too.
class Call
{
public:
    Call(char kind, int &depth, std::string names)
        : kind(kind), depth(depth), names(std::move(names))
    {
        ++open;
        level = depth++;
        start = now();
    }
    ~Call()
    {
        const long long end = now();
        --depth;
        char head[96];
        std::snprintf(head, sizeof head, "%c\t%d\t%lld\t%lld\t", kind, level, start, end);
        lines += head + names + "\n";
        if (--open == 0) {
            flush();
        }
    }
    Call(const Call &) = delete;
    Call &operator=(const Call &) = delete;

private:
    char kind;
    int &depth;
    int level;
    std::string names;
    long long start;
};

int recomputes = 0, features = 0, displays = 0;

std::string documentName(const void *document)
{
    static const auto getName = real<NameOf>("_ZNK3App8Document7getNameEv");
    return nameOf(getName, document);
}

std::string objectNames(const void *object)
{
    static const auto getDocument =
        real<const void *(*)(const void *)>("_ZNK3App14DocumentObject11getDocumentEv");
    static const auto getName = real<NameOf>("_ZNK3App14DocumentObject17getNameInDocumentEv");
    return documentName(getDocument(object)) + "\t" + nameOf(getName, object);
}

} // namespace

extern "C" {

// int App::Document::recompute(const std::vector<App::DocumentObject*>&, bool, bool*, int)
int _ZN3App8Document9recomputeERKSt6vectorIPNS_14DocumentObjectESaIS3_EEbPbi(
    void *self, const void *objects, bool force, bool *hasError, int options)
{
    using Recompute = int (*)(void *, const void *, bool, bool *, int);
    static const auto recompute = real<Recompute>(
        "_ZN3App8Document9recomputeERKSt6vectorIPNS_14DocumentObjectESaIS3_EEbPbi");
    Call call('R', recomputes, documentName(self) + "\t\t");
    return recompute(self, objects, force, hasError, options);
}

// int App::Document::_recomputeFeature(App::DocumentObject*)
int _ZN3App8Document17_recomputeFeatureEPNS_14DocumentObjectE(void *self, void *object)
{
    static const auto recompute = real<int (*)(void *, void *)>(
        "_ZN3App8Document17_recomputeFeatureEPNS_14DocumentObjectE");
    Call call('F', features, objectNames(object) + "\t");
    return recompute(self, object);
}

// void Gui::Document::slotChangedObject(const App::DocumentObject&, const App::Property&)
void _ZN3Gui8Document17slotChangedObjectERKN3App14DocumentObjectERKNS1_8PropertyE(
    void *self, const void *object, const void *property)
{
    static const auto changed = real<void (*)(void *, const void *, const void *)>(
        "_ZN3Gui8Document17slotChangedObjectERKN3App14DocumentObjectERKNS1_8PropertyE");
    static const auto getName = real<NameOf>("_ZNK3App8Property7getNameEv");
    Call call('D', displays, objectNames(object) + "\t" + nameOf(getName, property));
    changed(self, object, property);
}
}
