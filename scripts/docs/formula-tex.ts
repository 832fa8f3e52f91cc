// Expressions of the language as LaTeX. Only macros that GitHub and KaTeX both allow.
import type { Args, Call, Expr, Sum } from '../../language/generated/ast.js';
import { sidedSymbolTex, symbolTex } from './symbol-tex.js';

const relations: Readonly<Record<string, string>> = { '<=': '\\le', '>=': '\\ge', '==': '=', '!=': '\\ne' };

/** LaTeX of an expression; brackets stay as they were written, except where a fraction or an exponent makes them needless. */
export function formulaTex(expression: Expr): string {
  switch (expression.$type) {
    case 'NumberLiteral':
      return numberTex(expression.text);
    case 'Quantity':
    case 'UnknownUnit':
      return quantityTex(expression.text);
    case 'Text':
      return `\\text{${expression.value}}`;
    case 'Reference':
      return nameTex(expression.to.$refText);
    case 'Paren':
      return bracketed(formulaTex(expression.inner));
    case 'Minus':
      return `-${formulaTex(expression.operand)}`;
    case 'Power':
      return `${formulaTex(expression.base)}^{${formulaTex(bare(expression.exponent))}}`;
    case 'Sum':
      return sumTex(expression);
    case 'Logic':
      return `${formulaTex(expression.left)} \\text{ ${expression.operator} } ${formulaTex(expression.right)}`;
    case 'Not':
      return `\\text{not } ${formulaTex(expression.operand)}`;
    case 'Comparison':
      return `${formulaTex(expression.left)} ${relations[expression.operator] ?? expression.operator} ${formulaTex(expression.right)}`;
    case 'Within':
      return `${formulaTex(expression.value)} \\in [${formulaTex(expression.low)},\\, ${formulaTex(expression.high)}]`;
    case 'Conditional':
      return casesTex(expression.condition, expression.then, expression.else);
    case 'SideAccess':
      return expression.member === undefined
        ? `\\mathrm{${expression.side}}`
        : sidedSymbolTex(expression.member, expression.side);
    case 'Call':
      return callTex(expression);
    case 'List':
      return `[${expression.items.map(formulaTex).join(',\\, ')}]`;
    case 'Column':
      return `\\mathrm{${expression.of.to.$refText}.${expression.column}}`;
    case 'Index':
      return `${formulaTex(expression.of)}[${expression.index.map(slice => formulaTex(slice.low)).join(', ')}]`;
    case 'Recorded':
      return `${symbolTex(expression.variable)} \\text{ of } ${symbolTex(expression.source.of.$refText)}`;
  }
}

const nameTex = (name: string): string => (name === 'xi' ? '\\xi(t)' : name === 'dt' ? '\\Delta t' : symbolTex(name));
const bracketed = (inner: string): string => `\\left(${inner}\\right)`;
const bare = (expression: Expr): Expr => (expression.$type === 'Paren' ? expression.inner : expression);

function numberTex(text: string): string {
  const [mantissa, exponent] = text.split(/[eE]/);
  return exponent === undefined ? text : `${mantissa === '1' ? '' : `${mantissa} \\cdot `}10^{${Number(exponent)}}`;
}

function quantityTex(text: string): string {
  const [, value, unit] = /^([\d.eE+-]*\d)\s*(.+)$/.exec(text)!;
  return `${numberTex(value!)}\\,${unit === '%' ? '\\%' : `\\mathrm{${unit!.replace('Ohm', '\\Omega').replace(/^[uµμ]/, '\\mu ')}}`}`;
}

/** The sign of a fraction stands before it. */
function sumTex({ left, operator, right }: Sum): string {
  if (operator === '/')
    return left.$type === 'Minus' ? `-${fractionTex(left.operand, right)}` : fractionTex(left, right);
  if (operator !== '*') return `${formulaTex(left)} ${operator} ${formulaTex(right)}`;
  const factors = [formulaTex(left), formulaTex(right)] as const;
  return /\d$/.test(factors[0]) || /^\d/.test(factors[1]) ? factors.join(' \\cdot ') : factors.join('\\, ');
}

const fractionTex = (over: Expr, under: Expr): string =>
  `\\frac{${formulaTex(bare(over))}}{${formulaTex(bare(under))}}`;

function casesTex(condition: Expr, then: Expr, otherwise: Expr): string {
  return `\\begin{cases} ${formulaTex(then)} & \\text{if } ${formulaTex(condition)} \\\\ ${formulaTex(otherwise)} & \\text{otherwise} \\end{cases}`;
}

const standard: Readonly<Record<string, string>> = {
  log: '\\ln',
  sin: '\\sin',
  cos: '\\cos',
  tanh: '\\tanh',
  min: '\\min',
  max: '\\max',
  exp: '\\exp'
};

function callTex({ callee, args }: Call): string {
  const name = callee.to.$refText;
  const values = argumentsTex(args);
  const [first] = values;
  if (name === 'sqrt') return `\\sqrt{${first}}`;
  if (name === 'abs') return `\\left|${first}\\right|`;
  const isModels = callee.to.ref?.$container?.$type === 'Model';
  const head = standard[name] ?? (isModels ? symbolTex(name) : `\\mathrm{${name.replace(/_/g, '\\_')}}`);
  return `${head}${bracketed(values.join(',\\, '))}`;
}

function argumentsTex({ args }: Args): string[] {
  return args.map(argument =>
    argument.$type === 'NamedArg'
      ? `${symbolTex(argument.param.$refText)} = ${formulaTex(argument.value)}`
      : formulaTex(argument.value)
  );
}
