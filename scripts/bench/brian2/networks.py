# The timed networks in Brian2, C++ standalone: `networks.py NAME FOLDER` compiles FOLDER/NAME/main, which prints `loop SECONDS spikes
# NUMBER`: processor time of the run loop alone, neither compiling nor connecting.
import sys
from pathlib import Path

from brian2 import (Hz, Network, NeuronGroup, PoissonInput, SpikeMonitor, Synapses, defaultclock, device, ms, mV, prefs,
                    second, seed, set_device)

STEP = 0.1 * ms


def lif(size, name):
    equations = 'dv/dt = -v / (20*ms) : volt (unless refractory)'
    return NeuronGroup(size, equations, threshold='v >= 20*mV', reset='v = 10*mV', refractory=2 * ms, method='exact', name=name)


def connected(source, target, probability, **what):
    synapses = Synapses(source, target, **what)
    synapses.connect(p=probability)
    return synapses


def brunel():
    neurons = lif(12500, 'neurons')
    exc, inh = neurons[:10000], neurons[10000:]
    drive = PoissonInput(neurons, 'v', 2000, 10 * Hz, 0.1 * mV)
    fast = connected(exc, neurons, 0.1, on_pre='v_post += 0.1*mV', delay=1.5 * ms)
    slow = connected(inh, neurons, 0.1, on_pre='v_post -= 0.5*mV', delay=1.5 * ms)
    return [neurons, drive, fast, slow], 1 * second


def cuba():
    equations = '''dv/dt = (ge + gi - (v + 49*mV)) / (20*ms) : volt (unless refractory)
                   dge/dt = -ge / (5*ms) : volt
                   dgi/dt = -gi / (10*ms) : volt'''
    neurons = NeuronGroup(4000, equations, threshold='v > -50*mV', reset='v = -60*mV', refractory=5 * ms, method='exact')
    neurons.v = '-60*mV + rand() * 10*mV'
    fast = connected(neurons[:3200], neurons, 0.02, on_pre='ge_post += 1.62*mV', delay=0.1 * ms)
    slow = connected(neurons[3200:], neurons, 0.02, on_pre='gi_post -= 9*mV', delay=0.1 * ms)
    return [neurons, fast, slow], 10 * second


def coba():
    equations = '''dv/dt = (10*nS * (-60*mV - v) + ge * (0*mV - v) + gi * (-80*mV - v) + kick) / (200*pF) : volt (unless refractory)
                   dge/dt = -ge / (5*ms) : siemens
                   dgi/dt = -gi / (10*ms) : siemens
                   kick = 200*pA * int(t < 50*ms) : amp'''
    neurons = NeuronGroup(4000, equations, threshold='v > -50*mV', reset='v = -60*mV', refractory=5 * ms, method='exponential_euler')
    neurons.v = '-60*mV + rand() * 10*mV'
    fast = connected(neurons[:3200], neurons, 0.02, on_pre='ge_post += 6*nS', delay=0.1 * ms)
    slow = connected(neurons[3200:], neurons, 0.02, on_pre='gi_post += 67*nS', delay=0.1 * ms)
    return [neurons, fast, slow], 2 * second


def plastic():
    neurons = lif(10000, 'neurons')
    exc, inh = neurons[:8000], neurons[8000:]
    drive = PoissonInput(neurons, 'v', 1000, 12.8 * Hz, 0.125 * mV)
    model = '''w : 1
               dx/dt = -x / (20*ms) : 1 (event-driven)
               dy/dt = -y / (20*ms) : 1 (event-driven)'''
    on_pre = '''v_post += w*mV
                x += 1
                w = clip(w - 0.00525*0.25*y, 0, 0.25)'''
    on_post = '''y += 1
                 w = clip(w + 0.005*0.25*x, 0, 0.25)'''
    learning = connected(exc, exc, 0.1, model=model, on_pre=on_pre, on_post=on_post, delay=1.5 * ms)
    learning.w = 0.125
    fast = connected(exc, inh, 0.1, on_pre='v_post += 0.125*mV', delay=1.5 * ms)
    slow = connected(inh, neurons, 0.1, on_pre='v_post -= 0.75*mV', delay=1.5 * ms)
    return [neurons, drive, learning, fast, slow], 1 * second


def main(name, folder):
    set_device('cpp_standalone', build_on_run=False)
    prefs.devices.cpp_standalone.openmp_threads = 0
    defaultclock.dt = STEP
    seed(1)
    parts, duration = {'brunel': brunel, 'cuba': cuba, 'plastic': plastic, 'coba': coba}[name]()
    spikes = SpikeMonitor(parts[0], record=False, name='counted')
    device.insert_code('before_network_run', 'std::clock_t bench_began = std::clock();')
    seconds = 'double(std::clock() - bench_began) / CLOCKS_PER_SEC'
    count = 'brian::_array_counted_N[0]'
    device.insert_code('after_network_run', f'std::cout << "loop " << {seconds} << " spikes " << {count} << std::endl;')
    Network(*parts, spikes).run(duration)
    device.build(directory=str(Path(folder) / name), compile=True, run=False, debug=False)


main(sys.argv[1], sys.argv[2])
