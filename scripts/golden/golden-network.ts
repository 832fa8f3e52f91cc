// The recorded networks of the form `snn-golden/1`: what is simulated, and what a trusted simulator found.

/** Times in ms, voltages in mV, currents in pA, capacitances in pF, conductances in nS. */
export interface GoldenNetwork {
  readonly name: string;
  readonly dt: number;
  readonly T: number;
  readonly populations: readonly GoldenPopulation[];
  /** spike trains that are only sources */
  readonly inputs: readonly { readonly times: readonly number[] }[];
  readonly connections: readonly GoldenConnection[];
  readonly expected: {
    readonly spikes: { readonly ids: readonly number[]; readonly times: readonly number[] };
    /** for each connection the weights last sent, null where it is not plastic */
    readonly final_weights?: readonly (readonly number[] | null)[];
    readonly voltage_probe?: readonly GoldenProbe[];
  };
}

export interface GoldenPopulation {
  /** number of its first neuron; numbers run on over the populations */
  readonly first: number;
  readonly n: number;
  readonly model: string;
  /** one value, or one for each neuron */
  readonly params: Readonly<Record<string, number | readonly number[] | boolean>>;
  /** membrane potential at the start; E_L where it is absent */
  readonly V_m?: number | readonly number[];
}

export interface GoldenConnection {
  /** what `pre` counts: inputs or neurons */
  readonly source: 'input' | 'neuron';
  readonly pre: readonly number[];
  readonly post: readonly number[];
  readonly weight: readonly number[];
  readonly delay: readonly number[];
  readonly stdp?: Readonly<Record<string, number>>;
}

export interface GoldenProbe {
  readonly id: number;
  readonly times_first: number;
  readonly dt: number;
  readonly V_m: readonly number[];
}

/** Undefined for a file that does not say it is of this form. Throws a SyntaxError for a file that is not JSON. */
export function parseGoldenNetwork(text: string): GoldenNetwork | undefined {
  const value = JSON.parse(text) as { readonly format?: unknown } | null;
  return value !== null && typeof value === 'object' && value.format === 'snn-golden/1'
    ? (value as unknown as GoldenNetwork)
    : undefined;
}
