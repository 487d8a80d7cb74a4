import { childrenOf, textAtPath, type XmlElement } from '../xml/xml.ts';

/** 整改通知: a rectification notice (`XGTZ/Tzxx`, docs/spec/bureau-interface.md B-9.6). */
export interface BureauNotice {
  /** `Tzlb` */
  readonly about: 'subject' | 'website';
  /** `Baxh`: filing number of the subject or the website */
  readonly filingNumber?: string;
  /** `Jlid`: the bureau's id of the subject or website */
  readonly bureauId?: string;
  /** `Tznr` */
  readonly text: string;
  /** `Bz` */
  readonly remark?: string;
}

/**
 * The notices of a block, in file order; one without a kind or a text is returned as its position, e.g. `XGTZ/Tzxx[1]`.
 */
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
