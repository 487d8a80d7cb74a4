import { bilingual } from '../text/bilingual-text.ts';
import { type CodeRow, type CodeTable, fromComment, seen2016, seenLater } from './code-list.ts';

const commented = (zh: string, en: string): Pick<CodeRow, 'otherReading'> => ({
  otherReading: { label: bilingual(zh, en), source: 'CODES' },
});

/**
 * 单位性质 Dwxz (docs/spec/rules.md R-4.5, docs/spec/bureau-interface.md B-10.2). 1–6 are identical in every source. From 7 on two sources number
 * differently; the bureaus' own form takes precedence because the number is sent to them, and the other meaning is
 * stored beside it.
 */
export const natures = {
  label: bilingual('单位性质', 'Unit nature'),
  range: [1, 999],
  refusedAs: 1014,
  rows: {
    // 军队 in 2016.
    1: seenLater('国防机构', 'Defence'),
    2: seen2016('政府机关', 'Government'),
    3: seen2016('事业单位', 'Public institution'),
    4: seen2016('企业', 'Enterprise'),
    5: seen2016('个人', 'Person'),
    6: seen2016('社会团体', 'Association'),
    7: fromComment('民办非企业单位', 'Private non-enterprise unit'),
    8: fromComment('基金会', 'Foundation'),
    9: seenLater('民办非企业单位', 'Private non-enterprise unit', commented('律师执业机构', 'Law firm')),
    10: seenLater('基金会', 'Foundation', commented('外国在华文化中心', 'Foreign cultural centre')),
    11: seenLater('律师执业机构', 'Law firm', commented('群众性团体组织', 'Mass organisation')),
    12: seenLater('外国在华文化中心', 'Foreign cultural centre', commented('司法鉴定机构', 'Forensic body')),
    13: seenLater('群众性团体组织', 'Mass organisation', commented('宗教团体', 'Religious body')),
    14: seenLater('司法鉴定机构', 'Forensic body', commented('境外机构', 'Foreign body')),
    15: seenLater('宗教团体', 'Religious body', commented('医疗机构', 'Medical institution')),
    16: seenLater('境外机构', 'Foreign body', commented('公证机构', 'Notary')),
    17: seenLater('医疗机构', 'Medical institution'),
    18: seenLater('公证机构', 'Notary'),
    19: seenLater('集体经济', 'Collective economy'),
    20: seenLater('仲裁机构', 'Arbitration body'),
  },
} as const satisfies CodeTable;
