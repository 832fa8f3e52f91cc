// The published systems of the examples, and what their papers report.

export interface System {
  /** of its pictures and of `--only` */
  readonly name: string;
  readonly title: string;
  /** in examples/ */
  readonly file: string;
  readonly experiment: string;
  /** parameters in the simulator's units, where they differ from those of the file */
  readonly settings?: Readonly<Record<string, number>>;
  /** of those settings that have one, for the command that people read */
  readonly units?: Readonly<Record<string, string>>;
  /** data that the project doesn't have, and the text parameter that says where they are */
  readonly data?: { readonly of: keyof typeof ownData; readonly parameter: string };
  /** GB; the usual limit where it isn't given */
  readonly memoryLimit?: number;
  /** what was reported elsewhere, with its source */
  readonly published: string;
  /** what differs from that, and why */
  readonly differs: string;
}

/** Data that are not ours to give away, by the option of `npm run systems` that says where they are; `named`: what commands call them. */
export const ownData = {
  mnist: { are: 'the folder with the four files of MNIST', named: 'mnist' },
  vowels: { are: 'the table of all women that docs/guide/19-vowels.md says how to make', named: 'women.csv' }
};

export const systems: readonly System[] = [
  ...[
    {
      name: 'brunel-synchronous-regular',
      title: 'synchronous and regular',
      experiment: 'synchronous_regular',
      published: 'all neurons fire together, regularly and at high rates; its mean-field equations give 327.0 Hz'
    },
    {
      name: 'brunel-fast',
      title: 'synchronous and irregular, fast',
      experiment: 'synchronous_irregular_fast',
      published:
        'a fast rhythm of the network, whose neurons fire irregularly and less often than it; its mean-field equations give 55.84 Hz'
    },
    {
      name: 'brunel',
      title: 'asynchronous and irregular',
      experiment: 'asynchronous_irregular',
      published: 'stationary activity, neurons fire irregularly; its mean-field equations give 37.95 Hz',
      corrected: '; corrected for it, they give 37.25 Hz'
    },
    {
      name: 'brunel-slow',
      title: 'synchronous and irregular, slow',
      experiment: 'synchronous_irregular_slow',
      published:
        'a slow rhythm of the network, whose neurons fire irregularly and seldom; its mean-field equations give 6.52 Hz'
    }
  ].map(({ corrected = '', ...regime }) => ({
    ...regime,
    title: `Balanced random network (Brunel 2000), ${regime.title}`,
    file: 'brunel.snn',
    published: `${regime.published} ([doi](https://doi.org/10.1023/A:1008925309027))`,
    differs: `spikes on a grid of 0.1 ms${corrected}`
  })),
  {
    name: 'coba',
    title: 'Benchmark 1, conductances (Brette et al. 2007)',
    file: 'coba.snn',
    experiment: 'self_sustained',
    published:
      'asynchronous irregular activity that goes on by itself after a kick of 50 ms ([doi](https://doi.org/10.1007/s10827-007-0038-6))',
    differs: 'the kick is a hundred Poisson sources'
  },
  {
    name: 'cuba',
    title: 'Benchmark 2, currents (Brette et al. 2007)',
    file: 'cuba.snn',
    experiment: 'spontaneous',
    published:
      'asynchronous irregular activity that goes on by itself ([doi](https://doi.org/10.1007/s10827-007-0038-6))',
    differs: 'begins with potentials drawn between reset and threshold, in place of a kick'
  },
  {
    name: 'synfire',
    title: 'Synfire chain (Diesmann et al. 1999): which packets survive',
    file: 'synfire.snn',
    experiment: 'separatrix',
    published:
      'packets of enough spikes, close enough in time, travel on and become sharper, others die; a separatrix divides them ([doi](https://doi.org/10.1038/990101))',
    differs: 'one chain of ten groups for each packet; how it fares is told by the last group alone'
  },
  {
    name: 'synfire-survives',
    title: 'Synfire chain (Diesmann et al. 1999): a packet that survives',
    file: 'synfire.snn',
    experiment: 'survives',
    published:
      'spikes of a packet that survives lie within less than a millisecond ([doi](https://doi.org/10.1038/990101))',
    differs: 'a delay of 5 ms between groups, so that they are apart in the picture'
  },
  ...[
    {
      name: 'distal_reward',
      title: 'Distal reward (Izhikevich 2007), a tenth of the neurons',
      differs: 'a hundred neurons, each with ten synapses, for 1000 s in place of an hour; '
    },
    {
      name: 'distal_reward-full',
      title: 'Distal reward (Izhikevich 2007), full size',
      settings: { scale: 1, duration: 3_600_000 },
      differs: ''
    }
  ].map(run => ({
    ...run,
    file: 'distal_reward.snn',
    experiment: 'reinforcement',
    published:
      'a synapse that begins at 0 mV grows to the largest weight, 4 mV, within about an hour ([doi](https://doi.org/10.1093/cercor/bhl152))',
    differs: `${run.differs}weights move at all times in place of every 10 ms; input jumps onto the potential; a pair while a reward is due asks for no second one`
  })),
  ...[
    {
      name: 'liquid',
      title: 'fading memory',
      experiment: 'fading_memory',
      settings: { epochs: 20 },
      published:
        'a linear read-out of the state of a recurrent network tells patterns that have been in its input, and the better the more recent they are'
    },
    {
      name: 'liquid-stirred',
      title: 'what the read-out sees',
      experiment: 'stirred',
      published: 'spike trains stir a column of 135 neurons'
    }
  ].map(run => ({
    ...run,
    title: `Liquid state machine (Maass et al. 2002): ${run.title}`,
    file: 'liquid.snn',
    published: `${run.published} ([doi](https://doi.org/10.1162/089976602760407955))`,
    differs:
      'a task of our own, two patterns of four trains of five spikes; synapses of a kind are alike but for their weights; delays of 1 ms in place of 0.8 ms; the read-out learns by a normalised delta rule'
  })),
  {
    name: 'microcircuit',
    title: 'Cortical microcircuit (Potjans & Diesmann 2014), full size',
    file: 'microcircuit.snn',
    experiment: 'spontaneous',
    settings: { scale: 1 },
    memoryLimit: 8,
    published:
      'rates of 0.903, 2.965, 4.414, 5.876, 7.569, 8.633, 1.105 and 7.829 Hz in the eight populations, of the implementation for NEST at full size ([doi](https://doi.org/10.1093/cercor/bhs358))',
    differs: 'without thalamic input, as there'
  },
  {
    name: 'balanced_inhibition',
    title: 'Inhibitory plasticity (Vogels et al. 2011), full size',
    file: 'balanced_inhibition.snn',
    experiment: 'settles',
    settings: { scale: 1 },
    published:
      'excitatory neurons settle near the target rate, firing irregularly ([doi](https://doi.org/10.1126/science.1211095))',
    differs: 'learns ten times faster, so that 40 s are enough; no assembly of neurons is stimulated'
  },
  {
    name: 'izhikevich',
    title: 'A thousand spiking neurons (Izhikevich 2003)',
    file: 'izhikevich.snn',
    experiment: 'rhythms',
    published: 'rhythms in the alpha and gamma range ([doi](https://doi.org/10.1109/TNN.2003.820440))',
    differs: 'steps of 0.5 ms for all variables; a spike is a jump of the potential one step after it'
  },
  {
    name: 'gamma',
    title: 'Gamma rhythm of excitation and inhibition (Börgers & Kopell 2003)',
    file: 'gamma.snn',
    experiment: 'gamma',
    published:
      'a synchronous rhythm between 30 and 80 Hz whose period follows the decay of inhibition ([doi](https://doi.org/10.1162/089976603321192059))',
    differs: 'integrate-and-fire neurons in place of theta neurons'
  },
  ...[50, 300].map(outputs => ({
    name: `digits-${outputs}`,
    title: `Digits by memristive plasticity (Querlioz et al. 2013), ${outputs} neurons, ${outputs === 50 ? 'one pass' : 'three passes'}`,
    file: 'digits.snn',
    experiment: 'learn',
    settings: { outputs, passes: outputs === 50 ? 1 : 3, images: 60000, labelled: 10000, tested: 10000 },
    data: { of: 'mnist' as const, parameter: 'folder' },
    published:
      '93.5 % of the test pictures, as a review quotes the paper ([doi](https://doi.org/10.1109/TNANO.2013.2250995))',
    differs:
      'steps of 1 ms; homeostasis acts at the end of each picture. The settings are those of earlier simulations, held against others by 10 000 pictures for learning that were kept from it (`--experiment validate`)'
  })),
  ...[0.25, 0.5, 1].map(mismatch => ({
    name: `digits-mismatch-${100 * mismatch}`,
    title: `Digits with devices that differ by ${100 * mismatch} %, 300 neurons, one pass`,
    file: 'digits.snn',
    experiment: 'learn',
    settings: { mismatch, outputs: 300, images: 60000, labelled: 10000, tested: 10000 },
    data: { of: 'mnist' as const, parameter: 'folder' },
    published:
      'tolerates that devices differ by 50 %, as a review says of the paper ([doi](https://doi.org/10.1109/TNANO.2013.2250995))',
    differs: 'the largest weight and both steps of a synapse are drawn, and are not below zero'
  })),
  {
    name: 'digits-lost',
    title: 'Digits from spikes that get lost, 50 neurons',
    file: 'digits.snn',
    experiment: 'lost_spikes',
    settings: { images: 60000, labelled: 10000, tested: 10000 },
    data: { of: 'mnist' as const, parameter: 'folder' },
    published: 'a rate code bears the loss of spikes; no figure to compare',
    differs: 'spikes get lost while the neurons are labelled and tested; they learnt without'
  },
  {
    name: 'digits-readout',
    title: 'A taught read-out on top of 50 neurons that learnt digits without labels',
    file: 'digits_readout.snn',
    experiment: 'read_out',
    settings: { images: 60000, passes: 1, labelled: 10000, tested: 10000 },
    data: { of: 'mnist' as const, parameter: 'folder' },
    published:
      'both ways of learning can be combined, and bear differing devices better than taught synapses alone (Querlioz et al., NANOARCH 2012, 203-210); no figure to compare',
    differs: 'synapses that are taught have either sign; the rule learns from mistakes'
  },
  {
    name: 'diehl_cook',
    title: 'Digits by excitatory and inhibitory neurons (Diehl & Cook 2015), 100 neurons, one pass',
    file: 'diehl_cook.snn',
    experiment: 'learn',
    settings: { images: 60000, labelled: 10000, tested: 10000, passes: 1 },
    data: { of: 'mnist', parameter: 'folder' },
    published:
      '82.9 % of the test pictures with 100 neurons and 95 % with 6400 ([doi](https://doi.org/10.3389/fncom.2015.00099)), as a [review](https://doi.org/10.1038/s44172-024-00165-9) quotes the paper',
    differs:
      "parameters are those of the authors' program, whose rule is one of triplets, but for the rate of strengthening, three times theirs (0.03, chosen of 0.01, 0.03, 0.05 and 0.1 by pictures kept of the training set: with theirs half of the neurons hardly learn, and the test set gives 73.0 %); delays are drawn for each pixel in place of each synapse; pictures are shuffled; classes are given by the last 10 000 pictures of the training set"
  },
  {
    name: 'repeating_pattern',
    title: 'A repeating pattern found in noise (Masquelier, Guyonneau & Thorpe 2008)',
    file: 'repeating_pattern.snn',
    experiment: 'finds',
    settings: { scale: 1, duration: 150_000, judged: 50_000 },
    units: { duration: 'ms', judged: 'ms' },
    published:
      'more than 98 % of the patterns answered, none falsely, less than 10 ms late ([doi](https://doi.org/10.1371/journal.pone.0001377)); a [replication](https://doi.org/10.5281/zenodo.1327348) finds that in more than 95 of 100 runs, from 13.5 s on in the original and from 20 s on in steps of 0.1 ms',
    differs:
      'steps of 0.1 ms; spikes of the pattern lie evenly in its 50 ms, at least one for each input that takes part; 150 s, the last 50 s of which are judged, where the paper shows the same 150 s three times and judges the last'
  },
  {
    name: 'letters',
    title: 'Four letters by themselves (Feldmann et al. 2019), 100 networks',
    file: 'letters.snn',
    experiment: 'self_learning',
    published:
      'four neurons with 60 synapses learn letters, taught or by themselves; no figure to compare ([doi](https://doi.org/10.1038/s41586-019-1157-8))',
    differs:
      'letters of our own; pulses and levels of synapses in place of light. Threshold and gain were chosen by these 100 seeds; of 200 others 198 networks find four letters'
  },
  {
    name: 'letters_taught',
    title: 'Four letters taught (Feldmann et al. 2019), 100 networks',
    file: 'letters.snn',
    experiment: 'taught',
    published:
      'four neurons with 60 synapses learn letters, taught or by themselves; no figure to compare ([doi](https://doi.org/10.1038/s41586-019-1157-8))',
    differs: 'as above; tested with 5 % of the pixels flipped'
  },
  ...[1, 2, 3, 4, 5].map(fold => ({
    name: `vowels-${fold}`,
    title: `Vowels by four oscillators that lock (Romera et al. 2018), fold ${fold} of five of the speakers`,
    file: 'vowels.snn',
    experiment: 'recognise',
    settings: { fold, least: 0.7 },
    data: { of: 'vowels' as const, parameter: 'file' },
    published:
      'vowels are recognised at high rates, which stem from tunable frequencies and mutual coupling ([doi](https://doi.org/10.1038/s41586-018-0632-y))',
    differs:
      'oscillators have phases alone, and no noise; a pattern of locking stands for the vowel at which it is seen most; the mixture of formants is learnt. Targets and patterns were chosen on 38 men; the women were looked at more than once, and two settings are from then. The best linear separation of the three formants tells 91 % in the mean over the folds'
  }))
];
