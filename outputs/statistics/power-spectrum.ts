// power_spectrum: <|Fourier transform of (r - <r>)|²> / T of the mean rate r of the neurons, over segments of T = 1 / resolution.
import { formatQuantity } from '../../simulator/index.js';
import { Bins, countsIn } from '../reading/bins.js';
import { curveStatistic } from '../reading/curve.js';
import { fourier } from '../reading/fourier.js';
import { average } from '../reading/moments.js';
import { hertz, milliseconds, type Question } from '../reading/question.js';

/**
 * Two-sided power spectral density, rate²/frequency = rate (per ms): N independent Poisson trains of rate r have r / N at every
 * frequency, a modulation r (1 + a cos(2 pi f t)) adds r² a² T / 4 at f. Value i is at i · resolution, up to half the rate of bins.
 * Segments follow each other without overlap and taper. M. S. Bartlett 1963, doi:10.1111/j.2517-6161.1963.tb00508.x
 */
export const powerSpectrum = curveStatistic('power_spectrum', 'power', hertz, question => {
  const resolution = question.number('resolution', 1e-3);
  const bin = question.bin(1);
  const length = binsOfSegment(question, resolution, bin);
  const bins = new Bins(question.windows(), bin / question.recording.step);
  const starts = segmentsIn(question, bins, length, bin);
  const positions = Array.from({ length: Math.floor(length / 2) + 1 }, (_, k) => k * resolution);
  return {
    axis: { label: 'frequency', dimension: hertz },
    positions,
    values: spikes => {
      const rates = countsIn(bins, spikes).population.map(n => n / (spikes.neurons.length * bin));
      const segments = starts.map(first => rates.subarray(first, first + length));
      const mean = average(segments.flatMap(segment => average(segment)));
      const values = positions.map(() => 0);
      for (const segment of segments) {
        const { re, im } = fourier(segment.map(rate => (rate - mean) * bin));
        values.forEach((_, k) => (values[k]! += ((re[k]! ** 2 + im[k]! ** 2) * resolution) / segments.length));
      }
      return values;
    },
    note: starts.length === 1 ? '1 segment' : `${starts.length} segments`
  };
});

function binsOfSegment(question: Question, resolution: number, bin: number): number {
  const wanted = 1 / (resolution * bin);
  const length = Math.round(wanted);
  if (resolution > 0 && length >= 2 && Math.abs(wanted - length) < 1e-6 * length) return length;
  const segment = resolution > 0 ? formatQuantity(1 / resolution, milliseconds) : 'infinite';
  throw question.valueError(
    `${question.text} has no value: a segment of 1/resolution (${segment}) must hold whole bins, two at least; change \`bin\` or \`resolution\`.`
  );
}

/** The first bin of each segment. */
function segmentsIn(question: Question, bins: Bins, length: number, bin: number): readonly number[] {
  const starts = bins.windows.flatMap(({ first, count }) =>
    Array.from({ length: Math.floor(count / length) }, (_, i) => first + i * length)
  );
  if (starts.length > 0) return starts;
  const needed = formatQuantity(length * bin, milliseconds);
  throw question.valueError(
    `${question.text} has no value: it needs ${needed} of measured time in one piece; run longer or make \`resolution\` coarser.`
  );
}
