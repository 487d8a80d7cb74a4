import type { Case, CheckRow } from '../judge/case.ts';
import { attachmentChecks } from '../judge/checks/attachments.ts';
import { personChecks, subjectChecks } from '../judge/checks/persons.ts';
import { providerIdChecks } from '../judge/checks/provider-ids.ts';
import { rangeChecks, websiteChecks } from '../judge/checks/websites.ts';
import { all, child, maybe, maybeNumber, number, text } from '../judge/read-node.ts';
import { readAddress, readCertificate, readNewWebsite, readPerson, submitted } from '../judge/read-parts.ts';
import { newFiling } from '../records/effects.ts';
import { partsOf, recordParts } from '../records/parts.ts';
import { type NewFiling, newFilingShape } from '../records/shapes.ts';
import type { XmlNode } from '../xml/parse.ts';
import { defineOperation } from './operation.ts';

type NewFilingCase = Case<NewFiling, undefined>;

/** The subject is filed in the province, or another provider's or our own filing of it is in review. */
const subjectConflict: CheckRow<NewFilingCase> = {
  code: 1003,
  fails: ({ content, bureau }) => {
    const { Zjlx, Zjhm } = content.Zt_xx.Zj;
    const subjects = [...bureau.records.map(recordParts), ...bureau.inReview.map(({ parts }) => parts)];
    return subjects.some(
      ({ subject }) => subject?.Zj.Zjlx === Zjlx && subject.Zj.Zjhm.toUpperCase() === Zjhm.toUpperCase(),
    );
  },
};

const isWithinRegion = (code: string | undefined, province: string) =>
  code === undefined || code.slice(0, 2) === province.slice(0, 2);

const regionChecks: readonly CheckRow<NewFilingCase>[] = [
  // Each bureau of the sandbox files the subjects of its own province.
  { code: 1045, fails: ({ content, bureau }) => content.Zt_xx.Txdz.Shengid !== bureau.province },
  {
    code: 1019,
    fails: ({ content: { Zt_xx } }) => {
      const { Shengid, Shiid, Xianid } = Zt_xx.Txdz;
      return !isWithinRegion(Shiid, Shengid) || !isWithinRegion(Xianid, Shengid);
    },
  },
];

/** 新增备案, `XZBA/Baxx` (B-8.2). */
export const newFilingOperation = defineOperation<NewFiling, undefined>({
  czlx: '1',
  shape: newFilingShape,
  read: (baxx) => submitted(baxx, readNewFiling(baxx)),
  find: () => ({ target: undefined }),
  parts: partsOf,
  owners: ({ Zt_xx, Wz_xx }) => [
    { kind: '1', id: Zt_xx.IspZtid },
    ...Wz_xx.map(({ IspWzid }) => ({ kind: '2' as const, id: IspWzid })),
  ],
  stages: [
    [subjectConflict],
    [
      ...regionChecks,
      ...providerIdChecks,
      ...subjectChecks,
      ...personChecks,
      ...websiteChecks,
      ...rangeChecks,
      ...attachmentChecks,
    ],
  ],
  bs: ({ Zt_xx }) => Zt_xx.IspZtid,
  jlids: ({ Zt_xx }) => [Zt_xx.IspZtid],
  principals: ({ Zt_xx, Wz_xx }) => ({ subject: [Zt_xx.Fzr], website: Wz_xx.map(({ Wz_Fzr }) => Wz_Fzr) }),
  remarks: ({ Zt_xx, Wz_xx }) => [Zt_xx.Bz, ...Wz_xx.map(({ Wz_Bz }) => Wz_Bz)],
  refusalText: '样例退回：网站名称与网站内容不符，请修改后重新提交',
  effect: (content, _, approval) => newFiling(content, approval),
});

function readNewFiling(baxx: XmlNode): NewFiling {
  const subject = child(baxx, 'Zt_xx');
  return {
    Zt_xx: {
      IspZtid: number(subject, 'IspZtid'),
      Dwmc: text(subject, 'Dwmc'),
      Dwxz: maybeNumber(subject, 'Dwxz'),
      Tzr: maybe(subject, 'Tzr'),
      Txdz: readAddress(subject),
      Zj: readCertificate(subject),
      Fzr: readPerson(child(subject, 'Fzr')),
      Bbfs: number(subject, 'Bbfs'),
      Bz: maybe(subject, 'Bz'),
    },
    Wz_xx: all(baxx, 'Wz_xx').map(readNewWebsite),
  };
}
