// One function of a module: its parameters, what it does, and what it gives.
import { Code } from './code.js';
import { FunctionBuilder } from './encode/index.js';
import {
  typeOf,
  variable,
  type Expression,
  type Expressions,
  type ValueType,
  type Variable
} from './expressions/index.js';

export class FunctionCode<const P extends readonly ValueType[] = readonly ValueType[]> extends Code {
  readonly parameters: { readonly [K in keyof P]: Variable<Expressions[P[K]]> };

  constructor(parameters: P, result?: ValueType) {
    const builder = new FunctionBuilder(
      parameters.map(type => typeOf[type]),
      result ? [typeOf[result]] : []
    );
    super(builder);
    this.parameters = parameters.map((type, i) =>
      variable(type, builder, builder.parameters[i]!)
    ) as unknown as typeof this.parameters;
  }

  /** What the function gives where it comes to its end; numbers are whole ones. */
  gives(value: Expression | number): this {
    if (typeof value === 'number') this.builder.i32(value);
    else value.push();
    return this;
  }
}
