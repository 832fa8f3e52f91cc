// Names of models as mathematics writes them: tau_m becomes a Greek letter with an index, A_plus a letter with a sign.

const greek =
  /^(alpha|beta|gamma|delta|epsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Sigma|Phi|Psi|Omega)$/;
const signs: Readonly<Record<string, string>> = { plus: '+', minus: '-' };

/** LaTeX of a name in the text of a model; what follows its first `_` is the index. */
export function symbolTex(name: string): string {
  const [, letters, digits, indices] = /^([^_\d]+)(\d*)_?(.*)$/.exec(name) ?? [];
  if (letters === undefined) return `\\mathrm{${name.replace(/_/g, '\\_')}}`;
  const index = [digits, ...(indices ?? '').split('_')]
    .filter(part => part !== undefined && part !== '')
    .map(part => indexTex(part!));
  return index.length > 0 ? `${letterTex(letters)}_{${index.join(',')}}` : letterTex(letters);
}

/** The variable of the neuron on one side of a synapse. */
export const sidedSymbolTex = (name: string, side: string): string => symbolTex(`${name}_${side}`);

const letterTex = (letters: string): string =>
  greek.test(letters) ? `\\${letters}` : letters.length === 1 ? letters : `\\mathrm{${letters}}`;
const indexTex = (part: string): string =>
  signs[part] ?? (greek.test(part) ? `\\${part}` : part.length === 1 ? part : `\\mathrm{${part}}`);
