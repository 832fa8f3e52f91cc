// bimodality: (skewness² + 1) / kurtosis of the last recorded values, or of a list.
import { dimensionless } from '../../simulator/index.js';
import { centralMoment } from '../reading/moments.js';
import type { Statistic } from '../reading/question.js';

/** Sarle's coefficient: 1 for two equal points, 5/9 uniform, 1/3 normal. J. B. Freeman & R. Dale 2013, doi:10.3758/s13428-012-0225-x */
export const bimodality: Statistic = {
  name: 'bimodality',
  dimension: dimensionless,
  take: question => {
    const values = question.sample();
    const variance = centralMoment(values, 2);
    if (!(variance > 0))
      throw question.valueError(`${question.text} has no value: all ${values.length} values are equal.`);
    const skewness = centralMoment(values, 3) / (variance * Math.sqrt(variance));
    const kurtosis = centralMoment(values, 4) / (variance * variance);
    return (skewness * skewness + 1) / kurtosis;
  }
};
