import { childrenOf, textAtPath, type XmlElement } from '../xml/xml.ts';

/** 注销数据: one entry of `ZXSJ/Zxxx` (docs/spec/bureau-interface.md B-9.7). */
export interface Deregistration {
  readonly kind: 'subject' | 'website' | 'access';
  /** `Jlid`: Ztid, Wzid or Jrid, depending on the kind */
  readonly bureauId: string;
}

/** `Zxlb`; 2 is only in the text of the specification, the schema allows up to 1 (B-13, row 8). */
const kinds: Readonly<Record<string, Deregistration['kind']>> = { 0: 'subject', 1: 'website', 2: 'access' };

/**
 * The entries of a block, in file order; an entry without a kind or an id is returned as its position, e.g.
 * `ZXSJ/Zxxx[2]`.
 */
export const readDeregistrations = (block: XmlElement): (Deregistration | string)[] =>
  childrenOf(block, 'Zxxx').map((each, at) => readDeregistration(each) ?? `ZXSJ/Zxxx[${at + 1}]`);

function readDeregistration(element: XmlElement): Deregistration | undefined {
  const kind = kinds[textAtPath(element, 'Zxlb')?.trim() ?? ''];
  const bureauId = textAtPath(element, 'Jlid')?.trim() ?? '';
  return kind !== undefined && /^[1-9]\d{0,18}$/.test(bureauId) ? { kind, bureauId } : undefined;
}
