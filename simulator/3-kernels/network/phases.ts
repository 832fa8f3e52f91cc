// The order of things within a step, the same for every backend: each phase is done by all parts before the next begins.

/**
 * What a part of a network may do in a step. `carry`: states of synapses that are carried each step, from the neurons as the step before
 * left them. `hold`: spikes set what their targets begin the step with, and make them refractory.
 * `equations`: of neurons that synapses look at before anything arrives; those of all others belong to `neurons`. `assign`: spikes assign to
 * states of their targets, one after the other. `arrive`: spikes reach synapses and, at once, their targets (axonal delays). `neurons`: integrate, take what arrives, fire. `deliver`: the spikes
 * of the step are sent on their way. `recur`: synapses do what they do at regular times.
 */
export const phasesOfStep = ['carry', 'hold', 'equations', 'assign', 'arrive', 'neurons', 'deliver', 'recur'] as const;

/** What holds from the end of a step on, so that what goes wrong does so in the next. `drive`: inputs from outside; `inject`: what synapses add to them all the time. */
export const phasesBetween = ['drive', 'inject'] as const;

export type Phase = (typeof phasesOfStep)[number] | (typeof phasesBetween)[number];
