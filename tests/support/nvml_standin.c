/* SPDX-License-Identifier: LGPL-2.1-or-later
 *
 * A stand-in for NVIDIA's libnvidia-ml.so.1, for machines without an NVIDIA card: two cards that
 * never were. NVML_STANDIN says how it behaves:
 *
 *   answers    everything is told: device 0 in full, device 1 is a simpler card
 *   errs       each function of a device says "unknown error" (999)
 *   denied     each function of a device says "no permission" (4)
 *   unsupported  each function of a device says "not supported" (3)
 *   loses      device 1 is lost (15) once its utilisation has been read
 *   unloaded   nvmlInit says "driver not loaded" (9)
 *   mismatch   nvmlInit says "library and driver differ" (18)
 *   none       there is no device
 *   hangs      reading a temperature never comes back
 *   hangs-at-start  nvmlInit never comes back
 *
 * Compiled with -DLACKS it has no function for fans, processes, events and memory apart, as old drivers.
 * NVML_STANDIN_PID is the process that uses device 0. A file NVML_STANDIN_CLOSED gets a line at
 * each nvmlShutdown.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    SUCCESS = 0,
    NOT_SUPPORTED = 3,
    NO_PERMISSION = 4,
    INSUFFICIENT_SIZE = 7,
    DRIVER_NOT_LOADED = 9,
    TIMEOUT = 10,
    LOST = 15,
    MISMATCH = 18,
    UNKNOWN = 999
};

typedef struct { int index; int reads; } Device;

static Device devices[2] = {{0, 0}, {1, 0}};

static int mode(const char *name) {
    const char *set = getenv("NVML_STANDIN");
    return set && strcmp(set, name) == 0;
}

static void hang(void) {
    for (;;)
        pause();
}

/* What every function of a device says first; 0: it answers. */
static int refusal(const Device *device) {
    if (mode("errs"))
        return UNKNOWN;
    if (mode("denied"))
        return NO_PERMISSION;
    if (mode("unsupported"))
        return NOT_SUPPORTED;
    return mode("loses") && device->index == 1 && device->reads > 0 ? LOST : SUCCESS;
}

#define ANSWER(device, what) \
    do { \
        int refused = refusal(device); \
        if (refused) \
            return refused; \
        what; \
        return SUCCESS; \
    } while (0)

int nvmlInitWithFlags(unsigned flags) {
    (void)flags;
    if (mode("hangs-at-start"))
        hang();
    return mode("unloaded") ? DRIVER_NOT_LOADED : mode("mismatch") ? MISMATCH : SUCCESS;
}

int nvmlShutdown(void) {
    const char *path = getenv("NVML_STANDIN_CLOSED");
    FILE *file = path ? fopen(path, "a") : NULL;
    if (file) {
        fputs("closed\n", file);
        fclose(file);
    }
    return SUCCESS;
}

const char *nvmlErrorString(int code) {
    (void)code;
    return "an error of the stand-in";
}

int nvmlSystemGetDriverVersion(char *text, unsigned length) {
    snprintf(text, length, "999.12");
    return SUCCESS;
}

int nvmlDeviceGetCount_v2(unsigned *count) {
    *count = mode("none") ? 0 : 2;
    return SUCCESS;
}

int nvmlDeviceGetHandleByIndex_v2(unsigned index, Device **device) {
    *device = &devices[index];
    return SUCCESS;
}

int nvmlDeviceGetName(const Device *device, char *text, unsigned length) {
    (void)device;
    snprintf(text, length, "NVIDIA Stand-In 4000");
    return SUCCESS;
}

typedef struct {
    char bus_id_legacy[16];
    unsigned domain, bus, device, device_id, subsystem_id;
    char bus_id[32];
} PciInfo;

int nvmlDeviceGetPciInfo_v3(const Device *device, PciInfo *info) {
    memset(info, 0, sizeof *info);
    snprintf(info->bus_id, sizeof info->bus_id, "00000000:%02X:00.0", device->index ? 0xA1 : 1);
    return SUCCESS;
}

int nvmlDeviceGetUtilizationRates(Device *device, unsigned rates[2]) {
    int refused = refusal(device);
    device->reads++;
    if (refused)
        return refused;
    rates[0] = 37;
    rates[1] = 12;
    return SUCCESS;
}

int nvmlDeviceGetMemoryInfo(const Device *device, unsigned long long sizes[3]) {
    ANSWER(device, sizes[0] = 8ull << 30; sizes[1] = 4ull << 30; sizes[2] = 4ull << 30);
}

int nvmlDeviceGetTemperature(const Device *device, unsigned sensor, unsigned *celsius) {
    (void)sensor;
    if (mode("hangs"))
        hang();
    ANSWER(device, *celsius = 61);
}

int nvmlDeviceGetPowerUsage(const Device *device, unsigned *milliwatts) {
    if (device->index == 1 && !refusal(device))
        return NOT_SUPPORTED;
    ANSWER(device, *milliwatts = 123456);
}

int nvmlDeviceGetClockInfo(const Device *device, unsigned kind, unsigned *mhz) {
    ANSWER(device, *mhz = kind == 0 ? 1830 : 7001);
}

int nvmlDeviceGetTotalEccErrors(const Device *device, unsigned kind, unsigned since,
                                unsigned long long *count) {
    (void)since;
    if (device->index == 1 && !refusal(device))
        return NOT_SUPPORTED;
    ANSWER(device, *count = kind == 0 ? 5 : 1);
}

#ifndef LACKS

typedef struct {
    unsigned version;
    unsigned long long total, reserved, free, used;
} MemoryInfo2;

/* A gigabyte is the driver's own, which the older function counts as used. */
int nvmlDeviceGetMemoryInfo_v2(const Device *device, MemoryInfo2 *info) {
    ANSWER(device, info->total = 8ull << 30; info->reserved = 1ull << 30; info->free = 4ull << 30;
           info->used = 3ull << 30);
}

int nvmlDeviceGetFanSpeed(const Device *device, unsigned *percent) {
    if (device->index == 1 && !refusal(device))
        return NOT_SUPPORTED;
    ANSWER(device, *percent = 45);
}

typedef struct {
    unsigned pid;
    unsigned long long used;
    unsigned instance, compute_instance;
} Process;

static int processes(const Device *device, unsigned *count, Process *found, int drawing) {
    const char *own = getenv("NVML_STANDIN_PID");
    unsigned pid = own ? (unsigned)atoi(own) : 4242;
    int refused = refusal(device);
    if (refused)
        return refused;
    if (device->index == 1) { /* a process whose memory is not told, as on Windows */
        if (found)
            found[0] = (Process){pid, ~0ull, 0, 0};
    } else if (found) {
        found[0] = (Process){pid, 300ull << 20, 0, 0};
        found[1] = (Process){drawing ? 7001 : 7002, 50ull << 20, 0, 0};
    }
    *count = device->index == 1 ? 1 : 2;
    return found ? SUCCESS : INSUFFICIENT_SIZE;
}

int nvmlDeviceGetGraphicsRunningProcesses_v3(const Device *d, unsigned *count, Process *found) {
    return processes(d, count, found, 1);
}

int nvmlDeviceGetComputeRunningProcesses_v3(const Device *d, unsigned *count, Process *found) {
    return processes(d, count, found, 0);
}

typedef struct {
    Device *device;
    unsigned long long type, data;
    unsigned instance, compute_instance;
} Event;

static int events_registered, events_told;

int nvmlEventSetCreate(int **set) {
    *set = &events_registered;
    return SUCCESS;
}

int nvmlEventSetFree(int *set) {
    *set = 0;
    return SUCCESS;
}

int nvmlDeviceRegisterEvents(const Device *device, unsigned long long kinds, int *set) {
    if (device->index == 1 && !refusal(device))
        return NOT_SUPPORTED;
    ANSWER(device, *set = kinds == 8);
}

/* Two events of device 0 come at once, one more after the next answer that there is none. */
int nvmlEventSetWait_v2(int *set, Event *event, unsigned timeout_ms) {
    static const unsigned long long codes[] = {31, 43, 0, 79};
    if (timeout_ms != 0 || !*set)
        return UNKNOWN;
    if (events_told == 4 || codes[events_told] == 0) {
        events_told += events_told < 4;
        return TIMEOUT;
    }
    *event = (Event){&devices[0], 8, codes[events_told++], 0, 0};
    return SUCCESS;
}

#endif
