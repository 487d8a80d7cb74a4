import type { XmlNode } from '../xml/parse.ts';

/** Reads values of elements that have passed an element table. */

export const all = (node: XmlNode, name: string): XmlNode[] => node.children.filter((item) => item.name === name);
export const find = (node: XmlNode, name: string): XmlNode | undefined =>
  node.children.find((item) => item.name === name);

export function child(node: XmlNode, name: string): XmlNode {
  const found = find(node, name);
  if (found === undefined) throw new Error(`${node.name}/${name} is missing after the table passed`);
  return found;
}

export const text = (node: XmlNode, name: string): string => child(node, name).text;
export const maybe = (node: XmlNode, name: string): string | undefined => find(node, name)?.text;

/** Numbers are 64-bit, so they are kept as canonical decimal text. */
export const canonical = (digits: string): string => BigInt(digits.trim().replace(/^\+/, '')).toString();
export const number = (node: XmlNode, name: string): string => canonical(text(node, name));
export const numbers = (node: XmlNode, name: string): string[] => all(node, name).map((item) => canonical(item.text));
export function maybeNumber(node: XmlNode, name: string): string | undefined {
  const digits = maybe(node, name);
  return digits === undefined ? undefined : canonical(digits);
}
