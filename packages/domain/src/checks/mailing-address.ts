import { bilingual } from '../text/bilingual-text.ts';
import { allFaultFindings, type Finding } from './finding.ts';

interface Asked {
  readonly address: string;
  readonly remark: string | undefined;
}

/** Matches a door number, or a group in a village. */
const DOOR = /[\d０-９一二三四五六七八九十百]+\s*(号|室|栋|幢|座|楼|层|单元|弄|组|社|队|房|铺|#)|[\d０-９]{2,}/;
const MOST_EXACT = /最(详细|精确|具体)|无门牌/;

/**
 * 通讯地址 must include the door number; otherwise the remark must say that it is the most exact address (docs/spec/rules.md ).
 */
export const checkMailingAddress = (address: string, remark: string | undefined): Finding[] =>
  allFaultFindings<Asked>(
    'SUB-06',
    [
      {
        isBroken: (asked) => !DOOR.test(asked.address) && !MOST_EXACT.test(asked.remark ?? ''),
        message: bilingual('通讯地址没有门牌号', 'The mailing address has no door number'),
        suggestion: bilingual(
          '请填写到门牌号；没有门牌号的，请在主体备注中注明“已为最详细地址”',
          'Give it down to the door; where there is none, write 已为最详细地址 in the subject remark',
        ),
      },
    ],
    { address, remark },
  );
