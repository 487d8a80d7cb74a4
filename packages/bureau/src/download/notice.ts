import { childrenOf, textAtPath, type XmlElement } from '../xml.ts';

/** A rectification notice 整改通知 (`XGTZ/Tzxx`, bureau-interface.md §9.6). */
export interface BureauNotice {
  /** `Tzlb` */
  readonly about: 'subject' | 'website';
  /** `Baxh`: filing number of the subject or the website */
  readonly filingNumber?: string;
  /** `Jlid`: the bureau's id of it */
  readonly bureauId?: string;
  /** `Tznr` */
  readonly text: string;
  /** `Bz` */
  readonly remark?: string;
}

/** The notices of a block, in the order of the file; one without a kind or a text is its place, e.g. `XGTZ/Tzxx[1]`. */
export const readNotices = (block: XmlElement): (BureauNotice | string)[] =>
  childrenOf(block, 'Tzxx').map((each, at) => readNotice(each) ?? `XGTZ/Tzxx[${at + 1}]`);

function readNotice(element: XmlElement): BureauNotice | undefined {
  const about = ({ 0: 'subject', 1: 'website' } as const)[textAtPath(element, 'Tzlb')?.trim() ?? ''];
  const text = textAtPath(element, 'Tznr');
  if (about === undefined || text === undefined) return undefined;
  const [filingNumber, bureauId] = [textAtPath(element, 'Baxh')?.trim(), textAtPath(element, 'Jlid')?.trim()];
  return {
    about,
    filingNumber: filingNumber || undefined,
    bureauId: bureauId || undefined,
    text,
    remark: textAtPath(element, 'Bz'),
  };
}
