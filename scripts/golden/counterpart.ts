// For each model of the recorded networks the library model that says the same, and how its parameters are written.

/** Parameters by name: one number, or one for each neuron. */
export type Parameters = Readonly<Record<string, number | readonly number[]>>;

export interface Counterpart {
  readonly neuron: string;
  /** parameters of the library model, as expressions over `{NAME}`, which stands for a recorded parameter with its unit */
  readonly arguments: Readonly<Record<string, string>>;
  /** unit of a weight */
  readonly weight: string;
  /** synapse of the positive and of the other weights, as a model with expressions of one target's parameters */
  readonly synapse: {
    readonly model: string;
    readonly excitatory: Readonly<Record<string, string>>;
    readonly inhibitory: Readonly<Record<string, string>>;
  };
  /** inhibitory weights are conductances too, and positive in the library */
  readonly conductance: boolean;
  /** what the recording simulator uses for a parameter that is not given */
  readonly defaults: Readonly<Record<string, number>>;
  /** largest difference of a recorded voltage in mV: the recording simulator integrates conductances adaptively, not exactly */
  readonly voltageTolerance: number;
}

/** Units of all recorded parameters. */
export const parameterUnits: Readonly<Record<string, string>> = {
  C_m: 'pF',
  tau_m: 'ms',
  g_L: 'nS',
  E_L: 'mV',
  V_th: 'mV',
  V_reset: 'mV',
  t_ref: 'ms',
  I_e: 'pA',
  tau_syn_ex: 'ms',
  tau_syn_in: 'ms',
  E_ex: 'mV',
  E_in: 'mV',
  V_m: 'mV'
};

const membrane = { E_L: '{E_L}', V_th: '{V_th}', V_reset: '{V_reset}', t_ref: '{t_ref}' };
const membraneDefaults = { C_m: 250, tau_m: 10, E_L: -70, V_th: -55, V_reset: -70, t_ref: 2, I_e: 0 };
const exact = 1e-9;

function currentDriven(synapse: string): Counterpart {
  return {
    neuron: 'lif',
    arguments: { tau_m: '{tau_m}', R: '{tau_m} / {C_m}', ...membrane, I_e: '{I_e}' },
    weight: 'pA',
    synapse: { model: synapse, excitatory: { tau: '{tau_syn_ex}' }, inhibitory: { tau: '{tau_syn_in}' } },
    conductance: false,
    defaults: { ...membraneDefaults, tau_syn_ex: 2, tau_syn_in: 2 },
    voltageTolerance: exact
  };
}

export const counterparts: Readonly<Record<string, Counterpart>> = {
  iaf_psc_exp: currentDriven('exp_current'),
  iaf_psc_alpha: currentDriven('alpha_current'),
  iaf_psc_delta: {
    neuron: 'lif_delta',
    arguments: { tau_m: '{tau_m}', ...membrane, drive: '{I_e} * {tau_m} / {C_m}' },
    weight: 'mV',
    synapse: { model: 'delta', excitatory: {}, inhibitory: {} },
    conductance: false,
    defaults: membraneDefaults,
    voltageTolerance: exact
  },
  iaf_cond_exp: {
    neuron: 'lif_cond',
    arguments: { C: '{C_m}', g_L: '{g_L}', ...membrane, I_e: '{I_e}' },
    weight: 'nS',
    synapse: {
      model: 'exp_conductance',
      excitatory: { tau: '{tau_syn_ex}', E_rev: '{E_ex}' },
      inhibitory: { tau: '{tau_syn_in}', E_rev: '{E_in}' }
    },
    conductance: true,
    defaults: {
      C_m: 250,
      g_L: 16.6667,
      E_L: -70,
      V_th: -55,
      V_reset: -60,
      t_ref: 2,
      I_e: 0,
      tau_syn_ex: 0.2,
      tau_syn_in: 2,
      E_ex: 0,
      E_in: -85
    },
    voltageTolerance: 0.1
  }
};
