import type { Case, CheckRow } from '../judge/case.ts';
import { attachmentChecks } from '../judge/checks/attachments.ts';
import { conflictChecks } from '../judge/checks/conflicts.ts';
import { changePasswordCheck } from '../judge/checks/password.ts';
import { personChecks, subjectChecks } from '../judge/checks/persons.ts';
import { rangeChecks, websiteChecks } from '../judge/checks/websites.ts';
import { sameDomain } from '../judge/formats.ts';
import { all, child, maybe, maybeNumber, number, text } from '../judge/read-node.ts';
import {
  readAddress,
  readCertificate,
  readPerson,
  readPlaces,
  readWebsiteContent,
  submitted,
} from '../judge/read-parts.ts';
import { isSubjectChanged, isWebsiteChanged } from '../records/differences.ts';
import { change } from '../records/effects.ts';
import { findSubject, missingCode, type SubjectOnFile } from '../records/on-file.ts';
import { partsOf } from '../records/parts.ts';
import { type Change, type ChangedWebsite, changeShape, type FiledWebsite } from '../records/shapes.ts';
import type { XmlNode } from '../xml/parse.ts';
import { defineOperation } from './operation.ts';

type ChangeCase = Case<Change, SubjectOnFile>;

const filedWebsite = ({ record }: SubjectOnFile, { Wzid }: ChangedWebsite) =>
  record.Wz_xx.find((website) => website.Wzid === Wzid);

/** True when `holds` is false for at least one listed website and its filed version. */
const somePairFails = (
  { content, target }: ChangeCase,
  holds: (website: ChangedWebsite, filed: FiledWebsite) => boolean,
): boolean =>
  !content.Wz_xx.every((website) => {
    const filed = filedWebsite(target, website);
    return filed !== undefined && holds(website, filed);
  });

const endedChecks: readonly CheckRow<ChangeCase>[] = [
  {
    code: 1050,
    fails: ({ content, target, bureau }) =>
      content.Wz_xx.some(
        (website) => filedWebsite(target, website) === undefined && missingCode(bureau, { id: website.Wzid }) === 1050,
      ),
  },
];

/** The named subject or websites are not those on file. */
const identityChecks: readonly CheckRow<ChangeCase>[] = [
  { code: 1016, fails: ({ content, target }) => content.Zt_xx.Baxh !== target.record.Zt_xx.Baxh },
  {
    code: 1016,
    fails: ({ content, target }) =>
      content.Wz_xx.some((website) => filedWebsite(target, website)?.Baxh !== website.Baxh) ||
      new Set(content.Wz_xx.map(({ Wzid }) => Wzid)).size < content.Wz_xx.length,
  },
  {
    code: 1016,
    fails: (at) =>
      somePairFails(at, (website, filed) =>
        website.Jr_xx.every((access) => filed.Jr_xx.some(({ Jrid }) => Jrid === access.Jrid)),
      ),
  },
  {
    code: 1016,
    fails: (at) =>
      somePairFails(at, (website, filed) =>
        website.Ym_xx.every(
          (domain) =>
            domain.Ymid === undefined ||
            filed.Ym_xx.some(({ Ymid, Ym }) => Ymid === domain.Ymid && sameDomain(Ym, domain.Ym)),
        ),
      ),
  },
];

const fieldChecks: readonly CheckRow<ChangeCase>[] = [
  ...conflictChecks,
  { code: 1046, fails: ({ content, target }) => content.Zt_xx.Txdz.Shengid !== target.record.Zt_xx.Txdz.Shengid },
  {
    code: 1048,
    fails: (at) =>
      somePairFails(at, (website, filed) =>
        website.Jr_xx.every(
          ({ Jrid }) => filed.Jr_xx.find((access) => access.Jrid === Jrid)?.Ispid === at.bureau.ispId,
        ),
      ),
  },
  ...subjectChecks,
  ...personChecks,
  ...websiteChecks,
  {
    code: 1023,
    fails: (at) =>
      somePairFails(at, (website, filed) =>
        website.Jr_xx.every(({ Jrid, Ip_xx }) => {
          const known = filed.Jr_xx.find((access) => access.Jrid === Jrid)?.Ip_xx.map(({ Ipid }) => Ipid) ?? [];
          return Ip_xx.every(({ Ipid }) => Ipid === undefined || known.includes(Ipid));
        }),
      ),
  },
  ...rangeChecks,
  ...attachmentChecks,
];

/** 变更备案, `BGBA/Bgxx` (B-8.1). */
export const changeOperation = defineOperation<Change, SubjectOnFile>({
  czlx: '4',
  shape: changeShape,
  read: (bgxx) => submitted(bgxx, readChange(bgxx)),
  find: ({ Zt_xx }, files) => findSubject(files, { id: Zt_xx.Ztid }),
  parts: partsOf,
  owners: (_, { record }) => [
    { kind: '1', id: record.Zt_xx.Ztid, number: record.Zt_xx.Baxh },
    ...record.Wz_xx.map(({ Wzid, Baxh }) => ({ kind: '2' as const, id: Wzid, number: Baxh })),
  ],
  stages: [endedChecks, identityChecks, [changePasswordCheck, ...fieldChecks]],
  bs: ({ Zt_xx }) => Zt_xx.Ztid,
  jlids: ({ Zt_xx }) => [Zt_xx.Ztid],
  principals: (content, target) => ({
    subject: isSubjectChanged(target.record.Zt_xx, content.Zt_xx) ? [content.Zt_xx.Fzr] : [],
    website: content.Wz_xx.flatMap((website) => {
      const filed = filedWebsite(target, website);
      return filed === undefined || isWebsiteChanged(filed, website) ? [website.Wz_Fzr] : [];
    }),
  }),
  remarks: ({ Zt_xx, Wz_xx }) => [Zt_xx.Bz, ...Wz_xx.map(({ Wz_Bz }) => Wz_Bz)],
  refusalText: '样例退回：网站名称与网站内容不符，请修改后重新提交',
  effect: change,
});

function readChange(bgxx: XmlNode): Change {
  const subject = child(bgxx, 'Zt_xx');
  return {
    Zt_xx: {
      Ztid: number(subject, 'Ztid'),
      Dwmc: text(subject, 'Dwmc'),
      Baxh: text(subject, 'Baxh'),
      Dwxz: maybeNumber(subject, 'Dwxz'),
      Tzr: maybe(subject, 'Tzr'),
      Txdz: readAddress(subject),
      Zj: readCertificate(subject),
      Fzr: readPerson(child(subject, 'Fzr')),
      Bz: maybe(subject, 'Bz'),
    },
    Wz_xx: all(bgxx, 'Wz_xx').map(readWebsite),
  };
}

const readWebsite = (website: XmlNode): ChangedWebsite => ({
  Wzid: number(website, 'Wzid'),
  ...readWebsiteContent(website),
  Ym_xx: all(website, 'Ym_xx').map((domain) => ({
    IspYmid: number(domain, 'IspYmid'),
    Ymid: maybeNumber(domain, 'Ymid'),
    Ym: text(domain, 'Ym'),
  })),
  Jr_xx: all(website, 'Jr_xx').map((access) => ({
    Jrid: number(access, 'Jrid'),
    ...readPlaces(access),
    Ip_xx: all(access, 'Ip_xx').map((range) => ({
      IspIpid: number(range, 'IspIpid'),
      Ipid: maybeNumber(range, 'Ipid'),
      Qsip: number(range, 'Qsip'),
      Zzip: number(range, 'Zzip'),
    })),
  })),
  Wz_Fzr: readPerson(child(website, 'Wz_Fzr')),
  Baxh: text(website, 'Baxh'),
  Syurl: maybe(website, 'Syurl'),
  Wz_Bz: maybe(website, 'Wz_Bz'),
});
