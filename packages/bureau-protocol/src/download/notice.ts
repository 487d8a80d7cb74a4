import { childrenOf, textAtPath, type XmlElement } from '../xml/xml.ts';

/**
 * 整改通知: a rectification notice (`XGTZ/Tzxx`, docs/spec/bureau-interface.md B-9.6), or 主体核查 with a fault, which asks for the same
 * (`HCJG/Jgxx/Zthc`, B-9.4).
 */
export interface BureauNotice {
  /** `Tzlb`, or a check of a subject that found a fault. */
  readonly about: 'subject' | 'website' | 'subjectCheck';
  /** `Baxh`: filing number of the subject or the website */
  readonly filingNumber?: string;
  /** `Jlid`: the bureau's id of the subject or website */
  readonly bureauId?: string;
  /** `Tznr`, `Cwyy` */
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

/** Checks of subjects that found a fault, as notices; one that names no subject is returned as its position. */
export const readSubjectChecks = (block: XmlElement): (BureauNotice | string)[] =>
  childrenOf(block, 'Jgxx')
    .flatMap((each) => childrenOf(each, 'Zthc'))
    .flatMap<BureauNotice | string>((each, at) => {
      const text = textAtPath(each, 'Cwyy');
      if (text === undefined) return [];
      const bureauId = textAtPath(each, 'Ztid')?.trim();
      if (!bureauId) return [`HCJG/Jgxx/Zthc[${at + 1}]`];
      return [{ about: 'subjectCheck', bureauId, text, remark: textAtPath(each, 'Bz') }];
    });
