import type { XmlNode } from '../xml/parse.ts';
import type { Content, ElementRow } from './element-row.ts';

/** Where and how a document violates the table; contains no value of the document. */
export interface Violation {
  readonly path: string;
  readonly rule: string;
}

interface Spec extends ElementRow {
  readonly name: string;
  readonly children: Spec[];
}

/** Checks the children of a block element (for instance `BGBA`) against a table. */
export function matchTable(block: XmlNode, table: readonly ElementRow[]): Violation | undefined {
  return matchChildren(block, { kind: 'sequence' }, compile(table), block.name);
}

function compile(table: readonly ElementRow[]): Spec[] {
  const roots: Spec[] = [];
  const byPath = new Map<string, Spec>();
  for (const row of table) {
    const separator = row.at.lastIndexOf('/');
    const spec: Spec = { ...row, name: row.at.slice(separator + 1), children: [] };
    byPath.set(row.at, spec);
    const siblings = separator < 0 ? roots : byPath.get(row.at.slice(0, separator))?.children;
    if (siblings === undefined) throw new Error(`the table names ${row.at} before its parent`);
    siblings.push(spec);
  }
  return roots;
}

function matchElement(node: XmlNode, spec: Spec, path: string): Violation | undefined {
  if (Object.keys(node.attributes).length > 0) return { path, rule: 'has an attribute' };
  const { content } = spec;
  if (content.kind === 'anything') return undefined;
  if (content.kind === 'long' || content.kind === 'text') {
    const rule = node.children.length > 0 ? 'holds elements' : violation(node.text, content);
    return rule === undefined ? undefined : { path, rule };
  }
  return matchChildren(node, content, spec.children, path);
}

function violation(text: string, content: Content & { kind: 'long' | 'text' }): string | undefined {
  if (content.kind === 'text') {
    // Counting characters is slow for long attachments, whose upper bound is not checked here, so use the length when there is no
    // maximum.
    const length = content.max === Number.POSITIVE_INFINITY ? text.length : [...text].length;
    return length < content.min || length > content.max
      ? `is not ${content.min} to ${content.max} characters`
      : undefined;
  }
  const digits = text.trim();
  if (!/^[+-]?\d{1,19}$/.test(digits)) return 'is not a number';
  const value = BigInt(digits);
  return value < content.min || value > content.max ? `is not from ${content.min} to ${content.max}` : undefined;
}

function matchChildren(node: XmlNode, content: Content, specs: readonly Spec[], path: string): Violation | undefined {
  if (node.text.trim() !== '') return { path, rule: 'holds text between its elements' };
  const counts = new Map<string, number>();
  let place = 0;
  for (const child of node.children) {
    const at = specs.findIndex((spec) => spec.name === child.name);
    const spec = specs[at];
    const childPath = `${path}/${child.name}`;
    if (spec === undefined) return { path: childPath, rule: 'is not known here' };
    if (content.kind === 'sequence' && at < place) return { path: childPath, rule: 'is out of order' };
    place = at;
    counts.set(spec.name, (counts.get(spec.name) ?? 0) + 1);
    const inside = matchElement(child, spec, childPath);
    if (inside) return inside;
  }
  if (content.kind === 'choice') {
    return node.children.length === 1 ? undefined : { path, rule: 'does not hold exactly one choice' };
  }
  const wrong = specs.find(
    (spec) => (counts.get(spec.name) ?? 0) < spec.min || (counts.get(spec.name) ?? 0) > spec.max,
  );
  return wrong && { path: `${path}/${wrong.name}`, rule: `does not stand ${wrong.min} to ${wrong.max} times` };
}
