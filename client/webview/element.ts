// Builds elements of the page. Text becomes text nodes, never HTML, so no name in a .snn file can be more than a name.

type Properties<K extends keyof HTMLElementTagNameMap> = Omit<Partial<HTMLElementTagNameMap[K]>, 'attributes'> & {
  readonly attributes?: Readonly<Record<string, string>>;
};

/** An element with properties, attributes (`aria-...`, `role`) and children; `undefined` children are left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  given?: Properties<K>,
  ...children: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[K] {
  const { attributes = {}, ...properties } = given ?? ({} as Properties<K>);
  const made = Object.assign(document.createElement(name), properties);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children.filter(child => child !== undefined));
  return made;
}
