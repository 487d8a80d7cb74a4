import { child, childrenOf, textAtPath, type XmlElement } from '../xml/xml.ts';

/**
 * 黑名单: one change of the black list (`HMDLB`, docs/spec/bureau-interface.md B-9.8). It has no id: the named subject or domain is
 * the key.
 */
export type BlackListEntry = {
  readonly change: 'add' | 'modify' | 'delete';
  /** `Dwmc` or `Wzmc` */
  readonly name: string;
  /** `Bz` */
  readonly remark?: string;
} & (
  | { readonly kind: 'subject'; readonly certificateType: string; readonly certificateNumber: string }
  | { readonly kind: 'website'; readonly domains: readonly string[] }
);

const changes: Readonly<Record<string, BlackListEntry['change']>> = { 0: 'add', 1: 'modify', 2: 'delete' };

/**
 * The entries of a list, in file order; an entry without a key is returned as its position, e.g. `HMDLB/Zthmdxxs[2]`.
 */
export function readBlackList(block: XmlElement): (BlackListEntry | string)[] {
  return [
    ...childrenOf(block, 'Zthmdxxs').map((each, at) => readSubject(each) ?? `HMDLB/Zthmdxxs[${at + 1}]`),
    ...childrenOf(block, 'Wzhmdxxs').map((each, at) => readWebsite(each) ?? `HMDLB/Wzhmdxxs[${at + 1}]`),
  ];
}

const changeOf = (element: XmlElement) => changes[textAtPath(element, 'Czlx')?.trim() ?? ''];

function readSubject(element: XmlElement): BlackListEntry | undefined {
  const change = changeOf(element);
  const subject = child(element, 'Zt_xx');
  const [certificateType, certificateNumber] = [
    textAtPath(subject, 'Zj/Zjlx')?.trim(),
    textAtPath(subject, 'Zj/Zjhm')?.trim(),
  ];
  if (change === undefined || !certificateType || !certificateNumber) return undefined;
  const named = { name: textAtPath(subject, 'Dwmc') ?? '', remark: textAtPath(element, 'Bz') };
  return { kind: 'subject', change, certificateType, certificateNumber, ...named };
}

function readWebsite(element: XmlElement): BlackListEntry | undefined {
  const change = changeOf(element);
  const site = child(element, 'Wz_xx');
  const domains = childrenOf(site, 'Ym_xx').flatMap((each) => textAtPath(each, 'Ym')?.trim() || []);
  if (change === undefined || domains.length === 0) return undefined;
  return { kind: 'website', change, domains, name: textAtPath(site, 'Wzmc') ?? '', remark: textAtPath(element, 'Bz') };
}
