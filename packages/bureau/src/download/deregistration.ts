import { childrenOf, textAtPath, type XmlElement } from '../xml.ts';

/** One entry of 注销数据 `ZXSJ/Zxxx` (bureau-interface.md §9.7). */
export interface Deregistration {
  readonly kind: 'subject' | 'website' | 'access';
  /** `Jlid`: Ztid, Wzid or Jrid, by the kind */
  readonly bureauId: string;
}

/** `Zxlb`; 2 stands in the text of the specification alone, the schema ends at 1 (§13.8). */
const kinds: Readonly<Record<string, Deregistration['kind']>> = { 0: 'subject', 1: 'website', 2: 'access' };

/** The entries of a block, in the order of the file; one without a kind or an id is its place, e.g. `ZXSJ/Zxxx[2]`. */
export const readDeregistrations = (block: XmlElement): (Deregistration | string)[] =>
  childrenOf(block, 'Zxxx').map((each, at) => readDeregistration(each) ?? `ZXSJ/Zxxx[${at + 1}]`);

function readDeregistration(element: XmlElement): Deregistration | undefined {
  const kind = kinds[textAtPath(element, 'Zxlb')?.trim() ?? ''];
  const bureauId = textAtPath(element, 'Jlid')?.trim() ?? '';
  return kind !== undefined && /^[1-9]\d{0,18}$/.test(bureauId) ? { kind, bureauId } : undefined;
}
